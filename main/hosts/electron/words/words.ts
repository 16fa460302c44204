import type { Language } from '#contract';
import { en } from './en.ts';
import { zhCN } from './zh-cn.ts';

/** Every sentence of the shell around the page: menus, tray, dialogs, notifications. */
export type Words = { readonly [Name in keyof typeof en]: string };

export const wordsFor = (language: Language): Words => (language === 'zh-CN' ? zhCN : en);

/** Puts values where the sentence has `{name}`. */
export const filled = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
