import childProcess from 'node:child_process';
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';

/** What node-llama-cpp says to the child in which it tries a binary (`bindings/utils/testBindingBinary.js` of 3.22), and what that answers. */
const ANSWERS: Readonly<Record<string, string>> = { start: 'loaded', test: 'done' };

/** Passes the test without having run. */
class PassedTest extends EventEmitter {
  exitCode: number | null = null;

  constructor() {
    super();
    this.#soon('message', { type: 'ready' });
  }

  send({ type }: { readonly type: string }): boolean {
    const answer = ANSWERS[type];
    if (answer !== undefined) this.#soon('message', { type: answer });
    if (type === 'exit') this.kill();
    return true;
  }

  kill(): boolean {
    if (this.exitCode === null) this.#soon('exit', 0);
    this.exitCode = 0;
    return true;
  }

  #soon(event: string, value: unknown): void {
    setImmediate(() => this.emit(event, value));
  }
}

/**
 * From here on this process starts no child of Node. node-llama-cpp would, to try its binary before it loads it, and has no option against it; in an
 * Electron whose fuses are set a child of Node is one more Hearth, so that no binary would ever pass. This process is there to be lost: a binary that
 * cannot run here ends it, and the engine starts the next without the graphics card.
 */
export const withoutTestChild = (): void => {
  childProcess.fork = (() => new PassedTest()) as unknown as typeof childProcess.fork;
  syncBuiltinESMExports();
};
