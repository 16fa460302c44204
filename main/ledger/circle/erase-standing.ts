import { type Feed, hashAt } from '../gate/feed.ts';
import { knowsHeads, tierOfErase } from '../gate/find-erasers.ts';
import { isBefore } from '../membership/control-entry.ts';
import { membersAt } from '../membership/resolve-members.ts';
import { feedRowOf, seqOf } from '../store/place.ts';
import type { ErasureRow, Rows } from '../store/rows.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import { sameBytes } from '../wire/bytes.ts';
import { type EraseTarget, type Header, readHeader } from '../wire/header.ts';
import { type CircleState, feedByRow } from './circle-state.ts';
import { findEntry } from './find-entry.ts';
import { isHidden } from './hidden-from.ts';
import { readStored } from './read-stored.ts';

/** What tells of erasures: the rows, and headers that are about to be written, by their place. */
export type Erasures = { readonly rows: Rows; readonly fresh?: ReadonlyMap<number, Uint8Array> };

/**
 * `gone`: its own author erased it. `hidden`: an admin or the owner did; the body stays for a while, since the owner may undo that.
 * `since` (ms): when the first of the erases that stand was met here.
 */
export type EraseStanding = { readonly is: 'none' } | { readonly is: 'hidden' | 'gone'; readonly since: number };

type Eraser = { readonly feed: Feed; readonly seq: number; readonly header: Header; readonly hash: Uint8Array };

const readEraser = ({ rows, fresh }: Erasures, state: CircleState, place: number): Eraser | undefined => {
  const bytes = fresh?.get(place) ?? rows.header.get(place);
  const header = bytes && readHeader(bytes);
  const feed = feedByRow(state, feedRowOf(place));
  if (!header || header === 'unknown-version' || !feed || !knowsHeads(state.dag, header)) return undefined;
  const seq = seqOf(place);
  return { feed, seq, header, hash: hashAt(feed, seq, bytes) };
};

const rolesAt = (state: CircleState, { feed, header }: Eraser) => membersAt(state.dag, state.id, header.memberHeads.map(toBase64Url)).roles.get(feed.person);

const isUndone = (erasures: Erasures, state: CircleState, eraser: Eraser): boolean =>
  erasures.rows.erasures.all(state.row, eraser.feed.client, eraser.seq).some((undo) => {
    if (undo.kind !== 'undo' || !sameBytes(undo.hash, eraser.hash)) return false;
    const by = readEraser(erasures, state, undo.place);
    return by !== undefined && !isHidden(state, by.feed, by.seq) && rolesAt(state, by) === 'owner';
  });

/** Whether a demotion that it did not know of took its author the power: by the demotion, this erase was not seen in time. */
const isStripped = (state: CircleState, { feed, seq, header }: Eraser): boolean =>
  (state.members.demotions.get(feed.person) ?? []).some((demotion) => {
    const isKnown = header.memberHeads.some((head) => {
      const entry = state.dag.entries.get(toBase64Url(head));
      return entry !== undefined && (entry === demotion || isBefore(demotion, entry));
    });
    if (isKnown || demotion.op.kind !== 'role.set') return false;
    const seen = demotion.op.cuts.find(({ device, incarnation }) => device === feed.device && incarnation === feed.incarnation);
    return seq >= (seen?.next ?? 0);
  });

/** Whether an erase was taken back, and so counts for nothing. */
export const isStruckErase = (erasures: Erasures, state: CircleState, entry: Eraser): boolean => entry.header.kind === 'erase' && isUndone(erasures, state, entry);

const isOf = (target: EraseTarget, { kind, hash }: ErasureRow): boolean => kind === 'erase' && sameBytes(hash, target.hash);

/** Whether an erase that is held had the right to it, by its own control heads alone. That never changes: a body may be missing for it. */
export const isNamedByErase = (erasures: Erasures, state: CircleState, target: EraseTarget): boolean => {
  const named = erasures.rows.erasures.all(state.row, target.client, target.seq).filter((row) => isOf(target, row));
  const owner = named.length > 0 ? state.feeds.get(target.client) : undefined;
  if (!owner) return false;
  return named.some(({ place }) => {
    const eraser = readEraser(erasures, state, place);
    return eraser !== undefined && tierOfErase(() => rolesAt(state, eraser), eraser, owner) !== undefined;
  });
};

/** The erases by an admin or the owner that stand over an entry, for the owner to take back. */
export const powerErasesOf = (rows: Rows, state: CircleState, id: string): readonly EraseTarget[] => {
  const found = findEntry(state, id);
  const stored = found && readStored(state, rows, found.place);
  if (!found || !stored) return [];
  return rows.erasures.all(state.row, found.feed.client, found.seq).flatMap((row) => {
    const eraser = isOf({ client: found.feed.client, seq: found.seq, hash: stored.hash }, row) ? readEraser({ rows }, state, row.place) : undefined;
    const isPower = eraser && tierOfErase(() => rolesAt(state, eraser), eraser, found.feed) === 'power' && !isUndone({ rows }, state, eraser);
    return isPower ? [{ client: eraser.feed.client, seq: eraser.seq, hash: eraser.hash }] : [];
  });
};

/** What the erases that are held and stand now make of an entry. */
export const eraseStanding = (erasures: Erasures, state: CircleState, target: EraseTarget): EraseStanding => {
  const named = erasures.rows.erasures.all(state.row, target.client, target.seq).filter((row) => isOf(target, row));
  const owner = named.length > 0 ? state.feeds.get(target.client) : undefined;
  if (!owner) return { is: 'none' };
  let isGone = false;
  let since = Number.POSITIVE_INFINITY;
  for (const { place, seen_at: seenAt } of named) {
    const eraser = readEraser(erasures, state, place);
    if (!eraser || isHidden(state, eraser.feed, eraser.seq)) continue;
    const tier = tierOfErase(() => rolesAt(state, eraser), eraser, owner);
    if (tier === undefined || (tier === 'power' && (isStripped(state, eraser) || isUndone(erasures, state, eraser)))) continue;
    isGone ||= tier === 'own';
    since = Math.min(since, seenAt);
  }
  return since === Number.POSITIVE_INFINITY ? { is: 'none' } : { is: isGone ? 'gone' : 'hidden', since };
};
