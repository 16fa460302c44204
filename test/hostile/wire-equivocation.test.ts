import { expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';
import { rawMember } from '../support/raw-member.ts';
import { Forger } from './feed-forger.ts';

const MINUTE_MS = 60_000;

it('mallory tells bob one thing and carol another, keeps the rest back, and dates it back: both end with the same, and nobody is cut off', async () => {
  const story = await desktops(4);
  const { alice, bob, carol, dave: mallory, clock, network } = story;
  for (const one of [alice, bob, carol, mallory]) one.says(`${one.name} was here`);
  await story.converge(4);
  network.partition(['dave', 'bob'], ['dave', 'carol'], ['alice']);
  const raw = await rawMember(mallory, story);
  const { db, masterKey } = mallory.opened;
  const forger = (): Forger => new Forger({ db }, masterKey, { circle: mallory.circle });
  const [forBob, forCarol] = [forger(), forger()];
  // The same place twice, and for Carol a longer story behind it, of which one entry is kept back.
  const [one, other, next, last] = [forBob.entry(), forCarol.entry({ lamport: 3_000 }), forCarol.entry(), forCarol.entry()];
  (await raw.linkWith(bob)).link.send({ type: 'live', update: forBob.update([one]) });
  const toCarol = (await raw.linkWith(carol)).link;
  toCarol.send({ type: 'live', update: forCarol.update([other]) });
  toCarol.send({ type: 'live', update: forCarol.update([last], { from: last.seq }) });
  await clock.advance(5_000);
  expect(next.seq).toBe(other.seq + 1);
  expect(bob.circle.viewsHash()).not.toBe(carol.circle.viewsHash());
  raw.leave();
  network.heal();
  const honest = [alice, bob, carol];
  const tidying = clock.every(5_000, () => honest.forEach(({ circle }) => circle.tidy()));
  await clock.until(() => honest.every(({ circle }) => circle.viewsHash() === alice.circle.viewsHash() && circle.frontier().length === alice.circle.frontier().length), 5 * MINUTE_MS);
  await clock.until(() => bob.isLinkedWith(carol) && bob.isLinkedWith(alice), MINUTE_MS);
  bob.says('we go on');
  await clock.until(() => carol.sees().includes('we go on') && alice.sees().includes('we go on'), MINUTE_MS);
  tidying();
  expect(bob.sees()).toEqual(carol.sees());
  expect(bob.sees()).toEqual(alice.sees());
  expect(bob.sees()).toEqual(expect.arrayContaining(['alice was here', 'bob was here', 'carol was here', 'dave was here']));
  expect(honest.every(({ circle }) => circle.devices().find(({ device }) => device === mallory.circle.self.device)?.status === 'forked')).toBe(true);
  expect(honest.flatMap(({ warnings }) => warnings)).toEqual([]);
});
