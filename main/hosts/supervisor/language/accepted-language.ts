import type { Language } from '#contract';
import { languageOfLocale } from './language-of-locale.ts';

/** The weight of a language range; what cannot be read weighs nothing. */
const weightOf = (parameters: readonly string[]): number => {
  const given = parameters.map((one) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/u.exec(one)?.[1]).find((one) => one !== undefined);
  return given === undefined ? 1 : Math.min(Number(given), 1);
};

/** Which of ours a browser likes best, by its `Accept-Language` (RFC 9110, 12.5.4); English where it names neither. */
export const acceptedLanguage = (header: string | undefined): Language => {
  const ranges = (header ?? '').slice(0, 1000).split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';');
    return { tag: tag.trim(), weight: weightOf(parameters) };
  });
  const ours = ranges.filter(({ tag, weight }) => weight > 0 && /^(?:zh|en)(?![a-z])/iu.test(tag));
  return languageOfLocale(ours.toSorted((a, b) => b.weight - a.weight)[0]?.tag ?? 'en');
};
