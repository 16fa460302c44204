import { must } from '#contract';
import { personIdOf } from '../crypto/device-keys.ts';
import type { CircleMembers } from '../membership/circle-members.ts';
import { type ControlDag, GrowingDag } from '../membership/control-dag.ts';
import type { JudgedEntry } from '../membership/control-entry.ts';
import { membersAt } from '../membership/resolve-members.ts';
import { judgeOp } from '../membership/judge-op.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import { Malformed, sameBytes } from '../wire/bytes.ts';
import type { ControlOp } from '../wire/control/control-op.ts';
import { type Feed, hashAt } from './feed.ts';
import type { AcceptedEntry, AcceptedSection, Branch, Fork, GateState, Skip, SkipReason, Verdict } from './gate-state.ts';
import { registerFeeds } from './register-feeds.ts';

/** What one update has changed so far. The state it began with stays as it was. */
export class GateDraft {
  readonly state: GateState;
  dag: ControlDag;
  feeds: Map<number, Feed>;
  private readonly accepted = new Map<number, { before: Feed; entries: AcceptedEntry[] }>();
  private readonly skips = new Map<string, SkipReason>();
  private readonly forks: Fork[] = [];
  private readonly branches: Branch[] = [];

  constructor(state: GateState) {
    this.state = state;
    this.dag = state.dag;
    this.feeds = new Map(state.feeds);
  }

  /** Hash of an entry of an `m:` feed that is held or was accepted from this very update. */
  hashOf(feed: Feed, seq: number): string {
    const fresh = this.accepted.get(feed.client);
    const entry = fresh && seq >= fresh.before.next ? fresh.entries[seq - fresh.before.next] : undefined;
    if (entry) return toBase64Url(entry.hash);
    const header = this.state.headerAt(feed, seq);
    must(header, 'every place below `next` is held');
    return toBase64Url(hashAt(feed, seq, header));
  }

  /** Takes an entry at the end of its feed, as far as this desktop follows it. */
  accept(feed: Feed, entry: AcceptedEntry, heads: readonly string[]): void {
    const section = this.accepted.get(feed.client) ?? { before: feed, entries: [] };
    section.entries.push(entry);
    this.accepted.set(feed.client, section);
    this.feeds.set(feed.client, { ...feed, next: entry.seq + 1, head: entry.hash, lamport: entry.header.lamport, heads });
    if (entry.control) this.learn(entry.control);
  }

  /** Takes a control entry: at the end of its feed, or on another branch of one whose author signed two. */
  acceptControl(feed: Feed, entry: Omit<AcceptedEntry, 'control'>, said: { readonly op: ControlOp; readonly heads: readonly string[]; readonly parents: readonly string[] }): JudgedEntry {
    const { op, heads, parents } = said;
    const { device, client, incarnation } = feed;
    const { seq, header } = entry;
    const verdict = judgeOp(this.membersAt(parents), { circle: this.state.circle, author: device, seq, incarnation, op });
    const control: JudgedEntry = { hash: toBase64Url(entry.hash), parents, prev: seq > 0 ? toBase64Url(header.prevHash) : undefined, heads, device, client, incarnation, seq, lamport: header.lamport, op, ...verdict };
    const isNext = seq === feed.next && sameBytes(header.prevHash, feed.head);
    if (isNext) this.accept(feed, { ...entry, control }, heads);
    else {
      this.fork(feed, seq, entry.bytes);
      this.branches.push({ feed, entry: { ...entry, control } });
      this.learn(control);
    }
    return control;
  }

  /** The state that all control entries make. Asked for, not kept: a flood of entries costs one answer, not one each. */
  get members(): CircleMembers {
    return this.dag === this.state.dag ? this.state.members : this.membersAt([...this.dag.heads]);
  }

  private learn(judged: JudgedEntry): void {
    // One copy for all entries of an update: a copy for each would make a flood of them costly.
    const dag = this.dag instanceof GrowingDag && this.dag !== this.state.dag ? this.dag : new GrowingDag(this.dag);
    const entry = dag.add(judged, personIdOf(this.state.circle, judged.device));
    this.dag = dag;
    if (entry.valid) registerFeeds(this.feeds, this.state.circle, entry);
  }

  /** The state that exactly the causal past of `heads` makes. */
  membersAt(heads: readonly string[]): CircleMembers {
    return membersAt(this.dag, this.state.circle, heads);
  }

  skip(feed: string, why: SkipReason): void {
    if (!this.skips.has(feed)) this.skips.set(feed, why);
  }

  fork(feed: Feed, seq: number, header: Uint8Array): void {
    // Of a branch only the place where it begins is told.
    if (feed.kind === 'c' && feed.forkSeq !== undefined && seq > feed.forkSeq) return;
    if (feed.forkSeq === undefined || seq < feed.forkSeq) this.feeds.set(feed.client, { ...feed, forkSeq: seq });
    this.forks.push({ feed, seq, header });
  }

  verdict(): Verdict {
    const accept: AcceptedSection[] = [];
    for (const [client, { before, entries }] of this.accepted) {
      const after = this.feeds.get(client);
      if (!after) throw new Malformed('feed vanished');
      accept.push({ before, after, entries });
    }
    const skip: Skip[] = [...this.skips].map(([feed, why]) => ({ feed, why }));
    return { blame: undefined, accept, skip, forks: this.forks, branches: this.branches, dag: this.dag, members: this.members, feeds: this.feeds };
  }
}
