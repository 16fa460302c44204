import { join } from 'node:path';
import type { KeyKind } from '#contract';
import type { Random } from '../random.ts';
import { type Keyring, systemKeyring } from './keyring.ts';
import { keyringMaster, openKeyring } from './keyring-master.ts';
import { OpenSecrets } from './open-secrets.ts';
import { openPassphrase } from './passphrase-master.ts';
import { KEYS_FILE, lookAtSecretsFile, type SecretsFile } from './secrets-file.ts';

export type KeysLook =
  | { readonly state: 'missing' | 'broken' | 'locked' | 'wrong' | 'unavailable' }
  | { readonly state: 'open'; readonly kind: KeyKind; readonly read: (name: string) => Uint8Array | undefined };

type Options = { readonly dataDir: string; readonly random: Random; readonly passphrase?: string | undefined; readonly keyring?: Keyring };

const opened = async (content: SecretsFile, { dataDir, random, passphrase = '', keyring = systemKeyring }: Options): Promise<OpenSecrets> => {
  const { master: record, secrets } = content;
  const { key, master } =
    record.kind === 'keyring' ? { key: await openKeyring(keyring, record), master: keyringMaster(keyring, random) } : await openPassphrase(passphrase, record, random);
  return OpenSecrets.open({ file: join(dataDir, KEYS_FILE), random, master }, { key, record }, secrets);
};

/** Looks at the keys of a data directory and changes nothing: not even what a crash left beside them is tidied, since a running Hearth may be writing there. */
export const lookAtKeys = async (options: Options): Promise<KeysLook> => {
  const content = lookAtSecretsFile(join(options.dataDir, KEYS_FILE));
  if (content === 'missing' || content === 'broken') return { state: content };
  const { kind } = content.master;
  if (kind === 'passphrase' && options.passphrase === undefined) return { state: 'locked' };
  try {
    const secrets = await opened(content, options);
    return { state: 'open', kind, read: (name) => secrets.read(name) };
  } catch {
    return { state: kind === 'keyring' ? 'unavailable' : 'wrong' };
  }
};
