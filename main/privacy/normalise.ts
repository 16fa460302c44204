import { assertNever, type EntityKind } from '#contract';
import { DIGIT, LATIN } from './text/character-classes.ts';
import { isAscii } from './text/is-ascii.ts';
import { keepOnly } from './text/keep-only.ts';
import { toNormalForm } from './text/normal-form.ts';

const spokenEmail = (text: string): string =>
  text
    .replace(/\s*(?:[[({<【]\s?(?:at|a|@|艾特)\s?[\])}>】]|艾特|圈a|#at#|_at_)\s*|\sat\s/gi, '@')
    .replace(/\s*(?:[[({<【]\s?(?:dot|\.|d|点)\s?[\])}>】]|点|。|_dot_)\s*|\sdot\s/gi, '.')
    .replaceAll(/\s/g, '');

/** Most names have no space in them, and to look is cheaper than to replace. */
const withoutSpace = (text: string): string => (/\s/.test(text) ? text.replaceAll(/\s/g, '') : text);
const withoutAt = (text: string): string => (text.startsWith('@') ? text.slice(1) : text);

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Letters of a telephone say digits, or what of it is an extension. */
const nationalPart = (text: string): string =>
  text
    .replace(/oh/g, '0')
    .replace(/[a-z]{3,5}/g, (word) => (NUMBER_WORDS.includes(word) ? String(NUMBER_WORDS.indexOf(word)) : word))
    .replace(/(?:x|ext\.?|转).*$/, '');

const phoneDigits = (text: string): string => {
  const national = /[a-z转]/.test(text) ? nationalPart(text) : text;
  const digits = keepOnly(national, DIGIT);
  return /^(?:00)?86(?=1[3-9]\d{9}$)/.test(digits)
    ? digits.slice(-11)
    : /^1[2-9]\d{9}$/.test(digits) && text.startsWith('+1')
      ? digits.slice(1)
      : digits;
};

/**
 * The form in which two originals of a kind are the same: digits of a phone without country code and separators, a name without case and spaces.
 * @param text as it stands in the message
 */
export const normalise = (kind: EntityKind, text: string): string => {
  const form = toNormalForm(text).text;
  const plain = (isAscii(form) ? form : form.normalize('NFKC')).trim();
  switch (kind) {
    case 'PHONE':
      return phoneDigits(plain.toLowerCase());
    case 'EMAIL':
      return spokenEmail(plain.toLowerCase());
    case 'GOV_ID':
    case 'FINANCE_NO':
    case 'VEHICLE':
    case 'DEVICE':
      return isAscii(plain) ? keepOnly(plain, LATIN | DIGIT).toUpperCase() : plain.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    case 'PERSON':
    case 'HANDLE':
    case 'BIRTHDAY':
    case 'IP':
    case 'PLACE':
    case 'ORG':
      return withoutAt(withoutSpace(plain.toLowerCase()));
    case 'ADDRESS':
      return plain.toLowerCase().replaceAll(/[\s,，.]/g, '');
    case 'URL':
    case 'SECRET':
      return plain;
    default:
      return assertNever(kind);
  }
};
