import { isDay, passesLuhn, weightedSum } from '../rules/checksums.ts';

/** The check of one kind of number: upper-case letters and digits without separators. */
export type Check = (value: string) => boolean;

const at = (value: string, index: number): number => Number(value.at(index));
/** 10 and 11 stand for what a single digit cannot say. */
const elevenLess = (sum: number, ten = 0): number => {
  const check = 11 - (sum % 11);
  return check === 11 ? 0 : check === 10 ? ten : check;
};

/** Two digits each of year, month and day, from `from` on. */
export const hasDay =
  (from = 0): Check =>
  (value) =>
    isDay(value.slice(from, from + 6));
/** Day, month, year. */
const hasDayFirst: Check = (value) => isDay(`00${value.slice(2, 4)}${value.slice(0, 2)}`);
export const hasLongDay: Check = (value) => /^(?:19|20)/.test(value) && isDay(value.slice(0, 8));

/** Ireland (Revenue): weights 8 … 2, a second letter nine times, modulo 23. */
export const passesPps: Check = (value) => 'WABCDEFGHIJKLMNOPQRSTUV'[(weightedSum(value, [8, 7, 6, 5, 4, 3, 2]) + 9 * 'WABCDEFGHI'.indexOf(value[8] ?? 'W')) % 23] === value[7];

/** South Africa: birth, sex and serial, 0–2 for citizenship, Luhn. */
export const passesSouthAfrica: Check = (value) => hasDay()(value) && at(value, 10) <= 2 && passesLuhn(value);

/** ISO 7064 MOD 11,10: Germany's Steuer-ID (in whose first ten digits some digit comes again), Croatia's OIB. */
const passesIso11And10: Check = (value) => {
  let product = 10;
  for (const digit of value.slice(0, -1)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === at(value, -1);
};
export const passesSteuerId: Check = (value) => value[0] !== '0' && new Set(value.slice(0, 10)).size <= 9 && passesIso11And10(value);
export const passesOib = passesIso11And10;

/** Germany's insurance of health: a letter as two digits, weights 1 2 with sums of digits, modulo 10. */
export const passesKvnr: Check = (value) => {
  const digits = String(value.charCodeAt(0) - 64).padStart(2, '0') + value.slice(1);
  let sum = 0;
  for (let index = 0; index < 10; index++) {
    const product = at(digits, index) * (1 + (index % 2));
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === at(digits, 10);
};

/** Netherlands: weights 9 … 2 and −1, modulo 11. */
export const passesBsn: Check = (value) => weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
/** Portugal's NIF. */
export const passesNif: Check = (value) => elevenLess(weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2])) === at(value, 8);
/** Poland: birth with 20 more in the month from 2000 on, weights 1 3 7 9. */
export const passesPesel: Check = (value) =>
  /^\d\d(?:0[1-9]|1[0-2]|2[1-9]|3[0-2])(?:0[1-9]|[12]\d|3[01])/.test(value) && (10 - (weightedSum(value, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === at(value, 10);
export const passesNip: Check = (value) => weightedSum(value, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === at(value, 9);
/** Romania: sex and century, birth, county. */
export const passesCnp: Check = (value) => {
  const rest = weightedSum(value, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return /^[1-8]/.test(value) && hasDay(1)(value) && (rest === 10 ? 1 : rest) === at(value, 12);
};
/** Serbia, Slovenia and their neighbours (JMBG): day, month, three of the year. */
export const passesJmbg: Check = (value) => hasDayFirst(value) && /^\d{4}[09]/.test(value) && elevenLess(weightedSum(value, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) === at(value, 12);
/** Turkey: two check digits. */
export const passesTckn: Check = (value) => {
  const [odd, even] = [weightedSum(value, [1, 0, 1, 0, 1, 0, 1, 0, 1]), weightedSum(value, [0, 1, 0, 1, 0, 1, 0, 1])];
  return value[0] !== '0' && (((odd * 7 - even) % 10) + 10) % 10 === at(value, 9) && (odd + even + at(value, 9)) % 10 === at(value, 10);
};
/** Finland: the number modulo 31. */
export const passesHetu: Check = (value) => hasDayFirst(value) && '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(value.slice(0, 6) + value.slice(-4, -1)) % 31] === value.at(-1);
/** Norway: birth and two check digits. */
export const passesFodselsnummer: Check = (value) =>
  hasDayFirst(value) && elevenLess(weightedSum(value, [3, 7, 6, 1, 8, 9, 4, 5, 2]), -1) === at(value, 9) && elevenLess(weightedSum(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), -1) === at(value, 10);
/** Belgium: 97 less the rest of nine digits, after 2000 with a 2 before them. */
export const passesBelgium: Check = (value) => [value.slice(0, 9), `2${value.slice(0, 9)}`].some((digits) => 97 - (Number(digits) % 97) === Number(value.slice(9)));
/** Austria: three digits of a serial, a check, birth. */
export const passesSvnr: Check = (value) => hasDayFirst(value.slice(4)) && weightedSum(value, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === at(value, 3);
/** EAN-13: Switzerland's AHV number, New Zealand's NZBN. */
export const passesEan: Check = (value) => weightedSum(value, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;

/** New Zealand's IRD number. */
export const passesIrd: Check = (value) => {
  const digits = value.padStart(9, '0');
  const first = elevenLess(weightedSum(digits, [3, 2, 7, 6, 5, 4, 3, 2]), -1);
  return (first === -1 ? elevenLess(weightedSum(digits, [7, 4, 3, 2, 5, 2, 7, 6]), -1) : first) === at(digits, 8);
};
/** Australia's business number: the first digit one less, modulo 89; its Medicare card. */
export const passesAbn: Check = (value) => (weightedSum(value, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;
export const passesMedicareCard: Check = (value) => /^[2-6]/.test(value) && weightedSum(value, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === at(value, 8);

/** Thailand: weights 13 … 2. */
export const passesThailand: Check = (value) => value[0] !== '0' && (11 - (weightedSum(value, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === at(value, 12);
/** Japan's My Number. */
export const passesMyNumber: Check = (value) => elevenLess(weightedSum(value, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) === at(value, 11);

/** Brazil: two check digits each. */
export const passesCpf: Check = (value) =>
  new Set(value).size > 1 && ((weightedSum(value, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10 === at(value, 9) && ((weightedSum(value, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10 === at(value, 10);
/** Argentina's CUIT and CUIL. */
export const passesCuit: Check = (value) => /^(?:2[03478]|3[034])/.test(value) && elevenLess(weightedSum(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 9) === at(value, 10);

/** A prescriber in the United States (DEA). */
export const passesDea: Check = (value) => (weightedSum(value.slice(2), [1, 2, 1, 2, 1, 2]) % 10) === at(value, 8);
/** A provider in the United States (NPI): Luhn with the issuer 80840 before it. */
export const passesNpi: Check = (value) => /^[12]/.test(value) && passesLuhn(`80840${value}`);
