import { DATE_EDGE, DATE_START, OF_SOMETHING_ELSE, SHORT_DATE, WHOLE_DATE } from './rules/english-birth.ts';
import type { Span } from './rules/rule.ts';
import { DIGIT } from './text/character-classes.ts';
import type { SearchedText } from './text/searched-text.ts';

/** That dates of birth are asked for, or what somebody says of one: not a party's. */
const ASKED = /\bd\.?o\.?b\.?s?(?![a-z])|\bdates? of birth|\bbirth ?dates?(?![a-z])|\bwhen (?:were|was) \w+ born|\bborn when|geburtsdatum|geboortedatum|date de naissance|fecha de nacimiento|data de nascimento|(?:your|ur|his|her|their|everyones?|everyone['’]s|[a-z]['’]s) (?:birthdays?|b-?days?)(?! (?:party|dinner|do|drinks|meal|bash|lunch|cake|card|gift|present))/i;
const WHOLE = new RegExp(`${DATE_START}(?:le |on )?(?:${WHOLE_DATE})${DATE_EDGE}`, 'gi');
/** Without its year only where the answer begins. */
const SHORT = new RegExp(`^(?:mine(?:['’]s| is)?|his|hers|its?|it['’]s|the|on|[:, ]){0,4} ?(?:${SHORT_DATE})${DATE_EDGE}`, 'i');

/**
 * Adds dates of birth that are ones only because they were asked for: “need everybody's dob” · “11-2-61”.
 * @param asked the end of the talk before the message
 */
export const findAskedBirths = ({ text, signals }: SearchedText, asked: string, spans: Span[]): void => {
  if (asked === '' || (signals & DIGIT) === 0 || !ASKED.test(asked)) return;
  const add = (start: number, end: number): void => {
    if (!OF_SOMETHING_ELSE.test(text.slice(Math.max(0, start - 32), start))) spans.push({ start, end, kind: 'BIRTHDAY', score: 0.65, by: 'rule' });
  };
  for (const { index, 0: date } of text.matchAll(WHOLE)) add(index, index + date.length);
  const short = SHORT.exec(text)?.[0];
  if (short !== undefined) add(short.search(/\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i), short.length);
};
