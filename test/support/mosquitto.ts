import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { waitFor } from './wait-for.ts';

const PROGRAM = '/usr/sbin/mosquitto';

/** Whether Debian's MQTT broker is here; `tools/test-setup` installs it where it may. */
export const hasMosquitto = existsSync(PROGRAM);

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

export type Mosquitto = { readonly tcpUrl: string; readonly wsUrl: string; start(): Promise<void>; halt(): Promise<void>; stop(): Promise<void> };

/** A real broker on 127.0.0.1, over TCP and over WebSocket. */
export const mosquitto = async (): Promise<Mosquitto> => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-mqtt-'));
  const [tcp, ws] = [await freePort(), await freePort()];
  const file = join(folder, 'mosquitto.conf');
  const user = process.getuid?.() === 0 ? 'user root\n' : '';
  writeFileSync(file, `${user}persistence false\nallow_anonymous true\nlistener ${tcp} 127.0.0.1\nlistener ${ws} 127.0.0.1\nprotocol websockets\n`);
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(PROGRAM, ['-c', file], { stdio: 'ignore' });
    await waitFor(async () => (await isListening(tcp)) && (await isListening(ws)));
  };
  const halt = async (): Promise<void> => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    tcpUrl: `mqtt://127.0.0.1:${tcp}`,
    wsUrl: `mqtt+ws://127.0.0.1:${ws}`,
    start,
    halt,
    stop: async () => {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
