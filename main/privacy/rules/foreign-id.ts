import { DIGIT, FIVE_DIGITS, GROUPED_NUMBER, LATIN, LETTER_NUMBER, TEN_DIGIT_NUMBER, UPPER } from '../text/character-classes.ts';
import { passesNhs, passesTfn } from './checksums-abroad.ts';
import { passesLuhn } from './checksums.ts';
import { ID_WORDS } from './cued.ts';
import { isWholeNumber, NO_WORD } from './named-document.ts';
import { after, before, digitsOf, isThingNumber, type Place, type Rule } from './rule.ts';

const isAmount = (place: Place): boolean => /[¥$€£]\s?$/.test(before(place, 2)) || /^\s?(?:元|块|万|usd|eur|gbp|dollars|pounds|km|kg|people|人)/i.test(after(place, 8));
const isNumberOfAPerson = (place: Place): boolean => !isThingNumber(place) && !isAmount(place);

/** Digits in threes or fours, as such numbers are written. */
const GROUPED = /\d{3}[ -]?\d{3}[ -]\d{3}|\d{4}[ -]\d{4}[ -]\d{4}|\d{4}-\d{5}|[A-Z] \d{6}/;

const HEALTH = /\bnhs\b|surgery|\bgp\b|health|hospital|patient|referral|prescription/i;

/** Documents that a word names, and the number that follows within the clause. */
const DOCUMENT =
  '(?:licen[cs]e|pps ?n?\\b|pesel|\\bcnpj|\\brg\\b|\\bnif\\b|\\bbsn\\b|\\bahv|personnummer|\\bcpr\\b|\\bhetu\\b|snils|kimlik|\\bmykad|\\bi\\/?c (?:no|number)|\\bktp\\b|\\bnik\\b|\\bcnic\\b|\\bnid\\b|\\bqid\\b|philhealth|pag-?ibig|\\bsss\\b|\\brfc\\b|\\brut\\b|\\bcuit\\b|c[eé]dula|\\bi-?94\\b|\\bi-?20\\b|sevis|uscis|alien (?:no|number)|\\bead\\b|\\bitin\\b|\\bmbi\\b|codice fiscale|share code|voter|ration card|ayushman|\\babha\\b|\\buan\\b|global entry|known travell?er|redress|nexus|health card|ohip|\\bpermit|emirates id|iqama|\\bcpf\\b|\\bcurp\\b|\\bdni\\b|\\bnie\\b|\\bbvn\\b|\\bnin\\b|\\butr\\b|\\bsin\\b|\\btfn\\b|\\bnric\\b|tax file|social insurance|insurance (?:no|number)|id (?:no|number)|visa (?:no|number))';

/** Identity numbers of other countries, by their check digits or by the document that is named. */
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
  {
    kind: 'GOV_ID',
    needs: DIGIT | LATIN,
    hint: ID_WORDS,
    score: 0.8,
    pattern: new RegExp(
      `${DOCUMENT}(?:s|'s)?[^\\d\\n.!?;]{0,32}?(?<![A-Za-z0-9])(${NO_WORD}(?:[A-Z]{1,5}[ -]?)?\\d{2,}(?:[ .-]?[A-Z]{0,2}\\d{1,6}){0,4}(?: ?[A-Z]{1,3}\\d?)?)(?![\\w-])`,
      'gi',
    ),
    accepts: (value, place) =>
      digitsOf(value).length >= 6 &&
      isNumberOfAPerson(place) &&
      isWholeNumber(value, place) &&
      !/^(?:(?:19|20)\d\d[- ]?(?:0\d|1[0-2])(?!\d{4})|\d{1,2}[.-]\d{1,2}[.-])/.test(value) &&
      !/call|phone|dial|text|tel\b|plate|expir|renew|until|valid/i.test(before(place, 32)),
  },
];
