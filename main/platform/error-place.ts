/** Where in our code an error came from, as `file.ts:line:column`; never a word of its message, which may hold what a person wrote. */
export const errorPlace = (error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').map((line) => /^ {4}at .*?([\w.-]+\.ts:\d+:\d+)\)?$/.exec(line)?.[1]);
  return frames.find((frame) => frame !== undefined) ?? '';
};
