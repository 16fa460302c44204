const MAX_LENGTH = 200;

/** The URL of a relay in its plain form; undefined when this is none (another scheme, a password inside, too long). */
export const readMeetingPoint = (value: string): string | undefined => {
  if (value.length > MAX_LENGTH || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const isPlain = url.username === '' && url.password === '' && url.hash === '' && url.search === '';
  if ((url.protocol !== 'ws:' && url.protocol !== 'wss:') || !isPlain) return undefined;
  return url.href.endsWith('/') ? url.href.slice(0, -1) : url.href;
};
