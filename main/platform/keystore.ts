import type { KeyKind } from '#contract';

/**
 * Where secrets live. Nothing else on the machine may hold a key in the clear.
 * Every adapter passes `test/contract/keystore.test.ts`.
 */
export interface Keystore {
  /** `unset`: first run. `locked`: a passphrase is needed. */
  state(): Promise<'unset' | 'locked' | 'open'>;
  /** What was chosen at first run. */
  kind(): Promise<KeyKind | undefined>;
  /** What this machine offers, best first. */
  kinds(): Promise<readonly KeyKind[]>;
  /** Fails with `already-set-up`, `passphrase-weak` (below 8 characters), `keyring-unavailable`. */
  setUp(choice: { readonly kind: KeyKind; readonly passphrase?: string | undefined }): Promise<void>;
  /** Fails with `passphrase-wrong`. */
  unlock(passphrase: string): Promise<void>;
  /** Fails with `locked` while not open. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Durable when it resolves. */
  write(name: string, secret: Uint8Array): Promise<void>;
  /** When it resolves, nothing in the store or on disk yields this secret any more. */
  destroy(name: string): Promise<void>;
}
