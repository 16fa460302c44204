import { randomUUID } from 'node:crypto';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient, isDefinedError, ORPCError, safe } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { implement } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Change, type Client, contract } from '#contract';
import type { CoreRouter } from '#core';
import { signIn } from '#hosts/local';
import { startWebServer } from '../../main/hosts/local/web/start-web-server.ts';
import { aliceCore, type OpenCore } from '../support/open-core.ts';
import { waitFor } from '../support/wait-for.ts';

type Line = { readonly client: Client; readonly drop: () => void };
type Served = { readonly open: () => Promise<Line>; readonly stop: () => Promise<void> };

const overWebSocket = async (router: CoreRouter): Promise<Served> => {
  const session = randomUUID();
  const token = randomUUID();
  const server = await startWebServer({ router, name: 'htest0000.localhost', port: 0, token, session, onTokenUsed: () => undefined, uiDir: '/nowhere', openFile: () => undefined });
  const origin = `http://127.0.0.1:${server.port}`;
  const cookie = await signIn(origin, `${origin}/?token=${token}`);
  const open = async (): Promise<Line> => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } });
    await new Promise((done) => void socket.once('open', done));
    return { client: createORPCClient(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })), drop: () => socket.terminate() };
  };
  return { open, stop: () => server.stop() };
};

const overMessagePort = async (router: CoreRouter): Promise<Served> => {
  const ports: MessagePort[] = [];
  const open = async (): Promise<Line> => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    new PortHandler(router).upgrade(port1, { context: {} });
    port1.start();
    port2.start();
    return { client: createORPCClient(new PortLink({ port: port2 })), drop: () => port2.close() };
  };
  return { open, stop: async () => ports.forEach((port) => port.close()) };
};

type Heard = { readonly cursor: string; readonly change: Change };
/** The first change that is one of messages and, where `id` is given, of that one: what a machine finds out about itself may come before it. */
const ofMessages = async (changes: AsyncIterable<Heard>, id?: string): Promise<Heard | undefined> => {
  for await (const heard of changes) if (heard.change.topic === 'messages' && (id === undefined || heard.change.ids.includes(id))) return heard;
  return undefined;
};

const take = async (changes: AsyncIterable<Heard>, count: number): Promise<readonly Heard[]> => {
  const taken: Heard[] = [];
  for await (const event of changes) if (taken.push(event) === count) break;
  return taken;
};

describe.each([
  ['WebSocket', overWebSocket],
  ['MessagePort', overMessagePort],
])('the contract over a %s', (_name, serve) => {
  let alice: OpenCore;
  let served: Served;
  let client: Client;
  let circle: string;
  beforeAll(async () => {
    alice = await aliceCore();
    served = await serve(alice.core.router);
    ({ client } = await served.open());
    circle = (await client.circles.create({ id: randomUUID(), name: '读书会' })).id;
  });
  afterAll(async () => {
    await served.stop();
    await alice.stop();
  });

  test('a call and its answer cross unchanged, whatever the writing', async () => {
    const text = '你好 👩‍👩‍👧 "quoted" \u202Eright to left\u202C \u0000 end';
    const { message } = await client.chat.send({ id: randomUUID(), circle, text });
    expect(message).toMatchObject({ text, kind: 'person', author: { name: 'Alice', isMe: true } });
  });

  test('an expected failure arrives with its code and its numbers', async () => {
    const { error } = await safe(client.chat.send({ id: randomUUID(), circle, text: '字'.repeat(30_000) }));
    expect(isDefinedError(error) && error.data).toEqual({ code: 'message-too-long', params: { bytes: 90_000 } });
    const other = await safe(client.chat.page({ circle: 'A'.repeat(43), from: { at: 'end' } }));
    expect(isDefinedError(other.error) && other.error.data.code).toBe('circle-not-found');
  });

  test('input that is none of the contract is refused before it reaches anything', async () => {
    const { error } = await safe(client.chat.send({ id: 'no-uuid', circle, text: 'x' }));
    expect(error).toBeInstanceOf(ORPCError);
    expect((error as ORPCError<string, unknown>).code).toBe('BAD_REQUEST');
  });

  test('a call that is repeated with its id happens once, also while the first is under way', async () => {
    const before = (await client.chat.page({ circle, from: { at: 'end' }, limit: 200 })).messages.length;
    const call = { id: randomUUID(), circle, text: 'once' };
    const [one, two] = await Promise.all([client.chat.send(call), client.chat.send(call)]);
    const other = await served.open();
    const three = await other.client.chat.send(call);
    expect([two.message.id, three.message.id]).toEqual([one.message.id, one.message.id]);
    expect((await client.chat.page({ circle, from: { at: 'end' }, limit: 200 })).messages).toHaveLength(before + 1);
    other.drop();
  });

  test('changes arrive as they happen, and a new line resumes from the cursor', async () => {
    const line = await served.open();
    const first = ofMessages(await line.client.app.changes({}));
    const one = await client.chat.send({ id: randomUUID(), circle, text: 'one' });
    const event = await first;
    expect(event?.change).toEqual({ topic: 'messages', circle, ids: [one.message.id] });
    line.drop();
    const { message } = await client.chat.send({ id: randomUUID(), circle, text: 'two' });
    const again = await served.open();
    const missed = await ofMessages(await again.client.app.changes({ cursor: event?.cursor ?? '' }), message.id);
    expect(missed?.change).toEqual({ topic: 'messages', circle, ids: [message.id] });
    again.drop();
  });

  test('a reader that is slow gets one reset, and the server holds no more than 200 changes for it', async () => {
    const line = await served.open();
    const changes = await line.client.app.changes({});
    const heard: Change[] = [];
    const first = take(changes, 1);
    for (let n = 0; n < 150; n += 1) await alice.client.chat.send({ id: randomUUID(), circle, text: `${n}` });
    const [event] = await first;
    let cursor = event?.cursor ?? '';
    for await (const next of await line.client.app.changes({ cursor })) {
      heard.push(next.change);
      cursor = next.cursor;
      if (heard.length === 1) break;
    }
    expect(heard).toEqual([{ topic: 'reset' }]);
    line.drop();
  });
});

describe.each([
  ['WebSocket', overWebSocket],
  ['MessagePort', overMessagePort],
])("a stream's generator over a %s", (_name, serve) => {
  const state = { made: 0, ended: 0 };
  async function* endless(signal: AbortSignal | undefined) {
    try {
      while (!signal?.aborted) {
        state.made += 1;
        yield { cursor: String(state.made), change: { topic: 'status' as const } };
        await new Promise((next) => setImmediate(next));
      }
    } finally {
      state.ended += 1;
    }
  }
  const router = { app: { changes: implement(contract).app.changes.handler(({ signal }) => endless(signal)) } } as unknown as CoreRouter;

  test('ends when the reader aborts, when it leaves the loop, and when the line drops', async () => {
    const served = await serve(router);
    const endings: ((line: Line, stop: AbortController) => void)[] = [(_line, stop) => stop.abort(), (line) => line.drop()];
    for (const end of endings) {
      const { ended } = state;
      const line = await served.open();
      const stop = new AbortController();
      const changes = await line.client.app.changes({}, { signal: stop.signal });
      await take({ [Symbol.asyncIterator]: () => ({ next: () => changes.next() }) }, 3);
      end(line, stop);
      await waitFor(() => state.ended === ended + 1);
      line.drop();
    }
    const { ended } = state;
    const line = await served.open();
    await take(await line.client.app.changes({}), 2);
    await waitFor(() => state.ended === ended + 1);
    const { made } = state;
    await new Promise((next) => setImmediate(next));
    expect(state.made).toBe(made);
    line.drop();
    await served.stop();
  });
});
