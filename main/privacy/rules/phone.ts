import { DIGIT, FIVE_DIGITS, GROUPED_NUMBER, HAN, LATIN, LEADING_ZERO, LONG_NUMBER, PLUS, TEN_DIGITS, TEN_DIGIT_NUMBER, UNBROKEN_NUMBER } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, digitsOf, isThingNumber, type Place, type Rule } from './rule.ts';

/** Words after which a number is somebody's telephone. */
const CUE =
  /(?:电话|手机|联系方式|联系我|座机|固话|热线|分机|传真|号码|打给|拨打|拨|致电|来电|回电|短信|\btel|phone|\bcell|mobile|\bcall|\btext|\bsms|whats ?app|\bring|\bdial|\bfax|\bmob|\bhotline|\breach|\bph\b|landline|direct line)[^\d\n]{0,16}$/i;
/** The same as words. */
const CUED = wordsOf(
  '电话|手机|联系方式|联系我|座机|固话|热线|分机|传真|号码|打给|拨|致电|来电|回电|短信| tel|phone| cell|mobile| call| text| sms|whatsapp|whats app| ring| dial| fax| mob| hotline| reach| ph |landline|direct line',
);
const hasCue = (place: Place): boolean => CUE.test(before(place, 28));
const hasNoThing = (_value: string, place: Place): boolean => !isThingNumber(place);

/** 户号, 报案号, 表号: a number of something else, which may begin with a nought too, but has no dashes. */
const OF_ANOTHER = /(?:[户案议]号|(?<!代)表号)[码:是为]{0,2}\s?$/;
/** “P3702 2025 0600 4418 0037”, “9405 5036 9930 0412 7786 21”: groups of four before it are of the same number; four of them are a card. */
const GROUPS_OF_FOUR = /(?:^|[^\d ]|[^\d] )(?:[A-Z]{1,3}\d{4} (?:\d{4} ){1,4}|(?:\d{4} ){3})$/;
/** Whether what has the form of a telephone is no number of a thing, of a row or of a longer one. */
const isNoOtherNumber = (value: string, place: Place): boolean =>
  !isThingNumber(place) &&
  !isRow(value) &&
  !isDrawn(value, place) &&
  (value.includes('-') || !OF_ANOTHER.test(before(place, 12))) &&
  !(/^\d{4} \d{4}/.test(value) && GROUPS_OF_FOUR.test(before(place, 40)));

/** Letters right before a number belong to it only as a cue (`tel138…`); else it is part of an identifier. */
const isInsideWord = (place: Place): boolean => {
  const letters = /[A-Za-z]+$/.exec(before(place, 12))?.[0];
  return letters !== undefined && !/^(?:tel|phone|mobile|cell|call|text|mob|sms|whatsapp|ph|m|t|p|vx|wx|v)$/i.test(letters);
};

const MONEY_OR_UNIT = /^\s?(?:元|块|万|亿|美元|%|km|kg|rmb|usd|dollars|points|分(?!机)|积分|人|次|个|条|票)/i;
const isAmount = (place: Place): boolean => MONEY_OR_UNIT.test(after(place, 8)) || /[¥$€£]\s?$/.test(before(place, 2));

/** +1 … +998 and the national number: 8 to 15 digits in all (E.164). */
const isInternational = (value: string, place: Place): boolean => {
  const digits = digitsOf(value);
  return digits.length >= 8 && digits.length <= 15 && !isAmount(place);
};

/** 3-3-4 with separators: an area code that can be, or a word for telephones before it. */
const isNorthAmerican = (value: string, place: Place): boolean => {
  if (isThingNumber(place)) return false;
  const isSpacedOnly = /^\d{3} \d{3} \d{4}$/.test(value);
  // “380 580 880 1080 1380” are prices.
  if (isSpacedOnly && (/\d $/.test(before(place, 2)) || /^ \d/.test(after(place, 2)))) return false;
  return !isSpacedOnly || /^[2-9]\d\d [2-9]/.test(value) || hasCue(place);
};

/** `id = 13800138000;`: a number in code. */
const isAssigned = (place: Place): boolean => /[\w\])] ?[=(] ?["']?$/.test(before(place, 6)) && /^["']?\s?[;),]/.test(after(place, 3));

/** `x = 4417208830;`, `f(4417208830)`, 2^32 = 4294967296. */
const isInCode = (place: Place): boolean => /[=^*/<>([{+×]\s?$/.test(before(place, 2)) || /^\s?[;\])}=*/^×]/.test(after(place, 2));

const LARGEST_OF_32_BITS = '2147483647';
/** Ten digits behind one of them are a thing's more often than a telephone's. */
const OF_A_PAPER = /(?:\bvouchers?|\bconf|\bbatch|\bwaybill|\breservation)\s?$/i;
const isBareNorthAmerican = (value: string, place: Place): boolean => {
  if (isThingNumber(place) || isAmount(place) || isInCode(place) || value === LARGEST_OF_32_BITS || OF_A_PAPER.test(before(place, 12))) return false;
  return hasCue(place) || !/[\u4e00-\u9fff]/.test(before(place, 12) + after(place, 12));
};

const isCuedNumber = (value: string, place: Place): boolean => {
  const digits = digitsOf(value);
  return (
    digits.length >= 7 && digits.length <= 15 && hasCue(place) && !isThingNumber(place) && !isAmount(place) && !isRow(value) && !/^(?:19|20)\d\d[-./]|^\d{1,2} 1[3-9]\d{9}$/.test(value) && !/发票[^\n]{0,24}$/.test(before(place, 32))
  );
};

const isRising = (groups: readonly string[]): boolean => groups.every((group, at) => at === 0 || Number(group) > Number(groups[at - 1]));
/** Five pairs, as in France, or four threes. */
const PAIRS_OR_THREES = /^\d\d(?: \d\d){4}$|^\d{3}(?: \d{3}){3}$/;
/** The highest of what is drawn in most lotteries; most telephones of France go further. */
const MOST_DRAWN = 50;
/** Where something is drawn. */
const LOTTERY = /lott|millions|powerball|mega|thunderball|彩|双色球|大乐透|[前后]区|开奖/i;
/** What is drawn or sold by lot rises, and goes on before or behind: 02 of “02 05 11 19 26 33”, “05 11 19 26 33 + 04”, “023 081 114 146 170”. */
const isDrawn = (value: string, place: Place): boolean => {
  const groups = value.split(' ');
  if (!PAIRS_OR_THREES.test(value) || !isRising(groups)) return false;
  const isOfPairs = groups.length === 5;
  if (isOfPairs && Number(groups.at(-1)) > MOST_DRAWN) return false;
  if (isOfPairs && LOTTERY.test(place.text)) return true;
  const last = /(?<!\d)\d{2,3}(?= $)/.exec(before(place, 5))?.[0];
  return (last?.length === groups[0]?.length && Number(last) < Number(groups[0])) || (isOfPairs && /^\s?\+\s?\d\d(?!\d)/.test(after(place, 6)));
};

/** 0700 0745 0830 are times, 03 17 22 29 38 44 were drawn in a lottery, 000114-000260 is from one to another; no telephone begins with three noughts. */
const isRow = (value: string): boolean => {
  const groups = value.split(/[ .-]/);
  if (value.startsWith('000')) return true;
  if (!isRising(groups)) return false;
  return (groups.length > 2 && groups.every((group) => (group.length <= 2 && groups.length > 5) || /^(?:[01]\d|2[0-3])[0-5]\d$/.test(group))) || (groups.length === 2 && value.startsWith('00') && groups[0]?.length === groups[1]?.length);
};

const DIGIT_WORD = '(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble)';
const TENS = '(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)';
const NUMBER_WORD = `(?:${DIGIT_WORD}|${TENS})`;
const PAUSE = '(?:[ ,.\\-…]{1,4}(?:(?:then|and|dash|space|pause) )?)';

/** Without which no eight digits alone are a telephone of Singapore or Hong Kong. */
const EIGHT_DIGITS = wordsOf(
  ' hp | h/p | handphone | sg | hk | contact |whatsapp |whats app | wa |paynow |pay now |paylah |pay lah | fps | payme | no | no.| num| number | msg | sms | text | call |转数快|香港|新加坡|电话|手机|打|找我|联系|紧急',
);
/** One of them at least is said by name. */
const SPOKEN = wordsOf(' zero | oh | nought | one | two | three | four | five | six | seven | eight | nine | double | triple | treble ');
const PHONE_WORDS = wordsOf('手机|电话|联系方式|phone| cell|mobile|my number|my no|my tel');
const IS_DIGIT = new RegExp(`^${DIGIT_WORD}$`);
const IS_TENS = new RegExp(`^${TENS}$`);

/** Oh seven seven double one 204 886, oh one thirty two: at least three digits are said by name, and as many are there as a telephone has. */
const isSpokenNumber = (value: string): boolean => {
  const parts = value.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const named = parts.filter((part) => IS_DIGIT.test(part)).length;
  const length = digitsOf(value).length + named + parts.filter((part) => part === 'triple' || part === 'treble').length + 2 * parts.filter((part) => IS_TENS.test(part)).length;
  return named >= 3 && length >= 7 && length <= 16;
};

/** Telephones: Chinese mobile, landline and 400; North American; international with +; national forms with a leading 0; any number after a cue. */
export const phoneRules: readonly Rule[] = [
  // “985/555-0117”, “802 - 555 - 0146”.
  { kind: 'PHONE', needs: LONG_NUMBER, score: 0.85, pattern: /(?<![\w/.-]|\d )[2-9]\d{2}(?:\/[2-9]\d{2}-\d{4}| - [2-9]\d{2} - \d{4})(?![\w-])/g, accepts: hasNoThing },
  {
    kind: 'PHONE',
    needs: UNBROKEN_NUMBER,
    score: 0.98,
    pattern: /(?<![\d.])(?:(?:\+|00)?86[ -]?)?1[3-9]\d{9}(?!\d|\.\d)/g,
    accepts: (value, place) => !isInsideWord(place) && !isAmount(place) && (value.length > 11 || (!isThingNumber(place) && !isAssigned(place))),
  },
  {
    kind: 'PHONE',
    needs: TEN_DIGIT_NUMBER,
    score: 0.95,
    pattern: /(?<!\d[ .\-·]?)(?:\(?(?:\+|00)?86\)?[ -]{0,2})?1[ .\-·]{0,2}[3-9](?:[ .\-·]{0,2}\d){9}(?![ .\-·]?\d)/g,
    accepts: (value, place) =>
      !isInsideWord(place) && !isThingNumber(place) && !isAmount(place) && !isAssigned(place) && !/\d\.\d{1,2}$/.test(value) && !/[ -]\d[ -]\d$/.test(value.replace(/^(?:\d[ -]){10}/, '')),
  },
  // “138 3497 5520 24小时”: another number behind it.
  { kind: 'PHONE', needs: TEN_DIGIT_NUMBER, score: 0.9, pattern: /(?<!\d[ .\-·]?)1[3-9]\d(?: \d{4} |-\d{4}-)\d{4}(?= \d{1,3}[a-z\u4e00-\u9fff])/gi, accepts: hasNoThing },
  {
    kind: 'PHONE',
    needs: TEN_DIGITS,
    hint: /1[3-9]\d[_/,，、]\d{4}/,
    score: 0.9,
    pattern: /(?<![\dA-Za-z_/,，、])1[3-9]\d[_/,，、]\d{4}[_/,，、]\d{4}(?![\d_/,，、])/g,
  },
  {
    kind: 'PHONE',
    needs: PLUS | LONG_NUMBER,
    score: 0.97,
    pattern: /(?<![A-Za-z0-9+])\+\(?\d{1,3}\)?(?:[ .\-/]{0,2}\(?\d{1,5}\)?){1,6}(?!\d)/g,
    accepts: isInternational,
  },
  {
    kind: 'PHONE',
    needs: TEN_DIGIT_NUMBER | LEADING_ZERO,
    score: 0.9,
    pattern: /(?<![\d.\-A-Za-z])\(?0(?:10|2\d|[3-9]\d\d)\)?[ -]{0,2}\d{4}[ -]?\d{3,4}(?:(?:[ -]{1,2}|转|\s?ext\.?\s?)\d{1,6})?(?![\d-])/g,
    accepts: isNoOtherNumber,
  },
  {
    kind: 'PHONE',
    needs: TEN_DIGIT_NUMBER | GROUPED_NUMBER,
    score: 0.9,
    pattern:
      /(?<![\d.\-A-Za-z])(?:(?:\+?1|001)[ .-]{1,3})?(?:\(\d{3}\)[ .-]{0,2}|\d{3}[ .-])\d{3}[ .-]\d{4}(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?(?![\d-])/gi,
    accepts: isNorthAmerican,
  },
  {
    kind: 'PHONE',
    needs: UNBROKEN_NUMBER,
    score: 0.6,
    pattern: /(?<![A-Za-z0-9.\-#/])[2-9]\d{2}[2-9]\d{6}(?![A-Za-z0-9-])/g,
    accepts: isBareNorthAmerican,
  },
  {
    kind: 'PHONE',
    needs: UNBROKEN_NUMBER | LEADING_ZERO,
    score: 0.6,
    pattern: /(?<![A-Za-z0-9.\-+#/])0[1-9]\d{8,9}(?![A-Za-z0-9-])/g,
    accepts: isNoOtherNumber,
  },
  { kind: 'PHONE', needs: GROUPED_NUMBER, score: 0.7, pattern: /(?<![A-Za-z0-9.-])555[ -]\d{4}(?![\d-])/g },
  {
    kind: 'PHONE',
    needs: GROUPED_NUMBER | LEADING_ZERO,
    score: 0.75,
    pattern: /(?<![A-Za-z0-9.\-+])\(?0\d{1,5}\)?(?:[ .-]\d{2,8}){1,5}(?![\d-])/g,
    accepts: (value, place) => {
      const digits = digitsOf(value).length;
      return (
        digits >= 9 &&
        digits <= 12 &&
        isNoOtherNumber(value, place) &&
        !/^0\d[-./]\d\d[-./]/.test(value.replace(/^(\d\d) /, '$1_')) &&
        !/\.\d{2}$/.test(value)
      );
    },
  },
  {
    kind: 'PHONE',
    needs: LONG_NUMBER,
    hint: CUED,
    score: 0.8,
    pattern: /(?<![A-Za-z0-9.\-+])[(]?\d(?:[ .\-()]{0,2}\d){6,14}(?![\d-])/g,
    accepts: isCuedNumber,
  },
  {
    kind: 'PHONE',
    needs: LONG_NUMBER | HAN,
    score: 0.75,
    pattern: /(?<![A-Za-z0-9.-])\d{3,4}[ -]?\d{4}(?![A-Za-z0-9-])(?=\s?(?:是我(?:的)?(?:电话|手机|号)|\(?(?:电话|手机|座机)))/g,
  },
  {
    kind: 'PHONE',
    needs: GROUPED_NUMBER | LEADING_ZERO,
    score: 0.9,
    pattern: /(?<![\d.A-Za-z+-])00[1-9]\d{0,2}(?:[ .\-()]{1,2}\d{2,6}){2,5}(?![\d-])/g,
    accepts: (value, place) => isInternational(value.slice(2), place) && isNoOtherNumber(value, place),
  },
  {
    kind: 'PHONE',
    needs: LATIN | DIGIT,
    hint: SPOKEN,
    score: 0.8,
    pattern: new RegExp(`\\b(?:${NUMBER_WORD}|\\d{1,6})(?:${PAUSE}(?:${NUMBER_WORD}|\\d{1,6})){3,14}\\b`, 'gi'),
    accepts: isSpokenNumber,
  },
  { kind: 'PHONE', needs: LATIN, hint: SPOKEN, score: 0.8, pattern: new RegExp(`\\b${NUMBER_WORD}(?:${PAUSE}${NUMBER_WORD}){4,15}\\b`, 'gi'), accepts: isSpokenNumber },
  {
    kind: 'PHONE',
    needs: FIVE_DIGITS,
    hint: PHONE_WORDS,
    score: 0.6,
    pattern:
      /(?:手机号?码?|电话号?码?|联系方式|(?:phone|cell|mobile)(?: number| no\.?)?|my (?:number|no\.?|tel))(?:是|为|:|\sis|\sstarts with|前[^\d\n]{0,4}|后[^\d\n]{0,4}|开头)?:?\s{0,2}(\d{5,6})(?![\d年月日元块个条次%.]|\s?(?:times|people|years|minutes))/gi,
    accepts: (value) => !/^(?:1\d{4}|9[56]\d{3})$/.test(value),
  },
  {
    kind: 'PHONE',
    needs: TEN_DIGIT_NUMBER,
    score: 0.75,
    // Mobiles with their country but without its +: Britain, India, Ireland, Australia, Nigeria, Singapore.
    pattern: /(?<![A-Za-z0-9.\-+#/]|\d )(?:44[ -]?7\d{3}[ -]?\d{3}[ -]?\d{3}|91[ -]?[6-9]\d{4}[ -]?\d{5}|353[ -]?8\d[ -]?\d{3}[ -]?\d{4}|61[ -]?4\d\d[ -]?\d{3}[ -]?\d{3}|234[ -]?[789][01]\d[ -]?\d{3}[ -]?\d{4}|65[ -]?[89]\d{3}[ -]?\d{4})(?![A-Za-z0-9-]| \d)/g,
    accepts: (_value, place) => !isThingNumber(place) && !isAmount(place),
  },
  // A mobile of Britain that is broken by strokes or commas, and North America's numbers in letters.
  { kind: 'PHONE', needs: FIVE_DIGITS | LEADING_ZERO, score: 0.85, pattern: /(?<![\dA-Za-z./,-])07\d{3}[,/] ?\d{3}[,/ ]{0,2}\d{3}(?![\d/,-])/g, accepts: hasNoThing },
  { kind: 'PHONE', needs: DIGIT | LATIN, hint: wordsOf('800-|833-|844-|855-|866-|877-|888-'), score: 0.85, pattern: /(?<![\w-])(?:1-)?8(?:00|33|44|55|66|77|88)-(?:[A-Z]{7}|[A-Z]{3,4}-[A-Z]{3,4}|\d{3}-[A-Z]{4}|[A-Z]{3}-\d{4})(?![\w-])/g },
  { kind: 'PHONE', needs: TEN_DIGIT_NUMBER | GROUPED_NUMBER, score: 0.75, pattern: /(?<![A-Za-z0-9.\-+#/]|\d )1[38][059]0 \d{3} \d{3}(?![A-Za-z0-9-]| \d)/g, accepts: hasNoThing },
  { kind: 'PHONE', needs: GROUPED_NUMBER | LEADING_ZERO, score: 0.75, pattern: /(?<![A-Za-z0-9.\-+#/]|\d )0(?:[ ,.-]\d){9,10}(?![A-Za-z0-9-]|[ ,.]\d)/g, accepts: hasNoThing },
  { kind: 'PHONE', needs: GROUPED_NUMBER | LEADING_ZERO, score: 0.8, pattern: /(?<![A-Za-z0-9.\-+#/])\(0\) ?\d{2,5}(?:[ -]\d{2,6}){1,4}(?![\d-])/g, accepts: (value) => digitsOf(value).length >= 9 && digitsOf(value).length <= 12 },
  {
    kind: 'PHONE',
    needs: TEN_DIGIT_NUMBER | GROUPED_NUMBER,
    score: 0.75,
    // India's mobile as it is spoken: five and five.
    pattern: /(?<![A-Za-z0-9.\-+#/]|\d )[6-9]\d{4} \d{5}(?![A-Za-z0-9-]| \d)/g,
    accepts: (_value, place) => !isThingNumber(place) && !isAmount(place),
  },
  {
    kind: 'PHONE',
    needs: LONG_NUMBER,
    hint: EIGHT_DIGITS,
    score: 0.75,
    // Eight digits of Singapore and Hong Kong, after a word for telephones.
    pattern: /(?<![A-Za-z0-9.\-+#/]|\d )[35689]\d{3}[ -]?\d{4}(?![A-Za-z0-9-]| \d)/g,
    accepts: (_value, place) => /(?:\b(?:hp|h\/p|handphone|sg|hk|contact|whats ?app|wa|pay ?now|pay ?lah|fps|payme|转数快|(?:my|your|his|her|new|mum's|dad's|contact|work|home|hk|sg|the) (?:no\.?|num(?:ber)?)|msg|sms|text|call|香港|新加坡)\b|电话|手机|打|找我|联系|紧急)[^\d\n]{0,16}$/i.test(before(place, 32)) && !isThingNumber(place) && !isAmount(place),
  },
];
