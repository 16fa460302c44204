import { useEffect, useState } from 'react';
import type { Outputs } from '#contract';
import { useClient } from '../../rpc/rpc-context.tsx';

export type Inspection = Outputs['guard']['inspect'] & { readonly text: string };
export type ShownEntity = Inspection['entities'][number];

const PAUSE_MS = 120;
const LONGEST = 20_000;
/** Recognised, and kept as they are: nothing to warn about. */
const KEPT_KINDS = new Set(['PLACE', 'ORG']);

/** Keeps what is still where it was, so that nothing flickers while typing goes on. */
const stillThere = (entities: readonly ShownEntity[], text: string): ShownEntity[] =>
  entities.filter((entity) => text.slice(entity.start, entity.end) === entity.text && !KEPT_KINDS.has(entity.kind));

/** What the AI would not see of a draft. Asked after a short pause in typing. */
export const useInspect = (circle: string, text: string): { readonly entities: readonly ShownEntity[]; readonly masked: string | undefined } => {
  const client = useClient();
  const [found, setFound] = useState<Inspection>();
  useEffect(() => {
    if (text.trim() === '' || text.length > LONGEST) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      client.guard.inspect({ circle, text }, { signal: stop.signal }).then(
        (result) => !stop.signal.aborted && setFound({ ...result, text }),
        // A guard that cannot be asked now is asked at the next key; the core guards every exit anyway.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, circle, text]);
  if (!found || text.length > LONGEST) return { entities: [], masked: undefined };
  return { entities: stillThere(found.entities, text), masked: found.text === text ? found.masked : undefined };
};
