import type { Language } from '#contract';
import { languageOfLocale } from './language-of-locale.ts';

/** The plain locale, in which gettext heeds no LANGUAGE either. */
const PLAIN = /^(?:C|POSIX)(?:\.|$)/u;

/**
 * The language of a terminal, by its locale variables as POSIX ranks them (an empty one counts as absent), and by the list in LANGUAGE before them
 * as GNU gettext has it (https://www.gnu.org/software/gettext/manual/html_node/The-LANGUAGE-variable.html).
 */
export const terminalLanguage = (env: Readonly<Record<string, string | undefined>>): Language => {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'C';
  const wanted = PLAIN.test(locale) ? [] : (env['LANGUAGE'] ?? '').split(':');
  return languageOfLocale(wanted.find((name) => /^(?:zh|en)(?![a-z])/iu.test(name)) ?? locale);
};
