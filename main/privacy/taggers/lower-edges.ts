/** Words of a text, by their offsets. */
export type Words = { readonly start: number; readonly end: number };

const CAPITAL = /^[\p{Lu}\p{Lt}]/u;

/** “saw Bronagh Delaney at”: the words in lower case at the ends of a name that has capitals are none of it. */
export const withoutLowerEdges = (text: string, { start, end }: Words): Words => {
  const words = [...text.slice(start, end).matchAll(/\S+/g)].map((match) => ({ word: match[0], from: start + match.index }));
  const isPart = ({ word }: { readonly word: string }): boolean => CAPITAL.test(word) || /\d/.test(word);
  const first = words.find(isPart);
  const last = words.findLast(isPart);
  return first && last ? { start: first.from, end: last.from + last.word.length } : { start, end };
};
