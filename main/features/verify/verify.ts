import type { Change, CircleId, Contract, Handlers, PersonId } from '#contract';
import type { Ledger } from '#ledger';
import type { Clock, Database } from '#platform';

/** What verifying needs of the rest, handed over by `core`. */
export type VerifyDeps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly nameOf: (circle: CircleId, person: PersonId) => string;
  readonly tell: (change: Change) => void;
};

/** Whether the people of a group are who they seem: keys compared from screen to screen, changes of them, and names that look alike. */
export interface Verify {
  readonly handlers: Handlers<Contract['verify']>;
  /** Takes marks off when keys change. @returns how to stop it */
  start(): () => void;
}
