import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';
import { withMissingBody } from '../support/missing-body.ts';
import { rawMember } from '../support/raw-member.ts';

const MINUTE_MS = 60_000;
const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** Bob lacks a body that alice's true desktop could give; the raw member speaks with her keys. */
const withHole = async () => {
  const story = await withMissingBody(2);
  const { alice, bob, dave, clock, unhides } = story;
  await bob.quits();
  const mallory = await rawMember(alice, story);
  const raw = await mallory.linkWith(dave);
  unhides();
  for (const update of alice.circle.missing(dave.circle.frontier())) raw.link.send({ type: 'live', update });
  await clock.until(() => raw.heard.some(({ type }) => type === 'wantBodies'), MINUTE_MS);
  const asked = raw.heard.find((message) => message.type === 'wantBodies');
  if (!asked) throw new Error('nothing was asked');
  return { ...story, raw, asked };
};

describe('who is asked for a body that is missing', () => {
  it('and gives another: dropped with blame, and nothing is stored', async () => {
    const { alice, dave, raw, asked, clock } = await withHole();
    const [piece] = [...alice.circle.bodies(asked.wanted)];
    if (!piece) throw new Error('alice has it');
    const wrong = Uint8Array.from(piece);
    wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 1;
    raw.link.send({ type: 'bodies', id: asked.id, bytes: wrong });
    await clock.until(() => raw.ended !== undefined, 1_000);
    expect(dave.sees()).toEqual([]);
    expect(dave.circle.holes()).toEqual(asked.wanted);
  });

  it('and sends garbage: dropped with blame', async () => {
    const { dave, raw, asked, clock } = await withHole();
    raw.link.send({ type: 'bodies', id: asked.id, bytes: Uint8Array.of(1, 255, 255, 255, 255, 15) });
    await clock.until(() => raw.ended !== undefined, 1_000);
    expect(dave.sees()).toEqual([]);
  });

  it('and sends pieces without end: one is read for each question, the others are not', async () => {
    const { dave, raw, asked, clock } = await withHole();
    raw.link.send({ type: 'bodies', id: asked.id, bytes: new Uint8Array(0) });
    for (let at = 0; at < 50; at += 1) raw.link.send({ type: 'bodies', id: asked.id + at, bytes: bytes(100_000) });
    await clock.advance(1_000);
    expect(raw.ended).toBeUndefined();
    expect(dave.sees()).toEqual([]);
    await clock.advance(10 * MINUTE_MS);
    const questions = raw.heard.filter(({ type }) => type === 'wantBodies').length;
    expect(questions).toBeGreaterThan(1);
    expect(questions).toBeLessThan(12);
  });

  it('and never answers: asked again with patience, and the true one is taken', async () => {
    const { alice, dave, raw, clock } = await withHole();
    await clock.until(() => raw.heard.filter(({ type }) => type === 'wantBodies').length > 1, 3 * MINUTE_MS);
    const asked = raw.heard.findLast((message) => message.type === 'wantBodies');
    if (!asked) throw new Error('asked');
    for (const piece of alice.circle.bodies(asked.wanted)) raw.link.send({ type: 'bodies', id: asked.id, bytes: piece });
    await clock.until(() => dave.sees().length === 1, 1_000);
    expect(dave.sees()).toEqual(['hidden for a while']);
  });
});

describe('who asks for bodies', () => {
  it('in numbers that no desktop would: dropped with blame', async () => {
    const story = await desktops(2);
    const { alice, bob, clock } = story;
    bob.says('mine');
    await story.converge(1);
    const raw = await (await rawMember(alice, story)).linkWith(bob);
    const seqs = Array.from({ length: 1_500 }, (_, seq) => seq);
    raw.link.send({ type: 'wantBodies', id: 1, wanted: [{ feed: 'm:abc', seqs }, { feed: 'm:abd', seqs }] });
    await clock.until(() => raw.ended !== undefined, 1_000);
    expect(raw.ended).toBeDefined();
  });

  it('of erased words gets nothing', async () => {
    const story = await desktops(2);
    const { alice, bob, clock } = story;
    const note = bob.says('taken back');
    await story.converge(1);
    bob.erases(note);
    await clock.until(() => alice.sees().length === 0, 5_000);
    const raw = await (await rawMember(alice, story)).linkWith(bob);
    raw.link.send({ type: 'wantBodies', id: 1, wanted: [{ feed: `m:${note.split('.')[0]}`, seqs: [0] }] });
    await clock.until(() => raw.heard.some(({ type }) => type === 'bodies'), 1_000);
    expect(raw.heard.find(({ type }) => type === 'bodies')).toEqual({ type: 'bodies', id: 1, bytes: new Uint8Array(0) });
  });
});

describe('heads', () => {
  it('of a control feed with as many entries and another end are asked for, with patience', async () => {
    const story = await desktops(2);
    const { alice, bob, clock } = story;
    const raw = await (await rawMember(alice, story)).linkWith(bob);
    raw.link.send({ type: 'hello', frontier: bob.circle.frontier() });
    await clock.advance(5_000);
    const pulls = (): number => raw.heard.filter(({ type }) => type === 'pull').length;
    const before = pulls();
    const [control] = bob.circle.frontier().filter(({ feed }) => feed.startsWith('c:'));
    if (!control) throw new Error('a control feed');
    raw.link.send({ type: 'heads', changed: [{ ...control, head: bytes(32) }] });
    await clock.until(() => pulls() > before, 2_000);
    const keepAlive = clock.every(3_000, () => raw.link.send({ type: 'ping', id: 1 }));
    await clock.advance(10 * MINUTE_MS);
    keepAlive();
    expect(pulls() - before).toBeLessThan(30);
  });
});
