import type { Language } from '#contract';
import { hostWords } from '../words/host-words.ts';

type Page = { readonly language: Language; readonly body: string; readonly head?: string };

const page = ({ language, body, head = '' }: Page): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${hostWords(language).app}</title>` +
  `<style>body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}</style>` +
  `</head><body>${body}</body></html>`;

/** What a browser is shown where the app cannot be: each in one language. */
export type Pages = {
  /** Goes on by a navigation of our own page: a Strict cookie is not sent on a redirect that another program began. */
  readonly signedIn: string;
  readonly signIn: string;
  readonly notHere: string;
  readonly noUi: string;
};

export const pagesIn = (language: Language): Pages => {
  const words = hostWords(language);
  return {
    signedIn: page({ language, body: `<p>${words.app} …</p>`, head: '<meta http-equiv="refresh" content="0;url=/">' }),
    signIn: page({ language, body: `<h1>${words.app}</h1><p>${words.signIn}</p>` }),
    notHere: page({ language, body: `<p>${words.notHere}</p>` }),
    noUi: page({ language, body: `<h1>${words.app}</h1><p>${words.noUi}</p>` }),
  };
};
