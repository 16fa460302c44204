import type { TaggedSpan } from '#tagger-worker';
import type { Span } from '../rules/rule.ts';
import { isTitleAlone } from '../taggers/han-lexicon.ts';
import { plausible } from '../taggers/plausible.ts';
import { toNormalForm } from '../text/normal-form.ts';
import type { Seen } from './seen.ts';
import { touches } from '../text/touches.ts';

/** What a model alone says is as sure as what one tagger alone says. */
const SURE = 0.4;
/** How sure a tagger has to be of Latin words that the model names: below, most are ships, novels and cars. In lower case only our own is asked. */
const LATIN_SURE = 0.8;
const MOST_WORDS_A_NAME = 4;

const LATIN_END = /[\p{Script=Latin}\p{N}]/u;
const LETTER = '[\\p{Script=Latin}\\p{N}]';
const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
const HAN = /\p{Script=Han}/u;

type Place = { readonly start: number; readonly end: number };

/** Where the words stand, in any case; Latin ones as whole words. */
const placesOf = (text: string, words: string): readonly Place[] => {
  const before = LATIN_END.test(words[0] ?? '') ? `(?<!${LETTER})` : '';
  const after = LATIN_END.test(words.at(-1) ?? '') ? `(?!${LETTER})` : '';
  const pattern = new RegExp(`${before}${words.replace(SPECIAL, String.raw`\$&`)}${after}`, 'giu');
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
};

/** What is known of names and addresses is asked as if every tagger saw one: a star, a brand, a common word, a city is none. */
const ALL_SURE = { 'lac-small': 1, rampart: 1, own: 1 } as const;
/** The same as if our own alone did: it is asked for more. */
const OWN_SURE = { own: 1 } as const;

/** 老师, 小哥: how somebody is called whom nobody names. */
const isCalledAlone = (name: string): boolean => isTitleAlone(name) || isTitleAlone(name.replace(/^[小老阿大]/, ''));

/**
 * Whether anything but the model speaks for a name: a tagger that saw something there and was not sure enough by itself, or a Chinese name is made like one.
 * The model alone names posts, pets and things of the house.
 */
const isNameBorneOut = (text: string, place: Place, near: readonly TaggedSpan[]): boolean => {
  const name = text.slice(place.start, place.end);
  if (HAN.test(name)) return !isCalledAlone(name) && (near.length > 0 || plausible(text, { kind: 'PERSON', ...place, by: OWN_SURE }) !== undefined);
  const words = name.split(/\s+/);
  if (words.length > MOST_WORDS_A_NAME || words.includes('of')) return false;
  return near.some(({ by }) => (by['own'] ?? 0) >= LATIN_SURE || (/\p{Lu}/u.test(name) && (by['rampart'] ?? 0) >= LATIN_SURE));
};

/** An order's number, and what goes on behind a comma, is no door by the model's word alone. */
const isAddressBorneOut = (text: string, { start, end }: Place, near: readonly TaggedSpan[]): boolean => {
  const address = text.slice(start, end);
  if (/\d{7}/.test(address)) return false;
  return near.some(({ kind }) => kind === 'ADDRESS') || (!/[,，。;；!！?？]/.test(address) && (HAN.test(address) || /\d/.test(address)) && plausible(text, { kind: 'ADDRESS', start, end, by: OWN_SURE }) !== undefined);
};

const accepted = (text: string, { kind, isAccepted, ...place }: Omit<Seen, 'words'> & Place, tagged: readonly TaggedSpan[]): (Place & Pick<Seen, 'kind'>) | undefined => {
  if (isAccepted) return { kind, ...place };
  const near = tagged.filter((span) => (span.kind === 'PERSON' || span.kind === 'ADDRESS') && touches(span, place));
  if (!(kind === 'PERSON' ? isNameBorneOut(text, place, near) : isAddressBorneOut(text, place, near))) return undefined;
  const span = plausible(text, { kind, ...place, by: ALL_SURE });
  return span && { kind, start: span.start, end: span.end };
};

/**
 * Adds to `spans` what a second look named and what nobody had found. Never takes one away: words that are not in the text, that are no name or address as far as
 * is known, that nothing else bears out, or that lie in a find already, come to nothing.
 * @param text the normal form
 */
export const addSeen = (text: string, { seen, tagged }: { readonly seen: readonly Seen[]; readonly tagged: readonly TaggedSpan[] }, spans: Span[]): void => {
  const found = [...spans];
  for (const { words, ...one } of seen) {
    const normal = toNormalForm(words).text.trim();
    if (normal === '') continue;
    for (const place of placesOf(text, normal)) {
      if (found.some((span) => touches(span, place))) continue;
      const span = accepted(text, { ...one, ...place }, tagged);
      if (span) spans.push({ ...span, score: SURE, by: 'model' });
    }
  }
};
