import { mkdtempSync, rmSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { clampForDisplay } from '#ledger';
import { desktop, handClock, join, notesView, send, START_MS } from './desktop.ts';

const temporaryFolder = (): string => {
  const folder = mkdtempSync(path(tmpdir(), 'hearth ledger 张 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const post = (text: string) => ({ kind: 'note.post', body: { text } });

describe('a circle over time', () => {
  test('everything is there after a restart, and a join that waits goes on waiting', async () => {
    const alice = await desktop(61);
    const bob = await desktop(62);
    const home = alice.ledger.create();
    home.append(post('kept'));
    const invite = home.createInvite({ name: 'home', expiresAt: START_MS + 1000, uses: 1, meetingPoints: ['ws://127.0.0.1:1'] });
    const device = bob.ledger.beginJoin(invite).device;
    const reopened = await alice.reopen();
    const again = reopened.circle(home.id);
    expect(again.frontier()).toEqual(home.frontier());
    expect(again.members()).toEqual(home.members());
    expect(again.rooms()).toEqual(home.rooms());
    expect(again.openInvites()).toEqual(home.openInvites());
    const [waiting] = (await bob.reopen()).pendingJoins();
    expect(waiting).toMatchObject({ device, invite });
    const joined = waiting?.accept(again.admit(waiting.request()));
    expect(joined?.members()).toHaveLength(2);
    expect(() => bob.ledger.circle(home.id)).toThrow(expect.objectContaining({ code: 'circle-not-found' }));
    const third = await bob.reopen();
    expect(third.circles()).toHaveLength(1);
    expect(third.pendingJoins()).toHaveLength(0);
    expect(() => third.beginJoin(invite)).toThrow(expect.objectContaining({ code: 'already-member' }));
  });

  test('a join that is called off leaves nothing', async () => {
    const alice = await desktop(63);
    const bob = await desktop(64);
    const home = alice.ledger.create();
    bob.ledger.beginJoin(home.createInvite({ name: 'home', expiresAt: START_MS + 1000, uses: 1, meetingPoints: [] }));
    bob.ledger.cancelJoin(home.id);
    expect(bob.ledger.pendingJoins()).toHaveLength(0);
    expect(bob.db.prepare('SELECT count(*) FROM ledger_circle').pluck().get()).toBe(0);
  });

  test('a restored backup goes on in new feeds, and no peer sees a fork', async () => {
    const folder = temporaryFolder();
    const file = path(folder, 'ledger.db');
    const alice = await desktop(65);
    const bob = await desktop(66, { file });
    const home = alice.ledger.create();
    const his = join(home, bob.ledger);
    const old = his.append(post('before the backup')).id.split('.')[0];
    bob.db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(file, path(folder, 'backup.db'));
    his.append(post('after the backup'));
    his.append(post('forgotten by the backup'));
    send(his, home);
    bob.db.close();
    copyFileSync(path(folder, 'backup.db'), file);
    const restored = await desktop(66, { file });
    const again = restored.ledger.circle(home.id);
    expect(again.entryCount()).toBe(1);
    send(home, again);
    expect(restored.notes()).toEqual(['before the backup', 'after the backup', 'forgotten by the backup']);
    expect(again.append(post('and on')).id.split('.')[0]).not.toBe(old);
    for (const update of again.missing(home.frontier())) expect(home.receive(update)).toMatchObject({ forks: [], skipped: [] });
    expect(alice.notes()).toEqual(['before the backup', 'after the backup', 'forgotten by the backup', 'and on']);
    expect(home.viewsHash()).toBe(again.viewsHash());
    expect(home.members()).toHaveLength(2);
    const reopened = (await restored.reopen()).circle(home.id);
    reopened.append(post('later'));
    send(reopened, home);
    expect(alice.notes()).toHaveLength(5);
  });

  test('a restored backup that wrote before it met anybody is a fork of its old feed, and lives on in the new one', async () => {
    const folder = temporaryFolder();
    const file = path(folder, 'ledger.db');
    const alice = await desktop(67);
    const bob = await desktop(68, { file });
    const home = alice.ledger.create();
    const his = join(home, bob.ledger);
    bob.db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(file, path(folder, 'backup.db'));
    his.append(post('one life'));
    send(his, home);
    bob.db.close();
    copyFileSync(path(folder, 'backup.db'), file);
    const restored = await desktop(68, { file });
    const again = restored.ledger.circle(home.id);
    again.append(post('another life'));
    const results = [...home.missing(again.frontier())].map((update) => again.receive(update));
    expect(results.flatMap(({ forks }) => forks)).toHaveLength(1);
    again.append(post('in the new feeds'));
    const given = [...again.missing(home.frontier())].map((update) => home.receive(update));
    expect(given.every(({ blame }) => blame === undefined)).toBe(true);
    expect(alice.notes()).toEqual(['one life', 'in the new feeds']);
  });

  test('bodies whose key is missing wait, and are read when the grant comes', async () => {
    const alice = await desktop(69);
    const bob = await desktop(70);
    const home = alice.ledger.create();
    home.append(post('for whoever has the key'));
    const pending = bob.ledger.beginJoin(home.createInvite({ name: 'home', expiresAt: START_MS + 1000, uses: 1, meetingPoints: [] }));
    const updates: Uint8Array[] = [];
    alice.ledger.onAppend((_circle, update) => updates.push(update));
    home.admit(pending.request());
    const { parseUpdate, encodeUpdate } = await import('../../main/ledger/wire/update.ts');
    const [section] = parseUpdate(updates[0] ?? new Uint8Array(0));
    if (!section) throw new Error('the admission');
    const withoutGrant = encodeUpdate([{ ...section, entries: section.entries.slice(0, 1) }]);
    const before = [...home.missing([])].slice(0, 1).map((update) => {
      const [control] = parseUpdate(update);
      return control ? encodeUpdate([{ ...control, entries: control.entries.slice(0, -1) }]) : update;
    });
    const his = pending.accept([...before, withoutGrant]);
    if (!his) throw new Error('admitted');
    const [, messages] = [...home.missing([])];
    expect(his.receive(messages ?? new Uint8Array(0)).accepted).toBe(1);
    expect(bob.notes()).toEqual([]);
    expect(his.unreadableCount()).toBe(1);
    const changes: string[] = [];
    bob.ledger.onViewChange(({ view, keys }) => changes.push(`${view} ${keys.length}`));
    send(home, his);
    expect(bob.notes()).toEqual(['for whoever has the key']);
    expect(changes).toEqual(['notes 1']);
    expect(his.unreadableCount()).toBe(0);
    expect(his.rooms()).toEqual(home.rooms());
  });

  test('who has no key yet makes a new epoch for everybody when it has something to say', async () => {
    const alice = await desktop(83);
    const bob = await desktop(84);
    const home = alice.ledger.create();
    const pending = bob.ledger.beginJoin(home.createInvite({ name: 'home', expiresAt: START_MS + 1000, uses: 1, meetingPoints: [] }));
    const updates: Uint8Array[] = [];
    alice.ledger.onAppend((_circle, update) => updates.push(update));
    const [before] = [...home.missing([])];
    home.admit(pending.request());
    const his = pending.accept([before ?? new Uint8Array(0), updates[0] ?? new Uint8Array(0)]);
    if (!his) throw new Error('admitted');
    his.append(post('I cannot wait'));
    send(his, home);
    send(home, his);
    expect(alice.notes()).toEqual(['I cannot wait']);
    home.append(post('and we both use one'));
    send(home, his);
    expect(bob.notes()).toEqual(alice.notes());
    expect(his.viewsHash()).toBe(home.viewsHash());
  });

  test('rooms change every UTC day, and near midnight a device is in both', async () => {
    const clock = handClock(Date.UTC(2026, 4, 5, 12));
    const alice = await desktop(71, { clock });
    const home = alice.ledger.create();
    const noon = home.rooms();
    expect(noon).toHaveLength(1);
    clock.set(Date.UTC(2026, 4, 5, 23, 30));
    const late = home.rooms();
    expect(late).toHaveLength(2);
    expect(late[0]).toEqual(noon[0]);
    clock.set(Date.UTC(2026, 4, 6, 0, 30));
    const early = home.rooms();
    expect(new Set([...early, ...late].map(({ name }) => name)).size).toBe(2);
    clock.set(Date.UTC(2026, 4, 6, 12));
    expect(home.rooms()).toEqual([early[0]]);
    expect(home.rooms()[0]?.name).not.toBe(noon[0]?.name);
    expect(home.rooms()[0]?.password).not.toBe(home.rooms()[0]?.name);
  });

  test('a clock that is wrong by a year, either way, stops nothing', async () => {
    const [alice, bob, carol] = await Promise.all([
      desktop(72),
      desktop(73, { clock: handClock(START_MS - 366 * 86_400_000) }),
      desktop(74, { clock: handClock(START_MS + 366 * 86_400_000) }),
    ]);
    const home = alice.ledger.create();
    const made = { name: 'home', expiresAt: START_MS + 400 * 86_400_000, uses: 5, meetingPoints: [] };
    const pending = bob.ledger.beginJoin(home.createInvite(made));
    const his = pending.accept(home.admit(pending.request()));
    const hers = join2(home, carol.ledger.beginJoin(home.createInvite(made)));
    if (!his) throw new Error('joined');
    const slow = his.append(post('from last year'));
    const fast = hers.append(post('from next year'));
    expect(slow).toMatchObject({ clockWrong: true, sentAt: START_MS - 86_400_000 });
    expect(fast).toMatchObject({ clockWrong: false });
    expect(clampForDisplay(fast, START_MS)).toEqual({ sentAt: START_MS, clockWrong: true });
    expect(clampForDisplay({ sentAt: START_MS + 1000, clockWrong: false }, START_MS)).toEqual({ sentAt: START_MS + 1000, clockWrong: false });
    for (const from of [his, hers, home]) for (const to of [home, his, hers]) if (from !== to) send(from, to);
    expect(his.viewsHash()).toBe(home.viewsHash());
    expect(hers.viewsHash()).toBe(home.viewsHash());
    const answer = home.append(post('after both'));
    expect(answer.lamport).toBeGreaterThan(Math.max(slow.lamport, fast.lamport));
  });

  test('a sample group has invented people who speak at any date, no room and no invites', async () => {
    const alice = await desktop(75);
    const sample = alice.ledger.createLocal(4);
    expect(sample.isLocal).toBe(true);
    expect(sample.members()).toHaveLength(4);
    const [friend] = sample.members().filter(({ person }) => person !== sample.self.person);
    const op = sample.append(post('last spring'), { as: friend?.person ?? '', sentAt: Date.UTC(2024, 3, 1) });
    expect(op).toMatchObject({ person: friend?.person, sentAt: Date.UTC(2024, 3, 1), clockWrong: false });
    expect(sample.append(post('me')).person).toBe(sample.self.person);
    expect(sample.rooms()).toEqual([]);
    expect(() => sample.createInvite({ name: 'x', expiresAt: 1, uses: 1, meetingPoints: [] })).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    const real = alice.ledger.create();
    expect(() => real.append(post('x'), { sentAt: 1 })).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    expect(() => real.append(post('x'), { as: friend?.person ?? '' })).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    const again = (await alice.reopen()).circle(sample.id);
    expect(again.append(post('after a restart'), { as: friend?.person ?? '' }).person).toBe(friend?.person);
  });

  test('presence frames open for members only, and say who made them', async () => {
    const [alice, bob, eve] = await Promise.all([desktop(76), desktop(77), desktop(78)]);
    const home = alice.ledger.create();
    const his = join(home, bob.ledger);
    const frame = his.sealEphemeral(Buffer.from('typing'));
    expect(home.openEphemeral(frame)).toEqual({ device: his.self.device, plain: new Uint8Array(Buffer.from('typing')) });
    for (let at = 0; at < frame.length; at += 7) {
      const damaged = frame.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(home.openEphemeral(damaged)).toBeUndefined();
    }
    expect(eve.ledger.create().openEphemeral(frame)).toBeUndefined();
    expect(home.openEphemeral(new Uint8Array(0))).toBeUndefined();
    expect(his.sealEphemeral(new Uint8Array(800)).length).toBeLessThanOrEqual(1024);
    expect(() => his.sealEphemeral(new Uint8Array(900))).toThrow('1 KB');
  });

  test('a commit that fails leaves memory as it was, and the next one works', async () => {
    const grumpy = { ...notesView, reduce: (...[db, standing]: Parameters<typeof notesView.reduce>) => {
      if (standing.ops.some(({ body }) => (body as { text?: string }).text === 'disk full')) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      notesView.reduce(db, standing);
    } };
    const alice = await desktop(79, { views: [grumpy] });
    const home = alice.ledger.create();
    home.append(post('one'));
    const before = home.frontier();
    expect(() => home.append(post('disk full'))).toThrow('full');
    expect(home.frontier()).toEqual(before);
    expect(alice.notes()).toEqual(['one']);
    home.append(post('two'));
    expect(alice.notes()).toEqual(['one', 'two']);
    expect(home.entryCount()).toBe(2);
  });

  test('what is too long or not of its kind is refused before anything is written', async () => {
    const alice = await desktop(80);
    const home = alice.ledger.create();
    expect(() => home.append(post('x'.repeat(140_000)))).toThrow(expect.objectContaining({ code: 'message-too-long' }));
    expect(() => home.append({ kind: 'note.post', body: { text: 5 } })).toThrow(expect.objectContaining({ code: 'input-invalid' }));
    expect(home.entryCount()).toBe(0);
    expect(home.append(post(`${'"\n'.repeat(32_768)}`)).seq).toBe(0);
  });

  test('the live document shows own and received entries, and nothing pending', async () => {
    const [alice, bob] = await Promise.all([desktop(81), desktop(82)]);
    const home = alice.ledger.create();
    for (let n = 0; n < 70; n += 1) home.append(post(`${n}`));
    const his = join(home, bob.ledger);
    send(home, his);
    const doc = his.tail();
    const seen: number[] = [];
    doc.on('update', (update: Uint8Array) => seen.push(update.length));
    his.append(post('mine'));
    home.append(post('yours'));
    send(home, his);
    expect(seen).toHaveLength(2);
    const full = new Y.Doc();
    for (const update of his.missing([])) Y.applyUpdate(full, update);
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(full));
    expect(full.store.pendingStructs).toBeNull();
    expect(doc.clientID).not.toBe(Number.parseInt(his.self.device, 36));
  });
});

const join2 = (circle: Parameters<typeof join>[0], pending: ReturnType<Parameters<typeof join>[1]['beginJoin']>) => {
  const joined = pending.accept(circle.admit(pending.request()));
  if (!joined) throw new Error('joined');
  return joined;
};
