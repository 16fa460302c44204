import { expect } from 'vitest';
import type { CircleLedger, ReceiveResult } from '#ledger';
import { desktop, type Desktop, join, send } from '../ledger/desktop.ts';

export const ALICE = 21;
export const MALLORY = 22;

/** Alice's circle with Mallory in it, some entries of both, and a picture of all that an attack must not change. */
export type Scene = {
  readonly alice: Desktop;
  readonly mallory: Desktop;
  readonly home: CircleLedger;
  readonly hers: CircleLedger;
  readonly snapshot: () => string;
};

export const snapshotOf = ({ db }: Desktop, circle: CircleLedger): string => {
  const rows = ['ledger_feed', 'ledger_entry', 'ledger_control', 'ledger_erasure', 'ledger_op', 'ledger_circle'].map((table) =>
    db.prepare(`SELECT * FROM ${table}`).raw().all(),
  );
  const doc = circle.tail();
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  return JSON.stringify([rows, [...doc.share.keys()].sort(), circle.viewsHash()]);
};

export const scene = async (): Promise<Scene> => {
  const alice = await desktop(ALICE);
  const mallory = await desktop(MALLORY);
  const home = alice.ledger.create();
  const hers = join(home, mallory.ledger);
  for (let n = 0; n < 5; n += 1) {
    home.append({ kind: 'note.post', body: { text: `alice ${n}` } });
    hers.append({ kind: 'note.post', body: { text: `mallory ${n}` } });
  }
  send(home, hers);
  send(hers, home);
  home.tail();
  return { alice, mallory, home, hers, snapshot: () => snapshotOf(alice, home) };
};

type Verdict = 'drop' | 'nothing' | 'fork' | ReceiveResult['skipped'][number]['why'];

/** Gives bytes to Alice and returns what she made of them. Nothing of hers may change, except that a fork is noted with its feed. */
export const verdictOn = (at: Scene, bytes: Uint8Array): Verdict => {
  const before = at.snapshot();
  const { accepted, blame, forks, skipped } = at.home.receive(bytes);
  expect(accepted).toBe(0);
  if (blame === undefined && forks.length > 0) return 'fork';
  expect(at.snapshot()).toBe(before);
  return blame === undefined ? (skipped[0]?.why ?? 'nothing') : 'drop';
};
