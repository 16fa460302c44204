import { sha256 } from '../crypto/hash.ts';
import type { CircleMembers } from '../membership/circle-members.ts';
import { descends } from '../membership/control-dag.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import { Malformed, sameBytes } from '../wire/bytes.ts';
import { type Header, isSignedHeader, readHeader } from '../wire/header.ts';
import { LAMPORT_LIMIT } from '../wire/limits.ts';
import type { Section, WireEntry } from '../wire/update.ts';
import { type Feed, hashAt } from './feed.ts';
import { type Erasers, isErasedBy } from './find-erasers.ts';
import type { GateDraft } from './gate-draft.ts';
import type { SkipReason } from './gate-state.ts';

type Parsed = {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly header: Header;
  readonly entry: WireEntry;
  /** Known once somebody asked: a signature costs more to verify than all the rest of judging an entry. */
  signed?: boolean;
};
type Run = { readonly entries: readonly Parsed[]; readonly cut: SkipReason | undefined };
/** What the author had said before an entry. */
type Before = { readonly lamport: number; readonly heads: readonly string[] };

/** Reads a section up to the first entry of a newer version. Inside, each entry must chain to the one before. */
const readRun = (feed: Feed, section: Section): Run => {
  const entries: Parsed[] = [];
  for (const [at, entry] of section.entries.entries()) {
    const header = readHeader(entry.header);
    if (header === 'unknown-version') return { entries, cut: 'unknown-version' };
    const seq = section.from + at;
    const previous = entries.at(-1);
    if (previous && !sameBytes(header.prevHash, previous.hash)) throw new Malformed('chain');
    if (entry.body !== null && !sameBytes(sha256(entry.body), header.bodyHash)) throw new Malformed('body hash');
    entries.push({ seq, hash: hashAt(feed, seq, entry.header), header, entry });
  }
  return { entries, cut: undefined };
};

const isSigned = (feed: Feed, parsed: Parsed): boolean => {
  parsed.signed ??= isSignedHeader(parsed.hash, parsed.header.signature, feed.deviceKey);
  return parsed.signed;
};

/** The first entry that contradicts what is held of its author: another one at a known place, or one that follows another chain. */
const findConflict = (draft: GateDraft, feed: Feed, run: readonly Parsed[]): Parsed | undefined =>
  run.find(({ seq, hash, header }) => {
    if (seq < feed.next) return draft.hashOf(feed, seq) !== toBase64Url(hash);
    return seq === feed.next && !sameBytes(header.prevHash, feed.head);
  });

/** Whether the device is in by these heads, in an incarnation that has begun and was not ended by a fork. */
const mayWriteAt = ({ devices, known }: CircleMembers, { device, incarnation }: Feed): boolean =>
  devices.has(device) && incarnation >= (known.get(device)?.from ?? 0) && incarnation <= (known.get(device)?.incarnation ?? 0);

/** Why an entry cannot be taken now; undefined when it can. */
const objection = (draft: GateDraft, feed: Feed, { parsed, before, erasers }: { parsed: Parsed; before: Before; erasers: Erasers }): SkipReason | undefined => {
  const { header, entry, seq, hash } = parsed;
  if (header.kind === 'control') return 'refused';
  if (header.lamport <= before.lamport || header.lamport >= LAMPORT_LIMIT) return 'refused';
  if (header.memberHeads.length > 0) {
    const heads = header.memberHeads.map(toBase64Url);
    if (!heads.every((head) => draft.dag.entries.has(head))) return 'gap';
    if (!descends(draft.dag, heads, before.heads) || !mayWriteAt(draft.membersAt(heads), feed)) return 'refused';
  } else if (before.heads.length === 0 || header.kind !== 'op') return 'refused';
  // An erase travels ahead of its feed to explain a missing body: its own signature has to hold.
  if (header.kind !== 'op' && !isSigned(feed, parsed)) return 'refused';
  const target = { client: feed.client, seq, hash };
  const mayLack = entry.body !== null || header.expiresAt !== 0 || draft.state.isNamedByErase(target) || isErasedBy(draft, erasers, { feed, seq, hash });
  return mayLack ? undefined : 'gap';
};

type Usable = { readonly entries: readonly Parsed[]; readonly heads: readonly (readonly string[])[]; readonly why: SkipReason | undefined };

const takeWhileFine = (draft: GateDraft, feed: Feed, { fresh, erasers }: { fresh: readonly Parsed[]; erasers: Erasers }): Usable => {
  let before: Before = { lamport: feed.lamport, heads: feed.heads };
  const entries: Parsed[] = [];
  const heads: (readonly string[])[] = [];
  for (const parsed of fresh) {
    const why = objection(draft, feed, { parsed, before, erasers });
    if (why) return { entries, heads, why };
    const { lamport, memberHeads } = parsed.header;
    before = { lamport, heads: memberHeads.length > 0 ? memberHeads.map(toBase64Url) : before.heads };
    entries.push(parsed);
    heads.push(before.heads);
  }
  return { entries, heads, why: undefined };
};

const acceptRun = (draft: GateDraft, feed: Feed, { entries, heads }: Usable): void => {
  // A head whose own signature does not hold would make every peer we pass it on to blame us.
  const last = entries.findLastIndex((parsed) => isSigned(feed, parsed));
  for (const [at, { seq, hash, header, entry }] of entries.slice(0, last + 1).entries()) {
    const current = draft.feeds.get(feed.client) ?? feed;
    draft.accept(current, { seq, hash, bytes: entry.header, header, body: entry.body, control: undefined }, heads[at] ?? []);
  }
};

/** Judges one section of an `m:` feed: chained to a signed end, then entry by entry up to the first objection. */
export const judgeMessages = (draft: GateDraft, section: Section, erasers: Erasers): void => {
  const feed = draft.feeds.get(section.client);
  if (!feed) throw new Malformed('feed');
  if (section.from === 0 && section.root !== feed.root) throw new Malformed('root');
  const run = readRun(feed, section);
  if (run.cut) draft.skip(feed.root, run.cut);
  const conflict = findConflict(draft, feed, run.entries);
  const last = run.entries.at(-1);
  if (!last || (last.seq < feed.next && !conflict)) return undefined;
  if (!run.cut && !isSigned(feed, last)) throw new Malformed('signature');
  const until = draft.state.wantedUntil(feed);
  // Nobody is to be asked again for what is not wanted.
  if (section.from >= until) return undefined;
  if (section.from > feed.next) return draft.skip(feed.root, 'gap');
  if (conflict) {
    if (!run.cut || isSigned(feed, conflict)) draft.fork(feed, conflict.seq, conflict.entry.header);
    return draft.skip(feed.root, 'after-fork');
  }
  if (feed.forkSeq !== undefined) return draft.skip(feed.root, 'after-fork');
  const usable = takeWhileFine(draft, feed, { fresh: run.entries.filter(({ seq }) => seq >= feed.next && seq < until), erasers });
  if (usable.why) draft.skip(feed.root, usable.why);
  return acceptRun(draft, feed, usable);
};
