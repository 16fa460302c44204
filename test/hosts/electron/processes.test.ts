import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DoublePort } from '../../support/electron-double/double-port.ts';
import { DoubleUtility } from '../../support/electron-double/double-utility.ts';
import type { Port } from '../../../main/hosts/electron/electron-parts.ts';
import { readBlob, serveBlob } from '../../../main/hosts/electron/page/blob-line.ts';
import { portChildren } from '../../../main/hosts/electron/processes/port-children.ts';
import { serveChildren, type StartChild } from '../../../main/hosts/electron/processes/serve-children.ts';
import { type UtilityChild, utilityChild } from '../../../main/hosts/electron/processes/utility-child.ts';
import { isAlive } from '../../support/electron-desktop.ts';
import { waitFor } from '../../support/wait-for.ts';

class MessageChannelMain {
  readonly port1: DoublePort;
  readonly port2: DoublePort;
  constructor() {
    ({ port1: this.port1, port2: this.port2 } = DoublePort.pair());
  }
}
const utilityProcess = { fork: (entry: string, args?: string[], options?: object) => new DoubleUtility(entry, args, options) };

/** A core within this process, as the main process and as itself sees it. */
const coreHere = () => {
  const wire = new EventEmitter();
  const child: UtilityChild = {
    pid: undefined,
    post: (message) => void wire.emit('down', message, []),
    hand: (message, ports) => void wire.emit('down', message, ports),
    onMessage: (listener) => {
      wire.on('up', listener);
      return () => wire.off('up', listener);
    },
    onExit: (listener) => {
      wire.on('exit', listener);
      return () => wire.off('exit', listener);
    },
    kill: async () => void wire.emit('exit', 1),
  };
  const line = {
    post: (message: unknown) => void wire.emit('up', message),
    onMessage: (listener: (message: unknown, ports: readonly Port[]) => void) => {
      wire.on('down', listener);
      return () => wire.off('down', listener);
    },
  };
  return { child, line, wire };
};

test("a core's model process runs in a utilityProcess of its own, answers over the port, and ends when killed or with its core", async () => {
  const { child, line, wire } = coreHere();
  const pids: (number | undefined)[] = [];
  const start: StartChild = (name, port) => {
    const worker = utilityChild({ utilityProcess }, { entry: resolve('main/ai-worker/worker.ts'), name, env: process.env });
    pids.push(worker.pid);
    worker.hand('port', [port]);
    return { onExit: (listener) => void worker.onExit(listener), kill: () => void worker.kill() };
  };
  serveChildren(child, { MessageChannelMain }, start);
  const children = portChildren(line);
  const worker = children.start('ai-worker', { name: 'ai-worker' });
  const answers: unknown[] = [];
  worker.onMessage((message) => answers.push(message));
  worker.post({ type: 'load', path: '/no such model.gguf', contextTokens: 512, slots: 1, useMmap: false, gpu: 'off', prefixFolder: '/no such folder' });
  await waitFor(() => answers.length > 0);
  expect(answers).toEqual([{ type: 'load-failed' }]);
  await worker.kill();
  expect(pids.map(isAlive)).toEqual([false]);

  children.start('ai-worker', { name: 'ai-worker' });
  wire.emit('exit', null);
  await waitFor(() => pids.length === 2 && !isAlive(pids[1]));
  expect(() => children.start('anything', { name: '/bin/sh' })).toThrow('ai-worker');
});

const picture = (pieces: readonly string[], onEnd: () => void = () => undefined) => ({
  name: 'a.png', sizeBytes: pieces.join('').length, picture: 'image/png' as const,
  *pieces() {
    try {
      for (const piece of pieces) yield Buffer.from(piece);
    } finally {
      onEnd();
    }
  },
});

test('a file comes out of the core piece by piece, no faster than it is read, and is let go of when nobody reads on', async () => {
  const whole = DoublePort.pair();
  serveBlob(() => picture(['one ', 'two ', 'three']), 'a'.repeat(64), whole.port1);
  const blob = await readBlob(whole.port2);
  expect(blob).toMatchObject({ name: 'a.png', sizeBytes: 13, picture: 'image/png' });
  expect(await new Response(blob?.body).text()).toBe('one two three');

  let ended = false;
  const half = DoublePort.pair();
  serveBlob(() => picture(['one', 'two', 'three'], () => (ended = true)), 'a'.repeat(64), half.port1);
  const reader = (await readBlob(half.port2))?.body.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('one');
  expect(ended).toBe(false);
  await reader?.cancel();
  await waitFor(() => ended);

  const none = DoublePort.pair();
  serveBlob(() => undefined, 'b'.repeat(64), none.port1);
  expect(await readBlob(none.port2)).toBeUndefined();
  const gone = DoublePort.pair();
  gone.port1.close();
  expect(await readBlob(gone.port2)).toBeUndefined();
});
