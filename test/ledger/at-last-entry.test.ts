import { expect, test } from 'vitest';
import type { CircleLedger } from '#ledger';
import { type Desktop, desktop, join, send } from './desktop.ts';

const write = (circle: CircleLedger, texts: readonly string[]): void => {
  for (const text of texts) circle.append({ kind: 'note.post', body: { text } });
};
const many = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `note ${at}`);

/** How far the rows of the message feeds say that they go. */
const told = ({ db }: Desktop): number => db.prepare<[], number>("SELECT max(next) FROM ledger_feed WHERE kind = 'm'").pluck().get() ?? 0;

test('a message alone leaves the row of its feed as it is, and a restart finds the end of the feed all the same', async () => {
  const alice = await desktop(1);
  const bob = await desktop(2);
  const home = alice.ledger.create();
  const his = join(home, bob.ledger);
  send(home, his);
  write(home, many(10));
  expect(told(alice)).toBe(1);
  const before = home.frontier();
  const again = (await alice.reopen()).circle(home.id);
  expect(again.frontier()).toEqual(before);
  write(again, ['after the restart']);
  send(again, his);
  expect(bob.notes()).toEqual([...many(10), 'after the restart']);
  expect(his.forks()).toEqual([]);
});

test('what came one by one from bob is held after a restart, and he goes on where he was', async () => {
  const alice = await desktop(1);
  const bob = await desktop(2);
  const home = alice.ledger.create();
  const his = join(home, bob.ledger);
  send(home, his);
  for (const text of many(5)) {
    write(his, [text]);
    send(his, home);
  }
  const again = (await alice.reopen()).circle(home.id);
  expect(again.frontier()).toEqual(home.frontier());
  write(his, ['one more']);
  send(his, again);
  expect(alice.notes()).toEqual(bob.notes());
  expect(again.forks()).toEqual([]);
});

test('the control heads that a later message cites are known after a restart', async () => {
  const alice = await desktop(1);
  const bob = await desktop(2);
  const home = alice.ledger.create();
  write(home, many(3));
  const his = join(home, bob.ledger);
  send(home, his);
  write(home, many(3));
  const again = (await alice.reopen()).circle(home.id);
  write(again, ['cites nothing new']);
  send(again, his);
  expect(bob.notes()).toEqual(alice.notes());
});

test('the row of a feed lags behind by less than 64 entries', async () => {
  const alice = await desktop(1);
  const home = alice.ledger.create();
  write(home, many(130));
  expect(told(alice)).toBe(128);
});
