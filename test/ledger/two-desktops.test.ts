import { expect, test } from 'vitest';
import { desktop, join } from './desktop.ts';

test('bob joins with an invite and both read what the other wrote', async () => {
  const alice = await desktop(1);
  const bob = await desktop(2);
  const home = alice.ledger.create();
  home.append({ kind: 'note.post', body: { text: 'before bob' } });
  const his = join(home, bob.ledger);
  for (const update of home.missing(his.frontier())) expect(his.receive(update).blame).toBeUndefined();
  his.append({ kind: 'note.post', body: { text: 'hello alice' } });
  for (const update of his.missing(home.frontier())) expect(home.receive(update)).toMatchObject({ accepted: 1, skipped: [], forks: [] });
  expect(alice.notes()).toEqual(['before bob', 'hello alice']);
  expect(bob.notes()).toEqual(alice.notes());
  expect(his.viewsHash()).toBe(home.viewsHash());
});
