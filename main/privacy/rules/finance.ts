import { BANK_WORDS } from './cued.ts';
import { DIGIT, FIVE_DIGITS, LATIN, LONG_NUMBER, TEN_DIGITS, VERY_LONG_NUMBER, VERY_LONG_WORD } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { passesIban, passesLuhn } from './checksums.ts';
import { TIMES } from './named-document.ts';
import { after, before, digitsOf, isThingNumber, type Place, type Rule } from './rule.ts';
import { CARDS_OF_THINGS, UTILITIES } from './thing-code.ts';

/** Banks by the names under which people send money to them. */
const BANKS =
  'bpi|bdo|maybank|cimb|dbs|uob|ocbc|posb|hsbc|barclays|lloyds|natwest|santander|halifax|starling|chase|wells fargo|citi(?:bank)?|zenith|gt ?b(?:ank)?|access|uba|kuda|opay|palmpay|moniepoint|fcmb|sterling|equity|kcb|absa|fnb|capitec|nedbank|anz|westpac|nab|commbank|cba|kiwibank|asb|bnz|rbc|scotia(?:bank)?|bmo|cibc|sbi|hdfc|icici|axis|kotak|pnb|bca|mandiri|bri|bni|n26|sparkasse|aib|ptsb|kbc|bdo|metrobank|landbank|unionbank';
const CUE = new RegExp(
  `(?:卡号|银行卡|信用卡|储蓄卡|借记卡|工资卡|社保卡金融|账号|帐号|账户|帐户|户头|汇款|汇到|打到|打钱|转到|转账|转帐|开户|收款|[工农建中招交]行|银行|邮储|信用社|储蓄|尾号|存折|公积金|\\bcard|\\bvisa|master ?card|\\bamex|unionpay|\\bdebit|\\bcredit|\\baccount|\\bacct|\\ba\\/c|\\bacc(?![a-z])|\\bbank|\\bwire|\\brouting|\\bdeposit|\\baba|\\bclabe|\\bsavings|\\bchecking|\\bcurrent ac|户口|折子|邮局|转数快|\\bfps)[^\\d\\n]{0,22}$|(?<![A-Za-z])(?:${BANKS})(?: (?:bank|acc(?:oun)?t?|a/c|savings|current|no|number|is|to)\\.?){0,3}[ :]{1,3}$`,
  'i',
);
/** The same as words. */
const CUED = wordsOf(
  `卡号|银行|信用卡|储蓄|借记卡|工资卡|社保卡金融|账号|帐号|账户|帐户|户头|汇款|汇到|打到|打钱|转到|转账|转帐|开户|收款|工行|农行|建行|中行|招行|交行|邮储|信用社|尾号|存折|公积金| card| visa|mastercard|master card| amex|unionpay| debit| credit| account| acct| a/c| acc | bank| wire| routing| deposit| aba| clabe| savings| checking| current ac|户口|折子|邮局|转数快| fps| gtb| ${BANKS.replaceAll(/\(\?:\w+\)\?/g, '').replace('gt ?b(?:ank)?', 'gt b').replaceAll('|', '| ')}`,
);
const hasCue = (place: Place): boolean => CUE.test(before(place, 36));

/** Cards and accounts that are no bank's: 就诊卡, 电费账户, a staff card, “power account”. */
const NO_BANKS = new RegExp(
  `(?:${CARDS_OF_THINGS})卡|(?:${UTILITIES})(?:账户|户号)|(?<![A-Za-z])(?:(?:staff|student|labour|library|loyalty|gym)[ -]?card|clubcard|(?:power|electric(?:ity)?|con ?ed|utility|hydro|internet|broadband) (?:account|acct?))`,
  'i',
);
/** Banks whose names are no words. */
const NAMED_BANKS = BANKS.split('|').filter((bank) => !/^(?:access|chase|equity|sterling|starling|axis|halifax)$/.test(bank));
const BANKED = new RegExp(`银行|[工农建中招交]行|退款|退到|绑|\\bbank|\\bsort(?: code)?\\b|routing|\\bbsb|\\biban|refund|(?<![A-Za-z])(?:${NAMED_BANKS.join('|')})(?![A-Za-z])`, 'i');
/** Whether a word for banks stands between what is no bank's and the number, or a bank is spoken of. */
const isOfABank = (place: Place): boolean => CUE.test(before(place, 36).split(NO_BANKS).at(-1) ?? '') || BANKED.test(before(place, 60) + after(place, 40));

/** “Account # 123” is no ticket, although most numbers after # are. */
const isOtherNumber = (place: Place): boolean => isThingNumber({ ...place, start: place.start - (/#\s?$/.exec(before(place, 2))?.[0].length ?? 0) });

/** Issuers start with 2–6; 62 and 81 are UnionPay and RuPay, 9 Chinese local cards. */
const isIssued = (digits: string): boolean => /^(?:[3-6]|2[2-7]|81|9[5-9])/.test(digits);

/** What payment services give to try them out with, and what says so. */
const FOR_TESTS = /^(?:4242424242424242|4111111111111111|4000000000000002|5555555555554444|378282246310005|4012888888881881)$/;
const TESTED = /\btest|stripe|sandbox|dummy|staging|\bdevs?\b|测试|沙箱/i;
const isForTests = (value: string, { text }: Place): boolean => FOR_TESTS.test(digitsOf(value)) && TESTED.test(text);

/** A card: Luhn and an issuer, or any length of cards with a word for banks. */
const isCard = (value: string, place: Place): boolean => {
  const digits = digitsOf(value);
  if (digits.length < 13 || digits.length > 19 || isForTests(value, place)) return false;
  if (hasCue(place)) return true;
  if (isThingNumber(place)) return false;
  if (/[ -]/.test(value) && !/\d{4}/.test(value)) return false;
  if (/^62\d{14,17}$/.test(value) && /[转打汇存]\s?$/.test(before(place, 2))) return true;
  // As banks print their cards: people mistype one digit, and nothing else is written so.
  if (/^(?:62\d\d \d{4} \d{4} \d{4}(?: \d{1,3})?|[3-9]\d{3}(?: \d{4}){3} \d{3})$/.test(value) && !/(?:[码密]|serial|barcode)\W{0,2}$/i.test(before(place, 12))) return true;
  // A card and the three digits of its back behind it.
  if (/^\d{4}([ \-.])\d{4}\1\d{4}\1\d{4}\1\d{3}$/.test(value) && passesLuhn(digits.slice(0, 16))) return true;
  if (/(?:卡|\bcard)(?:号|:| )?\s?$/i.test(before(place, 7))) return true;
  return digits.length !== 18 && isIssued(digits) && passesLuhn(digits) && digits.length >= 15;
};

const isIban = (value: string, place: Place): boolean => {
  const iban = value.replace(/[ -]/g, '').toUpperCase();
  if (iban.length < 15 || iban.length > 34 || digitsOf(iban).length < 8) return false;
  return passesIban(iban) || /iban[^\n]{0,16}$/i.test(before(place, 24)) || /^[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){3,7}/.test(value);
};


/** ISO 3166-1: the country within a BIC (ISO 9362). */
const COUNTRIES = new Set(
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GI GM GN GR GT GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PT PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VE VN VU WS YE ZA ZM ZW'.split(' '),
);

/** Bank cards and accounts, IBAN, wallets, and the small numbers that go with them. */
export const financeRules: readonly Rule[] = [
  {
    kind: 'FINANCE_NO',
    needs: VERY_LONG_NUMBER,
    score: 0.96,
    pattern: /(?<![\d.A-Za-z])\d(?:[ .-]?\d){12,18}(?![\dA-Za-z]|[.-]\d)/g,
    accepts: isCard,
  },
  {
    kind: 'FINANCE_NO',
    needs: LONG_NUMBER,
    hint: CUED,
    score: 0.85,
    pattern: /(?<![\d.A-Za-z-])\d(?:[ -]?\d){6,23}(?![\dA-Za-z]|[.-]\d)/g,
    accepts: (value, place) =>
      hasCue(place) &&
      isOfABank(place) &&
      !isForTests(value, place) &&
      !isOtherNumber(place) &&
      !TIMES.test(value) &&
      !/(?:电话|手机|phone|call|tel)[^\d]{0,8}$/i.test(before(place, 14)) &&
      !/^\s?(?:元|块|万|亿|人次|人民币|rmb)/i.test(after(place, 5)) &&
      !/^(?:19|20)\d\d[-/.]?\d\d[-/.]?\d\d$/.test(value),
  },
  {
    kind: 'FINANCE_NO',
    needs: FIVE_DIGITS | LATIN,
    hint: /[A-Za-z]{2}\d{2}[ -]?[A-Za-z0-9]{4}/,
    score: 0.97,
    pattern: /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])/g,
    accepts: isIban,
  },
  // An account of Poland (NRB): two check digits and six groups of four.
  {
    kind: 'FINANCE_NO',
    needs: LONG_NUMBER,
    score: 0.9,
    pattern: /(?<![\dA-Za-z]|\d )\d{2}(?: \d{4}){6}(?![\dA-Za-z]| \d)/g,
    accepts: (value) => passesIban(`PL${digitsOf(value)}`),
  },
  {
    kind: 'FINANCE_NO',
    needs: DIGIT,
    hint: BANK_WORDS,
    score: 0.8,
    pattern:
      /(?:尾号|卡号后四位|后四位|末四位|last (?:four|4)(?: digits)?|ending (?:in|with)|ends (?:in|with))(?:\s?(?:是|为|is|are|of my card|:))?\s{0,2}(\d{4})(?![\d年])/gi,
    accepts: (_value, place) => /(?:卡|尾号|card|visa|账|account|amex|银行|行)/i.test(before(place, 40)) && !/(?:订单|运单|单号|车牌|快递|外卖|送货|包裹|快件|order|tracking|parcel)[^\d,，。]{0,8}$|(?:手机|电话|打车|网约车|司机|学生卡|饭卡)(?:号码?)?的?(?:尾号|[后末]四位)[是为: ]{0,2}$/i.test(before(place, 16)),
  },
  {
    kind: 'FINANCE_NO',
    needs: DIGIT,
    hint: BANK_WORDS,
    score: 0.85,
    pattern: /\bcsc(?:\s?(?:code|number))?\s?(?:is|:|=)?\s{0,2}(\d{3,4})(?!\d)/gi,
  },
  {
    kind: 'FINANCE_NO',
    needs: FIVE_DIGITS | LATIN,
    hint: BANK_WORDS,
    score: 0.85,
    pattern: /(?:sort(?: code)?|\bs\/c|routing(?: number| no\.?)?|\baba|\bbsb|transit|路由号)(?:\s?(?:is|是|为|:|#|=)){0,2}\s{0,2}((?<=bsb[^\d\n]{0,6})\d{3}[ -]?\d{3}|\d{2,3}[ -]?\d{2,3}[ -]?\d{2,3})(?!\d)/gi,
  },
  {
    kind: 'FINANCE_NO',
    needs: TEN_DIGITS,
    score: 0.85,
    pattern: /(?<![\d-])\d{2}-\d{2}-\d{2}(?=[ ,/]{1,3}(?:acc?(?:oun)?t?\.?(?: no\.?| number)?:? ?)?\d{8}(?!\d))/gi,
  },
  { kind: 'FINANCE_NO', needs: TEN_DIGITS, score: 0.85, pattern: /(?<=(?<![\d-])\d{2}-\d{2}-\d{2}[ ,/]{1,3}(?:acc?(?:oun)?t?\.?(?: no\.?| number)?:? ?)?)\d{8}(?!\d)/gi },
  {
    kind: 'FINANCE_NO',
    needs: LATIN,
    hint: BANK_WORDS,
    score: 0.85,
    pattern: /(?:swift|\bbic|国际代码|银行代码)(?:\s?(?:\/\s?bic|code|码|代码))?\s?(?:is|是|为|:|=)?\s{0,2}([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Za-z0-9])/gi,
    accepts: (value, place) =>
      value === value.toUpperCase() && COUNTRIES.has(value.slice(4, 6)) && (/\d|XXX$/.test(value) || /(?:[:=码是为]|is|code|bic)\s{0,2}$/i.test(before(place, 8)) || /[\u4e00-\u9fff]/.test(place.text)),
  },
  {
    kind: 'FINANCE_NO',
    needs: DIGIT | VERY_LONG_WORD,
    score: 0.95,
    pattern: /(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}|bc1[a-z0-9]{25,60}|T[1-9A-HJ-NP-Za-km-z]{33})(?![A-Za-z0-9])/g,
  },
  {
    kind: 'FINANCE_NO',
    needs: DIGIT | VERY_LONG_WORD,
    score: 0.8,
    pattern: /(?<![A-Za-z0-9])[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![A-Za-z0-9])/g,
    accepts: (value) => /[A-Z]/.test(value) && /[a-z]/.test(value) && /\d/.test(value),
  },
];
