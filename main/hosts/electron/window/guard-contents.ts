import type { Contents } from '../electron-parts.ts';

const LONGEST_URL = 2048;

/** Whether an address may be given to the system's browser: https alone, without a name and password inside. */
export const isForBrowser = (url: string): boolean => {
  const parsed = url.length <= LONGEST_URL ? URL.parse(url) : null;
  return parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '';
};

/** Keeps a page where it is: it goes nowhere, embeds nothing, and opens no window but the system's browser, for https. */
export const guardContents = (contents: Contents, openExternal: (url: string) => void): void => {
  const refuse = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(({ url }) => {
    if (isForBrowser(url)) openExternal(url);
    return { action: 'deny' };
  });
};
