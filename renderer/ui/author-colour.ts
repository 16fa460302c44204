const COLOURS = 8;

/** The colour a person has in a group, always the same: a CSS value. */
export const authorColour = (person: string): string => {
  let sum = 0;
  for (const letter of person) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `var(--author-${sum % COLOURS})`;
};
