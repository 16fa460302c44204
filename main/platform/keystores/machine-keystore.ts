import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type KeyKind } from '#contract';
import type { Keystore } from '../keystore.ts';
import type { Random } from '../random.ts';
import { type Keyring, keyringWorks, systemKeyring } from './keyring.ts';
import { keyringMaster, openKeyring } from './keyring-master.ts';
import { memoryKeystore } from './memory-keystore.ts';
import { OpenSecrets } from './open-secrets.ts';
import { newPassphrase, openPassphrase, SCRYPT_COST_LOG2 } from './passphrase-master.ts';
import { KEYS_FILE, readSecretsFile } from './secrets-file.ts';

type Options = {
  readonly dataDir: string;
  readonly random: Random;
  readonly keyring?: Keyring;
  /** For tests: a weaker scrypt. */
  readonly costLog2?: number;
};

/** Every probe writes to the machine's keyring: one is enough. One that a full disk refused (Electron keeps what it sealed in a file) is no answer. */
const askOnce = (ask: () => Promise<boolean>): (() => Promise<boolean>) => {
  let answer: Promise<boolean> | undefined;
  return () =>
    (answer ??= ask().catch((error: unknown) => {
      answer = undefined;
      throw error;
    }));
};

/** Of two windows that set up at once, the second would put new keys in place of those the first already uses. */
const oneAfterAnother = <Input>(run: (input: Input) => Promise<void>): ((input: Input) => Promise<void>) => {
  let last: Promise<void> = Promise.resolve();
  return (input) => {
    const next = last.then(() => run(input));
    last = next.catch(() => undefined);
    return next;
  };
};

/**
 * The keystore of a data directory: sealed secrets in `keys.json`, their master in the operating system's keyring or under a passphrase;
 * or, when just trying, everything in memory and no file at all.
 */
export const machineKeystore = ({ dataDir, random, keyring = systemKeyring, costLog2 = SCRYPT_COST_LOG2 }: Options): Keystore => {
  const file = join(dataDir, KEYS_FILE);
  const trying = memoryKeystore();
  let open: OpenSecrets | undefined;
  const isKeyringThere = askOnce(() => keyringWorks(keyring));

  const openByKeyring = async (): Promise<OpenSecrets | undefined> => {
    const content = readSecretsFile(file);
    if (content?.master.kind !== 'keyring') return undefined;
    const key = await openKeyring(keyring, content.master);
    return OpenSecrets.open({ file, random, master: keyringMaster(keyring, random) }, { key, record: content.master }, content.secrets);
  };
  const isTrying = async (): Promise<boolean> => (await trying.state()) === 'open';
  const opened = async (): Promise<OpenSecrets> => {
    open ??= await openByKeyring();
    if (!open) throw new AppError('locked');
    return open;
  };
  const masterFor = async (kind: Exclude<KeyKind, 'memory'>, passphrase = '') => {
    if (kind === 'passphrase') return newPassphrase(passphrase, random, costLog2);
    if (!(await isKeyringThere())) throw new AppError('keyring-unavailable');
    return keyringMaster(keyring, random);
  };
  const state: Keystore['state'] = async () => {
    if (open || (await isTrying())) return 'open';
    const content = readSecretsFile(file);
    if (content?.master.kind !== 'keyring') return content ? 'locked' : 'unset';
    open = await openByKeyring();
    return 'open';
  };

  const setUp = oneAfterAnother<Parameters<Keystore['setUp']>[0]>(async ({ kind, passphrase }) => {
    if ((await state()) !== 'unset') throw new AppError('already-set-up');
    if (kind === 'memory') return trying.setUp({ kind });
    const master = await masterFor(kind, passphrase);
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    open = await OpenSecrets.create({ file, random, master });
  });

  return {
    state,
    kind: async () => ((await isTrying()) ? 'memory' : readSecretsFile(file)?.master.kind),
    kinds: async () => [...((await isKeyringThere().catch(() => false)) ? (['keyring'] as const) : []), 'passphrase', 'memory'],
    setUp,
    unlock: async (passphrase) => {
      const content = readSecretsFile(file);
      if (content?.master.kind !== 'passphrase') return;
      const { key, master } = await openPassphrase(passphrase, content.master, random);
      open ??= OpenSecrets.open({ file, random, master }, { key, record: content.master }, content.secrets);
    },
    read: async (name) => ((await isTrying()) ? trying.read(name) : (await opened()).read(name)),
    write: async (name, secret) => ((await isTrying()) ? trying.write(name, secret) : (await opened()).write(name, secret)),
    destroy: async (name) => ((await isTrying()) ? trying.destroy(name) : (await opened()).destroy(name)),
  };
};
