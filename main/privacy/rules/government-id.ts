import { ID_WORDS } from './cued.ts';
import { DIGIT, FIVE_DIGITS, GROUPED_NUMBER, HAN, LATIN, LETTER_NUMBER, LONG_MIXED_WORD, PLATED, UPPER, VERY_LONG_NUMBER } from '../text/character-classes.ts';
import { isDay, passesChineseId, passesCreditCode, passesTaiwanId, startsWithProvince } from './checksums.ts';
import { wordsOf } from '../text/word-search.ts';
import { isOtherNumber, NO_WORD } from './named-document.ts';
import { before, digitsOf, isThingNumber, type Place, type Rule } from './rule.ts';

const ID_CUE = /(?:身份证|身份證|证件|证号|身分证|\bid ?(?:card|number|no)|national id|identity|公民身份|sfz)[^\d\n]{0,14}$/i;
/** Words without which it cannot be there. */
const IDENTITY = wordsOf('身份证|证件|证号|身分证| idcard| idnumber| idno| id card| id number| id no|national id|identity|公民身份|sfz');
const hasIdCue = (place: Place): boolean => ID_CUE.test(before(place, 26));

/** 18 characters: a valid checksum, or a province and a birthday that can be (people mistype the rest), or a cue. */
const isChineseId = (value: string, place: Place): boolean => {
  const id = value.replace(/[ -]/g, '');
  if (hasIdCue(place)) return true;
  if (!startsWithProvince(id) || !isDay(id.slice(6, 14)) || !/^(?:18|19|20)/.test(id.slice(6, 8))) return false;
  return passesChineseId(id) || !isThingNumber(place) || /\bid\s?[:#]?\s?$/i.test(before(place, 8));
};

const isOldChineseId = (value: string, place: Place): boolean =>
  hasIdCue(place) || (startsWithProvince(value) && isDay(value.slice(6, 12)) && !isThingNumber(place));

/** The check character of a Hong Kong ID: weights 9 … 2 over letters (A = 10, blank = 36) and digits. */
const isHongKongId = (value: string): boolean => {
  const id = value.replace(/[() ]/g, '').toUpperCase().padStart(9, ' ');
  let sum = 0;
  for (let at = 0; at < 8; at++) sum += (id[at] === ' ' ? 36 : Number.parseInt(id[at] ?? '0', 36)) * (9 - at);
  return '0123456789A'[(11 - (sum % 11)) % 11] === id[8] || value.includes('(');
};

const ORDINAL_WORD = wordsOf('字第');
/** 诉字, 民初字: the number of a case, and what stands before one. */
const OF_A_COURT = /(?:[民刑行执][初终再申监异恢]|诉|劳仲)字第/;
const IN_COURT = /(?:公证|案号|法院|判决|裁定|仲裁)[^\n]{0,16}$/;
const PASSPORT = wordsOf('passport|护照');

const hasDigits =
  (least: number) =>
  (value: string): boolean =>
    digitsOf(value).length >= least;

const cued = (cue: string, value: string, flags = 'gi'): RegExp => new RegExp(`(?:${cue})${GAP}(?<![A-Za-z](?=[A-Za-z]))(${value})(?![A-Za-z0-9])`, flags);
const GAP = `(?:\\s?(?:号码|号|编号|number|num|no\\.?|nr\\.?|#|id))?(?:\\s?\\((?:后|last)[^)]{0,8}\\))?(?:\\s{0,2}(?:是|为|is|was|:|=|,|，|-|的))?\\s{0,2}(?:是|is|:)?\\s{0,2}`;

/** Identity documents of people and companies. Words around them decide where the shape alone does not. */
export const governmentIdRules: readonly Rule[] = [
  {
    kind: 'GOV_ID',
    needs: VERY_LONG_NUMBER,
    score: 0.99,
    pattern: /(?<![\dA-Za-z])[1-9]\d{5}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dXx×](?![\dA-Za-z])/g,
    accepts: isChineseId,
  },
  {
    kind: 'GOV_ID',
    needs: VERY_LONG_NUMBER,
    score: 0.9,
    pattern: /(?<![\dA-Za-z])[1-9]\d{14}(?![\dA-Za-z])/g,
    accepts: isOldChineseId,
  },
  {
    kind: 'GOV_ID',
    needs: VERY_LONG_NUMBER,
    hint: IDENTITY,
    score: 0.85,
    pattern: /(?<![\dA-Za-z])\d(?:[ -]?\d){13,17}[ -]?[\dXx](?![\dA-Za-z])/g,
    accepts: (_value, place) => hasIdCue(place),
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | HAN,
    hint: ID_WORDS,
    score: 0.7,
    pattern: /(?:身份证|证件)(?:号码?)?(?:是|为|:|前[^\d\n]{0,4}|后[^\d\n]{0,4}|开头)?:?\s{0,2}(\d{6,14}[Xx]?)(?![\d年月日元块])/g,
  },
  {
    kind: 'GOV_ID',
    needs: DIGIT | HAN,
    hint: ID_WORDS,
    score: 0.85,
    pattern: /(?:身份证|证件)(?:号码?)?(?:的)?(?:后|末|最后|前|头)(?:[四六八]|\d)[位个](?:数字?)?(?:是|为|:|\s)?\s?(\d{3,7}[\dXx])(?!\d)/g,
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | PLATED | LONG_MIXED_WORD,
    score: 0.95,
    pattern: /(?<![A-Za-z0-9])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![A-Za-z0-9])/g,
    accepts: (value) => /[A-Z]/.test(value) && passesCreditCode(value),
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | HAN,
    hint: ID_WORDS,
    score: 0.9,
    pattern: cued('统一社会信用代码|社会信用代码|信用代码|税号|纳税人识别号|组织机构代码|营业执照|注册号|统编|统一编号', '[0-9A-Z]{8}(?:-?[0-9A-Z]{1,12})?'),
    accepts: hasDigits(5),
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | LATIN,
    hint: ID_WORDS,
    score: 0.93,
    pattern: cued(
      '\\bein|employer id(?:entification)?|tax ?(?:payer)? ?id|\\btin|\\bvat|\\bsin|social insurance|company (?:number|no)|\\bnhs|\\bni|national insurance|medicare|medicaid|alien|\\ba-number|green card|aadha?ar|gstin|\\bgst|\\buen|\\bpps ?n?|voter ?id|\\bepic no|\\bpan|\\babn|\\btfn|visa (?:number|no)',
      `${NO_WORD}[A-Z]{0,5}[ -]?\\d[0-9A-Z]{0,14}(?:[ -](?=[A-Z]{0,4}\\d)[0-9A-Z]{1,7}){0,4}(?: [A-D])?`,
    ),
    accepts: hasDigits(5),
  },
  {
    kind: 'GOV_ID',
    needs: GROUPED_NUMBER,
    score: 0.95,
    pattern: /(?<![\d.\-A-Za-z])\d{3}-\d{2}-\d{4}(?![\d-])/g,
    accepts: (_value, place) => !isThingNumber(place),
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS,
    hint: ID_WORDS,
    score: 0.95,
    pattern: cued('\\bssn|social security|社安号?|社会安全号', '\\d{3}[ .\\-]?\\d{2}[ .\\-]?\\d{4}'),
  },
  {
    kind: 'GOV_ID',
    needs: DIGIT | LATIN,
    hint: ID_WORDS,
    score: 0.85,
    pattern: /(?:\bssn|social security|\bsocial)[^\d\n]{0,24}(?:last (?:four|4)|ends? (?:in|with))[^\d\n]{0,12}(\d{4})(?!\d)/gi,
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | LATIN,
    hint: ID_WORDS,
    score: 0.9,
    pattern: cued('passport|护照|護照', '[A-Z]{0,2}\\d{6,9}[A-Z]?|[A-Z]{0,2} ?\\d{4} \\d{4,5}|[A-Z0-9]{6,10}'),
    accepts: hasDigits(5),
  },
  {
    kind: 'GOV_ID',
    needs: DIGIT | LATIN,
    hint: ID_WORDS,
    score: 0.85,
    pattern:
      /last (?:four|4)(?: digits)? (?:of|for) (?:my |his |her |the )?(?:ssn|social(?: security)?(?: number)?)(?:\s(?:is|are)|:)?\s{0,2}(\d{4})(?!\d)/gi,
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS,
    hint: PASSPORT,
    score: 0.8,
    pattern: /(?<![A-Za-z0-9])[A-Z]{0,2}\d{7,9}(?![A-Za-z0-9])/g,
    accepts: (value, place) => /passport|护照/i.test(before(place, 48)) && !isThingNumber(place) && (/[A-Z]/.test(value) || !isOtherNumber(before(place, 28))),
  },
  {
    kind: 'GOV_ID',
    needs: LETTER_NUMBER,
    score: 0.8,
    pattern: /(?<![A-Za-z0-9\-/])(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E?\d{8})(?![A-Za-z0-9_-])/g,
    accepts: (_value, place) => !isThingNumber(place),
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | HAN,
    hint: ID_WORDS,
    score: 0.9,
    pattern: cued(
      '通行证|回乡证|台胞证|台湾证|港澳证|签注|居住证|居留证|绿卡|永居证|永久居留证|健保卡|签证|士兵证|警官证|军官证|军人证|残疾证|出生证|出生医学证明|学籍号|社保卡?|社会保障卡?|医保卡?|医保|社保号|医保号|健康卡|就诊卡|病历|住院号?|病案|门诊|护士证|教师资格证|资格证|执业证',
      '[A-Z]{0,3}\\d{6,18}[A-Z]?',
    ),
  },
  { kind: 'GOV_ID', needs: FIVE_DIGITS | HAN, hint: ORDINAL_WORD, score: 0.9, pattern: /[\u4e00-\u9fff]{1,2}字第\s?\d{4,10}\s?号?/g, accepts: (value, place) => !OF_A_COURT.test(value) && !IN_COURT.test(before(place, 24)) },
  {
    kind: 'GOV_ID',
    needs: LETTER_NUMBER,
    score: 0.92,
    pattern: /(?<![A-Za-z0-9])[A-Z]{1,2}\d{6} ?\([0-9A]\)/gi,
    accepts: isHongKongId,
  },
  { kind: 'GOV_ID', needs: FIVE_DIGITS | LATIN, score: 0.85, pattern: /(?<![A-Za-z0-9])[A-Z]{1,2}\d{5,7} ?\([0-9A]\)/gi, accepts: (_value, place) => /身份[证證]|hkid|\bid\b|證件|证件/i.test(before(place, 40)) },
  { kind: 'GOV_ID', needs: FIVE_DIGITS, score: 0.85, pattern: /(?<![A-Za-z0-9])[157]\d{6}\(\d\)/g },
  {
    kind: 'GOV_ID',
    needs: LETTER_NUMBER | UPPER,
    score: 0.9,
    pattern: /(?<![A-Za-z0-9])[A-Z][12]\d{8}(?![A-Za-z0-9])/g,
    accepts: (value, place) => hasIdCue(place) || (passesTaiwanId(value) && !isThingNumber(place)),
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | PLATED,
    score: 0.9,
    pattern: /(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])/g,
    accepts: (_value, place) => !isThingNumber(place),
  },
  {
    kind: 'GOV_ID',
    needs: DIGIT,
    hint: ID_WORDS,
    score: 0.88,
    pattern: cued(
      "driver'?s?'? ?licen[cs]e|driving licen[cs]e|licen[cs]e (?:number|no)|\\bdl|\\bdln|驾照|驾驶证|驾驶执照|档案编号",
      '[A-Z]{0,5}\\d[A-Z0-9]{0,18}(?:[ \\-](?=[A-Z]{0,4}\\d)[A-Z0-9]{1,8}){0,4}',
    ),
    accepts: (value, place) => hasDigits(4)(value) && !(/\bdl[^A-Za-z]*$/i.test(before(place, 6)) && /^\d{3,4}(?!\d)/.test(value)),
  },
];
