import type { DeviceId, PersonId } from '#contract';
import type { Frontier } from '../circle-ledger.ts';
import type { CircleState } from '../circle/circle-state.ts';
import { missingSteps, type Source, type Step } from '../circle/missing.ts';
import { type Feed, hashAt } from '../gate/feed.ts';
import { pastOf } from '../membership/control-dag.ts';
import type { ControlEntry } from '../membership/control-entry.ts';
import { placeOf } from '../store/place.ts';
import type { Rows } from '../store/rows.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import { BUNDLE_OVERLAP, MAX_BUNDLE_DEVICES } from './limits.ts';
import type { BundleScope } from '../sealed-bundle.ts';

/** For whom a bundle for somebody is: their present devices, but this one. */
export const readersOf = (state: CircleState, person: PersonId): readonly DeviceId[] =>
  [...state.members.devices].flatMap(([device, { person: of }]) => (of === person && device !== state.keys[0]?.device ? [device] : [])).slice(0, MAX_BUNDLE_DEVICES);

/** Control entries that a device has shown to hold: it signed entries that cite them, or said so. */
const controlOf = (state: CircleState, device: DeviceId, told: ReadonlyMap<string, number>): ReadonlySet<ControlEntry> => {
  const roots: string[] = [];
  for (const feed of state.feeds.values()) {
    if (feed.device === device && feed.next > 0) roots.push(...(feed.kind === 'm' ? feed.heads : [toBase64Url(feed.head)]));
  }
  for (const { client, seq, hash } of state.dag.entries.values()) {
    const feed = state.feeds.get(client);
    if (feed && feed.forkSeq === undefined && told.get(feed.root) === seq + 1) roots.push(hash);
  }
  return new Set(pastOf(state.dag, roots));
};

/** What every device of them may take for known: the least of what each is known to hold. */
const heldOf = (feed: Feed, devices: readonly DeviceId[], told: readonly ReadonlyMap<string, number>[]): number =>
  Math.min(...devices.map((device, at) => (feed.device === device ? feed.next : (told[at]?.get(feed.root) ?? 0))), feed.next);

const headAt = (rows: Rows, feed: Feed, next: number): Frontier => {
  const header = next === 0 || feed.row === undefined ? undefined : rows.header.get(placeOf(feed.row, next - 1));
  return header ? [{ feed: feed.root, next, head: hashAt(feed, next - 1, header), bodiesFrom: 0 }] : [];
};

const toldOf = ({ known }: Pick<BundleScope, 'known'>, devices: readonly DeviceId[]): readonly ReadonlyMap<string, number>[] =>
  devices.map((device) => new Map(known(device).map(({ feed, next }) => [feed, next])));

/** How far a message feed counts here: up to where a cut ends it. */
export const endOf = (state: CircleState, feed: Feed): number => Math.min(feed.next, state.cuts.get(feed.client)?.hiddenFrom ?? feed.next);

/** Message feeds of which somebody is thought to lack something, and from where on. */
const lackingMessages = (state: CircleState, devices: readonly DeviceId[], { known, everything, after }: Omit<BundleScope, 'person'>): ReadonlyMap<Feed, number> => {
  const told = toldOf({ known }, devices);
  const messages = new Map<Feed, number>();
  for (const feed of state.feeds.values()) {
    if (feed.kind !== 'm' || feed.row === undefined) continue;
    const from = Math.max(everything ? 0 : heldOf(feed, devices, told), after.get(feed.root) ?? 0);
    if (from < endOf(state, feed)) messages.set(feed, from);
  }
  return messages;
};

const lackingControl = (state: CircleState, devices: readonly DeviceId[], { known, everything }: Omit<BundleScope, 'person'>): readonly ControlEntry[] => {
  const all = [...state.dag.entries.values()];
  if (everything) return all;
  const told = toldOf({ known }, devices);
  const held = devices.map((device, at) => controlOf(state, device, told[at] ?? new Map()));
  return all.filter((entry) => !held.every((one) => one.has(entry)));
};

/** How many entries of message feeds somebody is thought to lack. */
export const countLacking = (state: CircleState, { person, known }: Pick<BundleScope, 'person' | 'known'>): number => {
  const messages = lackingMessages(state, readersOf(state, person), { known, everything: false, after: new Map() });
  return [...messages].reduce((sum, [feed, from]) => sum + endOf(state, feed) - from, 0);
};

/** Updates for somebody, and from where on they bring which message feed: what is thought to be lacking. */
export type BundlePlan = { readonly steps: Generator<Step, void, void>; readonly begins: ReadonlyMap<Feed, number> };

/** What somebody is thought to lack, each feed sent from a little before that. */
export const planBundle = (source: Source, { person, ...scope }: BundleScope): BundlePlan => {
  const { rows, state } = source;
  const devices = readersOf(state, person);
  const begins = lackingMessages(state, devices, scope);
  const theirs = [...state.feeds.values()].flatMap((feed) => {
    const from = begins.get(feed);
    return feed.kind === 'm' ? headAt(rows, feed, from === undefined ? feed.next : Math.max(0, from - BUNDLE_OVERLAP)) : [];
  });
  return { steps: missingSteps(source, lackingControl(state, devices, scope), theirs), begins };
};
