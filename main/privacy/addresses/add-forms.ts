import type { Span } from '../rules/rule.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { hasAll, type Searched } from '../text/searched-words.ts';

/** One shape of an address. It is the first group of `pattern`, which ends the match, or the whole match. */
export type AddressForm = {
  /** Bits of `character-classes.ts` that a text needs for this form to be tried. */
  readonly needs?: number;
  /** A cheap search, without which the pattern cannot match, where it requires no words. */
  readonly hint?: RegExp;
  readonly pattern: RegExp;
  readonly score: number;
  /** What a text speaks of where this form is no address. */
  readonly rejects?: RegExp;
};

/** Adds what `forms` find. */
export const addForms = (forms: readonly Searched<AddressForm>[], { text, signals, told }: SearchedText, spans: Span[]): void => {
  for (const { needs = 0, hint, required, pattern, score, rejects } of forms) {
    if ((signals & needs) !== needs || !hasAll(told, required) || hint?.test(text) === false || rejects?.test(text)) continue;
    eachMatch(pattern, text, (match) => {
      const end = match.index + match[0].length;
      spans.push({ start: end - (match[1] ?? match[0]).length, end, kind: 'ADDRESS', score, by: 'rule' });
    });
  }
};
