import type { z } from 'zod';
import type { CircleId, DeviceId, EntryId, PersonId } from '#contract';
import type { Database } from '#platform';

/** What an entry's body says, once decrypted and parsed. */
export type Op<Body = unknown> = {
  /** The entry's id: `<clientID36>.<seq>`. */
  readonly id: EntryId;
  readonly circle: CircleId;
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly lamport: number;
  readonly seq: number;
  /** The author's clock, clamped for display, ms since the epoch. */
  readonly sentAt: number;
  readonly clockWrong: boolean;
  /** When its body goes from every desktop, ms since the epoch; undefined: it stays. */
  readonly expiresAt?: number;
  readonly kind: string;
  readonly body: Body;
};

/** One kind of op: owned by one feature, handed to the ledger by `core`. */
export type OpKind<Body = unknown> = {
  readonly kind: string;
  readonly schema: z.ZodType<Body>;
  /** Whether its body goes when the circle lets messages disappear. */
  readonly disappears?: boolean;
  /** Entries whose words this one holds on, or was made from: it goes no later than the first of them. */
  readonly goesWith?: (body: Body) => readonly EntryId[];
  /**
   * The key whose view rows this op may change: for a new thing its own id, for edits, reactions and erasures the target's.
   * Keys of different views never meet: the ledger keeps them apart by the view's name.
   */
  readonly key: (id: EntryId, body: Body) => string;
};

/** What everybody knows of an entry from its signed header alone, also when its body is erased or unreadable. */
export type EntryHeader = { readonly id: EntryId; readonly person: PersonId; readonly device: DeviceId; readonly lamport: number; readonly seq: number };

/** All that stands of one key, sorted by (lamport, device, seq). */
export type Standing = {
  readonly circle: CircleId;
  readonly key: string;
  readonly ops: readonly Op[];
  /**
   * The header behind an entry id, when that entry has arrived. Erased entries keep theirs. To be asked for the key itself (the key is made
   * again when its entry arrives) and for ops that stand.
   */
  readonly headerOf: (id: EntryId) => EntryHeader | undefined;
  /** Whether an erase that stands covers an entry, and by what right. To be asked for the key itself. */
  readonly erasedBy: (id: EntryId) => 'author' | 'admin' | undefined;
};

/**
 * Tables filled by a reducer. `reduce` makes the rows of one key from `standing` alone: it reads no clock, no randomness, no other view.
 * It is called inside the transaction that stores the entries, and again whenever an op of its key arrives, is erased or becomes readable.
 * With no ops left it removes the key's rows.
 */
export type View = {
  readonly name: string;
  /** Raise it when `sql` or `reduce` changes: views are then rebuilt from the ledger. */
  readonly version: number;
  /** Creates the tables; every table has a `circle` column. */
  readonly sql: string;
  readonly tables: readonly string[];
  readonly ops: readonly OpKind[];
  readonly reduce: (db: Database, standing: Standing) => void;
};

/** Keeps the type of an op kind's body between its schema and its key; erased to `OpKind` for the registry. */
export const opKind = <Body>(kind: OpKind<Body>): OpKind => kind as unknown as OpKind;
