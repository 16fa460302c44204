import { CAR_WORDS } from './cued.ts';
import { DIGIT, FIVE_DIGITS, HAN, LATIN, UPPER } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import type { Rule } from './rule.ts';

const PLATE = '(?:rego?|registration|number ?plate|licen[cs]e (?:number )?plate|(?:car )?plates?|(?<!(?:service|player|clash|coc|supercell|gamer|battle|name|price|dog|skip) )tag|(?:vehicle|car|cab|taxi|van|truck) (?:number|no|reg))';
const LINK = "(?:['’]s|\\s|:|=|-|,|\\.|numbers?|no|is|was|reads|says|it['’]?s|now|due|for the \\w{2,8}(?: form)?|on (?:my|the|his|her) \\w{2,8}){0,6}[\"'“]?";
const STOP =
  'if|btw|lol|on|in|at|is|to|for|and|or|the|its|my|he|it|so|but|by|of|pm|am|you|pls|thx|ok|are|was|not|now|can|has|had|who|we|they|she|go|from|with|when|this|that|then|me|her|his|a|as|be|blue|red|grey|gray|too|end|tyre|size';
const PIECE = `(?!(?:${STOP})\\b)[A-Z0-9]{1,5}`;
const UNIT = /(?:^|\s)\d+(?:st|nd|rd|th|am|pm|hrs?|mins?|mph|mpg|km|kg|k|gb|mb|quid|cc|bhp)$|^\d{1,2} [a-z]{3}$/i;

const hasBoth = (value: string): boolean => /[A-Za-z]/.test(value) && (value.match(/\d/g)?.length ?? 0) >= (value.replace(/\W/g, '').length >= 4 ? 1 : 2) && value.replace(/\W/g, '').length >= 4;

/** Plates, chassis numbers and papers of vehicles after their words, whatever stands between. */
export const toldVehicleRules: readonly Rule[] = [
  {
    kind: 'VEHICLE',
    needs: LATIN | DIGIT,
    hint: CAR_WORDS,
    score: 0.82,
    pattern: new RegExp(`(?<![A-Za-z])${PLATE}(?![a-z])${LINK}(?<=[^A-Za-z0-9])((?!(?:${STOP})\\b)[A-Z0-9]{1,8}(?:[ -]${PIECE}){0,3})(?![\\w'’%:/])`, 'gi'),
    accepts: (value) => hasBoth(value) && !UNIT.test(value) && (value === value.toUpperCase() || (value === value.toLowerCase() && /^[a-z]{1,3}\d{1,4} ?[a-z]{0,3}$|^[a-z]{2}\d{2} ?[a-z]{3}$|^\d[a-z]{3}\d{3}$/.test(value))),
  },
  {
    kind: 'VEHICLE',
    needs: FIVE_DIGITS | LATIN,
    hint: wordsOf(' vin|chassis|identification number|车架|大架|识别码|识别代码|识别代号'),
    score: 0.88,
    pattern: new RegExp(`(?:(?<![A-Za-z])vin|chassis|identification number|车架号?|大架号|识别代?[码号])(?:码| code| (?:number|no\\.?)| on the form)?${LINK}(?:是|为|:|\\s){0,2}((?=[A-Z0-9 ]{0,8}\\d)[A-HJ-NPR-Z0-9]{17}|[A-HJ-NPR-Z0-9]{3}(?: [A-HJ-NPR-Z0-9]{2,6}){2,5})(?![A-Za-z0-9])`, 'gi'),
    accepts: (value) => value.replaceAll(' ', '').length === 17,
  },
  { kind: 'VEHICLE', needs: FIVE_DIGITS | LATIN, hint: wordsOf(' v5|logbook'), score: 0.85, pattern: new RegExp(`(?<![A-Za-z])(?:v5c?|logbook)(?: document)?(?: ref(?:erence)?| number| no\\.?){0,2}${LINK}(\\d{4} ?\\d{3} ?\\d{4}|\\d{3,4} ?\\d{3} ?\\d{3,4})(?!\\d)`, 'gi') },
  {
    kind: 'VEHICLE',
    needs: FIVE_DIGITS | HAN,
    hint: wordsOf('电动车|电瓶车|摩托|临牌|临时|拖拉机'),
    score: 0.8,
    pattern: /(?:电动车|电瓶车|摩托车?|临时?|拖拉机)(?:车)?(?:号)?牌(?:照)?(?:号码?)?(?:是|为|:|\s){0,2}([\u4e00-\u9fff]{1,2}[A-Z]?[·. -]?\d{5,7})(?![\dA-Za-z])/gi,
  },
  {
    kind: 'VEHICLE',
    needs: FIVE_DIGITS | HAN,
    hint: wordsOf('行驶证|登记证|发动机号|档案编号'),
    score: 0.82,
    pattern: /(?:行驶证|登记证书?|发动机|(?<!驾[驶照]证?)档案)(?:档案)?(?:编号|号码?)(?:是|为|:|\s){0,2}([A-Z0-9]{6,17})(?![A-Za-z0-9])/gi,
    accepts: (value) => /\d{4}/.test(value),
  },
  { kind: 'VEHICLE', needs: DIGIT | UPPER, hint: wordsOf('wj'), score: 0.88, pattern: /(?<![A-Za-z0-9])WJ\s?[\u4e00-\u9fff]?\s?\d{2,4}[·\- ]?[A-Z0-9]{1,5}(?![A-Za-z0-9])/g },
  { kind: 'VEHICLE', needs: FIVE_DIGITS | HAN, hint: wordsOf('使'), score: 0.8, pattern: /(?<=[牌车号]号?(?:码|是|:|\s|照){0,3})(?:使\d{3}[·.]?\d{3}|\d{3}[·.]?\d{3}使)(?!\d)/g },
  { kind: 'VEHICLE', needs: DIGIT | HAN, hint: wordsOf('车牌|牌照'), score: 0.75, pattern: /(?:车牌号?|牌照)(?:的)?(?:尾号|[后末](?:[三四五3-5]位?)?)(?:是|为|:|\s){0,2}([A-Z0-9]{3,5})(?![A-Za-z0-9年月日元块])/gi, accepts: (value) => /\d/.test(value) },
];
