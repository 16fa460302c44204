import { FIVE_DIGITS, GROUPED_NUMBER, LETTER_NUMBER, TEN_DIGIT_NUMBER, UPPER } from '../text/character-classes.ts';
import { passesNhs, passesTfn } from './checksums-abroad.ts';
import { passesLuhn } from './checksums.ts';
import { after, before, digitsOf, isThingNumber, type Place, type Rule } from './rule.ts';

const isAmount = (place: Place): boolean => /[¥$€£]\s?$/.test(before(place, 2)) || /^\s?(?:元|块|万|usd|eur|gbp|dollars|pounds|km|kg|people|人)/i.test(after(place, 8));
const isNumberOfAPerson = (place: Place): boolean => !isThingNumber(place) && !isAmount(place);

/** Digits in threes or fours, as such numbers are written. */
const GROUPED = /\d{3}[ -]?\d{3}[ -]\d{3}|\d{4}[ -]\d{4}[ -]\d{4}|\d{4}-\d{5}|[A-Z] \d{6}/;

const HEALTH = /\bnhs\b|surgery|\bgp\b|health|hospital|patient|referral|prescription/i;

/** Identity numbers of other countries, by their check digits: those that a document names are in `documents/`. */
export const foreignIdRules: readonly Rule[] = [
  {
    kind: 'GOV_ID',
    needs: TEN_DIGIT_NUMBER | GROUPED_NUMBER,
    hint: GROUPED,
    score: 0.93,
    pattern: /(?<![\dA-Za-z.+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![ -]?\d)/g,
    accepts: (value, place) => passesNhs(digitsOf(value)) && HEALTH.test(before(place, 48) + after(place, 48)) && !/call|phone|\btel|text|ring/i.test(before(place, 24)),
  },
  {
    kind: 'GOV_ID',
    needs: GROUPED_NUMBER,
    hint: GROUPED,
    score: 0.7,
    // A Canadian or an Australian number, or one of either kind by chance: a fifth of what has this shape.
    pattern: /(?<![\dA-Za-z.,+-]|\d )\d{3}(?: \d{3} \d{3}|-\d{3}-\d{3})(?![ -]?\d)/g,
    accepts: (value, place) => (passesLuhn(digitsOf(value)) || passesTfn(digitsOf(value))) && new Set(digitsOf(value)).size >= 5 && isNumberOfAPerson(place),
  },
  {
    kind: 'GOV_ID',
    needs: LETTER_NUMBER | UPPER,
    score: 0.9,
    // Great Britain's driving licence: five of the surname, the birth, initials and a check.
    pattern: /(?<![A-Za-z0-9])[A-Z]{1,5}9{0,4}\d{6} ?[A-Z][A-Z9] ?\d[A-Z]{2}(?![A-Za-z0-9])/g,
    accepts: (value) => value.replaceAll(' ', '').length === 16,
  },
  { kind: 'GOV_ID', needs: FIVE_DIGITS | UPPER, hint: GROUPED, score: 0.85, pattern: /(?<![A-Za-z0-9])[A-Z]{1,5}9{0,4} \d{6} [A-Z][A-Z9] ?\d[A-Z]{2}(?![A-Za-z0-9])/g },
];
