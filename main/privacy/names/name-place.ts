import type { Place } from '../rules/rule.ts';
import { hasAll, placesOf } from '../text/searched-words.ts';
import type { Told } from '../text/word-search.ts';

/** Where a name stands; `told` says of which lists its text has a word, where that is known: it saves searches around most names. */
export type NamePlace = Place & { readonly told?: Told | undefined };

/** What may be said right before or after a name. */
export type Context = { readonly pattern: RegExp; readonly required: readonly number[] };

export const asContext = (pattern: RegExp): Context => ({ pattern, required: placesOf(pattern) });

/** Whether the words beside a name say it. */
export const stands = ({ pattern, required }: Context, words: string, told: Told | undefined): boolean => (told === undefined || hasAll(told, required)) && pattern.test(words);
