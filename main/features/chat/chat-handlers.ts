import { AppError, type CircleId, type Contract, type EntryId, type Handlers } from '#contract';
import { arrivingOf } from './arriving-of.ts';
import type { ChatDeps } from './chat.ts';
import { checkedCaption, checkedText, type OpenChat } from './open-chat.ts';
import { pageOf } from './page.ts';
import { dropSentDraft, moveReadMark, readDraft, readMark, saveDraft } from './read-mark.ts';
import type { StoredMessage } from './read-messages.ts';
import { UNDO_MS } from './show-message.ts';
import { findMessages } from './search-index.ts';
import { snippetOf } from './snippet.ts';

type ChatHandlers = Handlers<Contract['chat']>;
type Open = (circle: CircleId) => OpenChat;

const MOST_ERASED_AT_ONCE = 64;
/** The op of `agreements` that a check-in's message stands for. */
const CHECK_IN = 'check-in.post';

/** A standing message; fails with `message-not-found`. */
const standing = (chat: OpenChat, id: EntryId): StoredMessage => {
  const row = chat.rows.get(id);
  if (row.deleted === 1) throw new AppError('message-not-found');
  return row;
};

/** A standing message of mine; fails with `not-allowed` when somebody else wrote it. */
const mine = (chat: OpenChat, id: EntryId): StoredMessage => {
  const row = standing(chat, id);
  if (row.person !== chat.ledger.self.person) throw new AppError('not-allowed');
  return row;
};

/** A standing message that I may delete: mine, or anybody's as admin or owner; fails with `not-allowed`. */
const deletable = (chat: OpenChat, id: EntryId): StoredMessage => {
  const row = standing(chat, id);
  const { self } = chat.ledger;
  const role = chat.ledger.members().find(({ person }) => person === self.person)?.role;
  const isAbove = chat.ledger.kind !== 'direct' && (role === 'owner' || role === 'admin');
  if (row.person !== self.person && !isAbove) throw new AppError('not-allowed');
  return row;
};

/** What was deleted can be taken back for as long as its body is kept; fails with `message-not-found`. */
const checkUndoable = (chat: OpenChat, id: EntryId, now: number): void => {
  if (now > chat.rows.get(id).sent_at + UNDO_MS) throw new AppError('message-not-found');
};

/** Entries that hold words of a message: edits, and the check-in of mine that it shows. What somebody else wrote is not mine to erase. */
const partsOf = ({ rows, ledger }: OpenChat, { id, check_in }: StoredMessage): EntryId[] => {
  const checkIn = check_in === null ? undefined : ledger.opOf(check_in);
  return [...rows.parts(id), ...(checkIn?.person === ledger.self.person && checkIn.kind === CHECK_IN ? [checkIn.id] : [])];
};

const checkMember = ({ ledger, blocked }: OpenChat): void => {
  if (ledger.kind === 'direct' && blocked.length > 0) throw new AppError('person-blocked');
  if (!ledger.members().some(({ person }) => person === ledger.self.person)) throw new AppError('not-a-member');
};

/** What waited to be sent has become a message. */
const letGo = (deps: ChatDeps, circle: CircleId, { text, drafts }: { readonly text: string; readonly drafts: readonly string[] }): void => {
  deps.filesSent(circle, drafts);
  dropSentDraft(deps.db, circle, text);
};

const writing = (deps: ChatDeps, open: Open): Pick<ChatHandlers, 'send' | 'edit' | 'delete' | 'restore' | 'react' | 'keepFromAi'> => ({
  send: ({ id: call, circle, text, replyTo, keepFromAi, files: drafts }) => {
    const chat = open(circle);
    const sent = chat.ledger.doneBy(call);
    if (sent !== undefined) {
      letGo(deps, circle, { text, drafts });
      return { message: chat.showId(sent) };
    }
    checkMember(chat);
    if (replyTo !== undefined) chat.rows.get(replyTo);
    const files = deps.filesToSend(circle, drafts);
    const words = files.length > 0 ? { text: checkedCaption(text), files } : { text: checkedText(text) };
    const body = { ...words, ...(replyTo !== undefined && { replyTo }), ...(keepFromAi && { keep: true }) };
    const { id } = chat.ledger.append({ kind: 'message.post', body }, { call });
    letGo(deps, circle, { text, drafts });
    const row = chat.rows.get(id);
    // What I wrote, I have read, and all before it.
    moveReadMark(deps.db, circle, { ...row, message: id });
    const care = deps.careFor(circle, text);
    return { message: chat.show(row), ...(care && { care }) };
  },
  edit: ({ id: call, circle, message, text }) => {
    const chat = open(circle);
    if (chat.ledger.doneBy(call) !== undefined) return chat.showId(message);
    if (mine(chat, message).kind !== 'person') throw new AppError('not-allowed');
    chat.ledger.append({ kind: 'message.edit', body: { message, text: checkedText(text) } }, { call });
    return chat.showId(message);
  },
  delete: ({ id, circle, message }) => {
    const chat = open(circle);
    if (chat.ledger.doneBy(id) !== undefined) return chat.showId(message);
    const parts = partsOf(chat, deletable(chat, message));
    for (let start = 0; start < parts.length; start += MOST_ERASED_AT_ONCE) {
      const call = start + MOST_ERASED_AT_ONCE < parts.length ? undefined : id;
      chat.ledger.erase(parts.slice(start, start + MOST_ERASED_AT_ONCE), { kind: 'message.delete', body: { message } }, { call });
    }
    return chat.showId(message);
  },
  restore: ({ circle, message }) => {
    const chat = open(circle);
    if (chat.rows.get(message).deleted === 0) return chat.showId(message);
    checkUndoable(chat, message, deps.clock.now());
    chat.ledger.undoErase([message], { kind: 'message.restore', body: { message } });
    return chat.showId(message);
  },
  react: ({ id: call, circle, message, emoji, on }) => {
    const chat = open(circle);
    if (chat.ledger.doneBy(call) !== undefined) return chat.showId(message);
    standing(chat, message);
    chat.ledger.append({ kind: 'reaction.set', body: { message, emoji, on } }, { call });
    return chat.showId(message);
  },
  keepFromAi: ({ id: call, circle, message, keep }) => {
    const chat = open(circle);
    if (chat.ledger.doneBy(call) !== undefined) return chat.showId(message);
    mine(chat, message);
    chat.ledger.append({ kind: 'message.keep', body: { message, keep } }, { call });
    return chat.showId(message);
  },
});

const reading = (deps: ChatDeps, open: Open): Omit<ChatHandlers, 'send' | 'edit' | 'delete' | 'restore' | 'react' | 'keepFromAi'> => ({
  page: ({ circle, from, limit }) => {
    const chat = open(circle);
    const mark = readMark(deps.db, circle);
    const { rows, hasBefore, hasAfter } = pageOf(chat.rows, from, limit);
    return { messages: rows.map(chat.show), hasBefore, hasAfter, ...(mark && { readUpTo: mark.message }) };
  },
  byIds: ({ circle, ids }) => {
    const { rows, show } = open(circle);
    return ids.flatMap((id) => rows.find(id) ?? []).map(show);
  },
  markRead: ({ circle, message }) => {
    const row = open(circle).rows.get(message);
    if (moveReadMark(deps.db, circle, { ...row, message })) deps.tell({ topic: 'circles' });
    return {};
  },
  draft: ({ circle }) => {
    open(circle);
    return { text: readDraft(deps.db, circle) };
  },
  saveDraft: ({ circle, text }) => {
    open(circle);
    saveDraft(deps.db, circle, text);
    return {};
  },
  addToDraft: ({ circle, text }) => {
    open(circle);
    const before = readDraft(deps.db, circle);
    if (before !== text && !before.endsWith(`\n${text}`)) saveDraft(deps.db, circle, [before, text].filter((part) => part !== '').join('\n'));
    deps.tell({ topic: 'draft', circle });
    return {};
  },
  search: ({ circle, query, limit }) => {
    const { rows, show } = open(circle);
    const found = findMessages(deps.db, { circle, query, limit });
    const ids = found.length > 0 ? found : rows.containing(query.trim(), limit);
    return ids
      .map((id) => show(rows.get(id)))
      .filter(({ text, files, isBlocked }) => !isBlocked && (text !== '' || files !== undefined))
      .map((message) => ({ message, snippet: snippetOf([message.text, ...(message.files ?? []).map(({ name }) => name)].join(' ').trim(), query) }));
  },
  arriving: ({ circle }) => {
    const { ledger } = open(circle);
    return arrivingOf(ledger, deps);
  },
  takeFlood: ({ circle, person }) => {
    open(circle).ledger.allowFlood(person);
    deps.askAgain(circle);
    deps.tell({ topic: 'arriving', circle });
    return {};
  },
  typing: ({ circle }) => {
    open(circle);
    deps.typing(circle);
    return {};
  },
});

/** The contract's chat procedures. */
export const chatHandlers = (deps: ChatDeps, open: Open): ChatHandlers => ({ ...writing(deps, open), ...reading(deps, open) });
