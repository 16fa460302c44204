import type { Entity, EntityKind } from '#contract';
import type { Seen } from './second-look/seen.ts';
import type { Tagged } from './taggers/taggers.ts';

/** Which language placeholders are written in: one a circle, so that the same person keeps the same placeholder. */
export type PlaceholderLanguage = 'zh' | 'en';

/**
 * placeholder ↔ original. In the app it lives in the circle's encrypted memory file and dies with Forget.
 * The same original always gets the same placeholder.
 */
export interface VaultStore {
  readonly language: PlaceholderLanguage;
  /**
   * `[PHONE_1]` or `[电话1]`. Originals are compared by `normalise` of their kind. `foundIn`: id of the text that holds the original, for vaults
   * that let it go with that text; without it the original stays.
   */
  placeholderFor(kind: EntityKind, original: string, foundIn?: string): string;
  /** The placeholder of an original that the vault already knows: for a look that must not teach it anything (`previewVault`). */
  find?(kind: EntityKind, original: string): string | undefined;
  originalOf(placeholder: string): string | undefined;
  /** For each kind the highest number given so far. */
  counts(): readonly { readonly kind: EntityKind; readonly count: number }[];
}

/** A message as redaction sees it. */
export type GuardedMessage = { readonly id: string; readonly author: string; readonly text: string };

export type DetectOptions = {
  readonly language?: 'auto' | 'zh' | 'en';
  /** Members' and contacts' names and nicknames: the only names that are always right. */
  readonly names?: readonly string[];
  /** Own words that are always hidden, and finds that are never hidden; passwords, IDs and bank numbers are hidden all the same. */
  readonly always?: readonly string[];
  readonly never?: readonly string[];
  /** Kinds that may be read as they are; the same exceptions hold. */
  readonly shown?: readonly EntityKind[];
  /** The end of the talk before the text: a document's number or a date of birth may be one only because it was asked for. */
  readonly asked?: string;
  /** What taggers have found in the texts beforehand: `Taggers.read`. Without it rules and lists alone are asked. */
  readonly tagged?: Tagged;
  /** What a language model named in a text, by the text as it is given here: a second look only adds to what is found. */
  readonly seen?: (text: string) => readonly Seen[];
};

/**
 * What leaves for an AI of any tier, memory included: the very words, and message by message what was masked.
 * `onPrompt` hands it to whoever counts; in the app nobody does.
 */
export type AiReading = {
  readonly text: string;
  readonly messages: readonly {
    readonly id: string;
    readonly redacted: string;
    readonly masked: readonly { readonly start: number; readonly end: number }[];
  }[];
};

export type Redacted = { readonly id: string; readonly redacted: string; readonly entities: readonly (Entity & { readonly placeholder: string })[] };
