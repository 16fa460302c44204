import { AppError, type CircleId, type EntryId, MAX_CAPTION_BYTES, type Message } from '#contract';
import type { ChatDeps } from './chat.ts';
import { fitsInAMessage } from './ops.ts';
import { MessageRows, type StoredMessage } from './read-messages.ts';
import { type Showing, showMessage } from './show-message.ts';

/** One circle's messages, with all that showing them needs. */
export type OpenChat = Showing & { readonly show: (row: StoredMessage) => Message; readonly showId: (id: EntryId) => Message };

/** The chat of one circle. Fails with `circle-not-found`. */
export const openChat = (deps: ChatDeps, circle: CircleId): OpenChat => {
  const showing: Showing = {
    rows: new MessageRows(deps.db, circle),
    ledger: deps.ledger.circle(circle),
    nameOf: (person) => deps.nameOf(circle, person),
    blocked: deps.blockedIn(circle),
    delivery: deps.deliveryOf(circle),
    checkIn: (entry) => deps.checkInOf(circle, entry),
    now: () => deps.clock.now(),
  };
  const show = (row: StoredMessage): Message => showMessage(row, showing);
  return { ...showing, show, showId: (id) => show(showing.rows.get(id)) };
};

/** The text beside files: it may be empty. Fails with `caption-too-long`. */
export const checkedCaption = (text: string): string => {
  if (Buffer.byteLength(text, 'utf8') > MAX_CAPTION_BYTES) throw new AppError('caption-too-long');
  return text.trim() === '' ? '' : text;
};

/** Fails with `message-empty`, `message-too-long`. */
export const checkedText = (text: string): string => {
  if (text.trim() === '') throw new AppError('message-empty');
  if (!fitsInAMessage(text)) throw new AppError('message-too-long', { bytes: Buffer.byteLength(text, 'utf8') });
  return text;
};
