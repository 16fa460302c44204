import { membersAt } from '../membership/resolve-members.ts';
import type { Op } from '../op.ts';
import { placeOf } from '../store/place.ts';
import type { CircleRow, Rows } from '../store/rows.ts';
import { type CircleState, loadCircle } from './circle-state.ts';
import type { CircleCore } from './circle-core.ts';
import { eraseStanding } from './erase-standing.ts';
import { expiryOf } from './expiry-of.ts';
import { epochsOf } from './held-epochs.ts';
import { entryIdOf, readPlace } from './read-entry.ts';
import { readStored } from './read-stored.ts';

/** What a device of mine wrote, in order, and the ids of all of it, whether it can still be read or not. */
type Left = { readonly ops: readonly Op[]; readonly ids: ReadonlySet<string> };

/** Read with the keys it had when it wrote last, and by its own erases: neither counts for anybody any more. */
const leftBy = (rows: Rows, state: CircleState): Left => {
  const [ops, ids]: [Op[], Set<string>] = [[], new Set()];
  for (const feed of state.feeds.values()) {
    if (feed.kind !== 'm' || feed.row === undefined || feed.device !== state.keys[0]?.device) continue;
    const { epochs } = epochsOf(state.idBytes, state.keys, membersAt(state.dag, state.id, feed.heads));
    const then: CircleState = { ...state, epochs, cuts: new Map() };
    for (let seq = 0; seq < feed.next; seq += 1) {
      ids.add(entryIdOf(feed, seq));
      const stored = readStored(then, rows, placeOf(feed.row, seq));
      if (stored?.header.kind !== 'op' || eraseStanding({ rows }, then, { client: feed.client, seq, hash: stored.hash }).is !== 'none') continue;
      const readable = readPlace(then, rows, { feed, place: stored.row.place });
      if (readable) ops.push(readable.op);
    }
  }
  return { ops: ops.sort((a, b) => a.lamport - b.lamport), ids };
};

/** The same with other names in it. */
const renamed = (body: unknown, names: ReadonlyMap<string, string>): unknown =>
  JSON.parse(JSON.stringify(body, (_key, value: unknown) => (typeof value === 'string' ? (names.get(value) ?? value) : value)));

/**
 * What this device wrote as the person that was let in beside the one it is of now, said again by it: in the same order, dated as it was,
 * and gone no later. What it erased stays erased, with what held words of that. `former`: the row with the keys it had.
 */
export const sayAgain = (core: CircleCore, former: CircleRow): void => {
  const { rows, masterKey, clock, engine } = core.context;
  const before = loadCircle(rows, masterKey, former);
  const { ops, ids } = leftBy(rows, before);
  const was = before.members.known.get(before.keys[0]?.device ?? '')?.person ?? '';
  const names = new Map([[was, core.me().person]]);
  for (const { id, kind, sentAt, expiresAt: goesBy, body: old } of ops) {
    const [taker] = engine.registry.get(kind) ?? [];
    const body = renamed(old, names);
    const parsed = taker?.opKind.schema.safeParse(body);
    if (!taker || !parsed?.success || taker.opKind.goesWith?.(parsed.data).some((held) => ids.has(held))) continue;
    const goes = expiryOf(rows, core.state, { opKind: taker.opKind, body: parsed.data, sentAt, goesBy });
    if (goes !== 0 && goes <= clock.now()) continue;
    const said = core.write({ kind, body }, { keys: core.myKeys(), sentAt, goesBy, kind: 'op', targets: [] });
    names.set(id, said.id);
  }
};
