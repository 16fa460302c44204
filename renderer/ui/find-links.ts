export type TextPart = { readonly kind: 'text' | 'link'; readonly text: string };

const LINK = /https?:\/\/[^\s<>"'“”‘’（）【】《》「」，。；！？、\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/giu;
const TRAILING = /[.,;:!?)\]}'"…]+$/u;

const trimEnd = (link: string): string => {
  const cut = link.replace(TRAILING, '');
  const closes = link.slice(cut.length).startsWith(')') && cut.includes('(');
  return closes ? `${cut})` : cut;
};

/** `http` and `https` addresses only, without the punctuation behind them: nothing else ever becomes clickable. */
export const findLinks = (text: string): TextPart[] => {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimEnd(match[0]);
    if (!URL.canParse(link)) continue;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'link', text: link });
    from = match.index + link.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
};
