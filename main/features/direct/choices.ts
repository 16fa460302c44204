import type { CircleId, EntryId, PersonId } from '#contract';
import type { CircleLedger } from '#ledger';
import type { Clock, Database } from '#platform';
import { type ChoiceRow, choiceRows, putChoice, saidChoices } from './local-tables.ts';
import type { PersonChoice } from './ops.ts';

export type Decided = { readonly isBlocked: boolean; readonly isDeclined: boolean; readonly answered: EntryId | undefined };

const UNDECIDED: Decided = { isBlocked: false, isDeclined: false, answered: undefined };
const keyOf = (circle: CircleId, person: PersonId): string => `${circle} ${person}`;
const decidedIn = (row: ChoiceRow): Decided => ({ isBlocked: row.is_blocked === 1, isDeclined: row.is_declined === 1, answered: row.answered ?? undefined });

/**
 * What I decided about people. Held here, and told to my other devices in the circle they share as soon as there is one; of two decisions the
 * later counts. Invariant: nothing of it is ever written where somebody else could read it.
 */
export class Choices {
  readonly #db: Database;
  readonly #clock: Pick<Clock, 'now'>;
  #known: ReadonlyMap<string, ChoiceRow>;

  constructor(db: Database, clock: Pick<Clock, 'now'>) {
    this.#db = db;
    this.#clock = clock;
    this.#known = this.#read();
  }

  of(circle: CircleId, person: PersonId): Decided {
    const row = this.#known.get(keyOf(circle, person));
    return row ? decidedIn(row) : UNDECIDED;
  }

  blockedIn(circle: CircleId): readonly PersonId[] {
    return [...this.#known.values()].flatMap((row) => (row.circle === circle && row.is_blocked === 1 ? [row.person] : []));
  }

  /** Newest first. */
  blocked(): readonly { readonly circle: CircleId; readonly person: PersonId }[] {
    return [...this.#known.values()].filter((row) => row.is_blocked === 1);
  }

  decide(circle: CircleId, person: PersonId, change: Partial<Decided>): void {
    const { isBlocked, isDeclined, answered } = { ...this.of(circle, person), ...change };
    // Also where a clock was set back, what I decide now comes after what I decided before.
    const at = Math.max(this.#clock.now(), (this.#known.get(keyOf(circle, person))?.at ?? 0) + 1);
    putChoice(this.#db, { circle, person, is_blocked: Number(isBlocked), is_declined: Number(isDeclined), answered: answered ?? null, at });
    this.#known = this.#read();
  }

  /** Tells my other devices, and hears them. @returns whether something is decided otherwise now */
  share(own: CircleLedger): boolean {
    const said = new Map(saidChoices(this.#db, own.id).map((row) => [keyOf(row.circle, row.person), row]));
    const newer = [...said].filter(([key, row]) => row.at > (this.#known.get(key)?.at ?? -1));
    for (const [, row] of newer) putChoice(this.#db, row);
    this.#known = this.#read();
    for (const [key, row] of this.#known) {
      if (row.at <= (said.get(key)?.at ?? -1)) continue;
      const body: PersonChoice = { circle: row.circle, person: row.person, isBlocked: row.is_blocked === 1, isDeclined: row.is_declined === 1, ...(row.answered !== null && { answered: row.answered }), at: row.at };
      own.append({ kind: 'person.choice', body });
    }
    return newer.length > 0;
  }

  #read(): ReadonlyMap<string, ChoiceRow> {
    return new Map(choiceRows(this.#db).map((row) => [keyOf(row.circle, row.person), row]));
  }
}
