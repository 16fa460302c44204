import type { Message } from '#contract';
import { checkSafety } from '#features/safety';
import type { Database } from '#platform';
import { type AiReading, type DetectOptions, previewVault, readingOf, redact, redactConversation, type Seen, type VaultStore } from '#privacy';
import { replaceItems, seenIn } from '../items.ts';
import { dropOrphans, dropSource, hasSource } from '../vault-sources.ts';
import { mayHoldStatement, statementsIn } from './statements.ts';

type Learning = {
  readonly db: Database;
  readonly vault: VaultStore;
  readonly detect: DetectOptions;
  readonly on: boolean;
  /** Nothing sent at or before this moment is learned: the tombstone of the last Forget. */
  readonly learnAfter: number;
  /** Messages around, in order of the group: a number split over two messages is only found when both are seen. */
  readonly around: readonly Message[];
  readonly onPrompt?: (reading: AiReading) => void;
  /** Notes which messages were read, for the list of all reads. */
  readonly noteRead: (messages: readonly string[]) => void;
};

/** Whom I blocked, my AI does not listen to either. */
const isPersons = (message: Message): boolean => message.kind === 'person' && !message.deleted && !message.isBlocked;

const isLearnable = (message: Message, { on, learnAfter }: Pick<Learning, 'on' | 'learnAfter'>): boolean =>
  on && isPersons(message) && !message.keptFromAi && message.sentAt > learnAfter && mayHoldStatement(message.text) && !checkSafety(message.text).crisis;

/** Whether a message must leave nothing behind. */
export const isGone = ({ deleted, keptFromAi, isBlocked }: Message): boolean => deleted || keptFromAi || isBlocked;

/** The texts whose words are learned, or compared with what was learned: those that taggers read beforehand. */
export const textsToLearn = (messages: readonly Message[], learning: Pick<Learning, 'on' | 'learnAfter'>): readonly string[] =>
  messages.filter((message) => isLearnable(message, learning) || (message.editedAt !== undefined && !isGone(message))).map(({ text }) => text);

/** How many messages before one are looked at for the first part of a split number. */
const BEFORE = 8;

/** The messages to redact: those that are learned from, and a few before each. What is kept from the AI is not among them. */
const conversationOf = (wanted: ReadonlySet<string>, messages: readonly Message[], around: readonly Message[]): readonly Message[] => {
  const known = new Set(around.map(({ id }) => id));
  const ordered = [...around, ...messages.filter(({ id }) => !known.has(id))].filter((message) => isPersons(message) && !message.keptFromAi);
  const near = new Set(ordered.flatMap(({ id }, index) => (wanted.has(id) ? ordered.slice(Math.max(0, index - BEFORE), index + 1) : [])));
  return [...near];
};

/** What a model saw in these messages before, by their text. */
const seenBefore = (messages: readonly Message[], { db, vault }: Pick<Learning, 'db' | 'vault'>): ((text: string) => readonly Seen[]) => {
  const byText = new Map<string, Seen[]>();
  for (const { id, text } of messages) {
    const seen = seenIn(db, vault, id);
    if (seen.length > 0) byText.set(text, [...(byText.get(text) ?? []), ...seen]);
  }
  return (text) => byText.get(text) ?? [];
};

/** The placeholders that a message as it stands now still needs; undefined when it cannot have let go of any. */
const keptBy = (message: Message, { db, vault, detect }: Learning): readonly string[] | undefined => {
  if (isGone(message)) return [];
  if (message.editedAt === undefined || !hasSource(db, message.id)) return undefined;
  return redact(message.text, { ...detect, vault: previewVault(vault) }).entities.map(({ placeholder }) => placeholder);
};

/** Originals that stood only in a message that is gone, or in words that an edit took out, leave the vault with it. */
const letGo = (messages: readonly Message[], learning: Learning): void => {
  const dropped = messages.map((message) => {
    const kept = keptBy(message, learning);
    return kept !== undefined && dropSource(learning.db, message.id, kept);
  });
  if (dropped.some(Boolean)) dropOrphans(learning.db, learning.vault.language);
};

/**
 * Replaces what is remembered of each message by what it states now: nothing, when it was deleted, kept from the AI, or sent before the tombstone.
 * What only they held leaves the vault.
 * @returns whether anything that is remembered changed
 */
export const learnMessages = (messages: readonly Message[], learning: Learning): boolean => {
  const { db, vault, around } = learning;
  const detect = { ...learning.detect, seen: seenBefore(messages, learning) };
  const wanted = new Set(messages.filter((message) => isLearnable(message, learning)).map(({ id }) => id));
  const guarded = wanted.size === 0 ? [] : conversationOf(wanted, messages, around).map(({ id, author, text }) => ({ id, author: author.name, text }));
  return db.transaction(() => {
    const read = redactConversation(guarded, { ...detect, vault });
    if (read.length > 0) learning.onPrompt?.(readingOf(read));
    if (wanted.size > 0) learning.noteRead([...wanted]);
    const redacted = new Map(read.map((one) => [one.id, one.redacted]));
    const changed = messages.map((message) => {
      const statements = wanted.has(message.id) ? statementsIn(redacted.get(message.id) ?? '') : [];
      const author = statements.length > 0 ? vault.placeholderFor('PERSON', message.author.name) : '';
      const items = statements.map(({ kind, text, confidence }) => ({ message: message.id, kind, redacted: `${author}: ${text}`, at: message.sentAt, confidence }));
      return replaceItems(db, message.id, items);
    });
    letGo(messages, { ...learning, detect });
    return changed.some(Boolean);
  })();
};

/** Lets go of messages whose time was over: they are nowhere any more. @returns whether anything that is remembered changed */
export const forgetMessages = (ids: readonly string[], { db, vault }: Pick<Learning, 'db' | 'vault'>): boolean =>
  db.transaction(() => {
    const changed = ids.map((id) => replaceItems(db, id, []));
    const dropped = ids.map((id) => dropSource(db, id, []));
    if (dropped.some(Boolean)) dropOrphans(db, vault.language);
    return changed.some(Boolean);
  })();
