export type Taken = { readonly files: readonly File[]; readonly folders: number };

/** The files of a drop or a paste; folders are only counted. Must be called while the event is handled. */
export const takenFiles = (data: DataTransfer | null): Taken => {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === 'file');
  const isFolder = (item: DataTransferItem): boolean => item.webkitGetAsEntry()?.isDirectory ?? false;
  return { files: items.filter((item) => !isFolder(item)).flatMap((item) => item.getAsFile() ?? []), folders: items.filter(isFolder).length };
};
