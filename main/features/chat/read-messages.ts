import { AppError, type CircleId, type EntryId, type PersonId } from '#contract';
import { type Database, statementsOf } from '#platform';
import { FileRows, type StoredFile } from './file-rows.ts';

/** A message's place in the order of the group. */
export type Place = { readonly lamport: number; readonly device: string; readonly seq: number };

export type StoredMessage = Place & {
  readonly id: EntryId;
  readonly person: PersonId;
  readonly kind: 'person' | 'ai' | 'check-in';
  readonly text: string;
  readonly sent_at: number;
  readonly clock_wrong: 0 | 1;
  readonly edited_at: number | null;
  readonly expires_at: number | null;
  readonly deleted: 0 | 1;
  readonly deleted_by: EntryId | null;
  readonly kept: 0 | 1;
  readonly reply_to: EntryId | null;
  readonly agreement: EntryId | null;
  readonly check_in: EntryId | null;
  readonly tier: 'rules' | 'tagger' | 'llm' | null;
  readonly model: string | null;
};

const COLUMNS = 'id, person, device, lamport, seq, kind, text, sent_at, clock_wrong, edited_at, expires_at, deleted, deleted_by, kept, reply_to, agreement, check_in, tier, model';
const UP = 'ORDER BY lamport, device, seq LIMIT @limit';
const DOWN = 'ORDER BY lamport DESC, device DESC, seq DESC LIMIT @limit';
const HERE = '(@lamport, @device, @seq)';

type InOrder = Place & { readonly circle: string; readonly limit: number };

const statements = statementsOf((db) => ({
  one: db.prepare<[string, string], StoredMessage>(`SELECT ${COLUMNS} FROM message WHERE circle = ? AND id = ?`),
  before: db.prepare<[InOrder], StoredMessage>(
    `SELECT ${COLUMNS} FROM message WHERE circle = @circle AND (lamport, device, seq) < ${HERE} ${DOWN}`,
  ),
  after: db.prepare<[InOrder], StoredMessage>(
    `SELECT ${COLUMNS} FROM message WHERE circle = @circle AND (lamport, device, seq) > ${HERE} ${UP}`,
  ),
  newestOf: db.prepare<[string, number, string], Pick<StoredMessage, 'id' | 'deleted_by'>>(
    `SELECT id, deleted_by FROM (SELECT id, device, deleted_by FROM message WHERE circle = ? ORDER BY lamport DESC, device DESC, seq DESC LIMIT ?)
     WHERE device = ?`,
  ),
  unread: db
    .prepare<[InOrder & { readonly silent: string }], number>(
      `SELECT count(*) FROM (
         SELECT 1 FROM message WHERE circle = @circle AND (lamport, device, seq) > ${HERE} AND instr(@silent, person) = 0 AND deleted = 0 LIMIT @limit)`,
    )
    .pluck(),
  count: db.prepare<[string], number>('SELECT count(*) FROM message WHERE circle = ? AND deleted = 0').pluck(),
  reactions: db.prepare<[string, string], { readonly emoji: string; readonly person: PersonId }>(
    'SELECT emoji, person FROM reaction WHERE circle = ? AND message = ? ORDER BY nth',
  ),
  sources: db.prepare<[string, string], { readonly source: EntryId; readonly gone: 0 | 1 }>(
    `SELECT s.source, coalesce(m.deleted, 0) AS gone FROM ai_source s LEFT JOIN message m ON m.circle = s.circle AND m.id = s.source
     WHERE s.circle = ? AND s.message = ? ORDER BY s.nth`,
  ),
  edits: db.prepare<[string, string], EntryId>('SELECT entry FROM message_edit WHERE circle = ? AND message = ?').pluck(),
  dependents: db
    .prepare<[string, string, string, string], EntryId>(
      `SELECT message FROM ai_source WHERE circle = ? AND source = ?
       UNION ALL SELECT id FROM message WHERE circle = ? AND reply_to = ?`,
    )
    .pluck(),
  checkIns: db.prepare<[string, string], EntryId>('SELECT id FROM message WHERE circle = ? AND agreement = ?').pluck(),
  scan: db
    .prepare<[string, string, number], EntryId>(
      `SELECT id FROM (SELECT id, text FROM message WHERE circle = ? AND deleted = 0 ORDER BY lamport DESC, device DESC, seq DESC LIMIT 20000)
       WHERE text LIKE ? ESCAPE '\\' LIMIT ?`,
    )
    .pluck(),
  scanNames: db.prepare<[string, string, number], EntryId>("SELECT DISTINCT message FROM message_file WHERE circle = ? AND name LIKE ? ESCAPE '\\' LIMIT ?").pluck(),
}));

const MOST_UNREAD = 9_999;

/** Before the first message, and after the last. */
export const FIRST_PLACE: Place = { lamport: -1, device: '', seq: -1 };
const LAST_PLACE: Place = { lamport: Number.MAX_SAFE_INTEGER, device: '~', seq: Number.MAX_SAFE_INTEGER };

/** The stored rows of one circle's messages. */
export class MessageRows {
  readonly #db: Database;
  readonly #circle: CircleId;

  constructor(db: Database, circle: CircleId) {
    this.#db = db;
    this.#circle = circle;
  }

  find(id: EntryId): StoredMessage | undefined {
    return statements(this.#db).one.get(this.#circle, id);
  }

  /** Fails with `message-not-found`. */
  get(id: EntryId): StoredMessage {
    const row = this.find(id);
    if (!row) throw new AppError('message-not-found');
    return row;
  }

  /** At most `limit` before a place (the end when none is given), oldest first. */
  before(place: Place | undefined, limit: number): StoredMessage[] {
    return statements(this.#db).before.all(this.#at(place ?? LAST_PLACE, limit)).toReversed();
  }

  after(place: Place, limit: number): StoredMessage[] {
    return statements(this.#db).after.all(this.#at(place, limit));
  }

  /** A device's messages among the newest `among`, newest first. */
  newestOf(device: string, among: number): Pick<StoredMessage, 'id' | 'deleted_by'>[] {
    return statements(this.#db).newestOf.all(this.#circle, among, device);
  }

  /** What others than these wrote after a place; counted up to 9,999. */
  unreadAfter(place: Place, silent: readonly PersonId[]): number {
    return statements(this.#db).unread.get({ ...this.#at(place, MOST_UNREAD), silent: silent.join(' ') }) ?? 0;
  }

  count(): number {
    return statements(this.#db).count.get(this.#circle) ?? 0;
  }

  reactions(id: EntryId) {
    return statements(this.#db).reactions.all(this.#circle, id);
  }

  sources(id: EntryId) {
    return statements(this.#db).sources.all(this.#circle, id);
  }

  files(id: EntryId): readonly StoredFile[] {
    return new FileRows(this.#db).of(this.#circle, id);
  }

  /** Entries that hold words of a message. */
  parts(id: EntryId): EntryId[] {
    return [id, ...statements(this.#db).edits.all(this.#circle, id)];
  }

  /** Messages that show something of this one: answers that cite it, replies that quote it. */
  dependents(id: EntryId): EntryId[] {
    // Not a UNION: to give it in order, SQLite would walk the whole circle instead of the index.
    return [...new Set(statements(this.#db).dependents.all(this.#circle, id, this.#circle, id))];
  }

  /** Messages that show a check-in of this agreement. */
  checkIns(agreement: EntryId): EntryId[] {
    return statements(this.#db).checkIns.all(this.#circle, agreement);
  }

  /** Newest messages, or messages with files, that hold exactly these characters: for what no word index finds. Reading names message by message costs more than all texts. */
  containing(text: string, limit: number): EntryId[] {
    const { scan, scanNames } = statements(this.#db);
    // A pattern ends there for SQLite, and would find everything.
    if (text.includes('\u0000')) return [];
    const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const inNames = scanNames.all(this.#circle, pattern, limit);
    const inTexts = scan.all(this.#circle, pattern, limit);
    if (inNames.length === 0) return inTexts;
    const found = [...new Set([...inTexts, ...inNames])].flatMap((id) => this.find(id) ?? []);
    return found.toSorted((a, b) => b.lamport - a.lamport).slice(0, limit).map(({ id }) => id);
  }

  #at({ lamport, device, seq }: Place, limit: number): InOrder {
    return { circle: this.#circle, lamport, device, seq, limit };
  }
}
