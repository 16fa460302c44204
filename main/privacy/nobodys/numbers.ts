import type { EntityKind } from '#contract';
import { passesLuhn, weightedSum } from '../rules/checksums.ts';
import type { Reason } from './reason.ts';

/** Kinds that are long numbers. */
export const LONG_NUMBERS: readonly EntityKind[] = ['PHONE', 'GOV_ID', 'FINANCE_NO', 'DEVICE'];
const NO_DEVICES: readonly EntityKind[] = ['PHONE', 'GOV_ID', 'FINANCE_NO'];
const CODES: readonly EntityKind[] = ['GOV_ID', 'VEHICLE', 'SECRET', 'DEVICE'];

/** What a machine counts: so said of a telephone's eleven digits too. */
const SIZED = /(?:(?<![A-Za-z])(?:(?:content-)?length|size|offset|amount|params|memory|total|used|bytes_sent|(?:row|param) count)(?:["'] ?:|=) ?|字节数|(?:文件|总)大小|扫描行数)\s?$/i;
const OF_BYTES = /^\s?÷\s?\d|^\s?×\s?\d+\s?=|^(?: bytes|\s?字节)(?=[，,。]?\s?(?:刚好|就是|约|大概|才|=|≈|\d))|^元(?:等于|=)|^\s?这个数(?:能被|读作)|^\s?改写成用/;
const ROUND = /^1[3-9]\d*0{8}$/;

/** What a machine numbers by itself. */
const COUNTED =
  /(?<![A-Za-z])(?:bytes?|tid|seed(?= is|[=:])|nonce|rma|(?:run|batch|pallet|track|title|video|match|session|trace) id|dota match|sap note|binary|hex|decimal|octal|modbus)["']?(?: is)?\s?[=:#]?\s?$|(?:种子(?:是|[=:：])|[二八十]进制|十六进制|数独|流程号|工单号|[原补反移]码|真值表)[:：]?\s?$/i;
const OF_DATA = /^\s?(?:(?:bytes|in (?:hex|binary|decimal))(?![A-Za-z\u4e00-\u9fff])|次方|转(?:[二八十\d]|16)+进制|是\s?\d{1,2}的(?:倍|次方|因数)|[行条]数据)/;
const FRACTION = /^0\.\d{6,}$/;
/** Bytes as a dump shows them. */
const DUMP = /^(?=.*[A-F])(?:[0-9A-F]{2} ){5,}[0-9A-F]{2}$/;
const BINARY = /^(?=[\d ]{8,}$)[01]+(?: [01]{4,})*$/;
const NIBBLES = /^[01]{4}(?: [01]{4}){3,}$/;
/** Pairs of which four begin with nought: registers of a bus. */
const REGISTERS = /^(?!00 [1-9]\d|(?:33 )?0[1-9](?: \d\d){4}$)(?=(?:.*(?<!\d)0\d){4})\d\d(?: \d\d){5,}$/;
/** Years, thousands. */
const YEARS = /^(?:1[0-9]\d\d|20[0-4]\d)(?:[ ,](?:1[5-9]\d\d|20[0-4]\d)){2,}$|^\d{1,3}000(?: \d{1,3}000){2,}$/;
/** Weights of a check sum, numbers on shirts: a dozen, of one or two digits. */
const LISTED = /^(?=.*(?<!\d)\d(?!\d))(?=.*(?<!\d)\d\d(?!\d))\d{1,2}(?: \d{1,2}){10,}$/;
/** 03-12 04-09 05-14. */
const DAYS = /^(?:(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])[ ,、]?){2,}$/;
/** 12345, 96360, 12356 24小时, 0411-12345, 10105757: whom all may call. */
const HOTLINE = /^(?:0(?:10|2\d|[3-9]\d\d)-)?(?:12[23]\d{2}|96\d{3}|955\d\d)(?: 24)?$|^1010\d{4}$/;
/** Rows of ports, of speeds of a film, of widths of a screen. */
const IN_A_ROW = /(?<![A-Za-z])(?:ports|iso 100|iso 200|iso 400|widths)[: ]{1,2}(?:\d+ )*$/i;
/** Right before what goods, shares and books are numbered by. */
const GOODS = /(?:防伪|有机|商品|条形?|追溯|溯源)码[:： ]?$|中签号?码?[:： ]?$|中签[^\n]{0,14}末[四五六]位数?[:： ](?:[\d ]{0,14}末[四五六]位 )?$|(?<![A-Za-z])(?:(?:commodity|tariff|hs) code |ndc on the (?:bottle|box) )$/i;

/** π, e and other numbers of a school, of programmers and of games. */
const CONSTANT = /^(?:3\.?1415926|2\.?718281828|1\.4142|1\.7320|1\.6180)\d*$|^(?:998244353|1000000007|142857142857|1-999-\d{3}-\d{3}(?:-\d{4})?)$/;
const FIRST_POWER = 29;
const LAST_POWER = 66;
/** 2⁴⁴, 2⁶³−1: of nine digits and more. */
const POWERS_OF_TWO: ReadonlySet<string> = new Set(Array.from({ length: LAST_POWER - FIRST_POWER + 1 }, (_, at) => 1n << BigInt(FIRST_POWER + at)).flatMap((power) => [`${power}`, `${power - 1n}`]));

/** Of goods from China, and of books. */
const OF_GOODS = /^(?:69\d|97[89])\d{10}$/;
const BARCODE_WEIGHTS = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];
/** The check digit of a barcode (GS1 General Specifications 7.9), and not that of an ID of South Africa. */
const isBarcode = (digits: string): boolean => OF_GOODS.test(digits) && !passesLuhn(digits) && weightedSum(digits, BARCODE_WEIGHTS) % 10 === 0;

const HIGHEST_DRAWN = 59;
const WIDEST = 500;
/** 0600, 2359. */
export const HOUR = /^(?:[01]\d|2[0-3])[0-5]\d$/;
/** Groups of one length that go up: 001 002 003, 007 008 012; six balls of a lottery, four widths, three hours. */
const goesUp = (value: string): boolean => {
  const groups = value.split(' ');
  const [{ length } = ''] = groups;
  if (!/^\d[\d ]+$/.test(value) || groups.length < 3 || !groups.every((group, at) => group.length === length && (at === 0 || Number(group) > Number(groups[at - 1])))) return false;
  const last = Number(groups.at(-1));
  if (length === 4) return groups.every((group) => HOUR.test(group));
  if (length === 3) return (groups.length > 3 && !value.startsWith('0') && last - Number(groups[0]) < WIDEST) || groups.every((group) => group.startsWith('0'));
  return length === 2 && groups.length > 5 && last <= HIGHEST_DRAWN;
};

/** Whether a number is one that everybody knows, or a thing's by its digits alone. */
export const isKnownNumber = (value: string): boolean => {
  if (CONSTANT.test(value)) return true;
  return value.includes(' ') ? goesUp(value) : POWERS_OF_TWO.has(value) || isBarcode(value);
};

/** Where the like of it is a password, a plate or a passport. */
const CUED = /(?<![A-Za-z])(?:pass\w*|pw|pin|code|locker|rego?|plate|parked)(?![A-Za-z])|密码|口令|护照/i;

/** What is nobody's even where it has the digits of a mobile or of an ID. */
export const PLAIN_REASONS: readonly Reason[] = [
  { kinds: LONG_NUMBERS, before: SIZED, value: /^1\d{10}$/ },
  { kinds: LONG_NUMBERS, after: OF_BYTES, value: /^[1-9]\d+$/ },
  { kinds: ['PHONE'], value: ROUND },
];

export const NUMBER_REASONS: readonly Reason[] = [
  { kinds: LONG_NUMBERS, before: COUNTED, value: /^[1-9]\d+(?:\.\d+)?$/ },
  { kinds: LONG_NUMBERS, after: OF_DATA, value: /^\d+$/ },
  { kinds: LONG_NUMBERS, after: /^\s?\^\s?\d|^\s?=\s?\d[\d,. ]*[-+*/×÷]/, value: /^\d+$/ },
  { kinds: LONG_NUMBERS, before: /\d\s?[÷×^]\s?$/, value: /^\d+$/ },
  { kinds: LONG_NUMBERS, value: FRACTION },
  { kinds: NO_DEVICES, value: LISTED },
  { kinds: NO_DEVICES, value: DUMP },
  { kinds: LONG_NUMBERS, value: BINARY, near: /binary|二进制|hex|进制|[原补反]码|真值|\bbits?\b/i },
  { kinds: LONG_NUMBERS, value: NIBBLES },
  { kinds: ['PHONE'], value: YEARS },
  { kinds: NO_DEVICES, before: IN_A_ROW, value: /^(?!\d{5} \d{5}$)[1-9]\d{1,4}(?: \d{2,5})*$/ },
  { kinds: ['PHONE'], value: REGISTERS },
  { kinds: ['PHONE'], value: DAYS },
  { kinds: ['PHONE', 'FINANCE_NO'], before: /(?<![A-Za-z])(?:change ringing|call changes|bells):? (?:[1-8]{8} )*$/i, value: /^[1-9]{7,10}(?: [1-9]{7,10})*$/ },
  { kinds: ['PHONE'], value: HOTLINE },
  { kinds: ['HANDLE'], value: /^1010\d{4}$/ },
  { kinds: ['FINANCE_NO'], value: /^(?:955|953)\d\d$/ },
  { kinds: ['PHONE', 'FINANCE_NO'], before: /(?:SMS|IMG|DOC|INV|REF)_$/ },
  { kinds: NO_DEVICES, before: GOODS },
  { kinds: [...CODES, 'PHONE', 'HANDLE'], value: /^(?:IMG|VID|DSC|MVIMG|PXL|Screenshot)[_-]\d{6,}/ },
  { kinds: [...CODES, 'HANDLE'], value: /^BV1[A-Za-z0-9]{9}$/ },
  { kinds: CODES, value: /^av\d{5,10}$/, unless: CUED },
  { kinds: [...CODES, 'PHONE'], value: /^0x[0-9a-f]{4,12}$/i, unless: CUED },
  { kinds: ['GOV_ID', 'VEHICLE'], value: /^KB\d{6,7}$/, unless: CUED },
];
