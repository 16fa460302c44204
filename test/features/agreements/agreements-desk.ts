import type { Engine } from '#ai';
import type { Change } from '#contract';
import { type Agreements, type AgreementsDeps, agreementsView, createAgreements } from '#features/agreements';
import { type CircleLedger, type Ledger, openLedger } from '#ledger';
import { openDatabase, silentLog, systemRandom } from '#platform';
import { createVault, rulesAlone } from '#privacy';
import { FakeClock } from '../../support/fake-clock.ts';

const NO_ENGINE: Engine = { model: () => undefined, generate: () => Promise.reject(new Error('no model')), end: async () => undefined };

export type Desk = {
  readonly ledger: Ledger;
  /** A circle of alice (me), bob and carol, all of whose keys are here. */
  readonly circle: CircleLedger;
  readonly people: { readonly alice: string; readonly bob: string; readonly carol: string };
  readonly clock: FakeClock;
  readonly told: Change[];
  readonly posted: unknown[];
  readonly agreements: Agreements;
  readonly call: Agreements['handlers'];
  close(): void;
};

/** Agreements over a real ledger, on one desktop. */
export const agreementsDesk = async (startAt: number, change: Partial<AgreementsDeps> = {}): Promise<Desk> => {
  const db = openDatabase({ file: ':memory:', key: new Uint8Array(32) });
  const clock = new FakeClock(startAt);
  const ledger = await openLedger({ db, clock, random: systemRandom, log: silentLog, views: [agreementsView], masterKey: systemRandom.bytes(32) });
  const circle = ledger.createLocal(3);
  const [alice = '', bob = '', carol = ''] = circle.members().map(({ person }) => person).toSorted((a, b) => Number(b === circle.self.person) - Number(a === circle.self.person));
  const told: Change[] = [];
  const posted: unknown[] = [];
  const names = new Map([[alice, 'Alice'], [bob, 'Bob'], [carol, 'Carol']]);
  const agreements = createAgreements({
    db, ledger, clock,
    nameOf: (_circle, person) => names.get(person) ?? '?',
    language: () => 'zh-CN',
    tell: (one) => told.push(one),
    postCheckIn: (_circle, one) => posted.push(one),
    engine: NO_ENGINE,
    vault: () => createVault('en'),
    detect: () => ({}),
    taggers: rulesAlone,
    noteRead: () => undefined,
    ...change,
  });
  const close = (): void => {
    agreements.stop();
    ledger.stop();
    db.close();
  };
  return { ledger, circle, people: { alice, bob, carol }, clock, told, posted, agreements, call: agreements.handlers, close };
};
