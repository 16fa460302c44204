import { AppError, type DeviceId, type PersonId } from '#contract';
import type { Frontier, ReceiveResult } from '../circle-ledger.ts';
import type { CircleCore } from '../circle/circle-core.ts';
import type { CircleState } from '../circle/circle-state.ts';
import type { BundleContent, BundleHead } from './bundle-content.ts';

/**
 * What a bundle brought. `accepted`: entries that are new here; `heads`: how far its sender holds each feed. `isPaused`: more of it waits for
 * a yes to a flood, and comes with the same bundle once that is given.
 */
export type TakenBundle = { readonly device: DeviceId; readonly person: PersonId; readonly accepted: number; readonly heads: Frontier; readonly isPaused: boolean };

const NO_HASH = new Uint8Array(0);

const frontierIn = (heads: readonly BundleHead[]): Frontier =>
  heads.map(({ kind, client, next }) => ({ feed: `${kind}:${client.toString(36)}`, next, head: NO_HASH, bodiesFrom: 0 }));

/** Whether a feed falls short of what the bundle was to bring of it. */
const fallsShort = ({ feeds, cuts }: CircleState, { client, upTo }: BundleHead): boolean => {
  const feed = feeds.get(client);
  if (!feed) return upTo > 0;
  return feed.next < upTo && feed.forkSeq === undefined && feed.next < (cuts.get(client)?.wantedUntil ?? upTo);
};

/** How a bundle ended: whole, waiting for a yes to a flood, or without what an earlier one brings. */
const endOf = ({ state, intake, context }: CircleCore, heads: readonly BundleHead[], skipped: ReceiveResult['skipped']): 'whole' | 'paused' | 'gap' => {
  const short = heads.filter((head) => fallsShort(state, head));
  // Control entries are sent whole and in order: where one waits for another, that one was in an earlier bundle.
  const waits = skipped.some(({ feed }) => !feed.startsWith('m:'));
  if (short.length === 0 && !waits) return 'whole';
  const paused = intake.paused(state, context.clock.now());
  const clients = new Set(paused.map(({ client }) => client));
  // Whose control entries wait for a yes may be cited by anybody.
  const isPaused = paused.some(({ kind }) => kind === 'c') || (!waits && short.every(({ client }) => clients.has(client)));
  return isPaused ? 'paused' : 'gap';
};

/** Looks at a bundle that has gone through the gate, before anything of it is durable. */
const check = (core: CircleCore, { from, heads }: BundleContent, results: readonly ReceiveResult[]): TakenBundle => {
  const skipped = results.flatMap((result) => result.skipped);
  if (results.some(({ blame }) => blame !== undefined) || skipped.some(({ why }) => why === 'refused')) throw new AppError('bundle-refused');
  const sender = core.state.members.devices.get(from);
  if (!sender) throw new AppError('bundle-sender');
  if (skipped.some(({ why }) => why === 'unknown-version')) throw new AppError('bundle-newer');
  const end = endOf(core, heads, skipped);
  if (end === 'gap') throw new AppError('bundle-earlier-missing');
  const accepted = results.reduce((sum, result) => sum + result.accepted, 0);
  return { device: from, person: sender.person, accepted, heads: frontierIn(heads), isPaused: end === 'paused' };
};

/**
 * Takes what a bundle brings through the gate, all of it or nothing. Fails with `bundle-refused` (made for another circle or person, or it
 * holds what the gate does not take), `bundle-sender` (by nobody who is in), `bundle-newer`, `bundle-earlier-missing`, and where this device
 * is not in.
 */
export const takeBundle = (core: CircleCore, content: BundleContent): TakenBundle => {
  core.checkPresent();
  if (content.circle !== core.state.id || content.to !== core.me().person) throw new AppError('bundle-refused');
  const taken = core.receiveTogether(content.updates, content.from, (results) => check(core, content, results));
  core.hearHeads(taken.heads);
  return taken;
};
