import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_MESH, placeInRing, ringNeighbours } from '../../../main/sync/circle/ring.ts';

const ROOM = { name: 'room', password: 'of the day' };
const place = (n: number): string => placeInRing(ROOM, Buffer.alloc(32, n).toString('base64url'));
const places = (count: number, seed: number): string[] => Array.from({ length: count }, (_, n) => placeInRing({ ...ROOM, password: `${seed}` }, Buffer.from([n, 1]).toString('base64url')));

/** Who is linked with whom when each dials its own choice and takes whoever calls. `silent` ones pass nothing on. */
const linksOf = (all: readonly string[], isOut: (place: string) => boolean = () => false): ReadonlyMap<string, ReadonlySet<string>> => {
  const links = new Map(all.map((one) => [one, new Set<string>()]));
  for (const one of all) {
    const others = all.filter((other) => other !== one).map((other) => ({ place: other, isOut: isOut(other) }));
    for (const other of ringNeighbours(one, others)) {
      links.get(one)?.add(other);
      links.get(other)?.add(one);
    }
  }
  return links;
};

/** The most hops a message needs from anybody to anybody; Infinity when somebody is cut off. Liars do not pass it on. */
const hopsOf = (all: readonly string[], liars: ReadonlySet<string> = new Set(), isOut?: (place: string) => boolean): number => {
  const links = linksOf(all, isOut);
  const honest = all.filter((one) => !liars.has(one));
  return Math.max(
    ...honest.map((from) => {
      const reached = new Map([[from, 0]]);
      for (const [one, hops] of reached) {
        for (const next of links.get(one) ?? []) if (!reached.has(next) && !liars.has(next)) reached.set(next, hops + 1);
      }
      return honest.every((one) => reached.has(one)) ? Math.max(...reached.values()) : Infinity;
    }),
  );
};

/** Places that lie just beside one, as somebody would have who could grind keys for as long as the day lasts. */
const groundAround = (victim: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => {
    const offset = BigInt((n >> 1) + 1) * (n % 2 === 0 ? 1n : -1n);
    return BigInt.asUintN(128, BigInt(`0x${victim}`) + offset).toString(16).padStart(32, '0');
  });

const sizes = fc.oneof(fc.constant(20), fc.constant(50), fc.integer({ min: 2, max: 60 }));

describe('the ring', () => {
  it('is a full mesh up to twelve devices', () => {
    const all = places(FULL_MESH, 1);
    for (const links of linksOf(all).values()) expect(links.size).toBe(FULL_MESH - 1);
    expect(linksOf(places(FULL_MESH + 1, 1)).get(places(1, 1)[0] ?? '')?.size).toBe(8);
  });

  it('reaches everybody in four hops at any size, with eight links each', () => {
    const check = fc.check(
      fc.property(sizes, fc.nat(), (count, seed) => {
        const all = places(count, seed);
        const most = Math.max(...[...linksOf(all).values()].map(({ size }) => size));
        return hopsOf(all) <= 4 && most <= (count <= FULL_MESH ? count - 1 : 8);
      }),
      { numRuns: 200 },
    );
    expect(check.failed ? check.counterexample : 'never').toBe('never');
  });

  it('surrounded by ground ids that pass nothing on still reaches the victim, and everybody else', () => {
    const check = fc.check(
      fc.property(fc.constantFrom(20, 50), fc.nat(), fc.integer({ min: 1, max: 6 }), (count, seed, grounds) => {
        const honest = places(count, seed);
        const ground = groundAround(honest[0] ?? '', grounds);
        return hopsOf([...honest, ...ground], new Set(ground)) <= 6;
      }),
      { numRuns: 200 },
    );
    expect(check.failed ? check.counterexample : 'never').toBe('never');
  });

  it('with links that fail replaces each by the next one', () => {
    const check = fc.check(
      fc.property(fc.constantFrom(20, 50), fc.nat(), fc.integer({ min: 1, max: 8 }), (count, seed, failing) => {
        const all = places(count, seed);
        const out = new Set(all.slice(0, failing));
        return hopsOf(all.slice(failing), new Set(), undefined) <= 4 && hopsOf(all, out, (one) => out.has(one)) <= 5;
      }),
      { numRuns: 100 },
    );
    expect(check.failed ? check.counterexample : 'never').toBe('never');
  });

  it('is another every day, and other for each device', () => {
    expect(placeInRing({ ...ROOM, password: 'of the next' }, 'AAAA')).not.toBe(placeInRing(ROOM, 'AAAA'));
    expect(place(1)).not.toBe(place(2));
  });
});
