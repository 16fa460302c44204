import { expect, test } from 'vitest';
import { pairingScene } from '../../support/pairing-scene.ts';
import { send } from '../../ledger/desktop.ts';

test('both screens show the same seven emoji, both people confirm, and the laptop is alice’s', async () => {
  const { oldEnd, newEnd, connect, laptop, own, clock } = await pairingScene(500);
  const fresh = newEnd();
  const { flow } = connect(oldEnd, fresh);
  flow();
  expect(oldEnd.emoji().split(',')).toHaveLength(7);
  expect(fresh.emoji()).toBe(oldEnd.emoji());
  fresh.session.confirm();
  flow();
  expect([oldEnd.state().at, laptop.ledger.circles().length, own.members()[0]?.devices.length]).toEqual(['comparing', 0, 1]);
  oldEnd.session.confirm();
  flow();
  expect([oldEnd.state(), fresh.state()]).toEqual([{ at: 'done' }, { at: 'done' }]);
  const [his] = laptop.ledger.circles();
  expect(his?.kind).toBe('own');
  if (!his) throw new Error('in');
  send(own, his);
  expect(his.self.person).toBe(own.self.person);
  expect(own.members()).toHaveLength(1);
  await clock.advance(3_000);
  expect([oldEnd.room.isLeft, fresh.room.isLeft]).toEqual([true, true]);
});

test('interrupted anywhere, nothing is half done, and a new code goes on where it was', async () => {
  for (let pieces = 1; pieces < 14; pieces += 1) {
    const { oldEnd, newEnd, connect, laptop, own } = await pairingScene(600 + 20 * pieces);
    const fresh = newEnd();
    const { caller, called } = connect(oldEnd, fresh);
    for (let count = 0; count < pieces; count += 1) {
      for (const end of [oldEnd, fresh]) if (end.state().at === 'comparing') end.session.confirm();
      const wire = caller.inbox.length > 0 ? caller : called;
      const piece = wire.inbox.shift();
      if (piece) wire.deliver(piece);
    }
    caller.close();
    called.close();
    const isIn = laptop.ledger.circles().length > 0;
    expect(isIn).toBe(fresh.state().at === 'done');
    if (isIn) continue;
    expect(own.members()[0]?.devices.length).toBeLessThanOrEqual(2);
    // The claim is the same again: the old device takes in the one it may have taken in already.
    const pending = laptop.ledger.beginDevice({ circle: own.id, person: own.self.person });
    expect(pending.accept(own.takeIn(pending.request(), () => true))?.self.standing).toBe('member');
    expect(own.members()[0]?.devices).toHaveLength(2);
  }
});

test('a code is over after ten minutes', async () => {
  const { oldEnd, newEnd, clock } = await pairingScene(700);
  const fresh = newEnd();
  await clock.advance(601_000);
  expect([oldEnd.state(), fresh.state()]).toEqual([{ at: 'failed', code: 'pair-expired' }, { at: 'failed', code: 'pair-expired' }]);
});
