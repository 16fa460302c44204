/** A mention being typed: what stands between `@` and the caret, and where the `@` is. */
export type OpenMention = { readonly from: number; readonly query: string };

const OPEN = /(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}_-]{0,24})$/u;

/** The mention that the caret (UTF-16 offset) stands in, if any. */
export const findMention = (text: string, caret: number): OpenMention | undefined => {
  const match = OPEN.exec(text.slice(Math.max(0, caret - 40), caret));
  if (!match) return undefined;
  const query = match[1] ?? '';
  return { from: caret - query.length - 1, query };
};

/** The text with the mention completed, and where the caret goes. */
export const completeMention = (text: string, mention: OpenMention, name: string): { readonly text: string; readonly caret: number } => {
  const end = mention.from + 1 + mention.query.length;
  const inserted = `@${name} `;
  return { text: text.slice(0, mention.from) + inserted + text.slice(end).replace(/^ /u, ''), caret: mention.from + inserted.length };
};
