import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { chatMigrations, messageView } from '#features/chat';
import { filesMigrations } from '#features/files';
import { openLedger, type View } from '#ledger';
import { migrate, openDatabase, silentLog, systemRandom } from '#platform';
import { Blobs, BlobStore } from '#sync';
import { must } from '#contract';
import { Fetching } from '../../../main/features/files/fetching.ts';
import { LocalFiles } from '../../../main/features/files/local-files.ts';
import { blobBytesOf } from '../../../main/features/files/sealed-file.ts';
import { handClock } from '../../ledger/desktop.ts';

const HOUR_MS = 3_600_000;
const CLEAR_BYTES = 1_000;
const DISAPPEARING: View = { ...messageView, ops: messageView.ops.map((op) => (op.kind === 'message.post' ? { ...op, disappears: true } : op)) };

/** A ledger with messages, a shelf, and what keeps both in step. Time stands until it is moved. */
const keeper = async () => {
  const clock = handClock();
  const dir = mkdtempSync(join(tmpdir(), 'hidden files '));
  const db = openDatabase({ file: ':memory:', key: systemRandom.bytes(32) });
  for (const room of [chatMigrations, filesMigrations]) migrate(db, room);
  const ledger = await openLedger({ db, clock, random: systemRandom, log: silentLog, views: [DISAPPEARING], masterKey: systemRandom.bytes(32) });
  const store = new BlobStore(dir, systemRandom);
  const blobs = new Blobs({ store, clock, log: silentLog, mayServe: () => true });
  const fetchesPictures = (): boolean => false;
  const deps = { db, ledger, store, blobs, clock, random: systemRandom, log: silentLog, nameOf: () => '', fetchesPictures, tell: () => undefined, messageOf: () => undefined };
  const fetching = new Fetching(deps, new LocalFiles(db));
  onTestFinished(() => {
    fetching.stop();
    blobs.stop();
    store.close();
    ledger.stop();
    db.close();
    rmSync(dir, { recursive: true });
  });
  return { clock, ledger, store, fetching };
};

/** Bob's message with a file, held by alice, who founded the group. */
const bobsFile = async (expiresAfterHours?: number) => {
  const [alice, bob] = [await keeper(), await keeper()];
  const home = alice.ledger.create();
  const join = bob.ledger.beginJoin(home.createInvite({ name: 'tea', expiresAt: alice.clock.now() + HOUR_MS, uses: 1, meetingPoints: [] }));
  const his = join.accept(home.admit(join.request()));
  must(his, 'who was admitted is in');
  if (expiresAfterHours !== undefined) {
    home.setPolicy({ disappearingMs: expiresAfterHours * HOUR_MS });
    for (const update of home.missing(his.frontier())) his.receive(update);
  }
  const writer = alice.store.shelf(home.id).write();
  writer.add(systemRandom.bytes(blobBytesOf(CLEAR_BYTES)));
  const { address } = writer.finish();
  const file = { name: 'a.pdf', size: CLEAR_BYTES, blob: address, key: Buffer.from(systemRandom.bytes(32)).toString('base64url') };
  const { id: message } = his.append({ kind: 'message.post', body: { text: '', files: [file] } });
  for (const update of his.missing(home.frontier())) home.receive(update);
  const isHere = (): boolean => {
    alice.fetching.look(home.id);
    return alice.store.shelf(home.id).isWhole(address);
  };
  return { alice, home, his, message, isHere };
};

const deletion = (message: string) => ({ kind: 'message.delete', body: { message } });

it('a file of a message that alice, who may, took out comes back with it when she takes that back', async () => {
  const { alice, home, message, isHere } = await bobsFile();
  expect(isHere()).toBe(true);
  home.erase([message], deletion(message));
  expect(home.opOf(message)).toBeUndefined();
  alice.clock.set(alice.clock.now() + 71 * HOUR_MS);
  home.tidy();
  expect(isHere()).toBe(true);
  home.undoErase([message], deletion(message));
  alice.clock.set(alice.clock.now() + 100 * HOUR_MS);
  home.tidy();
  expect(isHere()).toBe(true);
});

it('a file of a message that an admin took out leaves after 72 hours, and at once when its author deletes it', async () => {
  const hidden = await bobsFile();
  hidden.home.erase([hidden.message], deletion(hidden.message));
  hidden.alice.clock.set(hidden.alice.clock.now() + 72 * HOUR_MS);
  hidden.home.tidy();
  expect(hidden.isHere()).toBe(false);

  const gone = await bobsFile();
  gone.his.erase([gone.message], deletion(gone.message));
  for (const update of gone.his.missing(gone.home.frontier())) gone.home.receive(update);
  expect(gone.isHere()).toBe(false);
});

it('a file leaves with its message when that expires', async () => {
  const { alice, home, message, isHere } = await bobsFile(2);
  expect(home.opOf(message)).toBeDefined();
  expect(isHere()).toBe(true);
  alice.clock.set(alice.clock.now() + 2 * HOUR_MS);
  home.tidy();
  expect(isHere()).toBe(false);
});
