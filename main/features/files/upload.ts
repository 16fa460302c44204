import { AppError } from '#contract';
import type { Random } from '#platform';
import { cleanPicture, type CleanPicture, FORMAT_HEAD_BYTES, PICTURE_LIMITS, pictureFormat } from '#privacy';
import type { BlobShelf } from '#sync';
import { Sealing } from './sealing.ts';

export type Uploaded = { readonly address: string; readonly key: Uint8Array; readonly sizeBytes: number; readonly picture: Omit<CleanPicture, 'bytes'> | undefined };

type Options = { readonly name: string; readonly sizeBytes: number; readonly shelf: BlobShelf; readonly random: Random };

/**
 * One file as it comes from the page. A picture waits in memory until it is clean: what it says of place and device is never stored. Everything
 * else is sealed as it comes.
 */
export class Upload {
  readonly name: string;
  readonly #options: Options;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #receivedBytes = 0;
  #isPicture: boolean | undefined;
  #sealing: Sealing | undefined;

  constructor(options: Options) {
    this.name = options.name;
    this.#options = options;
  }

  /** @returns bytes received so far. Fails with `picture-format`, `picture-too-large`, `file-too-large`, `disk-full`. */
  add(part: Uint8Array): number {
    this.#receivedBytes += part.length;
    if (this.#receivedBytes > this.#options.sizeBytes) throw new AppError('file-too-large', { name: this.name });
    this.#wait(part);
    this.#isPicture ??= this.#looksLikePicture();
    if (this.#isPicture === false) this.#seal();
    else if (this.#waitingBytes > PICTURE_LIMITS.fileBytes) throw new AppError('picture-too-large');
    return this.#receivedBytes;
  }

  /** Fails with `file-unreadable` (parts are missing: it changed while it was read), `picture-broken`, `picture-too-large`, `disk-full`. */
  finish(): Uploaded {
    if (this.#receivedBytes !== this.#options.sizeBytes) throw new AppError('file-unreadable');
    this.#isPicture ??= pictureFormat(Buffer.concat(this.#waiting)) !== undefined;
    const clean = this.#isPicture ? cleanPicture(Buffer.concat(this.#waiting)) : undefined;
    if (clean) this.#waiting = [clean.bytes];
    const sealing = this.#seal();
    const { address } = sealing.finish();
    const picture = clean && { ...clean, bytes: undefined };
    return { address, key: sealing.key, sizeBytes: clean?.bytes.length ?? this.#receivedBytes, picture };
  }

  drop(): void {
    this.#waiting = [];
    this.#sealing?.drop();
  }

  #wait(part: Uint8Array): void {
    this.#waiting.push(part);
    this.#waitingBytes += part.length;
  }

  #looksLikePicture(): boolean | undefined {
    if (this.#waitingBytes < FORMAT_HEAD_BYTES && this.#receivedBytes < this.#options.sizeBytes) return undefined;
    const format = pictureFormat(Buffer.concat(this.#waiting).subarray(0, FORMAT_HEAD_BYTES));
    if (format === 'hidden') throw new AppError('picture-format');
    return format !== undefined;
  }

  #seal(): Sealing {
    this.#sealing ??= new Sealing(this.#options.shelf, this.#options.random);
    for (const part of this.#waiting) this.#sealing.add(part);
    this.#waiting = [];
    this.#waitingBytes = 0;
    return this.#sealing;
  }
}
