import { AppError } from '#contract';
import { UsageError } from './command.ts';

/** What every AI command takes, as `parseArgs` wants it. */
export const AI_OPTIONS = {
  lang: { type: 'string', default: 'auto' },
  tier: { type: 'string', default: 'rules' },
} as const;

/** The value of an option that knows a few words. Fails with a `UsageError` that names them. */
export const oneOf = <Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice => {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(`--${name} takes ${choices.join(', ')}, not ${value}`);
  return found;
};

/** Reads `--lang` and `--tier`. On the command line rules are the best tier there is, so far: asking for another fails with `tier-missing`. */
export const readAiOptions = ({ lang, tier }: { readonly lang: string; readonly tier: string }): { readonly language: 'auto' | 'zh' | 'en' } => {
  const asked = oneOf('tier', tier, ['rules', 'tagger', 'llm']);
  if (asked !== 'rules') throw new AppError('tier-missing', { tier: asked });
  return { language: oneOf('lang', lang, ['auto', 'zh', 'en']) };
};
