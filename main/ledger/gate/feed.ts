import { createHash } from 'node:crypto';
import type { CircleId, DeviceId, PersonId } from '#contract';
import { fromBase64Url } from '../wire/base64-url.ts';
import { headerHash, placePrefix } from '../wire/header.ts';

const ZERO = new Uint8Array(32);

/** Where a feed belongs. */
export type FeedName = { readonly circle: CircleId; readonly device: DeviceId; readonly kind: 'c' | 'm'; readonly incarnation: number };

/** One feed as far as it is held. A new object for each change. */
export type Feed = FeedName & {
  readonly client: number;
  /** The Y.Array root, `c:<clientID36>` or `m:<clientID36>`. */
  readonly root: string;
  readonly person: PersonId;
  /** Row id in the database, once it has entries. */
  readonly row: number | undefined;
  readonly next: number;
  /** Hash of the last header; zero before the first. */
  readonly head: Uint8Array;
  readonly lamport: number;
  /** The control frontier that the last entry had seen, base64url. */
  readonly heads: readonly string[];
  /** Where its author signed two entries; nothing more is accepted. */
  readonly forkSeq: number | undefined;
  /** Bodies below this seq were dropped here for want of room or for their age, and are not asked for again. */
  readonly bodiesFrom: number;
  /** What this feed's headers are hashed under. */
  readonly prefix: Uint8Array;
  readonly deviceKey: Uint8Array;
  /** Genesis is hashed with a zero circle: its hash is the circle's id. */
  readonly isFounding: boolean;
};

/** First 53 bits of SHA-256(circle ‖ device ‖ incarnation ‖ feed). */
export const clientIdOf = ({ circle, device, kind, incarnation }: FeedName): number => {
  const digest = createHash('sha256').update(fromBase64Url(circle)).update(fromBase64Url(device)).update(Uint8Array.of(incarnation)).update(kind).digest();
  return digest.readUIntBE(0, 6) * 32 + ((digest[6] ?? 0) >> 3);
};

export const emptyFeed = (name: FeedName, owner: { readonly person: PersonId; readonly isFounder: boolean }): Feed => {
  const client = clientIdOf(name);
  const deviceKey = fromBase64Url(name.device);
  const circle = fromBase64Url(name.circle);
  return {
    ...name,
    client,
    root: `${name.kind}:${client.toString(36)}`,
    person: owner.person,
    row: undefined,
    next: 0,
    head: ZERO,
    lamport: 0,
    heads: [],
    forkSeq: undefined,
    bodiesFrom: 0,
    prefix: placePrefix({ circle, device: deviceKey, feed: name.kind, incarnation: name.incarnation }),
    deviceKey,
    isFounding: owner.isFounder && name.kind === 'c' && name.incarnation === 0,
  };
};

/** The preimage prefix of one place of a feed. */
export const prefixAt = (feed: Feed, seq: number): Uint8Array =>
  feed.isFounding && seq === 0 ? placePrefix({ circle: ZERO, device: feed.deviceKey, feed: 'c', incarnation: 0 }) : feed.prefix;

export const hashAt = (feed: Feed, seq: number, header: Uint8Array): Uint8Array => headerHash(prefixAt(feed, seq), seq, header);
