/** Calls `visit` for every match of a global pattern. Unlike `matchAll` it does not copy the pattern, which costs more than most searches here. */
export const eachMatch = (pattern: RegExp, text: string, visit: (match: RegExpExecArray) => void): void => {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.lastIndex < text.length ? pattern.exec(text) : null) visit(match);
};
