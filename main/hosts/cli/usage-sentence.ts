import type { Language } from '#contract';
import { UsageError } from './command.ts';

/** What `parseArgs` complains of (https://nodejs.org/api/errors.html), by its code; it quotes the option or word that is wrong. */
const PARSED: Readonly<Record<string, (what: string) => string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: (what) => `没有这个选项：${what}`,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: (what) => `这个选项的值不对，或者缺了、多了值：${what}`,
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: (what) => `多了一个词：${what}`,
};

/** What was wrong with the words behind a command, in one line; Node's own English where that is the language. */
export const usageSentence = (error: Error, language: Language): string => {
  if (error instanceof UsageError) return error.told[language];
  const said = 'code' in error ? PARSED[String(error.code)] : undefined;
  return language === 'en' || !said ? error.message : said(/'([^']+)'/u.exec(error.message)?.[1] ?? '?');
};
