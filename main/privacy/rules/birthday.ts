import { DIGIT, HAN, LATIN } from '../text/character-classes.ts';
import { after, before, type Place, type Rule } from './rule.ts';

const HAN_NUMBER = '[一二三四五六七八九十]{1,3}';
const ZH_DATE = `(?:(?:\\d{2,4}|[〇零一二三四五六七八九]{2,4})年\\s?)?(?:农历|阴历|阳历|公历)?\\s?(?:(?:\\d{1,2}|${HAN_NUMBER}|正|冬|腊)月\\s?(?:(?:\\d{1,2}|初?${HAN_NUMBER}|廿[一二三四五六七八九]?|三十|卅)[日号]?))`;
const NUMERIC_DATE =
  '(?:19|20)\\d{2}\\s?[./\\-]\\s?\\d{1,2}\\s?[./\\-]\\s?\\d{1,2}|\\d{1,2}[./\\-]\\d{1,2}[./\\-](?:19|20)?\\d{2}|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const EN_DATE = `${MONTH}\\s(?:the\\s)?\\d{1,2}(?:st|nd|rd|th)?(?:\\s?,?\\s?'?(?:(?:19|20)\\d{2}|\\d{2}\\b))?|\\d{1,2}(?:st|nd|rd|th)?(?:\\sof)?\\s${MONTH}(?:,?\\s(?:19|20)\\d{2})?`;
const SHORT_DATE = '\\d{1,2}[./]\\d{1,2}(?![./\\d])';
const ANY_DATE = `(?:${NUMERIC_DATE}|${ZH_DATE}|${EN_DATE}|${SHORT_DATE})`;

/** A party, a cake or a card has a date too, and it is nobody's. */
const PARTY =
  /^(?:的?(?:聚会|聚餐|派对|蛋糕|礼物|会|宴|惊喜|快乐|歌|趴|活动|晚会)|\s?(?:party|dinner|gift|cake|card|present|lunch|brunch|drinks|bash|song|surprise))/i;
const isOwn = (_value: string, place: Place): boolean => {
  const lead = before(place, 24);
  const cue = /(?:生日|birthday|b-?day)/gi.exec(lead);
  return cue === null || !PARTY.test(lead.slice(cue.index + cue[0].length));
};

const BIRTH = /生日|出生|生人|生的|生于|诞辰|生辰|寿辰|破壳|birth|b-?day|\bborn|d\.?o\.?b/i;

/** Dates of birth: a date is one only next to a word that says so. */
export const birthdayRules: readonly Rule[] = [
  {
    kind: 'BIRTHDAY',
    needs: DIGIT,
    hint: BIRTH,
    score: 0.92,
    pattern: new RegExp(
      `(?:生日|出生日期|出生年月日?|出生时间|出生于|出生在|生于|诞辰|生辰|寿辰|破壳日|\\bd\\.?o\\.?b\\.?|date of birth|birth ?date|birth ?day|\\bb-?day|\\bborn)[^\\d\\n。！？;]{0,14}?(${ANY_DATE})`,
      'gi',
    ),
    accepts: isOwn,
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.88,
    pattern: new RegExp(`(?:生日|出生日期|出生于|生于)[^\\d\\n。！？;]{0,6}?(${ZH_DATE})`, 'g'),
    accepts: isOwn,
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.9,
    pattern: new RegExp(
      `(?:${NUMERIC_DATE}|${ZH_DATE})(?=\\s?(?:那?天?)(?:出生|生的|生人|过生日|是?(?:我|他|她|你|妈妈?|爸爸?|奶奶|爷爷|老公|老婆|孩子|宝宝|儿子|女儿|[\\u4e00-\\u9fff]{2,3})?的?(?:农历|阴历|阳历)?生日(?!会|聚|派对|蛋糕|快乐)|\\(生日))`,
      'g',
    ),
  },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT | HAN,
    hint: BIRTH,
    score: 0.85,
    pattern: /(?:生日|出生日期|出生年月|出生时间|出生于|生于)(?:是|为|在|:)?\s{0,2}((?:19|20)?\d{2}年\s?\d{1,2}月份?)(?!\s?\d)/g,
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN | DIGIT,
    hint: BIRTH,
    score: 0.88,
    pattern: new RegExp(
      `\\b(?:${NUMERIC_DATE}|${EN_DATE})(?=\\s?(?:,|is|was|\\(|-)?\\s?(?:my|his|her|mom'?s|dad'?s|[a-z]{2,12}'s)?\\s?(?:birthday|b-?day|bday|dob|date of birth)\\b)`,
      'gi',
    ),
    accepts: (_value, place) => !PARTY.test(after(place, 40).replace(/^.*?(?:birthday|b-?day)/i, '')),
  },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT | HAN,
    hint: BIRTH,
    score: 0.85,
    pattern: /(?<!\d)(?:19|20)?\d{2}年\d{1,2}月(?:\d{1,2}[日号])?(?=\s?(?:出生|生人|生的))/g,
  },
];
