/** The longest placeholder, with room for what models do to it. */
const LONGEST = 28;
const OPENS = /[[［【<]/u;
const CLOSES = /[\]］】>]/u;

/**
 * Restores a text that comes in pieces: what might be the first half of a placeholder waits for its other half, so that nobody sees half a one.
 * `push` returns what may be shown now, `flush` the rest.
 */
export const streamRestore = (
  restore: (text: string) => string,
): { readonly push: (delta: string) => string; readonly flush: () => string } => {
  let held = '';
  const openAt = (): number => {
    for (let at = held.length - 1; at >= Math.max(0, held.length - LONGEST); at -= 1) {
      const character = held[at] ?? '';
      if (CLOSES.test(character)) return -1;
      if (OPENS.test(character)) return at;
    }
    return -1;
  };
  // `PERSON_1` without brackets counts too: capitals wait for what follows them.
  const bareLength = (): number => /[A-Z][A-Z_ -]*\d{0,7} {0,2}$/u.exec(held.slice(-LONGEST))?.[0].length ?? 0;
  return {
    push: (delta) => {
      held += delta;
      const open = openAt();
      const end = open === -1 ? held.length - bareLength() : open;
      const ready = held.slice(0, end);
      held = held.slice(end);
      return ready === '' ? '' : restore(ready);
    },
    flush: () => {
      const rest = held;
      held = '';
      return rest === '' ? '' : restore(rest);
    },
  };
};
