import { useEffect, useRef, useState } from 'react';
import type { Client, GuardRules, Inputs, Outputs } from '#contract';
import { ConnectionLost } from '../../rpc/lasting-link.ts';
import { useClient } from '../../rpc/rpc-context.tsx';
import { useCall } from '../../ui/use-call.ts';
import { KEPT_KINDS } from './kept-kinds.ts';
import { useGuardRules } from './use-guard-rules.ts';

type By = Inputs['guard']['inspect']['by'];
type Found = Outputs['guard']['inspect'];
type Inspection = Found & { readonly text: string; readonly rules: GuardRules | undefined };
export type ShownEntity = Inspection['entities'][number];

/** Rules answer while somebody types; the taggers once there is a short pause. */
const PAUSE_MS: Readonly<Record<By, number>> = { rules: 0, all: 80 };
const LONGEST = 20_000;

/** What is still where it was, so that nothing flickers while typing goes on. */
const stillThere = (found: Inspection | undefined, text: string): readonly ShownEntity[] =>
  found?.entities.filter((entity) => text.slice(entity.start, entity.end) === entity.text && !KEPT_KINDS.has(entity.kind)) ?? [];

type Draft = { readonly circle: string; readonly text: string; readonly rules: GuardRules | undefined };

/** What is asked about a draft `by` one way, after its pause, and again when the person chose otherwise. */
const useInspection = ({ circle, text, rules }: Draft, by: By): Inspection | undefined => {
  const client = useClient();
  const [found, setFound] = useState<Inspection>();
  useEffect(() => {
    if (text.trim() === '' || text.length > LONGEST) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      client.guard.inspect({ circle, text, by }, { signal: stop.signal }).then(
        (result) => !stop.signal.aborted && setFound({ ...result, text, rules }),
        // A guard that cannot be asked now is asked at the next key; the core guards every exit anyway.
        () => undefined,
      );
    }, PAUSE_MS[by]);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, circle, text, rules, by]);
  return found;
};

/** The draft as it is sent, and whether it is kept from the AI because of what was chosen for what is in it. */
export type Outgoing = { readonly text: string; readonly keeps: boolean };
const outgoingOf = ({ outgoing, entities }: Found): Outgoing => ({ text: outgoing, keeps: entities.some(({ choice }) => choice === 'keep') });
const needsLook = (rules: GuardRules | undefined): boolean => !rules || Object.values(rules.choices).some((choice) => choice === 'mask' || choice === 'keep');

/** Looks at a whole draft; once more on the next line when the one it was asked on drops. */
const look = async (client: Client, draft: { readonly circle: string; readonly text: string }): Promise<Found> => {
  for (;;) {
    try {
      return await client.guard.inspect({ ...draft, by: 'all' });
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
    }
  }
};

/** What is recognised in a draft, by the rules at every key and by everything a moment after the last, and what is done about it. */
export const useInspect = (circle: string, text: string) => {
  const call = useCall();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const rules = useGuardRules(circle);
  const byRules = useInspection({ circle, text, rules }, 'rules');
  const byAll = useInspection({ circle, text, rules }, 'all');
  const isShort = text.length <= LONGEST;
  const current = [byAll, byRules].find((one) => isShort && one?.text === text && one.rules === rules);
  const whole = stillThere(byAll, text);
  const added = stillThere(byRules, text).filter(({ start, end }) => !whole.some((other) => other.start < end && start < other.end));
  const entities = current && current === byAll ? whole : [...whole, ...added].toSorted((a, b) => a.start - b.start);
  /** Asks again where the last look was at another draft. Undefined, and said, when the core cannot be asked. */
  const outgoing = async (): Promise<Outgoing | undefined> => {
    if (text.trim() === '' || !needsLook(rules)) return { text, keeps: false };
    const known = current && current === byAll ? byAll : undefined;
    const before = last.current;
    // In the order in which they were sent, however long each is looked at.
    const found = before.then(() => known ?? call((client) => look(client, { circle, text })));
    last.current = found;
    const answer = await found;
    return answer && outgoingOf(answer);
  };
  return { entities: isShort ? entities : [], masked: current?.masked, preview: current?.outgoing, outgoing };
};
export type DraftInspection = ReturnType<typeof useInspect>;
