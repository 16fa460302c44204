import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { seededRandom } from '../ledger/desktop.ts';
import { GateDraft } from '../../main/ledger/gate/gate-draft.ts';
import { judgeUpdate } from '../../main/ledger/gate/gate.ts';
import type { GateState } from '../../main/ledger/gate/gate-state.ts';
import { MAX_SEQ } from '../../main/ledger/wire/limits.ts';
import { placeOf } from '../../main/ledger/store/place.ts';
import { diceOf } from '../support/dice.ts';
import { mutate } from '../support/fuzz/mutate.ts';
import { Forger, stateOf } from './feed-forger.ts';
import { ALICE, MALLORY, scene } from './feed-scene.ts';

const SEED = 20_261_122;
const MUTATIONS = 20_000;

test(`of ${MUTATIONS} damaged updates (seed ${SEED}) none crashes the gate, and none brings in an entry that was not signed`, async () => {
  const at = await scene();
  const lies = new Forger(at.mallory, MALLORY, { circle: at.hers });
  const control = new Forger(at.mallory, MALLORY, { circle: at.hers, kind: 'c' });
  const fresh = lies.entry();
  const erase = lies.entry({ kind: 'erase', erases: [{ client: lies.feed.client, seq: 5, hash: fresh.hash }] });
  const op = Buffer.from(JSON.stringify({ kind: 'invite.create', invite: Buffer.alloc(32, 9).toString('base64url'), expiresAt: 9, uses: 1, role: 'member', needsApproval: false }));
  const sources = [
    lies.update([fresh, erase]),
    [...at.home.missing([])].at(-1) ?? new Uint8Array(0),
    Y.mergeUpdates([...at.home.missing([]), lies.update([fresh])]),
    control.update([control.entry({ clear: op })]),
  ];
  const signed = new Set(sources.flatMap((bytes) => hashesIn(bytes)));
  const loaded = stateOf(at.alice.db, ALICE, at.home);
  const stored = at.alice.db.prepare<[], { place: number; header: Uint8Array }>('SELECT place, header FROM ledger_entry').all();
  const headers = new Map(stored.map(({ place, header }) => [place, header]));
  const state: GateState = {
    circle: loaded.id,
    dag: loaded.dag,
    members: loaded.members,
    feeds: loaded.feeds,
    headerAt: (feed, seq) => headers.get(placeOf(feed.row ?? 0, seq)),
    isNamedByErase: () => false,
    isUnwanted: () => false,
    wantedUntil: () => MAX_SEQ,
  };
  const dice = diceOf(seededRandom(SEED));
  const before = at.snapshot();
  const seen = { drop: 0, taken: 0, other: 0 };
  for (let count = 0; count < MUTATIONS; count += 1) {
    const source = sources[count % sources.length] ?? new Uint8Array(0);
    const verdict = judgeUpdate(state, mutate(source, dice));
    if (verdict.blame !== undefined) seen.drop += 1;
    else if (verdict.accept.length === 0) seen.other += 1;
    else seen.taken += 1;
    if (verdict.blame !== undefined) continue;
    for (const { entries } of verdict.accept) for (const { bytes } of entries) expect(signed.has(unsignedPart(bytes))).toBe(true);
    expect(verdict.forks).toEqual([]);
  }
  expect(at.snapshot()).toBe(before);
  expect(new GateDraft(state).members).toBe(state.members);
  expect(seen.drop).toBeGreaterThan(MUTATIONS / 2);
  expect(seen.taken).toBeGreaterThan(0);
});

/** What a signature covers. Inside a section the chain vouches for an entry, so its own signature may be damaged. */
const unsignedPart = (header: Uint8Array): string => Buffer.from(header.subarray(0, -64)).toString('base64');

/** Header bytes in an update, found by Yjs' own decoder: these bytes are ours. */
const hashesIn = (update: Uint8Array): string[] => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const { structs } = Y.decodeUpdate(update);
  return structs.flatMap((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentBinary ? [unsignedPart(struct.content.content)] : []));
};
