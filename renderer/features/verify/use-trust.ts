import type { Trust } from '#contract';
import { useRead } from '../../rpc/use-read.ts';

/** What is known of everybody's keys and names; undefined while it is read. */
export const useTrust = (circle: string): readonly Trust[] | undefined =>
  useRead({
    key: `trust ${circle}`,
    load: (client, signal) => client.verify.trust({ circle }, { signal }),
    stale: (change) => change.topic === 'members' && change.circle === circle,
  }).data;
