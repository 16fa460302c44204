import type { Adding } from '#contract';
import { useRead } from '../../rpc/use-read.ts';

/** How far adding a device is. */
export const useAdding = (): Adding | undefined =>
  useRead({ key: 'adding', load: (client, signal) => client.devices.adding(undefined, { signal }), stale: ({ topic }) => topic === 'devices' }).data;
