import type { Language } from '#contract';
import { en } from './en.ts';
import { zhCN } from './zh-cn.ts';

/** What the local host says around the page: at the terminal, and to a browser that may not see the app. */
export const hostWords = (language: Language): { readonly [Name in keyof typeof en]: string } => (language === 'zh-CN' ? zhCN : en);
