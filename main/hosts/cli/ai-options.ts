import { AppError, type Tier } from '#contract';
import { UsageError } from './command.ts';

/** What every AI command takes, as `parseArgs` wants it. */
export const AI_OPTIONS = {
  lang: { type: 'string', default: 'auto' },
  tier: { type: 'string' },
} as const;

/** The value of an option that knows a few words. Fails with a `UsageError` that names them. */
export const oneOf = <Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice => {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError({ en: `--${name} takes ${choices.join(', ')}, not ${value}`, 'zh-CN': `--${name} 可以是 ${choices.join('、')}，不能是 ${value}` });
  return found;
};

type Asked = { readonly lang: string; readonly tier?: string | undefined };
type AiOptions = { readonly language: 'auto' | 'zh' | 'en'; readonly tier: Tier };

/** Reads `--lang` and `--tier`. `tiers`: those the command has, the best last, which is the default. Asking for another fails with `tier-missing`. */
export const readAiOptions = ({ lang, tier }: Asked, tiers: readonly [Tier, ...Tier[]] = ['rules']): AiOptions => {
  const asked = tier === undefined ? (tiers.at(-1) ?? tiers[0]) : oneOf('tier', tier, ['rules', 'tagger', 'llm']);
  if (!tiers.includes(asked)) throw new AppError('tier-missing', { tier: asked });
  return { language: oneOf('lang', lang, ['auto', 'zh', 'en']), tier: asked };
};
