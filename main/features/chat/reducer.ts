import type { EntryId, PersonId } from '#contract';
import type { EntryHeader, Op, Standing } from '#ledger';
import type { ChatOp, MessageFile } from './ops.ts';

export type ReactionRow = { readonly person: PersonId; readonly emoji: string };

/** All that is shown of one message, as a pure function of its standing ops. */
export type MessageRow = {
  readonly id: EntryId;
  readonly person: PersonId;
  readonly device: string;
  readonly lamport: number;
  readonly seq: number;
  readonly kind: 'person' | 'ai' | 'check-in';
  readonly text: string;
  readonly sentAt: number;
  readonly clockWrong: boolean;
  readonly editedAt: number | undefined;
  /** When it goes from everywhere, ms. */
  readonly expiresAt: number | undefined;
  readonly deleted: boolean;
  /** The entry that deleted it. */
  readonly deletedBy: EntryId | undefined;
  readonly kept: boolean;
  readonly replyTo: EntryId | undefined;
  readonly agreement: EntryId | undefined;
  readonly checkIn: EntryId | undefined;
  readonly tier: 'rules' | 'tagger' | 'llm' | undefined;
  readonly model: string | undefined;
  readonly cites: readonly EntryId[];
  readonly files: readonly MessageFile[];
  readonly reactions: readonly ReactionRow[];
  /** Later entries that hold words of this message: a deletion has to erase them, too. */
  readonly edits: readonly EntryId[];
};

type Said = Op & ChatOp;
type Post = Extract<Said, { readonly kind: 'message.post' | 'ai.post' }>;

const isPost = (op: Said): op is Post => op.kind === 'message.post' || op.kind === 'ai.post';

const NOTHING = {
  kind: 'person',
  text: '',
  deletedBy: undefined,
  editedAt: undefined,
  expiresAt: undefined,
  kept: false,
  replyTo: undefined,
  agreement: undefined,
  checkIn: undefined,
  tier: undefined,
  model: undefined,
  cites: [],
  files: [],
  reactions: [],
  edits: [],
} as const;

/** What remains to be told of a deleted message: who wrote it and where it stood. Its time is the deletion's, for its own went with its body. */
const deletedRow = (author: EntryHeader, deletion: Said): MessageRow => {
  const { id, person, device, lamport, seq } = author;
  return { ...NOTHING, id, person, device, lamport, seq, sentAt: deletion.sentAt, clockWrong: deletion.clockWrong, deleted: true, deletedBy: deletion.id };
};

const standingReactions = (ops: readonly Said[]): readonly ReactionRow[] => {
  const last = new Map<string, ReactionRow & { readonly on: boolean }>();
  for (const { kind, person, body } of ops) {
    if (kind === 'reaction.set') last.set(`${person} ${body.emoji}`, { person, emoji: body.emoji, on: body.on });
  }
  return [...last.values()].filter(({ on }) => on).map(({ person, emoji }) => ({ person, emoji }));
};

const postedRow = (post: Post, ops: readonly Said[]): MessageRow => {
  const { id, person, device, lamport, seq, sentAt, clockWrong, expiresAt } = post;
  const own = ops.filter((op) => op.person === person);
  const edits = own.filter((op) => op.kind === 'message.edit');
  const lastEdit = post.kind === 'message.post' ? edits.at(-1) : undefined;
  const keep = own.findLast((op) => op.kind === 'message.keep')?.body.keep;
  const shared = {
    ...NOTHING, id, person, device, lamport, seq, sentAt, clockWrong, expiresAt,
    text: lastEdit?.body.text ?? post.body.text,
    editedAt: lastEdit?.sentAt,
    deleted: false,
    reactions: standingReactions(ops),
    edits: edits.map((edit) => edit.id),
  };
  if (post.kind === 'ai.post') {
    return { ...shared, kind: 'ai', kept: keep ?? false, tier: post.body.tier, model: post.body.model, cites: post.body.cites };
  }
  const { replyTo, checkIn, files = [], keep: keptAtFirst = false } = post.body;
  return {
    ...shared,
    files,
    kind: checkIn ? 'check-in' : 'person',
    kept: keep ?? keptAtFirst,
    replyTo,
    agreement: checkIn?.agreement,
    checkIn: checkIn?.entry,
  };
};

/**
 * The row of one message from all that stands of it; undefined when there is nothing to show (its post is unreadable or not here).
 * Only the author's person edits and keeps; it deletes, and so does an admin; anybody reacts, for themselves.
 */
export const reduceMessage = (standing: Standing): MessageRow | undefined => {
  const ops = standing.ops as readonly Said[];
  const post = ops.find((op): op is Post => op.id === standing.key && isPost(op));
  const author = post ?? standing.headerOf(standing.key);
  // What anybody else says counts only where an admin's erase stands over the message.
  const isByAdmin = (): boolean => standing.erasedBy(standing.key) === 'admin';
  const deletion = author && ops.findLast((op) => op.kind === 'message.delete' && (op.person === author.person || isByAdmin()));
  if (author && deletion) return deletedRow(author, deletion);
  return post && postedRow(post, ops);
};
