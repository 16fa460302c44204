import type { Reason } from './reason.ts';

/** From when to when somebody must have been born. */
const BOUND = /(?<![A-Za-z])(?:born|birth|dob)(?: (?:must be|is))? (?:on or )?(?:before|after|between(?: [^\n]{0,12}\d[^\n]{0,10}(?:and|to))?|until|prior to) ?$/i;
const BOUND_AFTER = /^\s?(?:[日号]?\s?(?:以[前后]|之[前后间]|及以[前后]|[前后](?=出生|生的)|期间)[^\n，,。\s]{0,2}(?:出生(?![证登日])|生的))/i;
/** A whole day before, and one behind it. */
const RANGE_BEFORE = /(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?\s?[-—~至到]\s?$/;
const RANGE_AFTER = /^[日号]?\s?[-—~至到]\s?(?:19|20)\d\d[年./-]\d/;
const OF_A_CLASS = /出生的|born between|年级|组别?报名|以下报名/i;
const SOMEBODYS = /我|儿子|女儿|娃|老婆|老公|爸|妈|爷|奶|姥|外公|外婆|哥|弟|姐|妹|叔|姨|她|他|先生|女士|同事|身份证|老师|总|舅|孙|房东|同学|宝|医生|(?<![A-Za-z])(?:my|mum|mom|dad|wife|husband|daughter|son|her|his|she|he|we|our|gran|aunt|uncle|cousin|nephew|niece|twins|baby|pupil|cake|school|pastor)(?![A-Za-z])/i;
/** Animals, countries and festivals; gods, poets and who lives in a book only. */
const NOBODYS =
  /(?<![A-Za-z])(?:the (?:king|queen|prophet)['’]s (?:official )?birthday|mlk['’]s birthday|guru nanak|shakespeare|einstein|isaac newton|mozart|beethoven|js bach|tolkien|ada lovelace|goku|hatsune miku|harry potter|blank record)(?![A-Za-z])(?:['’]s)?(?: (?:official )?birthday| was born| born| dob)?(?: is| on|:)* ?$|(?<![A-Za-z])(?:lambs|calves|foal|heifer|kittens|puppies)(?: were| was)? (?:born|dob)(?: on)? ?$|(?<![\u4e00-\u9fff])(?:小羊|小牛|猪崽|小马驹|孔子|牛顿|爱因斯坦|莎士比亚|李白|杜甫|苏轼|鲁迅|毛主席)(?:的)?(?:诞辰|生日|出生|生于)?(?:公元前?)?(?:是|在|于|[:：\s]){0,3}$|公司(?:成立|创立|周年|生日)(?:日|纪念日)?(?:是|在|为|[:：\s]){0,3}$/i;
/** Whoever was born then is in a book. */
const LONG_AGO = /(?<!\d)1[0-8]\d\d(?=[年./-])/;

/** Dates of birth that are none of a person's, or of somebody's in a book. */
export const BIRTH_REASONS: readonly Reason[] = [
  { kinds: ['BIRTHDAY'], before: BOUND },
  { kinds: ['BIRTHDAY'], after: BOUND_AFTER, unless: SOMEBODYS },
  { kinds: ['BIRTHDAY'], before: RANGE_BEFORE, near: OF_A_CLASS },
  { kinds: ['BIRTHDAY'], after: RANGE_AFTER, near: OF_A_CLASS },
  { kinds: ['BIRTHDAY'], value: /^(?!.*(?:19[3-9]|20\d)\d)/, before: NOBODYS, unless: SOMEBODYS },
  { kinds: ['BIRTHDAY'], value: LONG_AGO },
];
