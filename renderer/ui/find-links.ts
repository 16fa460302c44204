/** `leadsTo`: the host of a link that reads as if it were another one. */
export type TextPart = { readonly kind: 'text' | 'link'; readonly text: string; readonly leadsTo?: string };

const LINK = /https?:\/\/[^\s<>"'“”‘’（）【】《》「」，。；！？、\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/giu;
const TRAILING = /[.,;:!?)\]}'"…]+$/u;

const trimEnd = (link: string): string => {
  const cut = link.replace(TRAILING, '');
  const closes = link.slice(cut.length).startsWith(')') && cut.includes('(');
  return closes ? `${cut})` : cut;
};

/**
 * The host where an address leads, unless the address plainly begins with it: a name before an `@`, letters of other alphabets that look like
 * Latin ones and numbers that stand for an address make another host of what a person reads.
 */
const hiddenHost = (link: string): string | undefined => {
  const { host, hostname, protocol } = new URL(link);
  const plain = link.toLowerCase().slice(protocol.length + 2);
  const isPlain = plain.startsWith(hostname) && /^(?:[:/?#]|$)/u.test(plain.slice(hostname.length)) && !/^:[^/?#]*@/u.test(plain.slice(hostname.length));
  return isPlain ? undefined : host;
};

/** `http` and `https` addresses only, without the punctuation behind them: nothing else ever becomes clickable. */
export const findLinks = (text: string): TextPart[] => {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimEnd(match[0]);
    if (!URL.canParse(link)) continue;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    const leadsTo = hiddenHost(link);
    parts.push({ kind: 'link', text: link, ...(leadsTo !== undefined && { leadsTo }) });
    from = match.index + link.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
};
