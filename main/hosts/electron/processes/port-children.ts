import type { Child, Children } from '#platform';
import type { Port } from '../electron-parts.ts';
import { type AskedChild, childNameSchema, toldChildSchema } from './child-messages.ts';
import type { ParentLine } from './parent-line.ts';

/** One child, from before it runs until it is gone. */
class PortChild implements Child {
  readonly pid = undefined;
  readonly #number: number;
  readonly #say: (asked: AskedChild) => void;
  readonly #listeners = new Set<(message: unknown) => void>();
  readonly #gone = Promise.withResolvers<number | null>();
  #waiting: unknown[] = [];
  #port: Port | undefined;

  constructor(number: number, say: (asked: AskedChild) => void) {
    this.#number = number;
    this.#say = say;
  }

  post(message: unknown): void {
    if (this.#port) this.#port.postMessage(message);
    else this.#waiting.push(message);
  }

  onMessage(listener: (message: unknown) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onExit(listener: (code: number | null) => void): () => void {
    let wanted = true;
    void this.#gone.promise.then((code) => (wanted ? listener(code) : undefined));
    return () => {
      wanted = false;
    };
  }

  async kill(): Promise<void> {
    this.#say({ children: 'kill', child: this.#number });
    await this.#gone.promise;
  }

  connect(port: Port): void {
    this.#port = port;
    port.on('message', ({ data }) => {
      for (const listener of this.#listeners) listener(data);
    });
    port.start();
    for (const message of this.#waiting.splice(0)) port.postMessage(message);
  }

  ended(code: number | null): void {
    this.#port?.close();
    this.#gone.resolve(code);
  }
}

/** In the core's process: children that the main process starts. What passes between the two passes nobody else. */
export const portChildren = (line: ParentLine): Children => {
  const children = new Map<number, PortChild>();
  let numbers = 0;
  line.onMessage((received, [port]) => {
    const told = toldChildSchema.safeParse(received).data;
    const child = told && children.get(told.child);
    if (told?.children === 'started' && port) child?.connect(port);
    if (told?.children !== 'gone') return;
    children.delete(told.child);
    child?.ended(told.code);
  });
  return {
    start: (_entry, { name }) => {
      numbers += 1;
      const child = new PortChild(numbers, line.post);
      children.set(numbers, child);
      line.post({ children: 'start', child: numbers, name: childNameSchema.parse(name) } satisfies AskedChild);
      return child;
    },
  };
};
