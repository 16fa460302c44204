import type { NormalForm } from './normal-form.ts';
import { findWords } from './searched-words.ts';

/** A normal form as the rules and grammars search it: its character classes, and 1 in `told` at the place of each list of words that it has a word of. */
export type SearchedText = { readonly text: string; readonly signals: number; readonly told: Uint8Array };

export const searchText = ({ text, signals }: NormalForm): SearchedText => ({ text, signals, told: findWords(text) });
