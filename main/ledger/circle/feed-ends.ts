import type { DeviceId } from '#contract';
import { type Feed, hashAt } from '../gate/feed.ts';
import { placeOf } from '../store/place.ts';
import type { Rows } from '../store/rows.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import type { OpOf } from '../wire/control/control-op.ts';
import { isSignedHeader, readHeader } from '../wire/header.ts';
import type { CircleState } from './circle-state.ts';

type Cuts = OpOf<'member.leave'>['cuts'];

/** The last entry below `until` that is signed by itself: a section that others are sent must end at such a one. */
export const signedEnd = (rows: Rows, feed: Feed, until: number): { readonly next: number; readonly head: string } | undefined => {
  if (feed.row === undefined) return undefined;
  for (let seq = until - 1; seq >= 0; seq -= 1) {
    const bytes = rows.header.get(placeOf(feed.row, seq));
    const header = bytes && readHeader(bytes);
    if (!bytes || !header || header === 'unknown-version') return undefined;
    const hash = hashAt(feed, seq, bytes);
    if (isSignedHeader(hash, header.signature, feed.deviceKey)) return { next: seq + 1, head: toBase64Url(hash) };
  }
  return undefined;
};

/** The message feeds of some devices as far as they are held, for an op that ends them or marks where they were. */
export const feedEnds = (rows: Rows, state: CircleState, devices: ReadonlySet<DeviceId>): Cuts => {
  const ends: Cuts = [];
  for (const feed of state.feeds.values()) {
    if (feed.kind !== 'm' || feed.next === 0 || !devices.has(feed.device)) continue;
    const end = signedEnd(rows, feed, Math.min(feed.next, feed.forkSeq ?? feed.next, state.cuts.get(feed.client)?.hiddenFrom ?? feed.next));
    if (end) ends.push({ device: feed.device, incarnation: feed.incarnation, ...end });
  }
  return ends;
};
