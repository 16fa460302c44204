import type { Engine, PromptRead } from '#ai';
import type { Care, CircleId, EntryId, Message, Tier } from '#contract';
import type { Clock } from '#platform';
import type { AiReading, DetectOptions, Taggers, VaultStore } from '#privacy';

/** What answers need of the rest, handed over by `core`. */
export type AskDeps = {
  readonly clock: Pick<Clock, 'now'>;
  /** The newest messages, in order of the group. */
  readonly newest: (circle: CircleId, limit: number) => readonly Message[];
  /** Best first: messages with at least one word of the query. */
  readonly searchMessages: (circle: CircleId, query: string, limit: number) => readonly Message[];
  readonly vault: (circle: CircleId) => VaultStore;
  /** Members' names and the person's own words, for redaction. */
  readonly detect: (circle: CircleId) => DetectOptions;
  readonly taggers: Taggers;
  readonly myName: (circle: CircleId) => string;
  /** What people wrote instead of an answer: to a question of crisis, and to every question on the day of a message of crisis here. */
  readonly careFor: (circle: CircleId, question: string) => Care | undefined;
  readonly engine: Engine;
  /** Fails with `ai-off` where the circle does not let the AI read. */
  readonly assertAiOn?: (circle: CircleId) => void;
  readonly noteRead: (circle: CircleId, read: PromptRead) => void;
  /** Sees exactly what a model, or the rules in its place, will read. */
  readonly onPrompt?: (reading: AiReading) => void;
  /** Posts AI words by the person's own hand: the chat's op `ai.post`. */
  readonly postAi: (
    circle: CircleId,
    words: {
      readonly text: string;
      readonly cites: readonly EntryId[];
      readonly tier: Tier;
      readonly model?: string | undefined;
    },
  ) => Message;
};
