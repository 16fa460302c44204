import { DIGIT, LATIN, LONG_NUMBER, SLASH } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { before, isThingNumber, type Place, type Rule } from './rule.ts';

/** Words of parts: most messages have none. */
const PARTED = wordsOf(' end | ends |ending|finish|start|begin|last three|last four|last five|last six|last 3|last 4|last 5|last 6|后|末|on the back|尾号|电话前|手机前|号前|号码前|的前|最后');
const OF_A_THING = /(?:order|ticket|card|acc(?:oun)?t|plate|\bref\b|booking|parcel|tracking|model|serial|page|room|house|flat|bus|route|seat|shirt|issue|version|visa|iban)[^.!?\n]{0,24}$/i;
const isOfAPhone = (place: Place): boolean => !OF_A_THING.test(before(place, 60).replace(/(?:phone|mobile|mob|cell|number|tel)[^.!?\n]{0,24}$/i, '')) && !isThingNumber(place);

const PHONE_WORD = '(?:phone|mobile|mob|cell|tel|number)(?: number| no\\.?)?';
const NO_UNIT = "(?!\\d|[:.]\\d|\\s?(?:am|pm|am|times|min|mins|minutes|people|years|points?|pounds|quid|%|th|st|nd|rd)\\b)";

/** Parts of numbers: the last digits, the first ones, what is printed on the back of a card. */
export const partNumberRules: readonly Rule[] = [
  {
    kind: 'PHONE',
    needs: DIGIT | LATIN,
    hint: PARTED,
    score: 0.7,
    pattern: new RegExp(`\\b${PHONE_WORD}(?: (?:is the one|that|which))? (?:ends?|ending|finish(?:es|ing)|starts?|starting|begins?|beginning)(?: (?:in|with|on|by))?(?: (?:is|are)|:)? (\\d{3,6}|\\d{3} \\d{3})${NO_UNIT}`, 'gi'),
    accepts: (_value, place) => isOfAPhone(place),
  },
  {
    kind: 'PHONE',
    needs: DIGIT | LATIN,
    hint: PARTED,
    score: 0.75,
    pattern: new RegExp(`\\blast (?:three|four|five|six|[3-6])(?: digits?| numbers?)?(?: (?:of|on|for))? (?:my|his|her|the|your|our|mum's|dad's) (?:new )?(?:phone|mobile|mob|cell|tel|number)(?: number| no\\.?)?(?: (?:is|are|was))?:? (\\d{3,6})${NO_UNIT}`, 'gi'),
  },
  {
    kind: 'FINANCE_NO',
    needs: DIGIT | LATIN,
    hint: PARTED,
    score: 0.8,
    pattern: /\b(?:card|visa|mastercard|amex|debit|credit)(?: \w{1,10})? (?:ends?|ending|finishes|finishing)(?: (?:in|with|on))? (\d{4})(?!\d)/gi,
  },
  {
    kind: 'FINANCE_NO',
    needs: DIGIT | LATIN,
    hint: PARTED,
    score: 0.8,
    pattern: /\blast (?:four|4)(?: digits?| numbers?)? (?:of|on) (?:my|his|her|the|your|our) (?:bank |debit |credit |new )?(?:card|visa|account)(?: number)?(?: (?:is|are|was))?:? (\d{4})(?!\d)/gi,
  },
  { kind: 'FINANCE_NO', needs: DIGIT | LATIN, hint: PARTED, score: 0.8, pattern: /\b(?:digits?|numbers?|code|cvv|cvc)(?: \w{1,8})? on the back(?: of (?:it|(?:the|my|her|his) card))?(?: (?:is|are|was))?:? (\d{3,4})(?!\d)/gi },
  {
    kind: 'GOV_ID',
    needs: DIGIT | LATIN,
    hint: PARTED,
    score: 0.75,
    pattern: /\blast (?:three|four|five|[3-5])(?: digits?| characters?| chars?)? of (?:my |his |her |the |your )?(?:nric|i\/?c|fin|passport|licen[cs]e|aadhaa?r|pan|ni number|emirates id)(?: number| no\.?)?(?: (?:is|are|was))?:? ([A-Z0-9]{3,5})(?![A-Za-z0-9])/gi,
    accepts: (value) => /\d/.test(value),
  },
  {
    kind: 'FINANCE_NO',
    needs: LONG_NUMBER | SLASH,
    hint: /\d{6,8} ?\/ ?\d{2}/,
    score: 0.8,
    // An account of the United Kingdom and its sort code, in either order.
    pattern: /(?<![\d/.-])(?:\d{8} ?\/ ?\d{2}[- ]?\d{2}[- ]?\d{2}|\d{2}[- ]?\d{2}[- ]?\d{2} ?\/ ?\d{8})(?![\d/])/g,
    accepts: (_value, place) => /pay|bank|transfer|acc|sort|owe|send|details/i.test(before(place, 60)),
  },
];
