import type { Engine, PromptRead } from '#ai';
import type { Change, CircleId, Contract, EntryId, Handlers, Message } from '#contract';
import type { Clock, Database, Keystore, Log, Random } from '#platform';
import type { AiReading, DetectOptions, PlaceholderLanguage, Taggers, VaultStore } from '#privacy';

/** What memory needs of the rest, handed over by `core`. */
export type MemoryDeps = {
  /** The desktop's database: switches, tombstones and receipts. What was learned never goes there. */
  readonly db: Database;
  /** Memory files lie in `<homeDir>/memory`. */
  readonly homeDir: string;
  readonly keystore: Keystore;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly random: Random;
  readonly log: Log;
  readonly tell: (change: Change) => void;
  /** All circles of this desktop, for `start`. */
  readonly circles: () => readonly CircleId[];
  readonly chat: {
    /** In order of the group, after `after` or from the beginning. */
    messagesSince(circle: CircleId, options?: { readonly after?: EntryId | undefined; readonly limit?: number }): readonly Message[];
    newest(circle: CircleId, limit: number): readonly Message[];
    message(circle: CircleId, id: EntryId): Message | undefined;
    count(circle: CircleId): number;
    onChange(listener: (circle: CircleId, ids: readonly EntryId[]) => void): () => void;
  };
  /** Members' names and the person's own words, for redaction. */
  readonly detect: (circle: CircleId) => DetectOptions;
  readonly taggers: Taggers;
  /** Looks at what is remembered a second time, in the background. */
  readonly engine: Engine;
  /** Whether the person wants that look. */
  readonly wantsSecondLook: () => boolean;
  /** Sees what is read in order to remember it. */
  readonly onPrompt?: (reading: AiReading) => void;
  /** In which language a circle's placeholders are written, asked once when its memory is made. */
  readonly language: (circle: CircleId) => PlaceholderLanguage;
  /** Ends the model's process at once (SIGKILL) and the jobs that wait for it. */
  readonly endEngine: () => Promise<void>;
  /** Erases what crashes have left on this machine, in which words of a memory may stand. @returns whether nothing is left */
  readonly eraseCrashes?: () => boolean;
  /** Asks the host for a fresh core process, so that nothing stays in this one's memory. Called after the receipt. */
  readonly replaceCore?: () => void;
};

/** What the AI remembers of each circle, in an encrypted file of its own. */
export interface Memory {
  readonly handlers: Handlers<Contract['memory']>;
  /** Finishes a Forget that was interrupted, opens every circle's memory and learns what came meanwhile. Await it before anything else is used. */
  start(): Promise<void>;
  /** Reads the vault of the moment: stays valid over Forget. Its calls fail with `cancelled` while a Forget runs. */
  vaultOf(circle: CircleId): VaultStore;
  /** Destroys a circle's memory with its key: nothing of it is made again before the circle is met anew. */
  drop(circle: CircleId): Promise<void>;
  /** A model has come, or the person wants the second look now: what waits for it is looked at in a while. */
  lookAgain(): void;
  /** For the list of all AI reads. */
  noteRead(circle: CircleId, read: PromptRead): void;
  /** Resolves when everything that had arrived by now has been learned from. */
  settled(): Promise<void>;
  /** SHA-256 over what is remembered, hex: equal before and after when nothing was touched. */
  hash(circle: CircleId): string;
  stop(): Promise<void>;
}
