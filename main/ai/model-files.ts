import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelSpec } from './catalogue.ts';

const verifiedSchema = z.object({ sha256: z.string(), sizeBytes: z.number(), mtimeMs: z.number() });
const partSchema = z.object({ url: z.string(), etag: z.string().optional() });
export type PartOrigin = z.infer<typeof partSchema>;

const readJson = async <Value>(file: string, schema: z.ZodType<Value>): Promise<Value | undefined> => {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
};

/** SHA-256 of a file in hex, read piece by piece. */
export const hashFile = async (file: string, signal?: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024, ...(signal && { signal }) }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** The files of one model in the models folder: the model itself, its unfinished part, and what is known of both. */
export class ModelFiles {
  readonly spec: ModelSpec;
  readonly folder: string;
  readonly file: string;
  readonly part: string;
  /** There while a process fetches the model. */
  readonly lock: string;

  constructor(folder: string, spec: ModelSpec) {
    this.spec = spec;
    this.folder = folder;
    this.file = join(folder, spec.file);
    this.part = `${this.file}.part`;
    this.lock = `${this.file}.lock`;
  }

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
  }

  /** `verified`: its bytes were hashed here and have not been touched since. */
  async look(): Promise<'absent' | 'unverified' | 'verified'> {
    const found = await stat(this.file).catch(() => undefined);
    if (!found?.isFile()) return 'absent';
    const mark = await readJson(`${this.file}.verified`, verifiedSchema);
    const same =
      mark?.sha256 === this.spec.sha256 &&
      mark.sizeBytes === found.size &&
      mark.mtimeMs === found.mtimeMs &&
      found.size === this.spec.sizeBytes;
    return same ? 'verified' : 'unverified';
  }

  /** Bytes of the unfinished part; undefined without one. */
  async partBytes(): Promise<number | undefined> {
    return (await stat(this.part).catch(() => undefined))?.size;
  }

  partOrigin(): Promise<PartOrigin | undefined> {
    return readJson(`${this.part}.json`, partSchema);
  }

  async notePartOrigin(origin: PartOrigin): Promise<void> {
    await writeFile(`${this.part}.json`, JSON.stringify(origin));
  }

  /** Hashes the file where it is (`file` or `part`). */
  async isRight(file: string, signal?: AbortSignal): Promise<boolean> {
    const found = await stat(file).catch(() => undefined);
    return found?.size === this.spec.sizeBytes && (await hashFile(file, signal)) === this.spec.sha256;
  }

  /** Remembers that the file was found right, so that the next start need not hash a gigabyte. */
  async markVerified(): Promise<void> {
    const { size: sizeBytes, mtimeMs } = await stat(this.file);
    await writeFile(`${this.file}.verified`, JSON.stringify({ sha256: this.spec.sha256, sizeBytes, mtimeMs }));
  }

  /** The verified part becomes the model, in one step. */
  async adoptPart(): Promise<void> {
    const handle = await open(this.part, 'r+');
    await handle.sync();
    await handle.close();
    await rename(this.part, this.file);
    await rm(`${this.part}.json`, { force: true });
    await this.markVerified();
  }

  async removePart(): Promise<void> {
    await rm(this.part, { force: true });
    await rm(`${this.part}.json`, { force: true });
  }

  async removeFile(): Promise<void> {
    await rm(`${this.file}.verified`, { force: true });
    await rm(`${this.file}.prefixes`, { recursive: true, force: true });
    await rm(this.file, { force: true });
  }
}
