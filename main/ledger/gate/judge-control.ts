import { sha256 } from '../crypto/hash.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import { Malformed, sameBytes } from '../wire/bytes.ts';
import { type ControlOp, readControlOp } from '../wire/control/control-op.ts';
import { type Header, isSignedHeader, readHeader } from '../wire/header.ts';
import { LAMPORT_LIMIT } from '../wire/limits.ts';
import type { Section, WireEntry } from '../wire/update.ts';
import { clientIdOf, emptyFeed, type Feed, hashAt } from './feed.ts';
import type { GateDraft } from './gate-draft.ts';
import type { SkipReason } from './gate-state.ts';
import { personIdOf } from '../crypto/device-keys.ts';

/** How far a section has been judged. `waiting`: another section may bring what it lacks. */
type Cursor = { readonly section: Section; at: number; waiting: SkipReason | undefined; done: boolean };

const stop = (draft: GateDraft, cursor: Cursor, { feed, why }: { readonly feed: Feed; readonly why: SkipReason }): false => {
  draft.skip(feed.root, why);
  cursor.done = true;
  return false;
};

const wait = (cursor: Cursor, why: SkipReason): false => {
  cursor.waiting = why;
  return false;
};

/** The founder's control feed, when nothing is known yet but the circle's id: genesis must hash to it. */
const foundingFeed = (draft: GateDraft, section: Section): Feed | undefined => {
  const first = section.entries[0];
  if (draft.members.founded || section.from !== 0 || !first?.body) return undefined;
  const op = readControlOp(first.body);
  if (typeof op === 'string' || op.kind !== 'genesis') return undefined;
  const { circle } = draft.state;
  const name = { circle, device: op.device, kind: 'c', incarnation: 0 } as const;
  if (clientIdOf(name) !== section.client) return undefined;
  const feed = emptyFeed(name, { person: personIdOf(circle, op.device), isFounder: true });
  return toBase64Url(hashAt(feed, 0, first.header)) === circle ? feed : undefined;
};

const readOp = (header: Header, entry: WireEntry): ControlOp | SkipReason => {
  if (entry.body === null) throw new Malformed('control entry without a body');
  if (!sameBytes(sha256(entry.body), header.bodyHash)) throw new Malformed('body hash');
  if (header.kind !== 'control') return 'refused';
  const op = readControlOp(entry.body);
  if (op === 'unknown-kind') return 'unknown-version';
  return op === 'malformed' ? 'refused' : op;
};

/** What an entry follows in its own feed: its predecessor, or nothing where it is the first. */
type Before = { readonly hash: string | undefined; readonly lamport: number; readonly heads: readonly string[] };
type Candidate = { readonly feed: Feed; readonly seq: number; readonly header: Header; readonly hash: Uint8Array; readonly entry: WireEntry };

const ZERO = new Uint8Array(32);
const FIRST: Before = { hash: undefined, lamport: 0, heads: [] };

/** The entry of the same feed that this one chains to, on whichever branch; undefined while it is not here. */
const findBefore = (draft: GateDraft, { feed, seq, header }: Candidate): Before | 'gap' | 'refused' => {
  if (seq === 0) return sameBytes(header.prevHash, ZERO) ? FIRST : 'refused';
  const previous = draft.dag.entries.get(toBase64Url(header.prevHash));
  if (!previous) return 'gap';
  return previous.client === feed.client && previous.seq === seq - 1 ? previous : 'refused';
};

/** An entry whose predecessor is held, that is signed, and now is judged by what it says. */
const judgeNext = (draft: GateDraft, cursor: Cursor, { feed, seq, header, hash, entry }: Candidate): boolean => {
  const op = readOp(header, entry);
  if (typeof op === 'string') return stop(draft, cursor, { feed, why: op });
  const before = findBefore(draft, { feed, seq, header, hash, entry });
  if (before === 'gap') return wait(cursor, 'gap');
  if (before === 'refused' || header.lamport <= before.lamport || header.lamport >= LAMPORT_LIMIT) return stop(draft, cursor, { feed, why: 'refused' });
  const heads = header.memberHeads.length > 0 ? header.memberHeads.map(toBase64Url) : before.heads;
  if (!heads.every((head) => draft.dag.entries.has(head))) return wait(cursor, 'gap');
  const isGenesis = feed.isFounding && seq === 0;
  // With its predecessor its past never shrinks, whatever heads it names.
  const parents = [...new Set(before.hash === undefined ? heads : [...heads, before.hash])];
  if (isGenesis ? parents.length > 0 : heads.length === 0 && seq === 0) return stop(draft, cursor, { feed, why: 'refused' });
  draft.acceptControl(feed, { seq, hash, bytes: entry.header, header, body: entry.body ?? ZERO }, { op, heads, parents });
  cursor.at += 1;
  return true;
};

/** Judges one entry; true when the section moved on. */
const step = (draft: GateDraft, cursor: Cursor): boolean => {
  const { section } = cursor;
  const entry = section.entries[cursor.at];
  if (!entry) {
    cursor.done = true;
    return false;
  }
  const feed = draft.feeds.get(section.client) ?? foundingFeed(draft, section);
  if (!feed) return wait(cursor, 'unknown-device');
  if (feed.kind === 'm') return false;
  if (section.from === 0 && section.root !== feed.root) throw new Malformed('root');
  const seq = section.from + cursor.at;
  const header = readHeader(entry.header);
  if (header === 'unknown-version') return stop(draft, cursor, { feed, why: 'unknown-version' });
  const hash = hashAt(feed, seq, entry.header);
  if (draft.dag.entries.has(toBase64Url(hash))) {
    cursor.at += 1;
    return true;
  }
  if (!isSignedHeader(hash, header.signature, feed.deviceKey)) throw new Malformed('signature');
  if (draft.state.isUnwanted(feed)) {
    // Nobody is to be asked again for what is not wanted; an entry that builds on it asks by its own gap.
    cursor.done = true;
    return false;
  }
  return judgeNext(draft, cursor, { feed, seq, header, hash, entry });
};

/**
 * Judges the control sections, in whatever order they bring each other forward. Every signature is verified. Of an author who signed two
 * entries for one place both are taken: others may have built on either.
 * Returns the sections that belong to `m:` feeds.
 */
export const judgeControl = (draft: GateDraft, sections: readonly Section[]): Section[] => {
  const cursors: Cursor[] = sections.map((section) => ({ section, at: 0, waiting: undefined, done: false }));
  for (let moved = true; moved; ) {
    moved = false;
    for (const cursor of cursors) while (!cursor.done && step(draft, cursor)) moved = true;
  }
  const messages: Section[] = [];
  for (const { section, done, waiting } of cursors) {
    const feed = draft.feeds.get(section.client);
    if (feed?.kind === 'm') messages.push(section);
    else if (!done) draft.skip(feed?.root ?? section.root ?? `?:${section.client.toString(36)}`, waiting ?? 'gap');
  }
  return messages;
};
