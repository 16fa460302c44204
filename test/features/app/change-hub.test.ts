import { expect, test } from 'vitest';
import type { Change } from '#contract';
import { ChangeHub } from '#features/app';

const presence = (n: number): Change => ({ topic: 'typing', circle: 'c', person: String(n) });
const reader = (hub: ChangeHub, cursor?: string) => {
  const stop = new AbortController();
  return { changes: hub.changes(cursor, stop.signal), stop };
};
const take = async (changes: AsyncGenerator<{ cursor: string; change: Change }>, count: number) => {
  const taken: { cursor: string; change: Change }[] = [];
  while (taken.length < count) {
    const { value, done } = await changes.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
};

test('a reader hears what happens from now on, in order', async () => {
  const hub = new ChangeHub('run');
  hub.tell(presence(0));
  const { changes } = reader(hub);
  const next = take(changes, 2);
  hub.tell(presence(1));
  hub.tell(presence(2));
  expect((await next).map(({ change }) => change)).toEqual([presence(1), presence(2)]);
});

test('a reader that dropped out resumes from its cursor and misses nothing', async () => {
  const hub = new ChangeHub('run');
  const first = reader(hub);
  const heard = take(first.changes, 1);
  hub.tell(presence(1));
  const [last] = await heard;
  first.stop.abort();
  hub.tell(presence(2));
  hub.tell(presence(3));
  expect((await take(reader(hub, last?.cursor).changes, 2)).map(({ change }) => change)).toEqual([presence(2), presence(3)]);
});

test('a reader that fell more than 200 behind is told to read again, once', async () => {
  const hub = new ChangeHub('run');
  const { changes } = reader(hub);
  const first = take(changes, 1);
  hub.tell(presence(0));
  await first;
  for (let n = 1; n <= 500; n += 1) hub.tell(presence(n));
  const after = take(changes, 2);
  await Promise.resolve();
  hub.tell(presence(501));
  expect((await after).map(({ change }) => change)).toEqual([{ topic: 'reset' }, presence(501)]);
});

test.each(['other.5', 'run.9999', 'nonsense', 'run.x'])('a cursor that is not of this run (%s) gives one reset', async (cursor) => {
  const hub = new ChangeHub('run');
  hub.tell(presence(1));
  const [reset] = await take(reader(hub, cursor).changes, 1);
  expect(reset?.change).toEqual({ topic: 'reset' });
  const next = take(reader(hub, reset?.cursor).changes, 1);
  hub.tell(presence(2));
  expect((await next)[0]?.change).toEqual(presence(2));
});

test('a stream ends after 200 changes, so that nobody can pile them up, and goes on from its last cursor', async () => {
  const hub = new ChangeHub('run');
  const { changes } = reader(hub);
  const started = changes.next();
  for (let n = 0; n < 200; n += 1) hub.tell(presence(n));
  const heard = [(await started).value, ...(await take(changes, 1000))];
  expect(heard).toHaveLength(200);
  const last = heard.at(-1);
  hub.tell(presence(200));
  expect((await take(reader(hub, last?.cursor).changes, 1))[0]?.change).toEqual(presence(200));
});

test('a reader that goes away ends its stream at once', async () => {
  const hub = new ChangeHub('run');
  const { changes, stop } = reader(hub);
  const waiting = changes.next();
  stop.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
});
