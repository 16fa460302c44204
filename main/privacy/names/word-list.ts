/** Words that are only ever looked up. */
export type WordList = Pick<ReadonlySet<string>, 'has'>;

/**
 * A list that becomes a set when somebody first looks into it: a desktop on which nobody writes never needs it.
 * @param between what parts the words of `text`
 */
export const wordList = (text: string, between: string): WordList => {
  let known: ReadonlySet<string> | undefined;
  return {
    has: (word) => {
      known ??= new Set(text.split(between));
      return known.has(word);
    },
  };
};
