import { must } from '#contract';
import type { Random } from '#platform';
import { sealBody } from '../crypto/body-cipher.ts';
import type { DeviceKeys } from '../crypto/device-keys.ts';
import { sha256 } from '../crypto/hash.ts';
import { type Feed, prefixAt } from '../gate/feed.ts';
import type { GateDraft } from '../gate/gate-draft.ts';
import { type ControlDag, descends } from '../membership/control-dag.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { type ControlOp, encodeControlOp } from '../wire/control/control-op.ts';
import { type EraseTarget, type HeaderFields, signHeader } from '../wire/header.ts';
import type { ClearOp } from '../wire/op-body.ts';
import { LAMPORT_AHEAD, MAX_MEMBER_HEADS } from '../wire/limits.ts';

const NOTHING = new Uint8Array(0);

/** Above all this device has written, and above what it has seen unless somebody jumped ahead. */
const nextLamport = (feeds: ReadonlyMap<number, Feed>, device: string): number => {
  let own = 0;
  let seen = 0;
  let held = 0;
  for (const feed of feeds.values()) {
    if (feed.device === device) own = Math.max(own, feed.lamport);
    seen = Math.max(seen, feed.lamport);
    held += feed.next;
  }
  return Math.max(own, Math.min(seen, held + LAMPORT_AHEAD)) + 1;
};

/** The control frontier to cite. Above 16 heads those cited before stay, so that the new citation covers the old one. */
const headsToCite = (dag: ControlDag, cited: readonly string[]): readonly string[] => {
  const frontier = [...dag.heads].sort();
  if (frontier.length <= MAX_MEMBER_HEADS) return frontier;
  const some = [...frontier.filter((head) => cited.includes(head)), ...frontier.filter((head) => !cited.includes(head))].slice(0, MAX_MEMBER_HEADS);
  return cited.length === 0 || descends(dag, some, cited) ? some : cited;
};

const sameHeads = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((head) => b.includes(head));

const currentFeed = (draft: GateDraft, client: number): Feed => {
  const feed = draft.feeds.get(client);
  must(feed, 'own feeds are registered');
  return feed;
};

/** Signs a control op and adds it to the draft. It must be within the author's rights. */
export const composeControl = (draft: GateDraft, author: { readonly keys: DeviceKeys; readonly client: number }, op: ControlOp): void => {
  const feed = currentFeed(draft, author.client);
  const body = encodeControlOp(op);
  const heads = headsToCite(draft.dag, feed.heads);
  const fields: HeaderFields = {
    kind: 'control',
    prevHash: feed.head,
    epochId: NOTHING,
    lamport: nextLamport(draft.feeds, feed.device),
    bodyHash: sha256(body),
    memberHeads: sameHeads(heads, feed.heads) ? [] : heads.map(fromBase64Url),
    erases: [],
    expiresAt: 0,
  };
  const seq = feed.next;
  const { bytes, hash, header } = signHeader(author.keys, { prefix: prefixAt(feed, seq), seq }, fields);
  const parents = [...new Set(seq > 0 ? [...heads, toBase64Url(feed.head)] : heads)];
  const { valid } = draft.acceptControl(feed, { seq, hash, bytes, header, body }, { op, heads, parents });
  must(valid, `this device may write ${op.kind}`);
};

type Message = {
  readonly circle: Uint8Array;
  /** The op, and the bytes that say it. */
  readonly op: ClearOp;
  readonly clear: Uint8Array;
  readonly epoch: { readonly id: string; readonly key: Uint8Array };
  readonly kind: 'op' | 'erase' | 'undo';
  readonly targets: readonly EraseTarget[];
  /** 0: never. */
  readonly expiresAt: number;
  readonly random: Random;
};

/** Encrypts and signs an op and adds it to the draft. */
export const composeMessage = (draft: GateDraft, author: { readonly keys: DeviceKeys; readonly client: number }, message: Message): void => {
  const feed = currentFeed(draft, author.client);
  const { client, next: seq } = feed;
  const { kind, expiresAt, targets: erases } = message;
  const epochId = fromBase64Url(message.epoch.id);
  const lamport = nextLamport(draft.feeds, feed.device);
  const heads = headsToCite(draft.dag, feed.heads);
  const place = { circle: message.circle, client, seq, epochId, kind, lamport, expiresAt };
  const body = sealBody(message.clear, message.epoch.key, { place, random: message.random });
  // An erase or its undo cites its heads always: it is judged by them alone, also where it arrives before what it follows.
  const isCited = kind === 'op' && sameHeads(heads, feed.heads);
  const memberHeads = isCited ? [] : heads.map(fromBase64Url);
  const fields: HeaderFields = { kind, prevHash: feed.head, epochId, lamport, bodyHash: sha256(body), memberHeads, erases, expiresAt };
  const { bytes, hash, header } = signHeader(author.keys, { prefix: feed.prefix, seq }, fields);
  draft.accept(feed, { seq, hash, bytes, header, body, control: undefined, clear: message.op }, heads);
};
