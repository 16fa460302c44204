import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#contract';
import { Connection } from '../../renderer/rpc/connection.ts';
import { ConnectionLost } from '../../renderer/rpc/lasting-link.ts';
import { readError } from '../../renderer/rpc/read-error.ts';
import { overMessagePort } from '../../renderer/rpc/transport.ts';
import { CIRCLE, FakeCore, message } from './support/fake-core.ts';
import { until } from './support/show-app.tsx';

let core: FakeCore;
let connection: Connection;
let heard: Change[];
let stop: () => void;
beforeEach(async () => {
  core = new FakeCore();
  connection = new Connection(overMessagePort(core.connect));
  heard = [];
  connection.onChange((change) => heard.push(change));
  stop = connection.start();
  await until(() => core.cursors.length === 1);
});
afterEach(() => stop());

describe('when the line to the core drops', () => {
  it('the changes go on from where they stopped, none lost and none twice', async () => {
    core.tell({ topic: 'circles' });
    await until(() => heard.some(({ topic }) => topic === 'circles'));
    core.drop();
    core.tell({ topic: 'members', circle: CIRCLE });
    await until(() => heard.some(({ topic }) => topic === 'members'));
    expect(core.cursors).toEqual([undefined, '1']);
    expect(heard.map(({ topic }) => topic)).toEqual(['reset', 'circles', 'members']);
  });

  it('a call with an id is repeated and happens once', async () => {
    let open = (): void => undefined;
    core.gate = new Promise((resolve) => {
      open = resolve;
    });
    const sending = connection.client.chat.send({ id: crypto.randomUUID(), circle: CIRCLE, text: 'once' });
    await until(() => core.inputs('chat.send').length === 1);
    core.drop();
    await until(() => core.inputs('chat.send').length === 2);
    open();
    expect((await sending).message.text).toBe('once');
    expect(core.messages).toHaveLength(1);
  });

  it('a call without an id is not repeated, and says so', async () => {
    core.messages = [message(1)];
    const slow = connection.client.chat.typing({ circle: CIRCLE });
    core.drop();
    await expect(slow).rejects.toThrow(ConnectionLost);
    expect(readError(await slow.catch((error: unknown) => error)).code).toBe('connection-lost');
  });

  it('the state says so until the line is back', async () => {
    const states: string[] = [];
    connection.state.subscribe(() => states.push(connection.state.get().kind));
    core.drop();
    await until(() => states.includes('online'));
    expect(states).toEqual(['reconnecting', 'online']);
  });
});

it('an expected failure keeps its code, anything else is internal', async () => {
  core.failing = 'not-a-member';
  const failure = await connection.client.circles.list().catch((error: unknown) => error);
  expect(readError(failure)).toEqual({ code: 'not-a-member', params: {} });
  expect(readError(new Error('x')).code).toBe('internal');
});
