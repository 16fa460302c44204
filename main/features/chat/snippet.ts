import { cutQuery } from './words.ts';

const BEFORE = 30;
const AFTER = 70;

/** The part of a text around the first word of the query that it holds. */
export const snippetOf = (text: string, query: string): string => {
  const folded = text.toLowerCase();
  const found = [query.trim().toLowerCase(), ...cutQuery(query)].map((word) => folded.indexOf(word)).find((at) => at >= 0) ?? 0;
  const start = Math.max(0, found - BEFORE);
  const part = text.slice(start, found + AFTER).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return `${start > 0 ? '…' : ''}${part}${found + AFTER < text.length ? '…' : ''}`;
};
