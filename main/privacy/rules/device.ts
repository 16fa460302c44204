import { DEVICE_WORDS } from './cued.ts';
import { COLON, DIGIT, DOT, FIVE_DIGITS, LONG_WORD, VERY_LONG_NUMBER } from '../text/character-classes.ts';
import { passesLuhn } from './checksums.ts';
import { before, digitsOf, isThingNumber, type Rule } from './rule.ts';

/** What names one machine: IMEI, MAC, serial numbers. */
export const deviceRules: readonly Rule[] = [
  {
    kind: 'DEVICE',
    needs: FIVE_DIGITS,
    hint: DEVICE_WORDS,
    score: 0.98,
    pattern: /(?:imei|meid|imsi|iccid|串号|机身码)(?:\s?[12](?=\s?[:是为])|号码?|码)?\s?(?:是|为|is|:|=|#|\s){0,3}\s?(\d(?:[ -]?\d){13,19})(?!\d)/gi,
  },
  {
    kind: 'DEVICE',
    needs: VERY_LONG_NUMBER,
    score: 0.88,
    pattern: /(?<![\d.A-Za-z_])(?:35|86|01|99)[ -]?\d(?:[ -]?\d){11}[ -]?\d(?!\d)/g,
    accepts: (value, place) => digitsOf(value).length === 15 && passesLuhn(digitsOf(value)) && !isThingNumber(place),
  },
  { kind: 'DEVICE', needs: LONG_WORD, score: 0.96, pattern: /(?<![\w:.-])[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}(?![\w:-])/g },
  {
    kind: 'DEVICE',
    needs: COLON,
    hint: /:[0-9A-Fa-f]{2}:/,
    score: 0.95,
    pattern: /(?<![\w:.])[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}(?![\w:])/g,
  },
  { kind: 'DEVICE', needs: DIGIT | DOT, score: 0.92, pattern: /(?<![\w.])[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}(?![\w.])/g },
  {
    kind: 'DEVICE',
    needs: DIGIT,
    hint: DEVICE_WORDS,
    score: 0.9,
    pattern: /\bmac(?:\s?(?:地址|address|addr))?\s?(?:是|为|is|:|=)?\s{0,2}([0-9a-f]{12})(?![\w])/gi,
  },
  {
    kind: 'DEVICE',
    needs: DIGIT,
    hint: DEVICE_WORDS,
    score: 0.85,
    pattern:
      /(?:序列号|设备号|设备码|设备id|机器码|sn码|\bs\/n|\bsn(?![A-Za-z])|serial(?: number| no\.?| num| #)?(?:['’]s)?|(?:frame|chassis|engine|hull|motor) (?:number|no\.?|num)|idfa|idfv|udid|oaid|android id|device id|advertising id|machine id|车机号)(?:\s?(?:是|为|is|:|=|#)){0,2}\s{0,2}([A-Za-z0-9](?:[A-Za-z0-9-]{4,38})[A-Za-z0-9]|\d{3,5}(?: \d{2,5}){1,4})(?![\w-])/gi,
    accepts: (value, place) => /\d/.test(value) && !/(?:发票|纸币|激活)[^\n]{0,4}$/.test(before(place, 12)),
  },
];
