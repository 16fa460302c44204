/** Where this desktop serves a file that is here: pictures to be shown, everything else to be saved. */
export const blobUrl = (address: string): string => `/blob/${address}`;
