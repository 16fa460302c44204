/** Loaded first in the child that stands in for a utilityProcess: it has Electron's `process.parentPort`, over Node's channel. */
import { EventEmitter } from 'node:events';

type Frame =
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown }
  | { readonly kind: 'close'; readonly id: number };

const send = (frame: object): void => void process.send?.(frame, undefined, undefined, () => undefined);

class ChildPort extends EventEmitter {
  readonly #id: number;
  #isStarted = false;
  #waiting: unknown[] = [];

  constructor(id: number) {
    super();
    this.#id = id;
  }

  postMessage(data: unknown): void {
    send({ kind: 'port', id: this.#id, data });
  }

  start(): void {
    this.#isStarted = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    send({ kind: 'close', id: this.#id });
    this.ended();
  }

  receive(data: unknown): void {
    if (this.#isStarted) this.emit('message', { data, ports: [] });
    else this.#waiting.push(data);
  }

  ended(): void {
    setImmediate(() => this.emit('close'));
  }
}

/** Keeps what comes before somebody listens, as Electron does. */
class ParentPort extends EventEmitter {
  readonly #ports = new Map<number, ChildPort>();
  #waiting: object[] = [];

  constructor() {
    super();
    this.on('newListener', (event) => void (event === 'message' && setImmediate(() => this.#waiting.splice(0).forEach((message) => this.emit('message', message)))));
  }

  postMessage(data: unknown): void {
    send({ kind: 'message', data });
  }

  receive(frame: Frame): void {
    if (frame.kind === 'port') return this.#ports.get(frame.id)?.receive(frame.data);
    if (frame.kind === 'close') {
      this.#ports.get(frame.id)?.ended();
      return void this.#ports.delete(frame.id);
    }
    const ports = frame.ports.map((id) => {
      const port = new ChildPort(id);
      this.#ports.set(id, port);
      return port;
    });
    const message = { data: frame.data, ports };
    if (this.listenerCount('message') > 0 && this.#waiting.length === 0) this.emit('message', message);
    else this.#waiting.push(message);
    return undefined;
  }
}

// What such a process starts itself is none: neither a thread nor a child, which would take over how this one was started.
process.execArgv = process.execArgv.slice(0, process.execArgv.indexOf('--import'));
if (process.send) {
  const parentPort = new ParentPort();
  Object.defineProperty(process, 'parentPort', { value: parentPort });
  process.on('message', (frame: Frame) => parentPort.receive(frame));
  process.on('disconnect', () => process.exit());
}
