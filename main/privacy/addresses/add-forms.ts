import type { Span } from '../rules/rule.ts';
import { eachMatch } from '../text/each-match.ts';
import type { PatternIndex } from '../text/index-patterns.ts';
import type { SearchedText } from '../text/searched-text.ts';

/** One shape of an address. It is the first group of `pattern`, which ends the match, or the whole match. */
export type AddressForm = {
  /** Bits of `character-classes.ts` that a text needs for this form to be tried. */
  readonly needs?: number;
  /** A cheap search, without which the pattern cannot match, where it says more than the words and shapes that the pattern requires. */
  readonly hint?: RegExp;
  readonly pattern: RegExp;
  readonly score: number;
  /** What a text speaks of where this form is no address. */
  readonly rejects?: RegExp;
};

/** Adds what `forms` find. */
export const addForms = (forms: PatternIndex<AddressForm>, searched: SearchedText, spans: Span[]): void => {
  const { text } = searched;
  forms(searched, ({ pattern, score, rejects }) => {
    if (rejects?.test(text)) return;
    eachMatch(pattern, text, (match) => {
      const end = match.index + match[0].length;
      spans.push({ start: end - (match[1] ?? match[0]).length, end, kind: 'ADDRESS', score, by: 'rule' });
    });
  });
};
