/** A part of a text that is read by itself. Offset in UTF-16 units. */
export type Sentence = { readonly start: number; readonly text: string };

/** Shorter ones go together with the next: a tagger needs words around a name. */
const SHORTEST = 60;
const END = /[。！？!?；;\n]+["'”’）)]*\s*|\.["'”’)]*\s+/g;

/**
 * A text in runs of whole sentences, which cover all of it. The runs before a change stay what they are, so that a draft is read again only
 * where somebody types.
 */
export const sentencesOf = (text: string): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  let start = 0;
  const cutAt = (end: number): void => {
    if (end > start) sentences.push({ start, text: text.slice(start, end) });
    start = end;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (end - start >= SHORTEST) cutAt(end);
  }
  cutAt(text.length);
  return sentences;
};
