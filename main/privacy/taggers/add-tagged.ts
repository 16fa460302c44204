import type { TaggedSpan } from '#tagger-worker';
import type { Span } from '../rules/rule.ts';
import { LISTED, LISTED_LOWER } from '../names/listed-scores.ts';
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

/** From here on a tagger speaks for a person whom a list alone has. */
const SEEN = { rampart: 0.5, own: 0.2 };
/** Rampart reads sentences of two Latin words or more. */
const MANY_WORDS = /[a-z][^\s\u3400-\u9fff]*\s[^\n.!?\u3400-\u9fff]*[a-z]{2}/i;

/** A given name in a list, which taggers that read it take for none: that of a shelf, a shop, a figure of a tale. */
const isOfNobody = (text: string, { kind, by, score, start, end }: Span, found: readonly TaggedSpan[]): boolean => {
  if (kind !== 'PERSON' || by !== 'rule' || (score !== LISTED && score !== LISTED_LOWER) || /\p{Script=Han}/u.test(text) || !MANY_WORDS.test(text)) return false;
  return !found.some((one) => one.kind === 'PERSON' && one.start < end && start < one.end && ((one.by['rampart'] ?? 0) >= SEEN.rampart || (one.by['own'] ?? 0) >= SEEN.own));
};

/**
 * Adds to `spans`, which hold what the rules found, what taggers found beside them; and takes out whom only a list had, where they see nobody. Where a rule found part of it, the whole is as sure as the rule was.
 * @param text the normal form
 */
export const addTagged = (text: string, found: readonly TaggedSpan[], spans: Span[]): void => {
  const doubted = spans.filter((span) => isOfNobody(text, span, found));
  if (doubted.length > 0) spans.splice(0, spans.length, ...spans.filter((span) => !doubted.includes(span)));
  const structured = spans.filter((span) => !isNameOrAddress(span));
  const known = spans.filter(isNameOrAddress);
  for (const one of found) {
    const whole = plausible(text, one);
    const span = whole && beside(whole, structured);
    // What is left of an address beside a phone or card number has to be one still.
    if (span && (span.kind !== 'ADDRESS' || /\d/.test(text.slice(span.start, span.end)))) spans.push({ ...span, score: Math.max(span.score, ...known.filter((other) => other.kind === span.kind && touches(other, span)).map(({ score }) => score)) });
  }
};
