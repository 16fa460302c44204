/** A document update (V1) begins with its number of sections; one without any only deletes, which every desktop derives by itself. */
export const hasEntries = (update: Uint8Array): boolean => update[0] !== 0;
