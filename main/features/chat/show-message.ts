import type { EntryId, Message, PersonId } from '#contract';
import { clampForDisplay, type CircleLedger } from '#ledger';
import { deliveryOf, type DeliveryState } from './delivery-of.ts';
import { namesOf, shownFile } from './file-rows.ts';
import type { MessageRows, StoredMessage } from './read-messages.ts';

export type CheckInShown = NonNullable<Message['checkIn']>;

/** What showing a message needs of others. */
export type Showing = {
  readonly rows: MessageRows;
  readonly ledger: CircleLedger;
  readonly nameOf: (person: PersonId) => string;
  /** Whom I blocked. */
  readonly blocked: readonly PersonId[];
  readonly delivery: DeliveryState;
  readonly checkIn: (entry: EntryId) => CheckInShown | undefined;
  /** This machine's clock, ms: an author's may be a year fast. */
  readonly now: () => number;
};

const QUOTE_CHARACTERS = 200;

/** The beginning of a text, never half a character. */
const beginning = (text: string): string => {
  const cut = text.slice(0, QUOTE_CHARACTERS);
  return text.length > QUOTE_CHARACTERS ? `${cut.replace(/[\uD800-\uDBFF]$/, '')}…` : cut;
};

const reactionsOf = (id: EntryId, { rows, ledger, nameOf }: Showing): Message['reactions'] => {
  const byEmoji = new Map<string, PersonId[]>();
  for (const { emoji, person } of rows.reactions(id)) byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), person]);
  return [...byEmoji].map(([emoji, people]) => ({
    emoji,
    count: people.length,
    mine: people.includes(ledger.self.person),
    names: people.map(nameOf),
  }));
};

const quoteOf = (id: EntryId, { rows, nameOf, blocked }: Showing): Message['replyTo'] => {
  const quoted = rows.find(id);
  // Not here yet: the reply stands alone until what it quotes arrives.
  if (!quoted) return undefined;
  return { id, authorName: nameOf(quoted.person), text: beginning(quoted.text || namesOf(rows.files(id))), deleted: quoted.deleted === 1, isBlocked: blocked.includes(quoted.person) };
};

const aiOf = (row: StoredMessage, { rows }: Showing): Message['ai'] => {
  if (row.kind !== 'ai') return undefined;
  const sources = rows.sources(row.id);
  return {
    tier: row.tier ?? 'rules',
    ...(row.model !== null && { model: row.model }),
    sources: sources.map(({ source }) => source),
    withdrawn: sources.some(({ gone }) => gone === 1),
  };
};

const timesOf = (row: StoredMessage, { now }: Showing): Pick<Message, 'sentAt' | 'clockWrong' | 'editedAt' | 'expiresAt'> => {
  const at = now();
  const clockWrong = row.clock_wrong === 1;
  const editedAt = row.edited_at === null ? undefined : clampForDisplay({ sentAt: row.edited_at, clockWrong }, at).sentAt;
  return { ...clampForDisplay({ sentAt: row.sent_at, clockWrong }, at), ...(editedAt !== undefined && { editedAt }), ...(row.expires_at !== null && { expiresAt: row.expires_at }) };
};

/** The ledger keeps what an admin erased for so long. */
export const UNDO_MS = 72 * 3_600_000;

const deletedByOf = (row: StoredMessage, { ledger, nameOf, now }: Showing): Message['deletedBy'] => {
  const person = row.deleted_by === null ? undefined : ledger.opOf(row.deleted_by)?.person;
  if (person === undefined || person === row.person) return undefined;
  const undoUntil = row.sent_at + UNDO_MS;
  const isOwner = ledger.members().some((member) => member.person === ledger.self.person && member.role === 'owner');
  return { name: nameOf(person), isMe: person === ledger.self.person, ...(isOwner && undoUntil > now() && { undoUntil }) };
};

/** A stored row as the UI and the other features see it. An AI's words are withdrawn with the first message they cite. */
export const showMessage = (row: StoredMessage, showing: Showing): Message => {
  const { ledger, nameOf } = showing;
  const ai = aiOf(row, showing);
  const replyTo = row.reply_to === null ? undefined : quoteOf(row.reply_to, showing);
  const delivery = deliveryOf(row, showing);
  const files = showing.rows.files(row.id);
  const deletedBy = deletedByOf(row, showing);
  const checkIn = row.check_in === null ? undefined : showing.checkIn(row.check_in);
  return {
    id: row.id,
    circle: ledger.id,
    kind: row.kind,
    author: { person: row.person, name: nameOf(row.person), isMe: row.person === ledger.self.person },
    text: ai?.withdrawn ? '' : row.text,
    ...(files.length > 0 && { files: files.map(shownFile) }),
    ...timesOf(row, showing),
    deleted: row.deleted === 1,
    ...(deletedBy && { deletedBy }),
    ...(replyTo && { replyTo }),
    reactions: reactionsOf(row.id, showing),
    isBlocked: showing.blocked.includes(row.person),
    keptFromAi: row.kept === 1,
    ...(delivery && { delivery }),
    ...(ai && { ai }),
    ...(checkIn && { checkIn }),
  };
};
