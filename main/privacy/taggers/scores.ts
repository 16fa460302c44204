/** What one tagger alone says is masked before it leaves; underlined only where somebody wants to see all of it. */
export const ALONE = 0.4;
/** What a lexicon or a second tagger bears out is underlined too. */
export const BORNE_OUT = 0.65;
