/** What somebody who says `hearth …` wants. */
export type Wish =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** The app, with its own options; at a link where one was given. */
  | { readonly kind: 'app'; readonly options: readonly string[]; readonly link: string | undefined }
  | { readonly kind: 'command'; readonly words: readonly string[] };

const isLink = (word: string): boolean => /^hearth:/iu.test(word);

/** Reads the words after `hearth`: options and a link open the app, anything else names a command. A desktop may hand over an empty word for “no link”. */
export const readWords = (words: readonly string[]): Wish => {
  const [first = ''] = words;
  if (['--help', '-h', 'help'].includes(first)) return { kind: 'help' };
  if (first === '--version') return { kind: 'version' };
  if (first !== '' && !first.startsWith('-') && !isLink(first)) return { kind: 'command', words };
  return { kind: 'app', options: words.filter((word) => word !== '' && !isLink(word)), link: words.find(isLink) };
};
