/** The sum of digits, each as often as its weight says; there are as many weights as digits count. */
export const weightedSum = (digits: string, weights: readonly number[]): number => weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

/** Luhn's check (ISO/IEC 7812-1 annex B): bank cards, IMEI. Digits only. */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    sum += at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
};

const CHINESE_ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643 (ISO 7064 MOD 11-2): the last character of an 18-character Chinese ID. */
export const passesChineseId = (id: string): boolean => '10X98765432'[weightedSum(id, CHINESE_ID_WEIGHTS) % 11] === id[17]?.toUpperCase();

const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 32100: the unified social credit code of a Chinese organisation, 18 characters, upper case. */
export const passesCreditCode = (code: string): boolean => {
  // The office that registers it: no letter but A, N and Y.
  if (!/^[1-9ANY]/.test(code)) return false;
  const sum = CREDIT_CODE_WEIGHTS.reduce((total, weight, at) => total + weight * CREDIT_CODE_ALPHABET.indexOf(code[at] ?? ''), 0);
  return CREDIT_CODE_ALPHABET[(31 - (sum % 31)) % 31] === code[17];
};

/** ISO 13616: an IBAN, upper case without spaces. */
export const passesIban = (iban: string): boolean => {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
};

/** The letter of a Taiwanese ID stands for two digits, in an order of its own. */
const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** The national ID of Taiwan: a letter and nine digits, weights 1 9 8 … 1 1. */
export const passesTaiwanId = (id: string): boolean => {
  const letter = TAIWAN_LETTERS.indexOf(id[0] ?? '') + 10;
  let sum = Math.trunc(letter / 10) + (letter % 10) * 9;
  for (let at = 1; at <= 8; at++) sum += Number(id[at]) * (9 - at);
  return (sum + Number(id[9])) % 10 === 0;
};

const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** ISO 3779 with the North American and Chinese check digit: the ninth of 17 characters, upper case. */
export const passesVin = (vin: string): boolean => {
  const sum = VIN_WEIGHTS.reduce((total, weight, at) => total + weight * (VIN_VALUES.indexOf(vin[at] ?? '') % 10), 0);
  return '0123456789X'[sum % 11] === vin[8];
};

const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '));

/** Whether the first two digits of a Chinese ID name a province (GB/T 2260). */
export const startsWithProvince = (id: string): boolean => PROVINCES.has(id.slice(0, 2));

/** `YYYYMMDD` or `YYMMDD` with a month and a day that can be. */
export const isDay = (date: string): boolean => {
  const month = Number(date.slice(-4, -2));
  const day = Number(date.slice(-2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
};
