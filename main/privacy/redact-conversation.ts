import type { Entity } from '#contract';
import { spreadDoors } from './addresses/spread-doors.ts';
import { detect } from './detect.ts';
import { isNeverHidden } from './let-through.ts';
import { findSplit, MOST_PARTS } from './find-split.ts';
import { spreadNames } from './names/spread-names.ts';
import { mask, type RedactOptions } from './redact.ts';
import type { GuardedMessage, Redacted } from './types.ts';

/** How many messages of others may lie between the parts of one number. */
const MOST_BETWEEN = 6;

const isInside = (inner: Entity, outer: Entity): boolean => outer.start <= inner.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;

/** What lies inside something known is hidden with it: in its place it would show the rest. */
const addEntities = (entities: readonly Entity[], found: readonly Entity[]): readonly Entity[] => {
  const added = found.filter((one) => !entities.some((known) => isInside(one, known)));
  const kept = entities.filter((entity) => !added.some((other) => other.start < entity.end && entity.start < other.end));
  return [...kept, ...added].toSorted((a, b) => a.start - b.start);
};

/** Over how many messages before one, whoever wrote them, something asked for is still answered, and how much of them is looked at. */
const MOST_ASKED = 5;
const ASKED_LENGTH = 400;
const askedBefore = (messages: readonly GuardedMessage[], at: number): string =>
  messages.slice(Math.max(0, at - MOST_ASKED), at).map(({ text }) => text).join('\n').slice(-ASKED_LENGTH);

/**
 * Nothing but digits, and the author's messages before it are not at hand (a ranked or cut conversation): it may be the second half of a number.
 * What is masked for nothing here costs less than half a telephone in a prompt.
 */
const strayDigits = (text: string, entities: readonly Entity[]): readonly Entity[] => {
  const digits = /^\s*([\d０-９](?:[ -]?[\d０-９]){4,17})[\s.。,，]*$/.exec(text)?.[1];
  if (digits === undefined || entities.length > 0 || CHEER.test(digits) || SAYS_SOMETHING.test(digits)) return [];
  const start = text.indexOf(digits);
  return [{ start, end: start + digits.length, kind: 'PHONE', text: digits, score: 0.3, by: 'split' }];
};

/** 666666, 23333: laughter and applause. */
const CHEER = /^\d?(\d)\1{3,}$/;

/** A date, a service's number, two years, sets of a match, a book, a chord, a poem's metre, digits in their order, or love in figures (520, 1314): whole as it stands. */
const SAYS_SOMETHING = /^(?:(?:19|20)\d\d(?:[ -]?\d{1,2}[ -]\d{1,2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))|1\d{4}|9[56]\d{3}|(?:19|20)\d\d[ -](?:19|20)\d\d|\d-\d(?: \d-\d)+|97[89](?:[ -]?\d){10}|(?:520|521|1314|530|886|88|99|01|258|748)(?:520|521|1314|530|886|88|99|258)+|0?1234567?|(?:[0-2]?\d-[0-2]?\d[ ,]){2,5}[0-2]?\d-[0-2]?\d|(?=.*25.*25)(?:1\d|2[0-5])(?: (?:1\d|2[0-5])){2,4}|[0-4](?: [0-4]){5}|[57](?:-[3579]){2,5}|[01]{8,}|(?:100){2}|998244353)$/;

/** Indexes of the author's own latest messages up to `at`, oldest first. */
const ownRun = (messages: readonly GuardedMessage[], at: number): readonly number[] => {
  const run: number[] = [];
  for (let index = at; index >= Math.max(0, at - MOST_BETWEEN - MOST_PARTS) && run.length < MOST_PARTS; index--) {
    if (messages[index]?.author === messages[at]?.author) run.unshift(index);
  }
  return run;
};

/**
 * Redacts messages in their order. Also finds what one author split over two or three messages (138 1234 · 5678) and what answers a question
 * for it (“wifi password?” · “sunny1234”); each part is masked in its own message.
 * A name that is sure in one message is masked in all of them, and so is the number of a door that was told with its street.
 * Hand in the messages before the ones you need: without them the first part of a split number is unknown.
 */
export const redactConversation = (messages: readonly GuardedMessage[], options: RedactOptions): readonly Redacted[] => {
  const found = messages.map(({ text }, at) => detect(text, { ...options, asked: askedBefore(messages, at) }));
  messages.forEach((message, at) => {
    const run = ownRun(messages, at);
    const question = messages[at - 1];
    const parts = run.map((index) => ({ text: messages[index]?.text ?? '', entities: found[index] ?? [] }));
    if (run.length === 1) {
      const stray = strayDigits(message.text, found[at] ?? []).filter((one) => !options.shown?.includes(one.kind) && !isNeverHidden(one, options.never));
      found[at] = addEntities(found[at] ?? [], stray);
    }
    const added = findSplit(parts, { question: question === undefined || question.author === message.author ? undefined : question.text, options });
    added.forEach((entities, part) => {
      const index = run[part];
      if (index !== undefined && entities.length > 0) found[index] = addEntities(found[index] ?? [], entities);
    });
  });
  for (const spread of [spreadNames, spreadDoors]) {
    spread(messages.map(({ text }, at) => ({ text, entities: found[at] ?? [] }))).forEach((entities, at) => {
      const wanted = entities.filter((one) => !options.shown?.includes(one.kind) && !isNeverHidden(one, options.never));
      if (wanted.length > 0) found[at] = addEntities(found[at] ?? [], wanted);
    });
  }
  return messages.map(({ id, text }, at) => ({ id, ...mask(text, found[at] ?? [], { vault: options.vault, foundIn: id }) }));
};
