import { z } from 'zod';
import { type CircleLedger, type Ledger, type Op, openLedger, opKind, type View } from '#ledger';
import { type Clock, type Database, openDatabase, type Random, silentLog } from '#platform';
import { createHash } from 'node:crypto';

const postSchema = z.object({ text: z.string() });
const editSchema = z.object({ note: z.string(), text: z.string() });
const deleteSchema = z.object({ note: z.string() });

/** A view as features make them: notes that can be edited and deleted by who wrote them. */
export const notesView: View = {
  name: 'notes',
  version: 1,
  sql: 'CREATE TABLE notes (circle TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, text TEXT NOT NULL, lamport INTEGER NOT NULL, sent_at INTEGER NOT NULL, deleted INTEGER NOT NULL, PRIMARY KEY (circle, id))',
  tables: ['notes'],
  ops: [
    opKind({ kind: 'note.post', schema: postSchema, key: (id) => id }),
    opKind({ kind: 'note.edit', schema: editSchema, key: (_id, body) => body.note }),
    opKind({ kind: 'note.delete', schema: deleteSchema, key: (_id, body) => body.note }),
  ],
  reduce: (db, { circle, key, ops, headerOf }) => {
    db.prepare('DELETE FROM notes WHERE circle = ? AND id = ?').run(circle, key);
    const header = headerOf(key);
    if (!header) return;
    const post = ops.find(({ id, kind }) => id === key && kind === 'note.post') as Op<{ text: string }> | undefined;
    const edits = ops.filter(({ kind, person }) => kind === 'note.edit' && person === header.person) as readonly Op<{ text: string }>[];
    const isDeleted = ops.some(({ kind }) => kind === 'note.delete');
    if (!post && !isDeleted) return;
    const text = isDeleted ? '' : (edits.at(-1)?.body.text ?? post?.body.text ?? '');
    db.prepare('INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?)').run(circle, key, header.person, text, header.lamport, post?.sentAt ?? 0, isDeleted ? 1 : 0);
  },
};

export const START_MS = Date.UTC(2026, 10, 22, 12);

/** A clock that stands until it is moved. */
export const handClock = (startMs = START_MS): Clock & { set: (timeMs: number) => void } => {
  let timeMs = startMs;
  return { now: () => timeMs, set: (to) => (timeMs = to), after: () => () => undefined, every: () => () => undefined };
};

/** Repeatable bytes from a seed. */
export const seededRandom = (seed: number): Random => {
  let count = 0;
  return {
    bytes: (length) => {
      const out = new Uint8Array(length);
      for (let at = 0; at < length; at += 32) out.set(createHash('sha256').update(`${seed} ${count++}`).digest().subarray(0, length - at), at);
      return out;
    },
  };
};

export type Desktop = {
  readonly ledger: Ledger;
  readonly db: Database;
  readonly clock: ReturnType<typeof handClock>;
  readonly notes: () => readonly string[];
  /** The same database, opened by a new ledger. */
  readonly reopen: (views?: readonly View[]) => Promise<Ledger>;
};

type DesktopOptions = { readonly file?: string; readonly views?: readonly View[]; readonly clock?: ReturnType<typeof handClock>; readonly intakeLimits?: { readonly entries: number; readonly bytes: number } };

/** A ledger of its own, in memory. The seed gives its keys. */
export const desktop = async (seed: number, { file = ':memory:', views = [notesView], clock = handClock(), ...limits }: DesktopOptions = {}): Promise<Desktop> => {
  const random = seededRandom(seed);
  const db = openDatabase({ file, key: random.bytes(32) });
  const masterKey = random.bytes(32);
  const open = (used: readonly View[]) => openLedger({ db, masterKey, clock, random, log: silentLog, views: used, ...limits });
  const ledger = await open(views);
  const notes = () => db.prepare<[], string>('SELECT text FROM notes ORDER BY lamport, id').pluck().all();
  return { ledger, db, clock, notes, reopen: (used = views) => open(used) };
};

/** Brings a second desktop into a circle, as sync does. */
export const join = (circle: CircleLedger, ledger: Ledger): CircleLedger => {
  const invite = circle.createInvite({ name: 'home', expiresAt: START_MS + 30 * 86_400_000, uses: 5, meetingPoints: [] });
  const pending = ledger.beginJoin(invite);
  const joined = pending.accept(circle.admit(pending.request()));
  if (!joined) throw new Error('the admission was not in what came back');
  return joined;
};

/** Gives `to` all it lacks. */
export const send = (from: CircleLedger, to: CircleLedger): void => {
  for (const update of from.missing(to.frontier())) {
    const { blame } = to.receive(update);
    if (blame) throw new Error(`blamed: ${blame}`);
  }
};
