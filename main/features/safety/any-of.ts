/** One pattern of many alternatives, written a handful a line. */
export const anyOf = (alternatives: readonly string[], flags = 'iu'): RegExp => new RegExp(alternatives.join('|'), flags);
