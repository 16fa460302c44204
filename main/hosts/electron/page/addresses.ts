/** The page people see, and the page of the hidden window: two hosts of one scheme, so two origins. */
export const SCHEME = 'app';
export const PAGE_ORIGIN = `${SCHEME}://hearth`;
export const RTC_ORIGIN = `${SCHEME}://rtc`;
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;
export const RTC_URL = `${RTC_ORIGIN}/window.html`;

/** Whether an address is the page's own or the hidden window's: the same scheme with another host is not. */
export const isAppUrl = (url: string): boolean => {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${SCHEME}:` && [PAGE_ORIGIN, RTC_ORIGIN].includes(`${SCHEME}://${parsed.host}`);
};
