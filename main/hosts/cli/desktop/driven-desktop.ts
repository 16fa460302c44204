import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Change, CircleId, Client } from '#contract';
import { LOCAL_ENTRIES, type LocalHost, openClient, signIn, startLocalHost, UI_DIR } from '#hosts/local';
import type { ToldReading } from '#hosts/supervisor';
import { type Keystore, memoryKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';

type Options = {
  readonly name: string;
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Sees what any tier of this desktop's AI reads. */
  readonly onPrompt?: (reading: ToldReading) => void;
};

/** One full desktop of the demo or the bench: supervisor, relay, core process, WebRTC process; driven as its own window would. */
export class DrivenDesktop {
  readonly name: string;
  readonly dataDir: string;
  readonly host: LocalHost;
  readonly keystore: Keystore;
  readonly #cookie: string;
  #line: { readonly client: Client; readonly close: () => void };
  #listeners = new Set<(change: Change) => void>();
  #stopped = false;

  private constructor(name: string, dataDir: string, parts: { host: LocalHost; keystore: Keystore; cookie: string; line: { client: Client; close: () => void } }) {
    this.name = name;
    this.dataDir = dataDir;
    this.host = parts.host;
    this.keystore = parts.keystore;
    this.#cookie = parts.cookie;
    this.#line = parts.line;
  }

  /** Starts the desktop and sets it up under its name, with random keys in memory. */
  static async start({ name, dataDir, modelsDir, version, env, onPrompt }: Options): Promise<DrivenDesktop> {
    mkdirSync(dataDir, { recursive: true });
    const keystore = memoryKeystore();
    const host = await startLocalHost({
      dataDir,
      keystore,
      children: nodeChildren(env),
      clock: systemClock,
      random: systemRandom,
      log: silentLog,
      version,
      entries: LOCAL_ENTRIES,
      uiDir: UI_DIR,
      modelsDir,
      loopbackOnly: true,
      ...(onPrompt && { onPrompt }),
    });
    const cookie = await signIn(host.plainOrigin, host.signInUrl());
    const desktop = new DrivenDesktop(name, dataDir, { host, keystore, cookie, line: await openClient(host.plainOrigin, cookie) });
    const language = /\p{Script=Han}/u.test(name) ? 'zh-CN' : 'en';
    await desktop.client.app.setUp({ name, language, keyKind: 'memory' });
    void desktop.#follow();
    return desktop;
  }

  get client(): Client {
    return this.#line.client;
  }

  /** Where the encrypted files are while keys live in memory. */
  get homeDir(): string {
    return join(this.dataDir, 'trying');
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when `isSo` holds; asks again after each change, and every 50 ms for what no change tells. */
  async until(what: string, isSo: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
    const giveUpAt = performance.now() + limitMs;
    while (!(await isSo())) {
      if (performance.now() > giveUpAt) throw new Error(`${this.name}: ${what} did not happen in ${limitMs / 1000} s`);
      await new Promise<void>((resolve) => {
        const off = this.onChange(done);
        const timer = setTimeout(done, 50);
        function done(): void {
          off();
          clearTimeout(timer);
          resolve();
        }
      });
    }
  }

  /** A new line after the core was replaced. */
  async reconnect(): Promise<void> {
    this.#line.close();
    this.#line = await openClient(this.host.plainOrigin, this.#cookie);
    void this.#follow();
  }

  /** Everybody else of the circle is connected to this desktop. */
  async isConnectedTo(circle: CircleId, others: number): Promise<boolean> {
    const members = await this.client.circles.members({ circle });
    return members.filter(({ isMe, online }) => !isMe && online).length >= others;
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#line.close();
    await this.host.stop();
  }

  async #follow(): Promise<void> {
    const { client } = this.#line;
    let cursor: string | undefined;
    try {
      // A stream ends after 200 changes: that is its back-pressure.
      while (client === this.#line.client && !this.#stopped) {
        for await (const told of await client.app.changes({ ...(cursor !== undefined && { cursor }) })) {
          cursor = told.cursor;
          for (const listener of this.#listeners) listener(told.change);
        }
      }
    } catch {
      // The line was closed, or the core is being replaced: `reconnect` follows again.
    }
  }
}
