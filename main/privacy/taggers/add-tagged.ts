import type { TaggedSpan } from '#tagger-worker';
import type { Span } from '../rules/rule.ts';
import { plausible } from './plausible.ts';

const isNameOrAddress = ({ kind }: Span): boolean => kind === 'PERSON' || kind === 'ADDRESS';
const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What has a checked shape stays what it is: an e-mail address is no name because somebody's name is in it. */
const beside = (span: Span, structured: readonly Span[]): Span | undefined => {
  let { start, end } = span;
  for (const other of structured) {
    if (!touches({ ...span, start, end }, other)) continue;
    if (start < other.start) end = other.start;
    else start = other.end;
  }
  return end - start >= 2 || end - start === span.end - span.start ? { ...span, start, end } : undefined;
};

/**
 * Adds to `spans`, which hold what the rules found, what taggers found beside them. Where a rule found part of it, the whole is as sure as the rule was.
 * @param text the normal form
 */
export const addTagged = (text: string, found: readonly TaggedSpan[], spans: Span[]): void => {
  const structured = spans.filter((span) => !isNameOrAddress(span));
  const known = spans.filter(isNameOrAddress);
  for (const one of found) {
    const whole = plausible(text, one);
    const span = whole && beside(whole, structured);
    // What is left of an address beside a phone or card number has to be one still.
    if (span && (span.kind !== 'ADDRESS' || /\d/.test(text.slice(span.start, span.end)))) spans.push({ ...span, score: Math.max(span.score, ...known.filter((other) => other.kind === span.kind && touches(other, span)).map(({ score }) => score)) });
  }
};
