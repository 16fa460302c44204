/** A message as the summary's rules read it. */
export type TalkMessage = {
  readonly id: string;
  /** Display name. `===` marks a line of the system: joins, renames. */
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly at?: number | undefined;
  readonly text: string;
  readonly replyTo?: string | undefined;
  /** A check-in under an agreement: its verdict and streak are told there, so it makes no point here. */
  readonly checkIn?: boolean | undefined;
  /** How many people reacted. */
  readonly reactions?: number | undefined;
};

export type TalkLanguage = 'zh' | 'en';

export type Sentence = {
  /** Offsets in the message's text, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lower-case, same length, with other people's words (quotes) blanked out: what the cues are looked for in. */
  readonly bare: string;
  readonly question: boolean;
  /** Its content words. */
  readonly words: ReadonlySet<string>;
};

/** A message that was read: its sentences, its words, whether it was meant in earnest. */
export type Line = TalkMessage & {
  readonly index: number;
  readonly sentences: readonly Sentence[];
  /** Content words and their concepts, which join the two languages. */
  readonly words: ReadonlySet<string>;
  readonly joke: boolean;
  readonly system: boolean;
};

export const SYSTEM_AUTHOR = '===';
