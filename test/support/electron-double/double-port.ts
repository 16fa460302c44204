import { EventEmitter } from 'node:events';
import type { Port } from '../../../main/hosts/electron/electron-parts.ts';

type Message = { readonly data: unknown; readonly ports: Port[] };

/** One end of a channel within this process, as `MessagePortMain` behaves: it delivers nothing before `start`. */
export class DoublePort extends EventEmitter implements Port {
  #other: DoublePort | undefined;
  #waiting: Message[] = [];
  #isStarted = false;
  #isClosed = false;

  static pair(): { readonly port1: DoublePort; readonly port2: DoublePort } {
    const [port1, port2] = [new DoublePort(), new DoublePort()];
    port1.#other = port2;
    port2.#other = port1;
    return { port1, port2 };
  }

  postMessage(data: unknown): void {
    const other = this.#other;
    const message = { data: structuredClone(data), ports: [] };
    if (other && !this.#isClosed) setImmediate(() => other.#receive(message));
  }

  start(): void {
    this.#isStarted = true;
    for (const message of this.#waiting.splice(0)) this.emit('message', message);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const other = this.#other;
    setImmediate(() => {
      this.emit('close');
      other?.close();
    });
  }

  #receive(message: Message): void {
    if (this.#isStarted) this.emit('message', message);
    else this.#waiting.push(message);
  }
}

/** What passes between this process and the place that a port was handed to. */
export type PortFrame = { readonly kind: 'port'; readonly id: number; readonly data: unknown } | { readonly kind: 'close'; readonly id: number };

/** Ports that were handed to one other place: what comes on them goes there, and back. */
export class HandedPorts {
  readonly #send: (frame: PortFrame) => void;
  readonly #ports = new Map<number, Port>();
  #count = 0;

  constructor(send: (frame: PortFrame) => void) {
    this.#send = send;
  }

  /** @returns the number by which the other place knows it. Call `open` once it does. */
  hand(port: Port): number {
    this.#count += 1;
    this.#ports.set(this.#count, port);
    return this.#count;
  }

  open(id: number): void {
    const port = this.#ports.get(id);
    port?.on('message', ({ data }) => this.#send({ kind: 'port', id, data }));
    port?.on('close', () => {
      if (this.#ports.delete(id)) this.#send({ kind: 'close', id });
    });
    port?.start();
  }

  receive(frame: PortFrame): void {
    const port = this.#ports.get(frame.id);
    if (frame.kind === 'port') port?.postMessage(frame.data);
    else this.#close(frame.id);
  }

  closeAll(): void {
    for (const id of this.#ports.keys()) this.#close(id);
  }

  #close(id: number): void {
    const port = this.#ports.get(id);
    this.#ports.delete(id);
    port?.close();
  }
}
