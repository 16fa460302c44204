import { z } from 'zod';

/** An invite with every place it may name is some 2,000 characters. */
const LONGEST = 8192;

/** `hearth://join/…` with the letters of an invite's code; what it says is read by the core. */
const linkSchema = z
  .string()
  .max(LONGEST)
  .regex(/^hearth:\/\/join\/[\w.~-]+\/?$/);

export type DeepLink = { readonly kind: 'join'; readonly link: string } | { readonly kind: 'broken' };

/** Judges a link that the system hands over. */
export const readDeepLink = (text: string): DeepLink => {
  const link = linkSchema.safeParse(text).data;
  return link === undefined ? { kind: 'broken' } : { kind: 'join', link };
};

/** The link among the words of a command line: systems add words of their own before and after it. Undefined when none was meant. */
export const deepLinkIn = (argv: readonly string[]): DeepLink | undefined => {
  const text = argv.find((word) => /^hearth:/i.test(word));
  return text === undefined ? undefined : readDeepLink(text);
};

/** Where the page shows it: the whole link, or the place that says it is broken. */
export const pageHashOf = (link: DeepLink): string => `#/join/${link.kind === 'join' ? encodeURIComponent(link.link) : ''}`;
