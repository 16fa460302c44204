import { AT, DIGIT, FIVE_DIGITS, LATIN, LONG_NUMBER, PLATED } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, isThingNumber, type Rule } from './rule.ts';

/** Banks and apps under whose names the payment addresses of India end (NPCI's list of handles). */
const UPI =
  'ok(?:hdfcbank|icici|sbi|axis)|ybl|ibl|axl|paytm|pt(?:yes|sbi|hdfc|axis)|upi|apl|yapl|rapl|ikwik|freecharge|jupiteraxis|kotak(?:811)?|sbi|icici|hdfcbank|axis(?:bank|b|gold)?|barodampay|cnrb|pnb|wa(?:icici|hdfcbank|axis|sbi)|fam|slice|yescred|superyes|idfc(?:bank|first)?|indus|federal|fbl|aubank|rbl|unionbank|boi|kbl|dbs|hsbc|citi|postbank|naviaxis|tapicici|timecosmos|axisb|abfspay|jio|airtel|mahb|uboi';

const INDIAN_PAYMENT = wordsOf(' upi | gpay | g pay | phonepe | bhim | vpa ');
const IFSC = wordsOf(' ifsc');

/** A bank of the United States (ABA): weights 3 7 1, modulus 10, and the districts that there are. */
const passesAba = (digits: string): boolean =>
  /^(?:0\d|1[0-2]|2[1-9]|3[0-2])/.test(digits) && [3, 7, 1, 3, 7, 1, 3, 7, 1].reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 10 === 0;
const AMERICAN_BANK = /\bacc(?:oun)?ts?\b|\bbank|routing|\baba\b|direct dep|\bach\b|\bwire|\brefund|void che|checking|savings|zelle/i;

/** Numbers of banks by the form that a country gives them. */
export const paymentRules: readonly Rule[] = [
  {
    kind: 'FINANCE_NO',
    needs: LONG_NUMBER,
    score: 0.85,
    // Bank and account in the United States: “322271627 / 995837474”, or the bank alone where money is spoken of.
    pattern: /(?<![\dA-Za-z.+-])\d{9}(?: ?[/,&+] ?\d{6,12})?(?![\w.-]\d|\w)/g,
    accepts: (value, place) => passesAba(value.slice(0, 9)) && !isThingNumber(place) && (AMERICAN_BANK.test(before(place, 80)) || AMERICAN_BANK.test(after(place, 24))),
  },
  // Canada on a void cheque: branch, institution, account, or the institution first.
  { kind: 'FINANCE_NO', needs: LONG_NUMBER, score: 0.85, pattern: /(?<![\w-])(?:\d{5}-\d{3}|\d{3}-\d{5})-\d{7,12}(?![\w-])/g, accepts: (_value, place) => !isThingNumber(place) },
  {
    kind: 'FINANCE_NO',
    needs: DIGIT | LATIN,
    score: 0.8,
    // Numbers to which telephones pay in Kenya, Ghana, Nigeria.
    pattern: /(?<![A-Za-z])(?:till|pay ?bill|merchant|momo merchant|buy goods)(?: (?:no\.?|number|id|code))?(?: (?:is|ni|na))?[: ]{1,2}(\d{5,7})(?![\d,.]\d|\d)/gi,
  },
  {
    kind: 'FINANCE_NO',
    needs: AT | LATIN,
    score: 0.93,
    pattern: new RegExp(`(?<![\\w.@-])[A-Za-z0-9][\\w.-]{1,48}@(?:${UPI})(?![\\w.@-]\\w|[\\w@])`, 'gi'),
  },
  { kind: 'FINANCE_NO', needs: AT | LATIN, hint: INDIAN_PAYMENT, score: 0.85, pattern: /\b(?:upi|g ?pay|phonepe|bhim|vpa)\b[^@\n]{0,24}?(?<![\w.@-])([A-Za-z0-9][\w.-]{1,48}@[A-Za-z]{2,20})(?![\w.@-]\w|[\w@])/gi },
  {
    kind: 'FINANCE_NO',
    needs: FIVE_DIGITS | PLATED,
    hint: /[A-Z]{4}0/,
    score: 0.9,
    // A branch in India: four letters of the bank, 0, six of the branch.
    pattern: /(?<![A-Za-z0-9])[A-Z]{4}0[A-Z0-9]{6}(?![A-Za-z0-9])/g,
    accepts: (value, place) => /^\D{4}0\d{6}$/.test(value) || /ifsc/i.test(before(place, 24)),
  },
  { kind: 'FINANCE_NO', needs: DIGIT | LATIN, hint: IFSC, score: 0.9, pattern: /\bifsc(?: code)?(?: (?:is|no\.?))?:? ?([a-z]{4}0[a-z0-9]{6})(?![A-Za-z0-9])/gi },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | PLATED,
    score: 0.93,
    // India's tax number of a trader: state, PAN, count, Z, check.
    pattern: /(?<![A-Za-z0-9])\d{2}[A-Z]{3}[PCHFATBLJGE][A-Z]\d{4}[A-Z][1-9A-Z]Z[0-9A-Z](?![A-Za-z0-9])/g,
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | PLATED,
    hint: /[A-Z]{2}\d{2}[ -]?(?:19|20)\d{9}/,
    score: 0.85,
    pattern: /(?<![A-Za-z0-9])(?!SF|YT|JD|JT|ZT|ST|YD|DP)[A-Z]{2}\d{2}[ -]?(?:19|20)\d{9}(?!\d)/g,
  },
];
