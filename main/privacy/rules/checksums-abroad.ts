import { weightedSum } from './checksums.ts';

/** Dihedral group D5: products, and the permutation of the position (J. Verhoeff, *Error detecting decimal codes*, 1969). */
const PRODUCTS = ['0123456789', '1234067895', '2340178956', '3401289567', '4012395678', '5987604321', '6598710432', '7659821043', '8765932104', '9876543210'];
const PERMUTATIONS = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258'];

/** Verhoeff's check: the Indian Aadhaar number. Digits only. */
export const passesVerhoeff = (digits: string): boolean => {
  let check = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    check = Number(PRODUCTS[check]?.[Number(PERMUTATIONS[at % 8]?.[digit])]);
  }
  return check === 0;
};

/** The last letter of an identity number of Singapore: weights 2 7 6 5 4 3 2, T and G four more. Upper case. */
export const passesNric = (id: string): boolean => {
  const [series = '', last] = [id[0], id.at(-1)];
  const rest = (weightedSum(id.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + ('TG'.includes(series) ? 4 : 0)) % 11;
  return ('ST'.includes(series) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[rest] === last;
};

/** The number of a patient in England and Wales: weights 10 … 2, modulus 11. Ten digits. */
export const passesNhs = (digits: string): boolean => {
  const check = (11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return digits.length === 10 && check === Number(digits[9]);
};

/** An Australian tax file number: weights 1 4 3 7 5 8 6 9 10, modulus 11. Nine digits. */
export const passesTfn = (digits: string): boolean => digits.length === 9 && weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0;

/** Spain's DNI and NIE (X, Y, Z stand for 0, 1, 2): the letter is the number modulo 23. Upper case, no dashes. */
export const passesSpanishId = (id: string): boolean => 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(id.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))) % 23] === id.at(-1);

/** France's NIR: the last two of fifteen digits are 97 less the rest modulo 97. */
export const passesNir = (digits: string): boolean => digits.length === 15 && 97 - Number(BigInt(digits.slice(0, 13)) % 97n) === Number(digits.slice(13));
