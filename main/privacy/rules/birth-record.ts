import { DIGIT, FIVE_DIGITS, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { MONTH } from './month.ts';
import { after, before, type Place, type Rule } from './rule.ts';

/** A year in which somebody on a list may have been born: later ones are mostly dates of what is planned. */
const YEAR = '(?:19[2-9]\\d|20[01]\\d|202[0-5])';
const WHOLE_DATE = `(?:${YEAR}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-]${YEAR}|${YEAR}年\\s?\\d{1,2}月\\s?\\d{1,2}[日号]?|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH},? ${YEAR}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? ${YEAR})`;

const FORMS = wordsOf(
  'regist|sign-up|sign up|signing up|crew list|passenger|manifest|enrol|consent|emergency contact|insur|female| male| boy| girl|nationality|passport| pp |blood|allerg|asthma|登记|报名|投保|保险|参保|紧急联系|身份证|护照|证件|姓名|性别|血型|型| 男| 女|，男|，女|民族|汉族|入园|入学|体检|挂号|建档|户口|办证|办签|签证|出行人|乘机人|旅客|参赛|队员|学员|被保险',
);
/** Who fills in a form says who one is: a name, a sex, a nationality, a group of blood, a document. */
const ON_A_FORM =
  /(?:regist(?:er|ration)|sign(?:ing)?[- ]up (?:form|for)|crew list|passengers?\b|manifest|enrol|consent|emergency contact|insur(?:ed|ance)|\b(?:fe)?male\b|\bnationality|passport|\bpp\b|blood (?:type|group)|登记|报名|投保|保险|参保|紧急联系|身份证|护照|证件|姓名|性别|血型|[ABO]{1,2}型|[,，、 ][男女](?:[,，、 ]|$)|汉族|民族|入园|入学|体检|挂号|建档|户口|办证|出行人|乘机人|旅客|参赛|队员|学员|被保)/i;
/** What has a date on a form too, and was never born. */
const ANOTHER_DATE =
  /(?:expir\w*|\bexp\b|valid|until|till|before|after|from|since|to|by|deadline|due|starts?|starting|begins?|closes?|opens?(?: \d{1,2}(?:am|pm))?|renew\w*|ends?|departs?|departing|arriv\w*|travel\w*|flight|issued?(?: on)?|signed|dated?|on|visit|appointment|match|race|trip|有效期至?|截止到?|截至|到期日?|签发|发证|办理|预约|时间|日期|出发|入住|离店|起|至|到|于|在|前|报名|生效|保障期?)\s?[:：]?\s{0,2}$/i;

const isOnAForm = (_value: string, place: Place): boolean =>
  !ANOTHER_DATE.test(before(place, 16)) &&
  !/^\s?(?:至|到|前|起|止|截止|开始|结束|生效|到期|出发|报名|to\b|until|till|-\s?\d|—|~|deadline|at \d|\d{1,2}[:：]\d\d|\d{1,2}点)/i.test(after(place, 12)) &&
  ON_A_FORM.test(before(place, 60) + after(place, 48));

const BIRTHS = wordsOf('baby|newborn|arrived| lb| oz| kg|公斤|斤|顺产|剖');
const WHOSE = wordsOf("'s is |’s is |mine|hers|his is|theirs|yours");
/** “90!!!”, “she'll be 7”, “turning 40”: an age. */
const AGE_AFTER = /^,? (?:(?:s?he|they)(?:['’]?s|['’]ll be| is| will be) |turns |turning |the big )?\d{1,3}(?:!|(?:st|nd|rd|th)?$|,? (?:this year|years old))/i;
const BUSINESS = /\b(?:appointment|exam|interview|scan|flight|mot|rent|payday|deadline|shift|due|delivery|test|viewing|hearing)\b/i;
const HAPPY = wordsOf('happy ');

/** Dates of birth that no word for birth leads to: on lists and forms, and beside the weight of who has just arrived. */
export const birthRecordRules: readonly Rule[] = [
  {
    kind: 'BIRTHDAY',
    needs: FIVE_DIGITS,
    hint: FORMS,
    score: 0.7,
    pattern: new RegExp(`(?<![\\d./-])${WHOLE_DATE}(?![\\d./-])`, 'gi'),
    accepts: isOnAForm,
  },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT,
    hint: BIRTHS,
    score: 0.7,
    pattern: new RegExp(`(?<![\\d./-])${WHOLE_DATE}(?![\\d./-])`, 'gi'),
    accepts: (_value, place) =>
      /(?:baby|newborn|arrived|born|girl|boy|son|daughter|宝宝|宝贝|女儿|儿子|千金|小子|闺女)/i.test(before(place, 48)) && /\d ?(?:lbs?|oz|kg|g\b|公斤|斤)|顺产|剖/i.test(after(place, 48)),
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN | DIGIT,
    hint: WHOSE,
    score: 0.7,
    // “who else has a nov birthday? mine's the 22nd”, “mine's June 30, Lwazi's is July 1, one cake”.
    pattern: new RegExp(`\\b(?:(?:mine|his|hers|theirs|yours)(?:['’]?s| is| was)|[a-z]{3,15}['’]s is)(?: on)? (the \\d{1,2}(?:st|nd|rd|th)(?: of ${MONTH})?|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} (?:the )?\\d{1,2}(?:st|nd|rd|th)?)(?![\\w:])`, 'gi'),
    accepts: (_value, place) =>
      (AGE_AFTER.test(after(place, 24)) || /birth ?day|b-?day|\bcake\b|candles/i.test(before(place, 64) + after(place, 64))) && !BUSINESS.test(before(place, 40) + after(place, 40)) && !/(?:birth ?day|b-?day) (?:party|do|dinner|drinks|meal)/i.test(before(place, 64)),
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN | DIGIT,
    hint: HAPPY,
    score: 0.7,
    // “Happy 80th Muriel, 29 Feb”; a party's date has another word before it.
    pattern: new RegExp(`(?<![A-Za-z])happy (?:\\d{1,3}(?:st|nd|rd|th)(?: birthday)?|birthday)(?: to)?[ ,]{1,2}(?!party|dinner|lunch|drinks|do\\b|bash)(?:for (?:the )?|on (?:the )?)?(?:[A-Za-z]{2,14}[ ,]{1,2}){0,3}(?:for (?:the )?)?(\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?![a-z])|${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?!\\d))`, 'gi'),
    accepts: (value, place) => !/party|dinner|lunch|drinks|bash|celebrat|meal|episode|anniversary|edition|issue|season|game|show|post|day,/i.test(before(place, 40)) && value.length > 0,
  },
];
