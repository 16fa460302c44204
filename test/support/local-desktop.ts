import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Client, KeyKind, Language } from '#contract';
import { LOCAL_ENTRIES, type LocalHost, openClient, type ProgramLine, signIn, startLocalHost, UI_DIR } from '#hosts/local';
import { type Keystore, machineKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';
import { seenBy } from './seen-by.ts';
import { addWitness } from './witnesses.ts';

type DesktopOptions = {
  readonly dataDir?: string | undefined;
  readonly keystore?: Keystore;
  /** Sets the desktop up at once, with keys of this kind. */
  readonly name?: string;
  readonly language?: Language;
  readonly keyKind?: KeyKind;
  readonly passphrase?: string;
  readonly port?: number;
  readonly modelsDir?: string;
};

export type LocalDesktop = {
  /** Signs in once. */
  readonly url: string;
  readonly client: Client;
  readonly cookie: string;
  readonly host: LocalHost;
  readonly dataDir: string;
  /** A line of its own, for a second window or after a replacement of the core. */
  reconnect(): Promise<Client>;
  /** Ends everything; the data directory stays when it was given, else it is removed. */
  stop(): Promise<void>;
};

/** A whole desktop without a window: supervisor, core process, relay, web server, WebRTC; nothing leaves 127.0.0.1. */
export const localDesktop = async (options: DesktopOptions = {}): Promise<LocalDesktop> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), '围炉 desktop '));
  const host = await startLocalHost({
    dataDir,
    keystore: options.keystore ?? machineKeystore({ dataDir, random: systemRandom, costLog2: 12 }),
    children: nodeChildren(process.env),
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
    version: 'test',
    entries: LOCAL_ENTRIES,
    uiDir: UI_DIR,
    modelsDir: options.modelsDir ?? resolve(dataDir, 'no-models'),
    port: options.port,
    loopbackOnly: true,
  });
  const lines: ProgramLine[] = [];
  const cookie = await signIn(host.plainOrigin, host.signInUrl());
  const connect = async (): Promise<Client> => {
    const line = await openClient(host.plainOrigin, cookie);
    lines.push(line);
    return line.client;
  };
  const client = await connect();
  const stopSeeing = addWitness(`${options.name ?? 'a'} desktop ${dataDir}`, () => seenBy(client));
  if (options.name !== undefined) {
    const { name, language = 'en', keyKind = 'memory', passphrase } = options;
    await client.app.setUp({ name, language, keyKind, ...(passphrase !== undefined && { passphrase }) });
  }
  return {
    url: host.signInUrl(),
    client,
    cookie,
    host,
    dataDir,
    reconnect: connect,
    stop: async () => {
      stopSeeing();
      for (const line of lines) line.close();
      await host.stop();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
