import { DOT, FIVE_DIGITS, GROUPED_NUMBER, LONG_MIXED_WORD, LONG_NUMBER, LONG_WORD, PLATED, SLASH, TEN_DIGIT_NUMBER, UNBROKEN_NUMBER, VERY_LONG_NUMBER } from '../text/character-classes.ts';
import { passesLuhn, isDay } from './checksums.ts';
import { passesNir, passesSpanishId } from './checksums-abroad.ts';
import { digitsOf, isThingNumber, type Rule } from './rule.ts';

/** Identity numbers whose form alone says what they are. */
export const documentShapeRules: readonly Rule[] = [
  {
    kind: 'GOV_ID',
    needs: GROUPED_NUMBER | TEN_DIGIT_NUMBER,
    score: 0.9,
    // Malaysia's MyKad: birth, place 01–99, serial (National Registration Regulations 1990). Korea's number: birth, 1–8 for century and sex.
    pattern: /(?<![\d-])(?:\d{6}-(?:0[1-9]|[1-9]\d)-\d{4}|\d{6}-[1-8]\d{6})(?![\d-])/g,
    accepts: (value, place) => isDay(value.slice(0, 6)) && !isThingNumber(place),
  },
  // Emirates ID: the country's 784, year of birth, serial, check.
  { kind: 'GOV_ID', needs: LONG_NUMBER, score: 0.95, pattern: /(?<![\d-])784-?(?:19|20)\d\d-?\d{7}-?\d(?![\d-])/g },
  // Brazil's CPF and CNPJ, Chile's RUT, as their offices print them.
  { kind: 'GOV_ID', needs: GROUPED_NUMBER | DOT, score: 0.9, pattern: /(?<![\d.])(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{1,2}\.\d{3}\.\d{3}-[\dkK])(?![\w-])/g },
  { kind: 'GOV_ID', needs: LONG_NUMBER | SLASH, score: 0.95, pattern: /(?<![\d.])\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}(?![\w-])/g },
  // Italy's codice fiscale (D.M. 23.12.1976), Mexico's CURP.
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | LONG_MIXED_WORD,
    score: 0.95,
    pattern: /(?<![A-Za-z0-9])(?:[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]|[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d)(?![A-Za-z0-9])/gi,
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | PLATED,
    score: 0.85,
    // Spain's DNI and NIE with their letter.
    pattern: /(?<![A-Za-z0-9])(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z](?![A-Za-z0-9])/g,
    accepts: (value, place) => passesSpanishId(value.replaceAll('-', '')) && !isThingNumber(place),
  },
  {
    kind: 'GOV_ID',
    needs: VERY_LONG_NUMBER,
    score: 0.9,
    // France's NIR with its key (INSEE).
    pattern: /(?<![\dA-Za-z])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\dA-Za-z])/g,
    accepts: (value) => passesNir(digitsOf(value)),
  },
  // The Medicare Beneficiary Identifier (CMS): letters and digits in fixed places, none of S L O I B Z.
  { kind: 'GOV_ID', needs: PLATED | LONG_MIXED_WORD, score: 0.9, pattern: /(?<![A-Za-z0-9-])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-[AC-HJKMNP-RT-Y]{2}\d{2}(?![\w-])/g },
  // Receipts of USCIS: the office and ten digits.
  { kind: 'GOV_ID', needs: UNBROKEN_NUMBER | LONG_MIXED_WORD, score: 0.95, pattern: /(?<![A-Za-z0-9])(?:EAC|WAC|LIN|SRC|MSC|NBC|YSC|IOE)\d{10}(?!\d)/g },
  {
    kind: 'GOV_ID',
    needs: GROUPED_NUMBER | LONG_WORD,
    score: 0.85,
    // Sweden's personnummer: birth and four digits, Luhn over the last ten.
    pattern: /(?<![\d-])(?:19|20)\d{6}-\d{4}(?![\d-])/g,
    accepts: (value, place) => isDay(value.slice(0, 8)) && passesLuhn(digitsOf(value).slice(2)) && !isThingNumber(place),
  },
];
