const END_CHARACTERS = 14;

/**
 * A file's name in two: a start that may be cut for want of room, and an end that stays. Where the core has taken a piece out before the end, its
 * mark goes with the start, so that a cut there shows no second one.
 */
export const splitFileName = (name: string): readonly [start: string, end: string] => {
  if (name.length <= END_CHARACTERS * 2) return [name, ''];
  const at = Math.max(name.length - END_CHARACTERS, name.lastIndexOf('…') + 1);
  return [name.slice(0, at), name.slice(at)];
};
