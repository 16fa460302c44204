import { useEffect, useState } from 'react';
import type { Inputs, Outputs } from '#contract';
import { useClient } from '../../rpc/rpc-context.tsx';

type By = Inputs['guard']['inspect']['by'];
type Inspection = Outputs['guard']['inspect'] & { readonly text: string };
export type ShownEntity = Inspection['entities'][number];

/** Rules answer while somebody types; the taggers once there is a short pause. */
const PAUSE_MS: Readonly<Record<By, number>> = { rules: 0, all: 80 };
const LONGEST = 20_000;
/** Recognised, and kept as they are: nothing to warn about. */
const KEPT_KINDS = new Set(['PLACE', 'ORG']);

/** What is still where it was, so that nothing flickers while typing goes on. */
const stillThere = (found: Inspection | undefined, text: string): readonly ShownEntity[] =>
  found?.entities.filter((entity) => text.slice(entity.start, entity.end) === entity.text && !KEPT_KINDS.has(entity.kind)) ?? [];

/** What is asked about a draft `by` one way, after its pause. */
const useInspection = (circle: string, text: string, by: By): Inspection | undefined => {
  const client = useClient();
  const [found, setFound] = useState<Inspection>();
  useEffect(() => {
    if (text.trim() === '' || text.length > LONGEST) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      client.guard.inspect({ circle, text, by }, { signal: stop.signal }).then(
        (result) => !stop.signal.aborted && setFound({ ...result, text }),
        // A guard that cannot be asked now is asked at the next key; the core guards every exit anyway.
        () => undefined,
      );
    }, PAUSE_MS[by]);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, circle, text, by]);
  return found;
};

/** What the AI would not see of a draft, by the rules at every key and by everything a moment after the last. */
export const useInspect = (circle: string, text: string): { readonly entities: readonly ShownEntity[]; readonly masked: string | undefined } => {
  const byRules = useInspection(circle, text, 'rules');
  const byAll = useInspection(circle, text, 'all');
  if (text.length > LONGEST) return { entities: [], masked: undefined };
  const whole = stillThere(byAll, text);
  if (byAll?.text === text) return { entities: whole, masked: byAll.masked };
  const added = stillThere(byRules, text).filter(({ start, end }) => !whole.some((other) => other.start < end && start < other.end));
  return {
    entities: [...whole, ...added].toSorted((a, b) => a.start - b.start),
    masked: byRules?.text === text ? byRules.masked : undefined,
  };
};
