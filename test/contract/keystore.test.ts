import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { AppError, type KeyKind } from '#contract';
import {
  type KeyLine, type Keyring, type Keystore, machineKeystore, memoryKeystore, remoteKeystore, serveKeystore, systemKeyring, systemRandom,
} from '#platform';
import { safeStorageKeyring } from '../../main/hosts/electron/safe-storage-keyring.ts';
import { safeStorage } from '../support/electron-double/safe-storage.ts';

const PASSPHRASE = '一口 hearth 两口 ember';
const fail = (): never => {
  throw new Error('this keystore is kept');
};
const secret = (byte: number) => new Uint8Array(32).fill(byte);
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), '围炉 keys '));
  folders.push(made);
  return made;
};
afterAll(() => folders.forEach((made) => rmSync(made, { recursive: true, force: true })));

const keyringInMemory = (): Keyring & { readonly accounts: Map<string, Uint8Array> } => {
  const accounts = new Map<string, Uint8Array>();
  return {
    accounts,
    read: async (account) => accounts.get(account),
    write: async (account, value) => void accounts.set(account, value.slice()),
    remove: async (account) => void accounts.delete(account),
  };
};
const noKeyring: Keyring = {
  read: () => Promise.reject(new AppError('keyring-unavailable')),
  write: () => Promise.reject(new AppError('keyring-unavailable')),
  remove: () => Promise.reject(new AppError('keyring-unavailable')),
};

const lineTo = (port: MessagePort): KeyLine => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => {
    port.on('message', listener);
    port.unref();
    return () => port.off('message', listener);
  },
});
/** What the core of the app has: the keys stay with the other end. */
const overALine = (keystore: Keystore): Keystore => {
  const { port1, port2 } = new MessageChannel();
  serveKeystore(keystore, lineTo(port1));
  return remoteKeystore(lineTo(port2));
};

/** A keystore and how its machine opens it again after a restart; undefined where nothing is kept. */
type Machine = { readonly store: Keystore; readonly restart?: () => Keystore };
const adapters: readonly { readonly name: string; readonly kind: KeyKind; readonly machine: () => Machine }[] = [
  { name: 'memory', kind: 'memory', machine: () => ({ store: memoryKeystore() }) },
  { name: 'just trying', kind: 'memory', machine: () => ({ store: machineKeystore({ dataDir: folder(), random: systemRandom, keyring: noKeyring }) }) },
  {
    name: 'passphrase',
    kind: 'passphrase',
    machine: () => {
      const options = { dataDir: folder(), random: systemRandom, keyring: noKeyring, costLog2: 12 };
      return { store: machineKeystore(options), restart: () => machineKeystore(options) };
    },
  },
  {
    name: 'in another process',
    kind: 'passphrase',
    machine: () => {
      const options = { dataDir: folder(), random: systemRandom, keyring: noKeyring, costLog2: 12 };
      return { store: overALine(machineKeystore(options)), restart: () => overALine(machineKeystore(options)) };
    },
  },
  {
    name: 'keyring',
    kind: 'keyring',
    machine: () => {
      const options = { dataDir: folder(), random: systemRandom, keyring: keyringInMemory() };
      return { store: machineKeystore(options), restart: () => machineKeystore(options) };
    },
  },
  {
    name: 'safeStorage of Electron',
    kind: 'keyring',
    machine: () => {
      const dataDir = folder();
      const storage = safeStorage('gnome_libsecret');
      const make = () => machineKeystore({ dataDir, random: systemRandom, keyring: safeStorageKeyring(storage, { dataDir, platform: 'linux' }) });
      return { store: make(), restart: make };
    },
  },
];

describe.each(adapters)('a keystore ($name)', ({ kind, machine }) => {
  const setUp = async () => {
    const made = machine();
    await made.store.setUp({ kind, passphrase: PASSPHRASE });
    return made;
  };

  test('is unset at first, refuses to be read, and is open once alice has set it up', async () => {
    const { store } = machine();
    expect(await store.state()).toBe('unset');
    expect(await store.kind()).toBeUndefined();
    await expect(store.read('db')).rejects.toMatchObject({ code: 'locked' });
    await expect(store.write('db', secret(1))).rejects.toMatchObject({ code: 'locked' });
    await store.setUp({ kind, passphrase: PASSPHRASE });
    expect(await store.state()).toBe('open');
    expect(await store.kind()).toBe(kind);
    expect(await store.kinds()).toContain(kind);
  });

  test('gives back what was written, and undefined for what never was', async () => {
    const { store } = await setUp();
    await store.write('db', secret(1));
    await store.write('记忆/a', secret(2));
    await store.write('db', secret(3));
    expect(await store.read('db')).toEqual(secret(3));
    expect(await store.read('记忆/a')).toEqual(secret(2));
    expect(await store.read('nothing')).toBeUndefined();
  });

  test('is set up only once', async () => {
    const { store } = await setUp();
    await expect(store.setUp({ kind, passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'already-set-up' });
  });

  test('of two windows that set it up at once one does, and no key of the first is lost', async () => {
    const { store, restart } = machine();
    const first = store.setUp({ kind, passphrase: PASSPHRASE }).then(() => store.write('db', secret(7)));
    const [one, other] = await Promise.allSettled([first, store.setUp({ kind, passphrase: 'quite another one' })]);
    expect([one, other]).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'already-set-up' } }]);
    const opened = restart?.() ?? store;
    await opened.unlock(PASSPHRASE);
    expect(await opened.read('db')).toEqual(secret(7));
  });

  test('a destroyed secret is gone and the others stay', async () => {
    const { store } = await setUp();
    await store.write('db', secret(1));
    await store.write('memory', secret(2));
    await store.destroy('memory');
    expect(await store.read('memory')).toBeUndefined();
    expect(await store.read('db')).toEqual(secret(1));
    await store.destroy('never was');
  });

  test('many writes at once all arrive', async () => {
    const { store } = await setUp();
    await Promise.all(Array.from({ length: 20 }, (_, n) => store.write(`s${n}`, secret(n))));
    await Promise.all([store.destroy('s3'), store.write('late', secret(99)), store.destroy('s4')]);
    for (const n of [0, 5, 19]) expect(await store.read(`s${n}`)).toEqual(secret(n));
    expect(await store.read('late')).toEqual(secret(99));
    expect(await store.read('s3')).toBeUndefined();
  });

});

describe.each(adapters.filter(({ kind }) => kind !== 'memory'))('a keystore that is kept ($name)', ({ kind, machine }) => {
  test('gives back after a restart what was written, and not what was destroyed', async () => {
    const { store, restart } = machine();
    await store.setUp({ kind, passphrase: PASSPHRASE });
    await store.write('db', secret(7));
    await store.write('gone', secret(8));
    await store.destroy('gone');
    const again = (restart ?? fail)();
    expect(await again.state()).toBe(kind === 'passphrase' ? 'locked' : 'open');
    await again.unlock(PASSPHRASE);
    expect(await again.state()).toBe('open');
    expect(await again.read('db')).toEqual(secret(7));
    expect(await again.read('gone')).toBeUndefined();
    await expect(again.setUp({ kind, passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'already-set-up' });
  });
});

const withPassphrase = async () => {
  const dataDir = folder();
  const options = { dataDir, random: systemRandom, keyring: noKeyring, costLog2: 12 };
  const store = machineKeystore(options);
  await store.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
  return { dataDir, options, store, file: join(dataDir, 'keys.json') };
};

test('a wrong passphrase is said and changes nothing; the right one then opens', async () => {
  const { options, store, file } = await withPassphrase();
  await store.write('db', secret(1));
  const before = readFileSync(file);
  const again = machineKeystore(options);
  await expect(again.unlock('not the passphrase')).rejects.toMatchObject({ code: 'passphrase-wrong' });
  expect(await again.state()).toBe('locked');
  expect(readFileSync(file)).toEqual(before);
  await again.unlock(PASSPHRASE);
  expect(await again.read('db')).toEqual(secret(1));
});

test('a short passphrase is refused before anything is written', async () => {
  const dataDir = folder();
  const store = machineKeystore({ dataDir, random: systemRandom, keyring: noKeyring, costLog2: 12 });
  await expect(store.setUp({ kind: 'passphrase', passphrase: '七个字符不够长' })).rejects.toMatchObject({ code: 'passphrase-weak' });
  expect(readdirSync(dataDir)).toEqual([]);
  expect(await store.state()).toBe('unset');
});

test('scrypt runs at 2^17 unless a test says otherwise', async () => {
  const dataDir = folder();
  await machineKeystore({ dataDir, random: systemRandom, keyring: noKeyring }).setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
  expect(JSON.parse(readFileSync(join(dataDir, 'keys.json'), 'utf8'))).toMatchObject({ master: { costLog2: 17 } });
});

test('no secret lies in the file in the clear, and only its owner may read the file', async () => {
  const { store, file } = await withPassphrase();
  await store.write('db', Buffer.from('canary-canary-canary-canary-1234'));
  const bytes = readFileSync(file);
  expect(bytes.includes('canary')).toBe(false);
  expect(bytes.includes(Buffer.from('canary-canary-canary-canary-1234').toString('base64').slice(4, 30))).toBe(false);
  expect(process.platform === 'win32' || (statSync(file).mode & 0o077) === 0).toBe(true);
});

test('a sealed secret that was copied out before destroy opens with nothing that is left', async () => {
  const { options, store, file } = await withPassphrase();
  await store.write('memory', secret(2));
  await store.write('db', secret(1));
  const copied = JSON.parse(readFileSync(file, 'utf8')) as { secrets: Record<string, string> };
  await store.destroy('memory');
  expect(readdirSync(options.dataDir)).toEqual(['keys.json']);
  const now = JSON.parse(readFileSync(file, 'utf8')) as { secrets: Record<string, string> };
  expect(now.secrets['memory']).toBeUndefined();
  writeFileSync(file, JSON.stringify({ ...now, secrets: { ...now.secrets, memory: copied.secrets['memory'] } }));
  const again = machineKeystore(options);
  await again.unlock(PASSPHRASE);
  expect(await again.read('memory')).toBeUndefined();
  expect(await again.read('db')).toEqual(secret(1));
});

test('with a keyring, not even a copy of the whole file opens after destroy', async () => {
  const dataDir = folder();
  const keyring = keyringInMemory();
  const options = { dataDir, random: systemRandom, keyring };
  const store = machineKeystore(options);
  await store.setUp({ kind: 'keyring' });
  await store.write('memory', secret(2));
  copyFileSync(join(dataDir, 'keys.json'), join(dataDir, 'copy'));
  await store.destroy('memory');
  expect(keyring.accounts.size).toBe(1);
  copyFileSync(join(dataDir, 'copy'), join(dataDir, 'keys.json'));
  await expect(machineKeystore(options).state()).rejects.toMatchObject({ code: 'keyring-unavailable' });
});

test('one sealed secret cannot stand in for another', async () => {
  const { options, store, file } = await withPassphrase();
  await store.write('a', secret(1));
  const content = JSON.parse(readFileSync(file, 'utf8')) as { secrets: Record<string, string> };
  writeFileSync(file, JSON.stringify({ ...content, secrets: { b: content.secrets['a'] } }));
  const again = machineKeystore(options);
  await again.unlock(PASSPHRASE);
  expect(await again.read('b')).toBeUndefined();
});

test('a damaged file is said, not overwritten', async () => {
  const { options, file } = await withPassphrase();
  writeFileSync(file, '{"version":1,"mas');
  await expect(machineKeystore(options).state()).rejects.toMatchObject({ code: 'keys-lost' });
  expect(readFileSync(file, 'utf8')).toBe('{"version":1,"mas');
});

test('what a crash left beside the file is cleared away at the next start', async () => {
  const { options, store, file } = await withPassphrase();
  await store.write('db', secret(1));
  copyFileSync(file, `${file}.old`);
  writeFileSync(`${file}.new`, 'half');
  const again = machineKeystore(options);
  expect(await again.state()).toBe('locked');
  expect(existsSync(`${file}.old`)).toBe(false);
  await again.unlock(PASSPHRASE);
  await again.write('more', secret(2));
  expect(readdirSync(options.dataDir)).toEqual(['keys.json']);
});

test('a machine without a keyring does not offer one and refuses it cleanly', async () => {
  const store = machineKeystore({ dataDir: folder(), random: systemRandom, keyring: noKeyring });
  expect(await store.kinds()).toEqual(['passphrase', 'memory']);
  await expect(store.setUp({ kind: 'keyring' })).rejects.toMatchObject({ code: 'keyring-unavailable' });
});

test("the machine's own keyring either keeps a secret or says that it is not available", async () => {
  const outcome = await systemKeyring.read('hearth-test-none').then(() => 'works', (error: unknown) => error);
  expect(outcome === 'works' || (outcome instanceof AppError && outcome.code === 'keyring-unavailable')).toBe(true);
});
