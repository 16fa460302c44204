/** Words that a language model took for a person or an address. */
export type Seen = {
  readonly kind: 'PERSON' | 'ADDRESS';
  readonly words: string;
  /** Held against what is known of names before, and masked in this text already: masked again wherever they stand. */
  readonly isAccepted?: true;
};
