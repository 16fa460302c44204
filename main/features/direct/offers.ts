import type { EntryId, PersonId } from '#contract';
import type { CircleLedger, Invite } from '#ledger';
import type { Clock, Database } from '#platform';
import { openOffer } from './sealed-offer.ts';

/** Of one person: what a liar writes beyond is not even opened. */
const MOST_OPENED = 64;
const MOST_KNOWN = 4_096;

/** What somebody of a group offers me. */
export type Offer = { readonly entry: EntryId; readonly person: PersonId; readonly invite: Invite; readonly at: number };
type Row = { readonly id: EntryId; readonly sent_at: number };
type Opened = ReturnType<typeof openOffer>;

/** Reads the offers of groups that are for me. Each box is opened once; only the newest of a person counts. */
export class Offers {
  readonly #db: Database;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #opened = new Map<string, Opened>();

  constructor(db: Database, clock: Pick<Clock, 'now'>) {
    this.#db = db;
    this.#clock = clock;
  }

  /** What a present member offers me now; undefined when nothing, when it was taken back, or when its time is over. */
  of(group: CircleLedger, person: PersonId): Offer | undefined {
    const newest = this.#db.prepare<[string, string, number], Row>('SELECT id, sent_at FROM direct_offer WHERE circle = ? AND person = ? ORDER BY lamport DESC, device DESC, seq DESC LIMIT ?');
    for (const { id, sent_at: at } of newest.all(group.id, person, MOST_OPENED)) {
      const opened = this.#open(group, person, id);
      if (!opened) continue;
      return opened.invite && opened.invite.expiresAt >= this.#clock.now() ? { entry: id, person, invite: opened.invite, at } : undefined;
    }
    return undefined;
  }

  /** Everybody's who is in the group and not me. */
  in(group: CircleLedger): readonly Offer[] {
    const authors = this.#db.prepare<[string], PersonId>('SELECT DISTINCT person FROM direct_offer WHERE circle = ?').pluck().all(group.id);
    const present = new Set(group.members().map(({ person }) => person));
    return authors.flatMap((person) => (present.has(person) && person !== group.self.person ? (this.of(group, person) ?? []) : []));
  }

  #open(group: CircleLedger, from: PersonId, id: EntryId): Opened {
    const key = `${group.id} ${id}`;
    if (this.#opened.has(key)) return this.#opened.get(key);
    const opened = openOffer(group, { from, body: group.opOf(id)?.body });
    this.#opened.set(key, opened);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > MOST_KNOWN && oldest !== undefined) this.#opened.delete(oldest);
    return opened;
  }
}
