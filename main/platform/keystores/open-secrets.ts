import type { Random } from '../random.ts';
import type { MasterKey } from './master-key.ts';
import { seal, unseal } from './seal.ts';
import { type MasterRecord, writeSecretsFile } from './secrets-file.ts';

type Start = { readonly file: string; readonly random: Random; readonly master: MasterKey };
type Held = { readonly key: Uint8Array; readonly record: MasterRecord };

/**
 * The opened secrets of one file. Invariants: the file on disk always opens with its own record; a secret is sealed under
 * exactly one master, the current one; after `destroy` no byte sealed under an earlier master can be opened from what is left.
 */
export class OpenSecrets {
  readonly #start: Start;
  #sealed: ReadonlyMap<string, string>;
  #held: Held;
  /** One change of the file at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(start: Start, held: Held, sealed: ReadonlyMap<string, string>) {
    this.#start = start;
    this.#held = held;
    this.#sealed = new Map(sealed);
  }

  /** Makes the file. */
  static async create(start: Start): Promise<OpenSecrets> {
    const minted = await start.master.mint();
    const secrets = new OpenSecrets(start, minted, new Map());
    secrets.#save(minted, new Map());
    return secrets;
  }

  static open(start: Start, held: Held, sealed: Readonly<Record<string, string>>): OpenSecrets {
    return new OpenSecrets(start, held, new Map(Object.entries(sealed)));
  }

  read(name: string): Uint8Array | undefined {
    const sealed = this.#sealed.get(name);
    return sealed === undefined ? undefined : unseal(sealed, { key: this.#held.key, label: name });
  }

  write(name: string, secret: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      const sealed = seal(secret, { key: this.#held.key, label: name }, this.#start.random);
      this.#save(this.#held, new Map(this.#sealed).set(name, sealed));
    });
  }

  destroy(name: string): Promise<void> {
    return this.#inTurn(async () => {
      const { random, master } = this.#start;
      const kept = [...this.#sealed.keys()].filter((other) => other !== name).flatMap((other) => {
        const secret = this.read(other);
        return secret ? [[other, secret] as const] : [];
      });
      const old = this.#held;
      const minted = await master.mint(old.record);
      this.#save(minted, new Map(kept.map(([other, secret]) => [other, seal(secret, { key: minted.key, label: other }, random)])));
      old.key.fill(0);
      await minted.afterStored();
    });
  }

  /** Nothing changes in memory before it is on disk: a key that only this process knows would lock its file for ever. */
  #save(held: Held, sealed: ReadonlyMap<string, string>): void {
    writeSecretsFile(this.#start.file, { version: 1, master: held.record, secrets: Object.fromEntries(sealed) });
    this.#held = held;
    this.#sealed = sealed;
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const next = this.#turn.then(change);
    this.#turn = next.catch(() => undefined);
    return next;
  }
}
