import type { NormalForm } from './normal-form.ts';
import { findShapes, findWords } from './searched-words.ts';
import type { Told } from './word-search.ts';

/** A normal form as the rules and grammars search it: its character classes, of which lists it has a word, and of which its shape has one. */
export type SearchedText = { readonly text: string; readonly signals: number; readonly told: Told; readonly shaped: Told };

export const searchText = ({ text, signals }: NormalForm): SearchedText => ({ text, signals, told: findWords(text), shaped: findShapes(text) });
