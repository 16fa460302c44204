import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languageSchema } from '#contract';
import { en } from './locales/en.ts';
import { zhCN } from './locales/zh-cn.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}

/** The language to begin with: what the browser prefers, Chinese or else English. */
export const preferredLanguage = (): Language => (navigator.languages.find((tag) => /^(zh|en)/i.test(tag))?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');

export const i18n = i18next.createInstance();

/** Loads both languages; nothing is fetched. */
export const startI18n = async (language: Language): Promise<void> => {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
};

export const setLanguage = async (language: Language): Promise<void> => {
  if (i18n.language === language) return;
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
};

/** The language on screen. */
export const currentLanguage = (): Language => languageSchema.catch('en').parse(i18n.language);
