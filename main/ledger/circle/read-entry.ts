import { openBody } from '../crypto/body-cipher.ts';
import type { Feed } from '../gate/feed.ts';
import type { EntryHeader, Op } from '../op.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import { type Header, readHeader } from '../wire/header.ts';
import { type ClearOp, readClearOp } from '../wire/op-body.ts';
import { seqOf } from '../store/place.ts';
import type { Rows } from '../store/rows.ts';
import type { ReadableEntry } from '../views/readable-entry.ts';
import type { CircleState } from './circle-state.ts';
import { findEntry } from './find-entry.ts';
import { isHidden } from './hidden-from.ts';

const DAY_MS = 86_400_000;
/** 2100-01-01: later than any honest clock will say for long. */
const LATEST_MS = 4_102_444_800_000;
/** More entries than any circle has: a lamport beyond was jumped to. */
const PLAUSIBLE_LAMPORT = 2 ** 32;

/** The root ends in the feed's clientID to the base of 36: reckoning that anew for each entry costs more than the rest of its id. */
export const entryIdOf = ({ root }: Feed, seq: number): string => `${root.slice(2)}.${seq}`;

/**
 * The author's clock as everybody sees it. It must come from the entry and the circle alone: views that depended on the reader's clock
 * would differ between desktops. What lies in the reader's future is for the display to clamp.
 */
const clampSentAt = (state: CircleState, sentAt: number): number => {
  const founded = state.members.founded;
  const earliest = founded && !founded.local ? Math.min(founded.at, LATEST_MS) - DAY_MS : 0;
  return Math.min(Math.max(sentAt, earliest), LATEST_MS);
};

type Sealed = { readonly feed: Feed; readonly seq: number; readonly header: Header; readonly body: Uint8Array; readonly clear?: ClearOp | undefined };

const decrypt = (state: CircleState, key: Uint8Array, { feed, seq, header, body }: Sealed): ClearOp | undefined => {
  const { epochId, kind, lamport, expiresAt } = header;
  const clear = openBody(body, key, { circle: state.idBytes, client: feed.client, seq, epochId, kind, lamport, expiresAt });
  return clear && readClearOp(clear);
};

/** Opens a body: `no-key` when its epoch's key is not here yet, undefined when it is not an op. */
export const openEntry = (state: CircleState, { feed, seq, header, body, clear }: Sealed): Op | 'no-key' | undefined => {
  const key = clear ? undefined : state.epochs.get(toBase64Url(header.epochId))?.key;
  if (!clear && !key) return 'no-key';
  const op = clear ?? (key && decrypt(state, key, { feed, seq, header, body }));
  if (!op) return undefined;
  const sentAt = clampSentAt(state, op.sentAt);
  return {
    id: entryIdOf(feed, seq),
    circle: state.id,
    person: feed.person,
    device: feed.device,
    lamport: header.lamport,
    seq,
    sentAt,
    clockWrong: sentAt !== op.sentAt || header.lamport > PLAUSIBLE_LAMPORT,
    ...(header.expiresAt !== 0 && { expiresAt: header.expiresAt }),
    kind: op.kind,
    body: op.body,
  };
};

/** Reads an entry from its row, whether or not it stands; undefined when its body is gone or cannot be read here. */
export const readPlace = (state: CircleState, rows: Rows, at: { readonly feed: Feed; readonly place: number }): ReadableEntry | undefined => {
  const row = rows.entry.get(at.place);
  const header = row && readHeader(row.header);
  if (!row?.body || !header || header === 'unknown-version') return undefined;
  const op = openEntry(state, { feed: at.feed, seq: seqOf(at.place), header, body: row.body });
  return op && op !== 'no-key' ? { place: at.place, op } : undefined;
};

/** What a stored header says, also when the body is gone; undefined past a cut, where an entry counts as not arrived. */
export const readStoredHeader = (state: CircleState, rows: Rows, id: string): EntryHeader | undefined => {
  const found = findEntry(state, id);
  const bytes = found && rows.header.get(found.place);
  const header = bytes && readHeader(bytes);
  if (!found || !header || header === 'unknown-version' || isHidden(state, found.feed, found.seq)) return undefined;
  const { feed, seq } = found;
  return { id, person: feed.person, device: feed.device, lamport: header.lamport, seq };
};
