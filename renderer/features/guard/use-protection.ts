import type { Outputs } from '#contract';
import { useRead } from '../../rpc/use-read.ts';

export type Protection = Outputs['guard']['protection'];

/** What stands behind the guard at the moment; undefined until it is known. */
export const useProtection = (): Protection | undefined =>
  useRead({ key: 'protection', load: (client, signal) => client.guard.protection(undefined, { signal }), stale: (change) => change.topic === 'guard' }).data;
