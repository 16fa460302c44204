import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ForkOptions } from 'electron';
import type { Port, Utility } from '../../../main/hosts/electron/electron-parts.ts';
import { HandedPorts, type PortFrame } from './double-port.ts';

const PARENT_PORT = pathToFileURL(fileURLToPath(new URL('./parent-port.ts', import.meta.url))).href;

type FromChild = PortFrame | { readonly kind: 'message'; readonly data: unknown };

/** A utilityProcess as a child of Node. */
export class DoubleUtility extends EventEmitter implements Utility {
  readonly #child: ChildProcess;
  readonly #ports = new HandedPorts((frame) => this.#send(frame));

  constructor(entry: string, args: readonly string[] = [], { env, execArgv = [] }: ForkOptions = {}) {
    super();
    const given = Object.fromEntries(Object.entries(env ?? {}).map(([name, value]) => [name, String(value)]));
    this.#child = fork(entry, [...args], { serialization: 'advanced', execArgv: [...execArgv, '--import', PARENT_PORT], env: given, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child.on('message', (frame: FromChild) => {
      if (frame.kind === 'message') this.emit('message', frame.data);
      else this.#ports.receive(frame);
    });
    this.#child.on('error', () => undefined);
    this.#child.once('exit', (code) => {
      this.#ports.closeAll();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(data: unknown, transfer: readonly Port[] = []): void {
    const ports = transfer.map((port) => this.#ports.hand(port));
    this.#send({ kind: 'message', data, ports });
    for (const id of ports) this.#ports.open(id);
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #send(frame: object): void {
    if (this.#child.connected) this.#child.send(frame, () => undefined);
  }
}
