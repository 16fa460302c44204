/** What a terminal shows two columns wide (Unicode's East Asian Width, UAX 11: W and F, as far as our own words go). */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu;

export const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

/** `text` with spaces behind it up to so many columns of a terminal. */
export const padToWidth = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - widthOf(text)));
