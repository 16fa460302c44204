import type { FileShown, FileState } from '#contract';
import { useRead } from '../../rpc/use-read.ts';

/** What is here of some files, kept fresh. */
export const useFileStates = (circle: string, files: readonly Pick<FileShown, 'address'>[]): ReadonlyMap<string, FileState> => {
  const addresses = files.map(({ address }) => address);
  const { data } = useRead({
    key: addresses.length === 0 ? undefined : `files ${circle} ${addresses.join(' ')}`,
    load: (client, signal) => client.files.states({ circle, addresses }, { signal }),
    stale: (change) => change.topic === 'files' && change.circle === circle && (change.addresses.length === 0 || change.addresses.some((one) => addresses.includes(one))),
  });
  return new Map((data ?? []).map((state) => [state.address, state]));
};
