import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAlwaysOn } from '#core';
import { memoryKeystore, silentLog } from '#platform';
import { type GroupStory, groupOfDesks } from '../../support/group-desk.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const MINUTE_MS = 60_000;

const mailboxOn = async ({ network, clock }: GroupStory) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-mailbox-'));
  const keystore = memoryKeystore();
  await keystore.setUp({ kind: 'memory' });
  const random = seededRandom(7, 'box');
  const limits = { maxBytes: 1e9, maxAgeMs: 1e10 };
  const mailbox = await openAlwaysOn({ transport: network.transport('box', { clock, random }), keystore, clock, random, log: silentLog, dataDir, as: { use: 'mailbox', limits } });
  onTestFinished(async () => {
    await mailbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return mailbox;
};

/** Alice and Bob, and a mailbox that came by Alice's invite. */
const withMailbox = async () => {
  const story = await groupOfDesks(['Alice', 'Bob']);
  const [alice, bob] = story.desks;
  if (!alice || !bob) throw new Error('two desks');
  const mailbox = await mailboxOn(story);
  mailbox.join(alice.invites({ role: 'mailbox', uses: 1 }));
  await story.clock.until(() => [alice, bob].every(({ group }) => group.mailboxes[0]?.online === true), 3 * MINUTE_MS);
  return { ...story, alice, bob, mailbox };
};

describe('a mailbox in a group', () => {
  it('is shown with who invited it and that it is on, and is nobody: neither a member nor counted as here', async () => {
    const { alice, bob } = await withMailbox();
    const [shown] = bob.group.mailboxes;
    expect(shown).toMatchObject({ online: true, came: { how: 'invited', invitedBy: { name: 'Alice' } }, mayRemove: false });
    expect(alice.group.mailboxes).toMatchObject([{ person: shown?.person, mayRemove: true }]);
    expect([bob.group.members.length, bob.group.past]).toEqual([2, []]);
    expect(bob.listed).toMatchObject({ members: 2, online: 2 });
    expect(alice.running.sync.peers(alice.circle.id)).toHaveLength(2);
  });

  it('is not on any more once it stopped, and was seen before', async () => {
    const { alice, clock, mailbox } = await withMailbox();
    await mailbox.stop();
    await clock.until(() => alice.group.mailboxes[0]?.online === false, 3 * MINUTE_MS);
    expect(alice.group.mailboxes[0]?.seenAt).toBeGreaterThan(0);
  });

  it('stands in the list of invites as what it is, apart from those for people', async () => {
    const { alice } = await withMailbox();
    expect(alice.group.invites.map(({ role, state, cameBy }) => `${role}, ${state}, ${cameBy.length} came`).sort()).toEqual(['mailbox, used-up, 1 came', 'member, open, 1 came']);
  });

  it('comes and goes with a line in the chat, the same for everybody, and only an admin takes it out', async () => {
    const { alice, bob, clock, mailbox } = await withMailbox();
    expect(bob.story().at(-1)).toMatch(/ mailbox-joined Alice$/);
    const { person } = alice.group.mailboxes[0] ?? { person: '' };
    expect(() => bob.does('remove', { person })).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    alice.does('setRole', { person: bob.me, role: 'admin' });
    await clock.until(() => bob.group.mailboxes[0]?.mayRemove === true, MINUTE_MS);
    bob.does('remove', { person });
    await clock.until(() => alice.group.mailboxes.length === 0, MINUTE_MS);
    expect(alice.story().at(-1)).toBe('Bob mailbox-removed');
    expect([bob.story(), alice.group.past]).toEqual([alice.story(), []]);
    expect(alice.group.invites.every(({ state }) => state !== 'open')).toBe(true);
    await clock.until(() => mailbox.circles()[0]?.standing === 'removed', 3 * MINUTE_MS);
  });
});

it('a mailbox whose invite needs a yes asks as a mailbox, so that nobody takes it for a person', async () => {
  const story = await groupOfDesks(['Alice', 'Bob']);
  const [alice, bob] = story.desks;
  if (!alice || !bob) throw new Error('two desks');
  const mailbox = await mailboxOn(story);
  mailbox.join(bob.invites({ role: 'mailbox', needsApproval: true }));
  await story.clock.until(() => alice.group.wishes.length === 1, 3 * MINUTE_MS);
  expect(alice.group.wishes).toMatchObject([{ role: 'mailbox', invitedBy: { name: 'Bob' } }]);
  alice.does('approve', { device: alice.group.wishes[0]?.device });
  await story.clock.until(() => alice.group.mailboxes[0]?.online === true, 3 * MINUTE_MS);
});
