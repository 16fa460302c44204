import type { Language } from '#contract';

/** The language of a system's locale (`zh_CN.UTF-8`, `zh-Hans-CN`, `en-GB`): Chinese or else English, until a person has chosen one. */
export const languageOfLocale = (locale: string): Language => (/^zh(?![a-z])/iu.test(locale) ? 'zh-CN' : 'en');
