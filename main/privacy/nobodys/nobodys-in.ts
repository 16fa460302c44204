import type { EntityKind } from '#contract';
import { passesChineseId, passesLuhn } from '../rules/checksums.ts';
import { before, digitsOf, type Span } from '../rules/rule.ts';
import type { Told } from '../text/word-search.ts';
import { BIRTH_REASONS } from './births.ts';
import { isKnownNumber, LONG_NUMBERS, NUMBER_REASONS, PLAIN_REASONS } from './numbers.ts';
import { PAPER_REASONS } from './papers.ts';
import { createHoldsOne, findReasonWords, type Found, type Holds, type Reason, type Search } from './reason.ts';
import { SECRET_REASONS } from './secrets.ts';
import { SOFTWARE_REASONS } from './software.ts';

type ByKind = ReadonlyMap<EntityKind, Holds>;
const byKind = (reasons: readonly Reason[], search: Search): ByKind => {
  const kinds = new Set(reasons.flatMap((reason) => reason.kinds));
  return new Map([...kinds].map((kind) => [kind, createHoldsOne(reasons.filter((reason) => reason.kinds.includes(kind)), search)]));
};
/** Three patterns are tried sooner than all words are searched: they are asked of every telephone. */
const PLAIN = byKind(PLAIN_REASONS, 'patterns');
const OTHERS = byKind([...NUMBER_REASONS, ...PAPER_REASONS, ...SECRET_REASONS, ...SOFTWARE_REASONS, ...BIRTH_REASONS], 'words first');

const MOBILE = /^1[3-9]\d{9}$/;
/** A landline in China, and how Taiwan, Hong Kong, Britain, India and North America write a telephone. */
const PHONE_ABROAD = /^0\d{2,3}[- ]\d{7,8}$|^09\d{2}-?\d{3}-?\d{3}$|^[5-9]\d{3} \d{4}$|^0[78]\d{2,4}[ -]?\d{3}[ -]?\d{3,4}$|^[6-9]\d{4} \d{5}$|^\(?[2-9]\d\d\)?[ -][2-9]\d\d-\d{4}$|^1[2-9]\d\d[2-9]\d{6}$/;
const PLATE = /^[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-Z]/;
/** Of a child in Sweden. */
const DATED = /^20\d{6}-\d{4}$/;
const SHORTEST_CHECKED = 15;
/** Whether a value by itself can hardly be anything else: a mobile, an ID, a card, a device whose check digit is right, a plate, a number with its country. */
const isSure = (kind: EntityKind, value: string): boolean => {
  if (kind === 'VEHICLE') return PLATE.test(value);
  if (!LONG_NUMBERS.includes(kind)) return false;
  const digits = digitsOf(value);
  return MOBILE.test(digits) || PHONE_ABROAD.test(value) || (DATED.test(value) && passesLuhn(digits.slice(2))) || value.startsWith('+') || (value.length === 18 && /^\d{17}[\dXx]$/.test(value) && passesChineseId(value)) || (digits.length >= SHORTEST_CHECKED && kind !== 'GOV_ID' && passesLuhn(digits));
};

/** What names a value as somebody's, right before it. */
const NAMED =
  /(?:电话|手机|号码|身份证|护照|银行卡|卡号|微信|QQ|[门柜][锁禁]|大门|单元门|家里|wi-?fi|支付|登[录陆]|验证码|锁屏|保险柜|[账帐]号|root|服务器|数据库|座机|固话|短号|[军警]官证|邮箱|会议|平板|电脑|柜子?|房间|抖音|小红书|ip|社保|医保|户口|账户|对公户|客户号|存簿|个人编号|后台|行李箱|车锁|手表|id|(?<![A-Za-z])(?:(?:my|her|his|our|your) (?:number|no|id|pin|code|dob|birthday)|(?:call|ring|text|txt|msg|whats ?app|phone|mobile|cell|tel)(?: (?:me|us|him|her|them|[A-Z][a-z]+))?(?: on| at)?|ssn|passport|adhaa?r|aadhaa?r|uid|nric|serial|account|a\/c|(?:door|gate|alarm|locker|safe|lock ?box|key ?safe|wi-?fi|entry|bank|card|atm)(?: pin)?(?: code| password)?))(?:号码?|密码|口令)?(?:就|还|都|改成)?(?: no\.?| number)?(?: is|'s|[-–:：是为\s]){0,4}$/i;
const NAMED_WITHIN = 24;

type Find = Pick<Span, 'kind' | 'start' | 'end'>;

/**
 * Whether what has the shape of personal data is nobody's, by what it is or by the words around it: a file's size, a product's licence, a colour, a riddle's lock.
 * @param text the normal form; what is said in it is searched once, at the first find, and each find judged once, however many rules made it
 */
export const nobodysIn = (text: string): ((find: Find) => boolean) => {
  let told: Told | undefined;
  const words = (): Told => (told ??= findReasonWords(text));
  const judged = new Map<string, boolean>();
  const judge = ({ kind, start, end }: Find): boolean => {
    const found: Found = { text, start, end, value: text.slice(start, end) };
    if (PLAIN.get(kind)?.(found, words)) return true;
    if (isSure(kind, found.value)) return false;
    const isNobodys = OTHERS.get(kind)?.(found, words) === true || (LONG_NUMBERS.includes(kind) && isKnownNumber(found.value));
    return isNobodys && !NAMED.test(before(found, NAMED_WITHIN));
  };
  return (find) => {
    const key = `${find.kind} ${find.start} ${find.end}`;
    const isNobodys = judged.get(key) ?? judge(find);
    judged.set(key, isNobodys);
    return isNobodys;
  };
};
