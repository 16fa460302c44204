import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AlwaysOn, openAlwaysOn } from '#core';
import { type Keystore, memoryKeystore, openDatabase, silentLog } from '#platform';
import { openEpochsOf } from '../support/epoch-keys.ts';
import type { Desktops } from '../support/desktops.ts';
import { desktops } from '../support/desktops.ts';
import { seededRandom } from '../support/seeded-random.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LIMITS = { maxBytes: 1e9, maxAgeMs: 30 * 24 * HOUR_MS };

type Box = { readonly mailbox: AlwaysOn; readonly keystore: Keystore; readonly dataDir: string; readonly again: () => Promise<AlwaysOn> };

/** A mailbox on the same network as the desktops, with its files on disk. */
const mailboxOn = async ({ network, clock, seed }: Desktops, limits = LIMITS): Promise<Box> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-mailbox-'));
  const keystore = memoryKeystore();
  await keystore.setUp({ kind: 'memory' });
  const running: AlwaysOn[] = [];
  const open = async (): Promise<AlwaysOn> => {
    const random = seededRandom(seed, `box ${running.length}`);
    const mailbox = await openAlwaysOn({ transport: network.transport('box', { clock, random }), keystore, clock, random, log: silentLog, dataDir, as: { use: 'mailbox', limits } });
    running.push(mailbox);
    return mailbox;
  };
  onTestFinished(async () => {
    await running.at(-1)?.stop().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { mailbox: await open(), keystore, dataDir, again: open };
};

/** Alice and Bob, and a mailbox that both are linked with. */
const withMailbox = async (limits = LIMITS) => {
  const story = await desktops(2);
  const box = await mailboxOn(story, limits);
  box.mailbox.join(story.alice.invitesMailbox());
  await story.clock.until(() => box.mailbox.circles()[0]?.peers === 2, 3 * MINUTE_MS);
  return { ...story, box };
};

describe('a mailbox', () => {
  it('brings bob what alice wrote before she quit, though the two are never on together', async () => {
    const { alice, bob, clock, box } = await withMailbox();
    await bob.quits();
    alice.says('the key is under the mat');
    alice.says('钥匙在垫子下面');
    await clock.until(() => box.mailbox.circles()[0]?.entries === 2, MINUTE_MS);
    await alice.quits();
    await clock.advance(2 * HOUR_MS);
    await bob.starts();
    await clock.until(() => bob.sees().length === 2, 5 * MINUTE_MS);
    expect(bob.sees().toSorted()).toEqual(['the key is under the mat', '钥匙在垫子下面'].toSorted());
    expect(alice.isOn).toBe(false);
  });

  it('goes on after a restart without the link, and still brings what it kept', async () => {
    const { alice, bob, clock, box } = await withMailbox();
    await bob.quits();
    alice.says('kept over a restart');
    await clock.until(() => box.mailbox.circles()[0]?.entries === 1, MINUTE_MS);
    await alice.quits();
    await box.mailbox.stop();
    const again = await box.again();
    await bob.starts();
    await clock.until(() => bob.sees().length === 1, 5 * MINUTE_MS);
    expect(again.circles()).toMatchObject([{ standing: 'member', entries: 1 }]);
  });

  it('takes bodies away that were deleted while it was on, and brings nobody what was deleted', async () => {
    const { alice, bob, clock, box } = await withMailbox();
    await bob.quits();
    const note = alice.says('a slip of the tongue');
    alice.says('stays');
    await clock.until(() => box.mailbox.circles()[0]?.entries === 2, MINUTE_MS);
    const before = box.mailbox.circles()[0]?.heldBytes ?? 0;
    alice.erases(note);
    await clock.until(() => box.mailbox.circles()[0]?.entries === 3, MINUTE_MS);
    await alice.quits();
    expect(box.mailbox.circles()[0]?.heldBytes).toBeLessThan(before + 600);
    await bob.starts();
    await clock.until(() => bob.sees().length === 1, 5 * MINUTE_MS);
    expect(bob.sees()).toEqual(['stays']);
  });

  it('holds no word and no key of an epoch, neither in its decrypted database nor anywhere in its directory', async () => {
    const { alice, bob, clock, box } = await withMailbox();
    const canary = 'canary qzvkxwbrt';
    alice.says(canary);
    bob.says(`${canary} too`);
    await clock.until(() => box.mailbox.circles()[0]?.entries === 2, MINUTE_MS);
    const keys = openEpochsOf(alice);
    expect(keys.length).toBeGreaterThan(0);
    await box.mailbox.stop();
    const key = await box.keystore.read('database');
    if (!key) throw new Error('the mailbox made a key for its database');
    const db = openDatabase({ file: join(box.dataDir, 'mailbox.db'), key });
    const plain = db.serialize();
    db.close();
    expect(plain.includes('mailbox_point')).toBe(true);
    expect([plain.includes(canary), ...keys.map((epoch) => plain.includes(epoch))]).toEqual([false, ...keys.map(() => false)]);
    await box.again();
  });

  it('drops what is older than it may keep, and bob gets it from alice', async () => {
    const { alice, bob, clock, box } = await withMailbox({ maxBytes: 1e9, maxAgeMs: HOUR_MS });
    await bob.quits();
    alice.says('old');
    await clock.until(() => box.mailbox.circles()[0]?.entries === 1, MINUTE_MS);
    await alice.quits();
    await clock.advance(2 * HOUR_MS);
    await clock.until(() => box.mailbox.circles()[0]?.heldBytes === 0, 5 * MINUTE_MS);
    await bob.starts();
    await clock.advance(3 * MINUTE_MS);
    expect(bob.sees()).toEqual([]);
    await alice.starts();
    await clock.until(() => bob.sees().length === 1, 5 * MINUTE_MS);
    expect(bob.sees()).toEqual(['old']);
  });

  it('that is removed says so and gets nothing new', async () => {
    const { alice, bob, clock, box } = await withMailbox();
    const ended: string[] = [];
    box.mailbox.on(({ type }) => ended.push(type));
    const [listed] = alice.circle.mailboxes();
    alice.circle.removeMember(listed?.person ?? '');
    await clock.until(() => ended.includes('removed'), 5 * MINUTE_MS);
    // The links end a moment after the removal is known.
    await clock.advance(MINUTE_MS);
    alice.says('without it');
    await clock.until(() => bob.sees().length === 1, MINUTE_MS);
    await clock.advance(2 * MINUTE_MS);
    expect(box.mailbox.circles()).toMatchObject([{ standing: 'removed', entries: 0 }]);
  });

  it('comes in by no invite for people, and says why', async () => {
    const story = await desktops(2);
    const box = await mailboxOn(story);
    const failed: string[] = [];
    box.mailbox.on((event) => event.type === 'join-failed' && failed.push(event.code));
    box.mailbox.join(story.alice.invitesByLink());
    await story.clock.until(() => failed.length > 0, 3 * MINUTE_MS);
    expect(failed).toEqual(['invite-other-use']);
    expect(box.mailbox.waiting()).toEqual([]);
  });
});

it('a third member brings bob what alice wrote before she quit: carol had it meanwhile', async () => {
  const { alice, bob, carol, clock } = await desktops(3);
  await bob.quits();
  alice.says('by way of carol');
  await clock.until(() => carol.sees().length === 1, MINUTE_MS);
  await alice.quits();
  await clock.advance(HOUR_MS);
  await bob.starts();
  await clock.until(() => bob.sees().length === 1, 5 * MINUTE_MS);
  expect(bob.sees()).toEqual(['by way of carol']);
});
