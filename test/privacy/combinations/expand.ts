/**
 * Lines of a space of sentences: `{a|b}` stands for any of its alternatives, `<name>` for the pool that a line `name = a|b` sets, `\n` for a new line.
 * `//` begins a comment.
 */
export type Space = { readonly lines: readonly (readonly (readonly string[])[])[] };

/** @throws when a line names a pool that is not set above it */
export const readSpace = (source: string): Space => {
  const pools = new Map<string, string>();
  const lines: string[][][] = [];
  for (const line of source.split('\n')) {
    if (line === '' || line.startsWith('//')) continue;
    const [, name, alternatives] = /^([a-z]\w*) = (.*)$/i.exec(line) ?? [];
    if (name !== undefined && alternatives !== undefined) {
      pools.set(name, alternatives);
      continue;
    }
    const whole = line.replaceAll(/<([a-z]\w*)>/gi, (_mark, pool: string) => {
      const known = pools.get(pool);
      if (known === undefined) throw new Error(`no pool ${pool} above: ${line}`);
      return `{${known}}`;
    });
    lines.push(whole.replaceAll(String.raw`\n`, '\n').split(/[{}]/).map((part, at) => (at % 2 === 1 ? part.split('|') : [part])));
  }
  return { lines };
};

/** The same numbers on every run (Lehmer, modulus 2³¹ − 1). */
const createRandom = (): ((below: number) => number) => {
  let state = 20_261_127;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

/** Up to `most` sentences of one line: all there are, or each alternative at least once and the rest drawn. */
export const sentencesOf = (parts: Space['lines'][number], most: number): readonly string[] => {
  const total = parts.reduce((product, alternatives) => product * alternatives.length, 1);
  if (total <= most) return parts.reduce<string[]>((begun, alternatives) => begun.flatMap((text) => alternatives.map((part) => text + part)), ['']);
  const random = createRandom();
  const drawn = (fixed: number, value: string): string => parts.map((alternatives, at) => (at === fixed ? value : (alternatives[random(alternatives.length)] ?? ''))).join('');
  const sentences = new Set(parts.flatMap((alternatives, at) => alternatives.map((part) => drawn(at, part))));
  for (let tries = 0; sentences.size < most && tries < most * 3; tries++) sentences.add(drawn(-1, ''));
  return [...sentences];
};
