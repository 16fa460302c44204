import { nobodysIn } from '../nobodys/nobodys-in.ts';
import type { Span } from '../rules/rule.ts';
import { withoutLooseEnds } from './address-edges.ts';
import { unlikelyHan } from './han-names.ts';
import { unlikelyLatin } from './latin-names.ts';
import { besideAddresses } from './beside-addresses.ts';
import { plausible } from './plausible.ts';
import type { Reading } from './taggers.ts';
import { toldOf } from './told-finds.ts';
import { touches } from '../text/touches.ts';

const isNameOrAddress = ({ kind }: Pick<Span, 'kind'>): boolean => kind === 'PERSON' || kind === 'ADDRESS';
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
 * Adds to `spans`, which hold what the rules found, what taggers found beside them; takes away names that are none for taggers which have
 * read all of the text. Where a rule found part of what is added, the whole is as sure as the rule was.
 * @param text the normal form
 */
export const addTagged = (text: string, { spans: found, isWhole }: Reading, spans: Span[]): void => {
  const structured = spans.filter((span) => !isNameOrAddress(span));
  const told = { others: structured, isNobodys: nobodysIn(text) };
  const wholes = found.map((one) => (isNameOrAddress(one) ? plausible(text, one, spans) : toldOf(text, one, told)));
  const unlikely = new Set(isWhole ? [...unlikelyLatin(text, found, spans), ...unlikelyHan(text, found, spans)] : []);
  if (unlikely.size > 0) spans.splice(0, spans.length, ...spans.filter((span) => !unlikely.has(span)));
  const known = spans.filter(isNameOrAddress);
  for (const whole of wholes) {
    if (!whole) continue;
    const left = beside(whole, structured);
    const span = left?.kind === 'ADDRESS' && (left.start !== whole.start || left.end !== whole.end) ? { ...left, ...withoutLooseEnds(text, left) } : left;
    // What is left of an address beside a phone or card number has to be one still.
    if (span && (span.kind !== 'ADDRESS' || (left?.start === whole.start && left.end === whole.end) || /\d/.test(text.slice(span.start, span.end)))) spans.push({ ...span, score: Math.max(span.score, ...known.filter((other) => other.kind === span.kind && touches(other, span)).map(({ score }) => score)) });
  }
  spans.push(...besideAddresses(text, found.filter((one) => !structured.some((other) => touches(one, other))), spans.filter(({ kind }) => kind === 'ADDRESS')));
};
