import { AT, DIGIT, FIVE_DIGITS, LATIN, PLATED } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { before, type Rule } from './rule.ts';

/** Banks and apps under whose names the payment addresses of India end (NPCI's list of handles). */
const UPI =
  'ok(?:hdfcbank|icici|sbi|axis)|ybl|ibl|axl|paytm|pt(?:yes|sbi|hdfc|axis)|upi|apl|yapl|rapl|ikwik|freecharge|jupiteraxis|kotak(?:811)?|sbi|icici|hdfcbank|axis(?:bank|b|gold)?|barodampay|cnrb|pnb|wa(?:icici|hdfcbank|axis|sbi)|fam|slice|yescred|superyes|idfc(?:bank|first)?|indus|federal|fbl|aubank|rbl|unionbank|boi|kbl|dbs|hsbc|citi|postbank|naviaxis|tapicici|timecosmos|axisb|abfspay|jio|airtel|mahb|uboi';

const INDIAN_PAYMENT = wordsOf(' upi | gpay | g pay | phonepe | bhim | vpa ');
const IFSC = wordsOf(' ifsc');

/** Numbers of banks by the form that a country gives them. */
export const paymentRules: readonly Rule[] = [
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
    hint: /\d[A-Z]{5}\d{4}/,
    score: 0.93,
    // India's tax number of a trader: state, PAN, count, Z, check.
    pattern: /(?<![A-Za-z0-9])\d{2}[A-Z]{3}[PCHFATBLJGE][A-Z]\d{4}[A-Z][1-9A-Z]Z[0-9A-Z](?![A-Za-z0-9])/g,
  },
  {
    kind: 'GOV_ID',
    needs: FIVE_DIGITS | PLATED,
    hint: /[A-Z]{2}\d{2}[ -]?(?:19|20)\d{9}/,
    score: 0.85,
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}[ -]?(?:19|20)\d{9}(?!\d)/g,
  },
];
