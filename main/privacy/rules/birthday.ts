import { DIGIT, HAN, LATIN } from '../text/character-classes.ts';
import { SAID_NUMBER, SAID_YEAR } from './english-numbers.ts';
import { wordsOf } from '../text/word-search.ts';
import { MONTH } from './month.ts';
import { after, before, type Place, type Rule } from './rule.ts';

const HAN_NUMBER = '[一二三四五六七八九十]{1,3}';
const ZH_DATE = `(?:(?:民国|昭和)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|\\d{2,4}|[〇零一二三四五六七八九十]{2,4})年\\s?)?(?:农历|阴历|阳历|公历)?\\s?(?:(?:\\d{1,2}|${HAN_NUMBER}|正|冬|腊)月\\s?(?:(?:\\d{1,2}|初?${HAN_NUMBER}|廿[一二三四五六七八九]?|三十|卅)[日号]?))`;
const NUMERIC_DATE =
  '(?:19|20)\\d{2}\\s?[./\\-]\\s?\\d{1,2}\\s?[./\\-]\\s?\\d{1,2}|\\d{1,2}[./\\-]\\d{1,2}[./\\-](?:19|20)?\\d{2}|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const EN_DATE = `${MONTH}\\s(?:the\\s)?\\d{1,2}(?:st|nd|rd|th)?(?:\\s?,?\\s?'?(?:(?:19|20)\\d{2}|\\d{2}\\b))?|(?:the\\s)?\\d{1,2}(?:st|nd|rd|th)?(?:\\sof)?\\s${MONTH}(?:,?\\s(?:(?:19|20)\\d{2}|['’]?\\d{2}(?![\\d:.]|\\s?(?:am|pm|people|of|and)\\b)))?`;
const ORDINAL =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))';
const SPOKEN_DATE = `${MONTH}\\s(?:the\\s)?${ORDINAL}(?:,?\\s(?:(?:19|20)\\d{2}|${SAID_YEAR}))?|(?:the\\s)?${ORDINAL}(?:\\sof)?\\s${MONTH}(?:,?\\s(?:(?:19|20)\\d{2}|${SAID_YEAR}))?`;
/** Days that everybody knows stand for their date. */
const FEAST = `(?:christmas(?: day| eve)?|boxing day|new year['’]?s(?: day| eve)?|valentine['’]?s(?: day)?|halloween|leap day|st\\.? \\w{4,8}['’]s day)(?:,? (?:in )?(?:19|20)\\d{2})?`;
const ZH_FEAST = '(?:(?:\\d{2,4}年)?(?:农历)?(?:元旦|春节|除夕|大年(?:初|三十)[一二三四五六七]?|正月十五|元宵|端午|七夕|中元|中秋|重阳|国庆|圣诞|平安夜|儿童节|腊八|冬至|小年)(?:节|夜)?(?:那天|当天|前一天|后一天)?)';
const SHORT_DATE = '\\d{1,2}[./]\\d{1,2}(?!\\d|[./]\\d)';
const ANY_DATE = `(?:${NUMERIC_DATE}|${ZH_DATE}|${EN_DATE}|${SPOKEN_DATE}|${SHORT_DATE})`;
const BORN_ON = "(?:\\bd\\.?o\\.?b\\.?|date of birth|birth ?date|birth ?day|\\bb['’-]?day|\\bborn)";
const OWN_WORD = '(?:我|他|她|你|咱|妈妈?|爸爸?|奶奶|爷爷|老公|老婆|孩子|宝宝|儿子|女儿|姐姐?|哥哥?|妹妹?|弟弟?)';

/** A party, a cake or a card has a date too, and it is nobody's. */
const PARTY =
  /^(?:的?(?:聚会|聚餐|派对|蛋糕|礼物|会|宴|惊喜|应援|大屏|广告|投屏|快乐|歌|趴|活动|晚会)|\s?(?:party|dinner|gift|cake|card|present|lunch|brunch|drinks|bash|song|surprise))/i;
/** “那我订9月29号中午的包厢”, “别写成3月11”. */
const ANOTHER_DAY = /[订买票]|写成/;
const isOwn = (_value: string, place: Place): boolean => {
  const lead = before(place, 24);
  if (/\b(?:before|after|since|until|till|between)\s$/i.test(lead)) return false;
  const cue = /(?:生日|birthday|b-?day)/gi.exec(lead);
  const between = cue === null ? '' : lead.slice(cue.index + cue[0].length);
  return !PARTY.test(between) && !ANOTHER_DAY.test(between);
};

const BIRTH = wordsOf(
  '生|寿|破壳|诞辰|周岁|birth| b-day| b\'day| bday| turn| hits | hit |when i was|when she|when he|twins|baby|daughter| son |little one| b.| born| d.o.b| dob',
);

/** “一五年三月的”. */
const DATE_OF_SOMEBODY = /[\d月日号份一二三四五六七八九十]的/;
/** “She will be 40 on …”. */
const ON_A_DAY = wordsOf(' on ');

/** Dates of birth: a date is one only next to a word that says so. */
export const birthdayRules: readonly Rule[] = [
  {
    kind: 'BIRTHDAY',
    needs: DIGIT,
    hint: BIRTH,
    score: 0.92,
    pattern: new RegExp(
      `(?:生日|出生日期|出生年月日?|出生时间|出生于|出生在|生于|诞辰|生辰|寿辰|大寿就?[是在]|破壳日|\\bd\\.?o\\.?b\\.?|date of birth|birth ?date|birth ?day|\\bb['’-]?day|\\bborn)[^\\d\\n。！？;]{0,14}?(${ANY_DATE})`,
      'gi',
    ),
    accepts: isOwn,
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.88,
    pattern: new RegExp(`(?:生日|出生日期|出生于|生于|生辰|大寿就?[是在])[^\\d\\n。！？;]{0,6}?(${ZH_DATE})`, 'g'),
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
  {
    kind: 'BIRTHDAY',
    needs: DIGIT,
    hint: BIRTH,
    score: 0.85,
    pattern: new RegExp(`(?<![\\d./])\\d{1,2}[./\\-]\\d{1,2}(?=\\s?(?:是|就是|is)\\s?(?:${OWN_WORD}的?|my |his |her |[\\w']{2,12}'s )(?:农历|阳历)?(?:生日|birthday|b-?day))`, 'gi'),
    accepts: (_value, place) => !PARTY.test(after(place, 40).replace(/^.*?(?:生日|birthday|b-?day)/i, '')),
  },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT,
    hint: BIRTH,
    score: 0.85,
    pattern: /(?:出生年月|出生日期|出生|生日)(?:是|为|:|\s){0,2}((?:19|20)\d{2}[./-]\d{1,2}(?:[./-]\d{1,2})?)(?![./-]?\d)/g,
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.85,
    pattern: new RegExp(`(?<![\\d.])(?:${NUMERIC_DATE}|${ZH_DATE})(?=\\s?生(?:$|[,，。\\s!！的]|属|人)|[^\\d\\n。！？,，]{0,5}(?:过生日|庆生|过寿|满周岁|大寿|做寿)|的?(?:出生|birthday))`, 'g'),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: DATE_OF_SOMEBODY,
    score: 0.75,
    pattern: new RegExp(
      `(?<=(?:${OWN_WORD}|娃|宝|老[大二三]|闺女|侄子|外甥)(?:是|呢|:)?)(?:(?:(?:19|20)?\\d{2}|[〇零一二三四五六七八九]{2,4})年\\s?(?:\\d{1,2}|${HAN_NUMBER})月(?:份|(?:\\d{1,2}|${HAN_NUMBER})[日号]?)?|(?:19|20)\\d{2}[./\\-]\\d{1,2}[./\\-]\\d{1,2})(?=的(?:$|[,，。\\s!！？;；]|属))`,
      'g',
    ),
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN,
    hint: BIRTH,
    score: 0.85,
    pattern: new RegExp(`(?:birthday|b['’-]?day)(?:'s| is| was| falls| comes)[^\\d\\n.!?;,]{0,24}?\\b(${SPOKEN_DATE}|${EN_DATE}|${NUMERIC_DATE})`, 'gi'),
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN,
    hint: BIRTH,
    score: 0.8,
    pattern: new RegExp(
      `\\b(?:turn(?:s|ed|ing)?|hits?|hitting) (?:\\d{1,2}|${SAID_NUMBER})\\s(?:years old )?(?:next \\w{3,9} )?(?:on (?:the (?=\\d{1,2}(?:st|nd|rd|th)(?! of)))?|this |next )?(${EN_DATE}|${SPOKEN_DATE}|${NUMERIC_DATE}|${SHORT_DATE}|(?<=on the )\\d{1,2}(?:st|nd|rd|th)(?! of| \\w{3,9}day))`,
      'gi',
    ),
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN | DIGIT,
    hint: BIRTH,
    score: 0.8,
    pattern: new RegExp(
      `\\b(?:baby|twins|son|daughter|little one|\\bb\\.)(?: [A-Z][a-z]{1,14})? ?(?:came|arrived|was delivered|joined us|were delivered)?(?: into the world| along)?(?: on)? (\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH},? (?:19|20)\\d{2}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}|${NUMERIC_DATE})`,
      'gi',
    ),
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN,
    hint: BIRTH,
    score: 0.8,
    pattern: new RegExp(`${BORN_ON}(?: is| was| falls|'s)?(?: always)?(?: on)?:? (${FEAST})(?![a-z])`, 'gi'),
    accepts: isOwn,
  },
  { kind: 'BIRTHDAY', needs: LATIN | DIGIT, hint: BIRTH, score: 0.75, pattern: new RegExp(`\\bborn (?:back )?in (${MONTH} (?:of )?(?:19|20)\\d{2})(?!\\d)`, 'gi') },
  { kind: 'BIRTHDAY', needs: LATIN | DIGIT, hint: BIRTH, score: 0.8, pattern: new RegExp(`(?<![A-Za-z])b\\.? ?(${NUMERIC_DATE})(?!\\d)`, 'gi') },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.8,
    pattern: new RegExp(`(?:生日|出生于|生于)(?:就?是|在|为|:)?(?:每年)?的?(${ZH_FEAST})(?!快乐|放假)`, 'g'),
  },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT,
    hint: BIRTH,
    score: 0.8,
    // Whole dates in a message that speaks of dates of birth, before and after the word.
    pattern: new RegExp(`(?<![\\d./-])(?:${NUMERIC_DATE})(?![\\d./-])`, 'g'),
    accepts: (_value, place) => /\bd\.?o\.?b(?:\.|s|\b)|dates? of birth|birth ?dates?|出生日期/i.test(before(place, 60) + after(place, 40)),
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN | DIGIT,
    hint: ON_A_DAY,
    score: 0.75,
    pattern: new RegExp(
      `\\b(?:he|she|i|mum|mom|dad|nan|gran|granny|grandad|[A-Z][a-z]{2,12})(?:['’](?:s|ll be|m)| will be| is| is going to be| would be) (?:\\d{1,2}|${SAID_NUMBER}) on (${EN_DATE}|${SPOKEN_DATE})`,
      'gi',
    ),
  },
  { kind: 'BIRTHDAY', needs: LATIN | DIGIT, hint: BIRTH, score: 0.8, pattern: new RegExp(`\\b(?:${EN_DATE}|${NUMERIC_DATE})(?=\\s?(?:birth cert|出生|生的|生日|born\\b))`, 'gi') },
  { kind: 'BIRTHDAY', needs: LATIN, hint: BIRTH, score: 0.85, pattern: new RegExp(`${BORN_ON}(?:'s| is| was| falls)?(?: on)?:? (${SPOKEN_DATE})`, 'gi') },
  { kind: 'BIRTHDAY', needs: HAN, hint: BIRTH, score: 0.8, pattern: /生日(?:就?是|为|:|\s)?\s?((?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?![\d年月日号元块])/g },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.8,
    pattern: new RegExp(`(?:(?:19|20)?\\d{2}|[〇零一二三四五六七八九]{2,4}|民国${HAN_NUMBER})年(?:(?:\\d{1,2}|${HAN_NUMBER}|正|冬|腊)月(?:份|初${HAN_NUMBER}|\\d{1,2}[日号]?)?)(?=(?:出生|生的|生人))`, 'g'),
  },
  { kind: 'BIRTHDAY', needs: HAN, hint: BIRTH, score: 0.8, pattern: new RegExp(`民国${HAN_NUMBER}年(?=(?:出生|生的|生人))`, 'g') },
  { kind: 'BIRTHDAY', needs: HAN, hint: BIRTH, score: 0.8, pattern: new RegExp(`${ZH_FEAST}(?=(?:出生|生的|生人|过生日|(?:是|就是)?(?:${OWN_WORD}|[\\u4e00-\\u9fff]{2,3})的?生日(?!会|聚|派对|蛋糕|快乐)))`, 'g') },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT,
    hint: BIRTH,
    score: 0.85,
    // 04 02 1961, 04021961.
    pattern: /(?<![A-Za-z])(?:d\.?o\.?b\.?|date of birth|birth ?date|birth ?day|b-?day|born|出生日期|生日)(?:['’]s|\s|:|=|,|is|on|was|it['’]?s|是|为){0,5}(\d{2} \d{2} (?:19|20)\d{2}|[0-3]\d[01]\d(?:19|20)\d{2})(?!\d)/gi,
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN | DIGIT,
    hint: BIRTH,
    score: 0.85,
    pattern: new RegExp(`\\b(?:${NUMERIC_DATE}|${EN_DATE})(?=,? (?:is when (?:i|he|she|they) (?:was|were) born|(?:is|that['’]?s|thats|it['’]?s) (?:my|his|her|[a-z]{2,12}['’]s) (?:birthday|b-?day|dob)(?![a-z]| (?:party|do|dinner|drinks|meal))))`, 'gi'),
  },
];
