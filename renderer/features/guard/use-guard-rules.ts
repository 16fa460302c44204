import type { EntityKind, GuardRules, KindChoice } from '#contract';
import { useRead } from '../../rpc/use-read.ts';
import { callId, useCall } from '../../ui/use-call.ts';

/** What the person chose for a circle; undefined until it is known. */
export const useGuardRules = (circle: string): GuardRules | undefined =>
  useRead({
    key: `guard-rules ${circle}`,
    load: (client, signal) => client.guard.rules({ circle }, { signal }),
    stale: (change) => change.topic === 'guard',
  }).data;

/** Remembers what the composer is to do about these kinds from now on. */
export const useRememberChoice = (circle: string) => {
  const call = useCall();
  return (kinds: readonly EntityKind[], choice: KindChoice): void => {
    for (const kind of new Set(kinds)) void call((client) => client.guard.setKind({ id: callId(), circle, kind, choice }));
  };
};
