import { expect, test } from 'vitest';
import { Forger } from './feed-forger.ts';
import { MALLORY, scene } from './feed-scene.ts';

const withoutBody = async (named: 'this entry' | 'another one at its place') => {
  const at = await scene();
  const lies = new Forger(at.mallory, MALLORY, { circle: at.hers });
  const first = lies.entry();
  const hash = named === 'this entry' ? first.hash : new Uint8Array(32).fill(9);
  const erase = lies.entry({ kind: 'erase', erases: [{ client: lies.feed.client, seq: first.seq, hash }] });
  const { accepted, skipped } = at.home.receive(lies.update([{ ...first, body: null }, erase]));
  return { accepted, why: skipped[0]?.why };
};

test('a body may be missing where an erase names its very entry, and nowhere else', async () => {
  expect(await withoutBody('this entry')).toEqual({ accepted: 2, why: undefined });
  expect(await withoutBody('another one at its place')).toEqual({ accepted: 0, why: 'gap' });
});
