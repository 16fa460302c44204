import type { Group } from '#contract';
import { useRead } from '../../rpc/use-read.ts';

/** Who is in a group and what I may do about it; undefined while it is read. */
export const useGroup = (circle: string): Group | undefined =>
  useRead({
    key: `group ${circle}`,
    load: (client, signal) => client.members.group({ circle }, { signal }),
    stale: (change) => (change.topic === 'members' || change.topic === 'presence') && change.circle === circle,
  }).data;
