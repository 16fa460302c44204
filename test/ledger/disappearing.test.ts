import { expect, test } from 'vitest';
import { opKind } from '#ledger';
import { z } from 'zod';
import { desktop, join, notesView, send, START_MS } from './desktop.ts';
import { circleOf, droppedBodies, type Peer, post } from './circle-of.ts';

const HOUR_MS = 3_600_000;
const fading = { ...notesView, ops: notesView.ops.map((kind) => (kind.kind === 'note.post' ? opKind({ ...kind, schema: z.object({ text: z.string() }), key: (id) => id, disappears: true }) : kind)) };

const two = async (): Promise<{ alice: Peer; bob: Peer }> => {
  const [alice, bob] = await Promise.all([desktop(161, { views: [fading] }), desktop(162, { views: [fading] })]);
  const home = alice.ledger.create();
  home.setPolicy({ disappearingMs: HOUR_MS });
  const peers = { alice: { desktop: alice, circle: home }, bob: { desktop: bob, circle: join(home, bob.ledger) } };
  send(home, peers.bob.circle);
  return peers;
};

test('a message goes from every desktop when its time is over, and is never served after', async () => {
  const { alice, bob } = await two();
  const note = alice.circle.append(post('for an hour'));
  alice.circle.append({ kind: 'note.edit', body: { note: 'other', text: 'stays' } });
  send(alice.circle, bob.circle);
  expect(bob.desktop.notes()).toEqual(['for an hour']);
  for (const { desktop: { clock }, circle } of [alice, bob]) {
    clock.set(START_MS + HOUR_MS - 1);
    circle.tidy();
  }
  expect(bob.desktop.notes()).toEqual(['for an hour']);
  bob.desktop.clock.set(START_MS + HOUR_MS);
  // Carol comes now: Bob, whose clock is ahead, has not tidied yet and gives her nothing that is over.
  const carol = await desktop(163, { views: [fading] });
  carol.clock.set(START_MS + HOUR_MS);
  const hers = join(bob.circle, carol.ledger);
  send(bob.circle, hers);
  expect(hers.entryCount()).toBe(2);
  expect(hers.holes()).toEqual([]);
  expect([...bob.circle.bodies([{ feed: `m:${note.id.split('.')[0]}`, seqs: [0] }])]).toEqual([]);
  bob.circle.tidy();
  alice.desktop.clock.set(START_MS + HOUR_MS);
  alice.circle.tidy();
  for (const peer of [alice, bob, { desktop: carol, circle: hers }]) {
    expect(peer.desktop.notes()).toEqual([]);
    expect(droppedBodies(peer)).toBe(1);
    expect(peer.circle.opOf(note.id)).toBeUndefined();
    expect(peer.circle.viewsHash()).toBe(alice.circle.viewsHash());
  }
});

test('a late arrival that is already over is taken without its body', async () => {
  const { alice, bob } = await two();
  alice.circle.append(post('for an hour'));
  const pieces = [...alice.circle.missing(bob.circle.frontier())];
  bob.desktop.clock.set(START_MS + 2 * HOUR_MS);
  for (const piece of pieces) expect(bob.circle.receive(piece)).toMatchObject({ skipped: [], forks: [] });
  expect(droppedBodies(bob)).toBe(1);
  expect(bob.desktop.notes()).toEqual([]);
});

test('where messages stay, no header says when one goes', async () => {
  const [alice] = await circleOf(164);
  alice?.circle.append(post('stays'));
  expect(alice?.desktop.db.prepare('SELECT count(*) FROM ledger_due').pluck().get()).toBe(0);
});

test('a bundle that is opened after its time brings nothing of a message but that it was there', async () => {
  const { alice, bob } = await two();
  alice.circle.append(post('for an hour'));
  const { bytes } = alice.circle.sealBundle({ person: bob.circle.self.person, known: () => [], everything: false, after: new Map() });
  bob.desktop.clock.set(START_MS + HOUR_MS);
  expect(bob.desktop.ledger.openBundle(bytes).take().accepted).toBe(1);
  expect([bob.circle.entryCount(), droppedBodies(bob), bob.desktop.notes()]).toEqual([1, 1, []]);
});
