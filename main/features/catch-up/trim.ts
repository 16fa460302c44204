import { factKindsOf } from './facts.ts';
import type { Line, Sentence } from './talk.ts';

const CLAUSE = /[^,，;；、]*[,，;；、]?/gu;
const WIDE = /\p{Script=Han}/u;

/** How long a person reads a text, in seconds: 8 Chinese characters or 4.2 words a second. */
export const readingSeconds = (text: string): number => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{Script=Latin}\p{N}'’_-]+/gu)?.length ?? 0;
  return han / 8 + words / 4.2;
};

const fits = (text: string, seconds: number): boolean => readingSeconds(text) <= seconds;

/** The longest run of clauses around the one that says most, within the limit. Contiguous, so that the text stays a quote. */
const clausesAround = (text: string, seconds: number, cue: number): { readonly start: number; readonly end: number } => {
  const clauses = [...text.matchAll(CLAUSE)]
    .filter((match) => match[0] !== '')
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
  let first = Math.max(
    0,
    clauses.findIndex((clause) => clause.end > cue),
  );
  let last = first;
  const within = (from: number, to: number): boolean =>
    fits(text.slice(clauses[from]?.start ?? 0, clauses[to]?.end ?? 0), seconds);
  const worth = (at: number): number =>
    clauses[at] === undefined
      ? -1
      : Object.values(factKindsOf(text.slice(clauses[at].start, clauses[at].end))).filter(Boolean).length;
  for (;;) {
    const forward = last + 1 < clauses.length && within(first, last + 1);
    const back = first > 0 && within(first - 1, last);
    if (!forward && !back) break;
    if (forward && (!back || worth(last + 1) >= worth(first - 1))) last += 1;
    else first -= 1;
  }
  return { start: clauses[first]?.start ?? 0, end: clauses[last]?.end ?? text.length };
};

/** Cuts what is still too long at a word's end. */
const cutAt = (text: string, seconds: number): number => {
  let end = text.length;
  while (end > 8 && !fits(text.slice(0, end), seconds)) end = Math.max(8, Math.floor(end * 0.9));
  while (end > 8 && end < text.length && !WIDE.test(text[end] ?? '') && /[\p{L}\p{N}]/u.test(text[end] ?? '')) end -= 1;
  return /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end;
};

/**
 * The part of a message that makes a point: its sentence, with the next one where that holds the time or the place, trimmed to whole clauses
 * around the cue. Offsets in the message's text.
 */
export const quoteOf = (
  line: Line,
  sentence: Sentence,
  options: { readonly seconds: number; readonly cue: number },
): { readonly start: number; readonly end: number } => {
  const { seconds, cue } = options;
  if (!fits(sentence.text, seconds)) {
    const { start, end } = clausesAround(sentence.text, seconds, cue);
    const text = sentence.text.slice(start, end);
    const cut = fits(text, seconds) ? text.length : cutAt(text, seconds);
    return { start: sentence.start + start, end: sentence.start + start + cut };
  }
  const next = line.sentences.find((other) => other.start >= sentence.end);
  const own = factKindsOf(sentence.text);
  const more = next === undefined || next.question ? undefined : factKindsOf(next.text);
  const adds =
    more !== undefined &&
    ((more.time && !own.time) || (more.place && !own.place) || (more.money && !own.money) || (more.link && !own.link));
  return next !== undefined && adds && fits(line.text.slice(sentence.start, next.end), seconds)
    ? { start: sentence.start, end: next.end }
    : { start: sentence.start, end: sentence.end };
};
