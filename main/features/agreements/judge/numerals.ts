const ZH_DIGITS = new Map(Array.from('零〇一二两三四五六七八九').map((sign, index) => [sign, [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9][index] ?? 0]));
const ZH_SCALES = new Map([['十', 10], ['百', 100], ['千', 1000]]);
const EN_UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const EN_TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const EN_PHRASES: Readonly<Record<string, number>> = { a: 1, an: 1, single: 1, 'a single': 1, half: 0.5, 'half a': 0.5, 'half an': 0.5, 'a half': 0.5, 'a couple': 2, 'a couple of': 2, couple: 2, 'a pair of': 2, dozen: 12, 'a dozen': 12, 'half a dozen': 6, 'two dozen': 24, hundred: 100, 'a hundred': 100, thousand: 1000, 'a thousand': 1000 };

const EN_ATOM = `(?:${EN_TENS.join('|')})(?:[- ](?:${EN_UNITS.slice(1, 10).join('|')}))?|${EN_UNITS.slice(1).toReversed().join('|')}`;
/** Bounded, so that a page of digits costs no more than a page of words. */
const ARABIC = String.raw`\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,6})?|\d{1,9}(?:\.\d{1,6})?|\.\d{1,6}`;
/** Sources of patterns: a number in digits (with 万, k …), in Chinese, in English words. */
export const DIGITS = String.raw`(?:${ARABIC})(?:\s?[万千百]\d?千?|k(?![a-z]))?`;
export const CHINESE = '[零〇一二两三四五六七八九十百千万半俩仨]{1,12}(?:点[零〇一二三四五六七八九]{1,6})?';
export const ENGLISH = String.raw`(?:half a dozen|two dozen|a dozen|dozen|a couple(?: of)?|couple of|a pair of|(?:${EN_ATOM}|a)(?: hundred(?: and)?(?: (?:${EN_ATOM}))?| thousand(?: (?:${EN_ATOM}) hundred)?)|${EN_ATOM}|half an?|a half|half|an?(?: single)?|single|hundred|thousand)`;

const belowTenThousand = (text: string): number => {
  let total = 0;
  let digit: number | undefined;
  let scale = 10;
  for (const sign of text) {
    const step = ZH_SCALES.get(sign);
    if (step !== undefined) {
      total += (digit ?? 1) * step;
      scale = step;
      digit = undefined;
    } else {
      digit = ZH_DIGITS.get(sign) ?? 0;
      if (sign === '零' || sign === '〇') scale = 10;
    }
  }
  // 三百五 is 350; 三百零五 is 305.
  return total + (digit ?? 0) * (total >= 100 && scale >= 100 && !/[零〇]/.test(text) ? scale / 10 : 1);
};

/** 三十, 一百零一, 两万三, 五点五, 半; digits said one by one (一二三) are read in order. */
const chineseNumber = (text: string): number => {
  if (text === '半') return 0.5;
  if (text === '俩') return 2;
  if (text === '仨') return 3;
  const [whole = '', fraction] = text.split('点');
  const decimals = fraction === undefined ? 0 : Number(`0.${Array.from(fraction).map((sign) => ZH_DIGITS.get(sign) ?? 0).join('')}`);
  if (!/[十百千万]/.test(whole)) return Number(Array.from(whole).map((sign) => ZH_DIGITS.get(sign) ?? '').join('')) + decimals;
  const [high = '', low = ''] = whole.includes('万') ? whole.split('万') : ['', whole];
  if (!whole.includes('万')) return belowTenThousand(low) + decimals;
  const rest = low.length === 1 && !ZH_SCALES.has(low) ? (ZH_DIGITS.get(low) ?? 0) * 1000 : belowTenThousand(low);
  return (high === '' ? 1 : belowTenThousand(high)) * 10_000 + rest + decimals;
};

const digitsNumber = (text: string): number => {
  const [, number = '0', scale = '', more = ''] = /^([\d,.]+)\s?([万千百k]?)(.*)$/.exec(text) ?? [];
  const base = Number(number.replaceAll(',', ''));
  const factor = { 万: 10_000, 千: 1000, 百: 100, k: 1000 }[scale] ?? 1;
  return base * factor + (Number(more.replace('千', '')) || 0) * (factor / 10);
};

const englishNumber = (text: string): number => {
  const known = EN_PHRASES[text];
  if (known !== undefined) return known;
  let total = 0;
  let current = 0;
  for (const word of text.split(/[- ]/)) {
    const unit = EN_UNITS.indexOf(word);
    if (unit >= 0) current += unit;
    else if (EN_TENS.includes(word)) current += (EN_TENS.indexOf(word) + 2) * 10;
    else if (word === 'a') current += 1;
    else if (word === 'hundred') current *= 100;
    else if (word === 'thousand') {
      total += current * 1000;
      current = 0;
    }
  }
  return total + current;
};

/** The value of what `DIGITS`, `CHINESE` or `ENGLISH` matched. */
export const numberOf = (text: string): number => {
  const trimmed = text.trim();
  if (/^[\d.]/.test(trimmed)) return digitsNumber(trimmed);
  return /[a-z]/.test(trimmed) ? englishNumber(trimmed) : chineseNumber(trimmed);
};
