import { CAR_WORDS } from './cued.ts';
import { DIGIT, HAN, LATIN, LONG_MIXED_WORD, MADE_UP_WORD, PLATED, UPPER } from '../text/character-classes.ts';
import { type Words, wordsOf } from '../text/word-search.ts';
import { passesVin } from './checksums.ts';
import { after, before, digitsOf, isThingNumber, type Rule } from './rule.ts';

/** The one character that stands for a province on plates. */
export const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
/** A plate's beginning, at once or with a space. */
export const PROVINCE_AND_LETTER: Words = PROVINCE.slice(1, -1).split('').flatMap((province) => 'abcdefghjklmnpqrstuvwxyz'.split('').flatMap((letter) => [`${province}${letter}`, `${province} ${letter}`]));
const CAR = /(?:车|牌|停|驾|违章|挡|挪|限行|car|plate|park|drive|drove|driving|vehicle|\breg\b|lights|\bvan\b|lorry|truck|\btow|taxi|\bcab\b|uber|golf|ford|\bkia\b|\bbmw|audi|tesla|toyota|honda|nissan|vauxhall|corsa|fiesta|mini\b|polo|mazda|volvo|skoda)/i;

const PARKED = /泊|停|挡|挪|抄牌|拖走|车窗|车灯|车门|没关|未关|唔该移|移开|刮|撞/;
const PARKED_ABROAD = wordsOf(' reg |plate|car park|parked|parking|lights are on|lights r on|blocking|towed|车牌');
const PARKED_WORDS = wordsOf('泊|停|挡|挪|抄牌|拖走|车窗|车灯|车门|没关|未关|移|刮|撞');

/** Number plates (Chinese with new-energy, trailer and special ones; others after a cue) and vehicle identification numbers. */
export const vehicleRules: readonly Rule[] = [
  {
    kind: 'VEHICLE',
    needs: HAN | DIGIT,
    hint: PROVINCE_AND_LETTER,
    score: 0.95,
    pattern: new RegExp(
      `${PROVINCE}\\s?[A-HJ-NP-Z][·•・\\- .]{0,2}(?:[A-HJ-NP-Z0-9]{6}|[A-HJ-NP-Z0-9]{5}[挂学警港澳领使]?|[A-HJ-NP-Z0-9]{4}[挂学警港澳领使])(?![A-Za-z0-9])`,
      'gi',
    ),
    accepts: (value, place) => digitsOf(value).length >= (/^.\s?[a-z]/.test(value) && !CAR.test(before(place, 16)) ? 3 : 2),
  },
  {
    kind: 'VEHICLE',
    needs: HAN,
    hint: CAR_WORDS,
    score: 0.9,
    pattern: new RegExp(
      `(?:车牌|牌照|尾牌)(?:号码?)?(?:是|为|:|\\s){0,2}\\s?(${PROVINCE}?[A-HJ-NP-Z]?[·• -]?[A-HJ-NP-Z0-9]{5,6}[挂学警港澳领使]?)(?![A-Za-z0-9])`,
      'gi',
    ),
    accepts: (value) => /\d/.test(value),
  },
  {
    kind: 'VEHICLE',
    needs: LATIN | DIGIT,
    hint: CAR_WORDS,
    score: 0.85,
    pattern:
      /(?:licen[cs]e plate|number plate|plate(?: number| no\.?| #)?|\breg(?:istration)?(?: number| no\.?| plate)?|licen[cs]e tag|\btag number)(?:\s(?:is|was|reads|of|says)|\s?[:#=])\s{0,2}["']?([A-Z0-9]{1,4}(?:[ \-·][A-Z0-9]{1,4}){0,2}|[A-Z0-9]{5,8})(?![\w-])/gi,
    accepts: (value) => /\d/.test(value) && value.length >= 4,
  },
  {
    kind: 'VEHICLE',
    needs: LATIN | DIGIT,
    hint: CAR_WORDS,
    score: 0.8,
    pattern: /\bplates?\s([A-Z0-9]{1,4}[ -][A-Z0-9]{2,6}|[A-Z]{1,3}\d[A-Z0-9]{2,5}|\d[A-Z]{2,3}\d{2,4})(?![\w-])/g,
    accepts: (value) => /\d/.test(value) && /[A-Z]/.test(value),
  },
  {
    kind: 'VEHICLE',
    needs: PLATED | MADE_UP_WORD,
    score: 0.75,
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2} ?[A-Z]{3}(?![A-Za-z0-9])/g,
    accepts: (_value, place) => CAR.test(before(place, 40) + after(place, 24)) || !isThingNumber(place),
  },
  {
    kind: 'VEHICLE',
    needs: PLATED | LONG_MIXED_WORD,
    score: 0.92,
    pattern: /(?<![A-Za-z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Za-z0-9])/g,
    accepts: (value, place) => /[A-Z]/.test(value) && (passesVin(value) || /(?:vin|车架|大架|车辆识别|chassis|frame)[^\n]{0,12}$/i.test(before(place, 20))),
  },
  {
    kind: 'VEHICLE',
    needs: DIGIT,
    hint: CAR_WORDS,
    score: 0.85,
    pattern: /(?:发动机号|车架号|行驶证号?)(?:码)?(?:是|为|:|\s){0,2}\s?([A-Z0-9]{6,17})(?![A-Za-z0-9])/gi,
  },
  {
    kind: 'VEHICLE',
    needs: LATIN | DIGIT,
    hint: CAR_WORDS,
    score: 0.85,
    pattern:
      /(?:\bplates?|\breg(?:istration)?|(?<!service )\btag)(?![a-z])(?: ?(?:number|no\.?|num(?!ber)|#|plate|on (?:my|the|his|her) \w{2,8}|is|was|reads|says|[:=#])|['’]s){1,3}\s{0,2}["'“]?([A-Z0-9]{1,4}(?:[ \-·]?(?!(?:if|btw|lol|on|in|at|is|to|for|and|or|the|its|my|he|it|so|but|by|of|pm|am|you|pls|thx|ok|are|was|not|now|can|has|had|who|we|they|she|go|from|with|when)\b)[A-Z0-9]{1,4}){1,2})(?![\w-])/gi,
    accepts: (value) => /\d/.test(value) && /[A-Z]/i.test(value) && value.length >= 5 && !/\b(?:is|in|on|at|the|for|by|and|or|of|to|pm|am)\b/i.test(value),
  },
  {
    kind: 'VEHICLE',
    needs: PLATED,
    score: 0.88,
    pattern: /(?<![A-Za-z0-9])(?:A[NPRS]|BR|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|LD|M[HLNPZ]|NL|OD|P[BY]|RJ|SK|T[NRS]|U[KP]|WB)[ -]?\d{1,2}(?:[ -]?[A-Z]{1,3}|[ -]?[A-Z][ -][A-Z]{1,2})[ -]?\d{4}(?![A-Za-z0-9])/g,
  },
  {
    kind: 'VEHICLE',
    needs: PLATED,
    hint: PARKED_ABROAD,
    score: 0.75,
    pattern:
      /(?<![A-Za-z0-9-])(?:[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]|S[A-Z]{2} ?\d{1,4} ?[A-Z]|\d?[A-Z]{2,4}[ -]?\d{3,4}|[A-Z]{2} \d[A-Z\d]{2}[ -]?[A-Z\d]{2,4}|\d{3,4}[ -]?[A-Z]{2,3})(?![A-Za-z0-9-])/g,
    accepts: (value, place) => !/(?:HRS?|MPH|MPG|MIN|AM|PM|KM|KG|CC|BHP)$/.test(value) && /\breg\b|plate|car park|park(?:ed|ing)|lights (?:are|r) on|blocking|towed|车牌/i.test(before(place, 40) + after(place, 40)),
  },
  {
    kind: 'VEHICLE',
    needs: UPPER | DIGIT,
    hint: CAR_WORDS,
    score: 0.85,
    pattern: /(?:港牌|港车|香港车牌|HK (?:number )?plate|澳门?车?牌)(?:号码?)?(?:是|为|:|\s|is){0,3}([A-HJ-NP-Z]{1,2}[ -]?\d{2,4}(?:[ -]\d{2})?)(?![A-Za-z0-9])/g,
  },
  {
    kind: 'VEHICLE',
    needs: HAN | DIGIT,
    hint: CAR_WORDS,
    score: 0.8,
    pattern: /(?:车牌|牌照|车号|牌号)(?:号码?)?[^A-Za-z\d\n,，。]{0,6}([A-HJ-NP-Z]?[·• -]?[A-HJ-NP-Z0-9]{5,6}|[A-Z]{1,4}[- ]?\d{2,4}(?:-\d\d)?[A-Z]?|\d{2,4}-[A-Z]{2,3})(?![A-Za-z0-9-])/gi,
    accepts: (value) => /\d/.test(value) && /[A-Za-z]/.test(value),
  },
  {
    kind: 'VEHICLE',
    needs: HAN | PLATED,
    hint: PARKED_WORDS,
    score: 0.8,
    // “老细架车WK 5302泊咗喺…”: a plate of Hong Kong, where somebody's car is spoken of; RX 350 is a model.
    pattern: /(?<![A-Za-z0-9-])(?!(?:RX|ES|NX|LX|GS|LS|UX|CX|EV|GT|CR|HR|XC|MG|QX|GL|SL|ID|PM|NO)(?![A-Z]))[A-HJ-NPR-Z]{2} ?\d{2,4}(?![A-Za-z0-9-])/g,
    accepts: (_value, place) => /(?:[架部台辆的]|揸|私家)[^\n,，。]{0,3}车(?:牌)?(?:系|係|是|:|\s)?\s?$/.test(before(place, 12)) && PARKED.test(after(place, 14)),
  },
];
