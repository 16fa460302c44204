import type { FileShown } from '#contract';

type Type = NonNullable<FileShown['picture']>['type'];
type Sealed = { readonly address: string; readonly key: Uint8Array };

const MOST_KNOWN = 1_000;

/**
 * Pictures that were parsed in this run and are stored exactly as they may be shown, so that scrolling past them parses them once. An address
 * names its bytes, and with the key what they open to: neither can turn into another picture.
 */
export class KnownPictures {
  readonly #types = new Map<string, Type>();

  find(sealed: Sealed): Type | undefined {
    return this.#types.get(nameOf(sealed));
  }

  add(sealed: Sealed, type: Type): void {
    const [oldest] = this.#types.keys();
    if (this.#types.size >= MOST_KNOWN && oldest !== undefined) this.#types.delete(oldest);
    this.#types.set(nameOf(sealed), type);
  }
}

const nameOf = ({ address, key }: Sealed): string => `${address} ${Buffer.from(key).toString('base64url')}`;
