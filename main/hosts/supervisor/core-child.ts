import { AppError } from '#contract';
import { type Child, type Keystore, serveKeystore } from '#platform';
import { type FromCore, fromCoreSchema, type Inspect, type StartCore, type ToCore } from './core-messages.ts';

const STOP_LIMIT_MS = 5000;

type Options<Process extends Child> = {
  readonly child: Process;
  readonly keystore: Keystore;
  readonly onMessage: (message: FromCore) => void;
  /** The process ended without having been told to. */
  readonly onDied: () => void;
};

/** One core process, from the supervisor's side. */
export class CoreChild<Process extends Child = Child> {
  readonly child: Process;
  readonly #exited: Promise<void>;
  readonly #loaded: Promise<void>;
  #outcome: ((message: Extract<FromCore, { type: 'started' | 'failed' }>) => void) | undefined;
  #stopping = false;
  #isGone = false;
  #asked = 0;
  readonly #questions = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();

  constructor({ child, keystore, onMessage, onDied }: Options<Process>) {
    this.child = child;
    serveKeystore(keystore, child);
    const loaded = Promise.withResolvers<void>();
    const exited = Promise.withResolvers<void>();
    this.#loaded = loaded.promise;
    this.#exited = exited.promise;
    this.child.onMessage((received) => {
      const message = fromCoreSchema.safeParse(received).data;
      if (!message) return;
      if (message.type === 'loaded') loaded.resolve();
      if (message.type === 'started' || message.type === 'failed') this.#outcome?.(message);
      if (message.type === 'inspected') this.#answered(message);
      onMessage(message);
    });
    this.child.onExit(() => {
      this.#isGone = true;
      loaded.resolve();
      exited.resolve();
      this.#outcome?.({ type: 'failed', error: { code: 'internal', params: {} } });
      for (const { reject } of this.#questions.values()) reject(new AppError('internal'));
      if (!this.#stopping) onDied();
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Whether the process has ended. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Resolves when its modules are loaded, or when it died over them. */
  loaded(): Promise<void> {
    return this.#loaded;
  }

  /** Asks the core what only measuring hosts may ask. */
  inspect(question: Inspect): Promise<unknown> {
    if (this.#isGone) return Promise.reject(new AppError('internal'));
    const id = (this.#asked += 1);
    return new Promise((resolve, reject) => {
      this.#questions.set(id, { resolve, reject });
      this.post({ type: 'inspect', id, question });
    });
  }

  post(message: ToCore): void {
    this.child.post(message);
  }

  /** @returns the port of its web server, where it has one. Fails as `startCore` does, and with `port-in-use`. */
  async start(start: StartCore): Promise<number | undefined> {
    await this.#loaded;
    if (this.#isGone) throw new AppError('internal');
    const outcome = await new Promise<Extract<FromCore, { type: 'started' | 'failed' }>>((resolve) => {
      this.#outcome = resolve;
      this.post(start);
    });
    this.#outcome = undefined;
    if (outcome.type === 'failed') throw new AppError(outcome.error.code, outcome.error.params);
    return outcome.port;
  }

  /** Ends cleanly, or by force after `limitMs`. */
  async stop({ keep, limitMs = STOP_LIMIT_MS }: { readonly keep: boolean; readonly limitMs?: number }): Promise<void> {
    this.#stopping = true;
    this.post({ type: 'stop', keep });
    const limit = setTimeout(() => void this.child.kill(), limitMs);
    await this.#exited;
    clearTimeout(limit);
  }

  #answered({ id, answer, failed }: Extract<FromCore, { type: 'inspected' }>): void {
    const question = this.#questions.get(id);
    this.#questions.delete(id);
    if (failed === undefined) question?.resolve(answer);
    else question?.reject(new Error(`the core could not answer: ${failed}`));
  }
}
