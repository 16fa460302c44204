import type { Engine, PromptRead } from '#ai';
import type { Change, CircleId, Contract, EntryId, Handlers, Language, Message, PersonId } from '#contract';
import type { Ledger } from '#ledger';
import type { Clock, Database } from '#platform';
import type { AiReading, DetectOptions, Taggers, VaultStore } from '#privacy';

/** What agreements need of the rest, handed over by `core`. */
export type AgreementsDeps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'now'>;
  readonly nameOf: (circle: CircleId, person: PersonId) => string;
  /** Of the person at this desktop: verdicts give their reasons in it. */
  readonly language: () => Language;
  readonly tell: (change: Change) => void;
  /** Shows a check-in in the timeline. */
  readonly postCheckIn: (circle: CircleId, posted: { readonly text: string; readonly agreement: EntryId; readonly checkIn: EntryId }) => unknown;
  readonly engine: Engine;
  readonly vault: (circle: CircleId) => VaultStore;
  readonly detect: (circle: CircleId) => DetectOptions;
  readonly taggers: Taggers;
  readonly noteRead: (circle: CircleId, read: PromptRead) => void;
  /** Fails with `ai-off` where the circle does not let the AI read: then rules alone judge. */
  readonly assertAiOn?: (circle: CircleId) => void;
  /** Sees exactly what the model reads. */
  readonly onPrompt?: (reading: AiReading) => void;
};

export interface Agreements {
  readonly handlers: Handlers<Contract['agreements']>;
  /** What the timeline shows of a check-in; undefined while it, or its agreement, is not here. */
  checkInOf(circle: CircleId, entry: EntryId): NonNullable<Message['checkIn']> | undefined;
  stop(): void;
}
