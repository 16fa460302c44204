const byWords = (a: string, b: string): number => (a < b ? -1 : 1);

/** Lists that say a set: their order may be that of arrival. */
const SETS: ReadonlySet<string> = new Set(['strikers', 'removals', 'deviceRemovals', 'demotions', 'endings', 'parents', 'cuts']);

/** Maps that share layers are no `Map`s. */
const isMap = (value: unknown): value is ReadonlyMap<unknown, unknown> => typeof value === 'object' && value !== null && 'entries' in value && 'get' in value;

/** Equal states as equal words, in whatever order they came about. */
export const plain = (value: unknown, isSet = false): unknown => {
  if (isMap(value)) return [...value].map(([key, held]) => JSON.stringify([key, plain(held, true)])).toSorted(byWords);
  if (value instanceof Set) return [...value].map(String).toSorted(byWords);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return isSet ? value.map((one) => JSON.stringify(plain(one))).toSorted(byWords) : value.map((one) => plain(one));
  if (typeof value !== 'object' || value === null) return value;
  if ('hash' in value && 'clock' in value) return value.hash;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => byWords(a, b)).map(([key, held]) => [key, plain(held, SETS.has(key))]));
};

export const words = (value: unknown): string => JSON.stringify(plain(value));
