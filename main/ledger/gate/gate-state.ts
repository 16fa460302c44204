import type { CircleId } from '#contract';
import type { CircleMembers } from '../membership/circle-members.ts';
import type { ControlDag } from '../membership/control-dag.ts';
import type { JudgedEntry } from '../membership/control-entry.ts';
import type { Header } from '../wire/header.ts';
import type { ClearOp } from '../wire/op-body.ts';
import type { Feed } from './feed.ts';

/** All that a verdict may hang on: no clock, no settings, nothing of the link. */
export type GateState = {
  readonly circle: CircleId;
  readonly dag: ControlDag;
  readonly members: CircleMembers;
  /** Every feed that may have entries, by clientID. */
  readonly feeds: ReadonlyMap<number, Feed>;
  /** Control feeds of which nothing is taken from this update, since their flood waits for a yes. */
  readonly isUnwanted: (feed: Feed) => boolean;
  /** How far a message feed is taken: to where a cut ends it, or nowhere while its flood waits for a yes. */
  readonly wantedUntil: (feed: Feed) => number;
  /** A header of an `m:` feed that is held. */
  readonly headerAt: (feed: Feed, seq: number) => Uint8Array | undefined;
  /** Whether a verified erase header that is held, and had the right to it, covers this entry. */
  readonly isNamedByErase: (target: { readonly client: number; readonly seq: number; readonly hash: Uint8Array }) => boolean;
};

export type AcceptedEntry = {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
  readonly header: Header;
  readonly body: Uint8Array | null;
  readonly control: JudgedEntry | undefined;
  /** What an own entry says: it need neither be decrypted nor be checked against its kind again. */
  readonly clear?: ClearOp | undefined;
};
/** Entries to append to a feed, and the feed after them. */
export type AcceptedSection = { readonly before: Feed; readonly after: Feed; readonly entries: readonly AcceptedEntry[] };

export type SkipReason = 'gap' | 'unknown-device' | 'no-grant' | 'unknown-version' | 'after-fork' | 'refused';
export type Skip = { readonly feed: string; readonly why: SkipReason };
/** A control entry beside the branch of its feed that this desktop met first. */
export type Branch = { readonly feed: Feed; readonly entry: AcceptedEntry };
/** Two signed entries for one place; `header` is the one that is not kept. */
export type Fork = { readonly feed: Feed; readonly seq: number; readonly header: Uint8Array };

export type Verdict =
  | { readonly blame: string }
  | {
      readonly blame: undefined;
      readonly accept: readonly AcceptedSection[];
      readonly skip: readonly Skip[];
      readonly forks: readonly Fork[];
      readonly branches: readonly Branch[];
      readonly dag: ControlDag;
      readonly members: CircleMembers;
      readonly feeds: ReadonlyMap<number, Feed>;
    };
