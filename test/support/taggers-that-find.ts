import type { Protection, Taggers } from '../../main/privacy/index.ts';

/** Taggers that find the words they are told to, and nothing else, and speak against nothing; `asked` keeps what they were shown. `by`: who is how sure of those that do not say so themselves. */
export const taggersThatFind = (words: readonly (string | { readonly word: string; readonly by: Readonly<Record<string, number>> })[], protection: Protection = { level: 'full' }, by?: Readonly<Record<string, number>>): Taggers & { readonly asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    read: (texts) => {
      asked.push(...texts);
      const shown = new Set(texts);
      return Promise.resolve((text) => ({
        spans: shown.has(text)
          ? words.map((one) => (typeof one === 'string' ? { word: one, by } : one)).flatMap(({ word, by: sure }) => [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({ start: index, end: index + word.length, kind: 'PERSON' as const, by: sure ?? (/[\u3400-\u9fff]/.test(word) ? { 'lac-small': 1 } : { rampart: 1, own: 1 }) })))
          : [],
        isWhole: false,
      }));
    },
    protection: () => protection,
    onProtection: () => () => undefined,
    stop: () => Promise.resolve(),
  };
};
