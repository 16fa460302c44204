export type Strength = 'weak' | 'fair' | 'strong';

const FAIR_BITS = 36;
const STRONG_BITS = 50;
const COMMON = /^(?:password|passwort|qwerty|letmein|iloveyou|admin|welcome|hearth|abc|woaini|mima|密码|口令|围炉)[\d!.]*$/iu;

const alphabetSize = (text: string): number => {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/u, 26],
    [/[A-Z]/u, 26],
    [/\d/u, 10],
    [/[^\p{L}\p{N}]/u, 20],
    [/[\u0250-\u{10ffff}]/u, 500],
  ];
  return kinds.reduce((sum, [pattern, size]) => sum + (pattern.test(text) ? size : 0), 0);
};

/** Repeats and runs (`aaaa`, `1234`) count once: they are the first things tried. */
const surprises = (text: string): number => {
  const points = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  return points.filter((point, index) => index === 0 || Math.abs(point - (points[index - 1] ?? 0)) > 1).length;
};

/** A hint while typing. The core decides whether a passphrase is accepted (`passphrase-weak`). */
export const passphraseStrength = (text: string): Strength => {
  const words = text.trim().split(/\s+/u).length;
  const bits = surprises(text) * Math.log2(Math.max(2, alphabetSize(text))) * 0.6 + (words - 1) * 6;
  if (Array.from(text).length < 8 || COMMON.test(text.trim()) || bits < FAIR_BITS) return 'weak';
  return bits < STRONG_BITS ? 'fair' : 'strong';
};
