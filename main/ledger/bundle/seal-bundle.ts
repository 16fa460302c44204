import { AppError } from '#contract';
import type { CircleCore } from '../circle/circle-core.ts';
import type { CircleState } from '../circle/circle-state.ts';
import type { Step } from '../circle/missing.ts';
import { type BundleHead, encodeContent } from './bundle-content.ts';
import { type BundlePlan, endOf, planBundle, readersOf } from './bundle-entries.ts';
import type { BundleScope } from '../sealed-bundle.ts';
import { sealFile } from './bundle-file.ts';
import { MAX_BUNDLE_UPDATES, MAX_BUNDLE_UPDATES_BYTES } from './limits.ts';
import type { SealedBundle } from '../sealed-bundle.ts';

type Chosen = { readonly updates: readonly Uint8Array[]; readonly reached: Step['reached']; readonly isPart: boolean };

/** As many updates as a bundle holds. */
const choose = (steps: BundlePlan['steps']): Chosen => {
  const updates: Uint8Array[] = [];
  let reached: Step['reached'] = new Map();
  let bytes = 0;
  for (const step of steps) {
    bytes += step.update.length;
    if (bytes > MAX_BUNDLE_UPDATES_BYTES || updates.length === MAX_BUNDLE_UPDATES) return { updates, reached, isPart: true };
    updates.push(step.update);
    reached = step.reached;
  }
  return { updates, reached, isPart: false };
};

const headsOf = (state: CircleState, begins: BundlePlan['begins'], reached: Step['reached']): readonly BundleHead[] =>
  [...state.feeds.values()].flatMap((feed) => {
    const next = feed.kind === 'm' ? endOf(state, feed) : feed.next;
    const upTo = begins.has(feed) ? (reached.get(feed.client) ?? 0) : 0;
    return next > 0 ? [{ kind: feed.kind, client: feed.client, next, upTo }] : [];
  });

/** Seals what somebody is thought to lack for all of their devices. Fails with `person-not-found`, `not-allowed`, and where this device is not in. */
export const sealBundle = (core: CircleCore, scope: BundleScope): SealedBundle => {
  core.checkPresent();
  if (core.state.members.founded?.local !== false) throw new AppError('not-allowed');
  // Keys that somebody of them lacks and is due go into it, too.
  core.tidy();
  const { state } = core;
  const readers = readersOf(state, scope.person).flatMap((device) => state.members.devices.get(device)?.sealing ?? []);
  if (readers.length === 0) throw new AppError('person-not-found');
  const { steps, begins } = planBundle(core.source, scope);
  const { updates, reached, isPart } = choose(steps);
  const content = { circle: state.id, from: core.me().device, to: scope.person, heads: headsOf(state, begins, reached), updates };
  const bytes = sealFile(encodeContent(content, core.myKeys()), readers, core.context.random);
  const brought = [...begins].map(([feed, from]) => ({ feed, from, upTo: Math.max(from, reached.get(feed.client) ?? from) }));
  return {
    bytes,
    isPart,
    entries: brought.reduce((sum, { from, upTo }) => sum + upTo - from, 0),
    upTo: new Map([...scope.after, ...brought.map(({ feed, upTo }) => [feed.root, upTo] as const)]),
  };
};
