/** A word of a text after BERT's cleaning: its characters without case and accents, and where each came from, in UTF-16 units. */
type Word = { readonly characters: readonly string[]; readonly starts: readonly number[]; readonly ends: readonly number[] };

/** A piece of a word that the vocabulary knows. `word`: the number of its word in the text. */
export type WordPiece = { readonly id: number; readonly start: number; readonly end: number; readonly word: number };

/** The numbers of the pieces, by their spelling; those that continue a word begin with ##. */
export type PieceVocabulary = { readonly ids: ReadonlyMap<string, number>; readonly longest: number };

export const UNKNOWN = '[UNK]';
/** What BERT does not even try to cut. */
const LONGEST_WORD = 100;

const MARK = /^\p{Mn}$/u;
const SPACE = /^[\s\u0085\u180e]$/u;
const INVISIBLE = /^[\p{C}\ufffd]$/u;
const KEPT_CONTROLS = new Set(['\t', '\n', '\r']);
const PUNCTUATION = /^[\p{P}!-/:-@[-`{-~]$/u;
const CJK = /^[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]$/u;

/** A file of one piece a line. */
export const readPieces = (lines: string): PieceVocabulary => {
  const ids = new Map<string, number>();
  let longest = 0;
  for (const piece of lines.trimEnd().split(/\r?\n/)) {
    ids.set(piece, ids.size);
    longest = Math.max(longest, piece.length);
  }
  return { ids, longest };
};

/** Cleaning and cutting at spaces and punctuation, as BertNormalizer and BertPreTokenizer of Hugging Face's tokenizers 0.23 do it. */
const wordsOf = (text: string): readonly Word[] => {
  const words: Word[] = [];
  let open: { characters: string[]; starts: number[]; ends: number[] } | undefined;
  let at = 0;
  const add = (plain: readonly string[], start: number): void => {
    if (!open) words.push((open = { characters: [], starts: [], ends: [] }));
    for (const character of plain) {
      open.characters.push(character);
      open.starts.push(start);
      open.ends.push(at);
    }
  };
  for (const character of text) {
    const start = at;
    at += character.length;
    if (SPACE.test(character) || KEPT_CONTROLS.has(character)) open = undefined;
    else if (!INVISIBLE.test(character)) {
      const isAlone = PUNCTUATION.test(character) || CJK.test(character);
      if (isAlone) open = undefined;
      const plain = Array.from(character.normalize('NFD')).filter((part) => !MARK.test(part)).flatMap((part) => Array.from(part.toLowerCase()));
      if (plain.length > 0) add(plain, start);
      if (isAlone) open = undefined;
    }
  }
  return words;
};

/** The longest known piece of `word` from character `from` on: where it ends, and its number. */
const longestPiece = ({ characters }: Word, from: number, { ids, longest }: PieceVocabulary): { readonly to: number; readonly id: number } | undefined => {
  const lead = from > 0 ? '##' : '';
  for (let to = Math.min(characters.length, from + longest); to > from; to--) {
    const id = ids.get(lead + characters.slice(from, to).join(''));
    if (id !== undefined) return { to, id };
  }
  return undefined;
};

const piecesOfWord = (word: Word, number: number, vocabulary: PieceVocabulary): readonly WordPiece[] => {
  const { characters, starts, ends } = word;
  const whole = { id: vocabulary.ids.get(UNKNOWN) ?? 0, start: starts[0] ?? 0, end: ends.at(-1) ?? 0, word: number };
  if (characters.length > LONGEST_WORD) return [whole];
  const pieces: WordPiece[] = [];
  for (let from = 0; from < characters.length;) {
    const found = longestPiece(word, from, vocabulary);
    if (!found) return [whole];
    pieces.push({ id: found.id, start: starts[from] ?? 0, end: ends[found.to - 1] ?? 0, word: number });
    from = found.to;
  }
  return pieces;
};

/** A text in word pieces (greedy, longest first: WordPiece of BERT). */
export const toWordPieces = (text: string, vocabulary: PieceVocabulary): readonly WordPiece[] =>
  wordsOf(text).flatMap((word, number) => piecesOfWord(word, number, vocabulary));
