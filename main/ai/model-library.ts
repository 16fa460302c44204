import { totalmem } from 'node:os';
import { AppError, type Language, type Model, type ModelState } from '#contract';
import type { Clock, Log } from '#platform';
import { catalogue, fitOf, type ModelSpec, recommendedModel } from './catalogue.ts';
import { DOWNLOAD_TIMES, downloadModel, type DownloadTimes, freeBytesOf } from './download-model.ts';
import { claim, dropStaleClaim } from './folder-claim.ts';
import { ModelFiles } from './model-files.ts';
import type { EngineModel } from './types.ts';

export type ModelLibraryOptions = {
  /** Where models live (`HEARTH_MODELS`); made when the first is fetched. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly models?: readonly ModelSpec[];
  /** Decides which source is tried first; asked at each download. */
  readonly language?: () => Language;
  readonly fetch?: typeof globalThis.fetch;
  readonly freeBytes?: (folder: string) => Promise<number>;
  readonly totalRamBytes?: number;
  readonly times?: DownloadTimes;
};

/** Ends a download: `keep` leaves the part for later, `drop` removes it. */
class Stopped extends Error {
  readonly part: 'keep' | 'drop';
  constructor(part: 'keep' | 'drop') {
    super('stopped');
    this.part = part;
  }
}

type Shelf = {
  readonly files: ModelFiles;
  state: ModelState;
  job?: { readonly abort: AbortController; readonly done: Promise<void> };
};

const TELL_EVERY_MS = 250;

/**
 * The models folder: what is there and verified, what is on its way. Nothing is fetched but by `download`, which is the person's yes.
 * After a restart an unfinished download is `paused`, a cancelled one is gone.
 */
export class ModelLibrary {
  readonly #options: ModelLibraryOptions;
  readonly #shelves: ReadonlyMap<string, Shelf>;
  readonly #totalRamBytes: number;
  readonly #recommended: ModelSpec | undefined;
  readonly #listeners = new Set<(model: Model) => void>();

  constructor(options: ModelLibraryOptions) {
    const models = options.models ?? catalogue;
    this.#options = options;
    this.#shelves = new Map(
      models.map((spec) => [spec.id, { files: new ModelFiles(options.folder, spec), state: { kind: 'absent' } }]),
    );
    this.#totalRamBytes = options.totalRamBytes ?? totalmem();
    this.#recommended = recommendedModel(models, this.#totalRamBytes);
  }

  /** Looks at the folder and checks what nobody checked yet: a model is used only after its hash was found right. */
  async refresh(): Promise<void> {
    for (const shelf of this.#shelves.values()) if (!shelf.job) await this.#look(shelf);
  }

  list(): readonly Model[] {
    return [...this.#shelves.values()].map((shelf) => this.#view(shelf));
  }

  /** Fails with `model-not-found`. */
  get(id: string): Model {
    return this.#view(this.#shelf(id));
  }

  /** Called with a model whenever its state changes; at most four times a second while it is fetched. */
  onChange(listener: (model: Model) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The model the app uses: the biggest that is ready and fits. Never one of role `test`. */
  chosen(): EngineModel | undefined {
    const ready = [...this.#shelves.values()].filter(
      ({ state, files: { spec } }) => state.kind === 'ready' && spec.role === 'chat',
    );
    const best = ready.toSorted((a, b) => this.#rank(b) - this.#rank(a))[0];
    return best && this.installed(best.files.spec.id);
  }

  /** A verified model by its id, of any role. */
  installed(id: string): EngineModel | undefined {
    const shelf = this.#shelves.get(id);
    if (shelf?.state.kind !== 'ready') return undefined;
    const { name, sizeBytes } = shelf.files.spec;
    return { id, name, path: shelf.files.file, sizeBytes };
  }

  /** Starts or resumes; returns at once. `settled` tells the end. */
  download(id: string): Model {
    const shelf = this.#shelf(id);
    if (!shelf.job && shelf.state.kind !== 'ready') this.#start(shelf);
    return this.#view(shelf);
  }

  /** Resolves when nothing of this model is under way. */
  async settled(id: string): Promise<Model> {
    const shelf = this.#shelf(id);
    await shelf.job?.done;
    return this.#view(shelf);
  }

  async pause(id: string): Promise<Model> {
    return this.#stop(this.#shelf(id), 'keep');
  }

  /** Stays cancelled: the part is removed. Fails with `model-fetched-elsewhere`. */
  async cancel(id: string): Promise<Model> {
    const shelf = this.#shelf(id);
    await this.#stop(shelf, 'drop');
    if ((await shelf.files.partBytes()) !== undefined) await this.#dropPart(shelf);
    await this.#look(shelf);
    return this.#view(shelf);
  }

  /** Whoever uses the file has to let go first (`engine.end`). Fails with `model-in-use`, `model-fetched-elsewhere`. */
  async remove(id: string): Promise<Model> {
    const shelf = this.#shelf(id);
    await this.cancel(id);
    await shelf.files.removeFile().catch((error: unknown) => {
      throw new AppError('model-in-use', { model: shelf.files.spec.name }, { cause: error });
    });
    await this.#look(shelf);
    return this.#view(shelf);
  }

  /** Hashes the file again whatever was noted; a broken one is removed and named. */
  async verify(id: string): Promise<Model> {
    const shelf = this.#shelf(id);
    if (!shelf.job && (await shelf.files.look()) !== 'absent') await this.#check(shelf);
    return this.#view(shelf);
  }

  /** Ends what is under way; parts stay for the next start. */
  async stop(): Promise<void> {
    await Promise.all([...this.#shelves.values()].map((shelf) => this.#stop(shelf, 'keep')));
  }

  #shelf(id: string): Shelf {
    const shelf = this.#shelves.get(id);
    if (!shelf) throw new AppError('model-not-found', { model: id.slice(0, 80) });
    return shelf;
  }

  #rank({ files: { spec } }: Shelf): number {
    return fitOf(spec, this.#totalRamBytes) === 'too-big' ? -spec.ramBytes : spec.ramBytes;
  }

  #view({ files: { spec }, state }: Shelf): Model {
    const { id, name, role, languages, sizeBytes, ramBytes, licence, sources } = spec;
    return {
      id,
      name,
      role,
      languages,
      sizeBytes,
      ramBytes,
      licence: licence.name,
      sources: sources.flatMap((source) => (source.kind === 'web' ? [new URL(source.url).host] : [])),
      fit: fitOf(spec, this.#totalRamBytes),
      recommended: spec.id === this.#recommended?.id,
      active: spec.id === this.chosen()?.id,
      state,
    };
  }

  #set(shelf: Shelf, state: ModelState): void {
    shelf.state = state;
    const model = this.#view(shelf);
    for (const listener of this.#listeners) listener(model);
  }

  async #look(shelf: Shelf): Promise<void> {
    const found = await shelf.files.look();
    if (found !== 'absent') await this.#tidy(shelf);
    if (found === 'unverified') return this.#check(shelf);
    if (found === 'verified') return this.#set(shelf, { kind: 'ready' });
    const bytes = await shelf.files.partBytes();
    if (shelf.state.kind !== 'failed') this.#set(shelf, bytes === undefined ? { kind: 'absent' } : { kind: 'paused', bytes });
  }

  async #dropPart({ files }: Shelf): Promise<void> {
    const release = await claim(files.lock, this.#options.clock);
    await files.removePart().finally(release);
  }

  /** What a process that died on the last steps left beside a model. */
  async #tidy({ files }: Shelf): Promise<void> {
    await files.removePart();
    await dropStaleClaim(files.lock, this.#options.clock);
  }

  async #check(shelf: Shelf): Promise<void> {
    const { files } = shelf;
    this.#set(shelf, { kind: 'checking' });
    if (await files.isRight(files.file)) {
      await files.markVerified();
      return this.#set(shelf, { kind: 'ready' });
    }
    await files.removeFile();
    this.#options.log.warn('model-file-broken', { model: files.spec.id });
    this.#set(shelf, { kind: 'failed', code: 'model-broken', bytes: 0 });
  }

  #start(shelf: Shelf): void {
    const abort = new AbortController();
    const bytes = 'bytes' in shelf.state ? shelf.state.bytes : 0;
    this.#set(shelf, { kind: 'downloading', bytes, bytesPerSecond: 0, source: '' });
    const done = this.#download(shelf, abort.signal).finally(() => {
      delete shelf.job;
    });
    shelf.job = { abort, done };
  }

  async #stop(shelf: Shelf, part: 'keep' | 'drop'): Promise<Model> {
    shelf.job?.abort.abort(new Stopped(part));
    await shelf.job?.done;
    return this.#view(shelf);
  }

  /** Never rejects: what went wrong becomes the state. */
  async #download(shelf: Shelf, signal: AbortSignal): Promise<void> {
    const { files } = shelf;
    const {
      folder,
      clock,
      log,
      language = () => 'en',
      fetch = globalThis.fetch,
      freeBytes = freeBytesOf,
      times = DOWNLOAD_TIMES,
    } = this.#options;
    let release: (() => Promise<void>) | undefined;
    try {
      await files.prepare();
      release = await claim(files.lock, clock);
      await downloadModel({
        files,
        language: language(),
        clock,
        fetch,
        freeBytes,
        times,
        signal,
        onBytes: this.#progress(shelf),
        onChecking: () => this.#set(shelf, { kind: 'checking' }),
      });
      this.#set(shelf, { kind: 'ready' });
      log.info('model-ready', { model: files.spec.id });
    } catch (error) {
      await this.#ended(shelf, error, folder);
    } finally {
      await release?.();
    }
  }

  async #ended(shelf: Shelf, error: unknown, folder: string): Promise<void> {
    const { files } = shelf;
    if (error instanceof Stopped && error.part === 'drop') await files.removePart();
    const bytes = (await files.partBytes()) ?? 0;
    if (error instanceof Stopped) return this.#set(shelf, bytes === 0 ? { kind: 'absent' } : { kind: 'paused', bytes });
    const expected = error instanceof AppError ? error : new AppError('data-dir-unwritable', { dataDir: folder });
    this.#options.log.warn('model-download-failed', { model: files.spec.id, code: expected.code });
    this.#set(shelf, { kind: 'failed', code: expected.code, bytes });
  }

  #progress(shelf: Shelf): (total: number, source: string) => void {
    const { clock } = this.#options;
    let told = { at: clock.now(), total: -1 };
    let bytesPerSecond = 0;
    return (total, source) => {
      const spanMs = clock.now() - told.at;
      if (told.total >= 0 && spanMs < TELL_EVERY_MS) return;
      const fresh = told.total < 0 || spanMs <= 0 ? 0 : (Math.max(0, total - told.total) * 1000) / spanMs;
      bytesPerSecond = bytesPerSecond === 0 ? fresh : bytesPerSecond * 0.7 + fresh * 0.3;
      told = { at: clock.now(), total };
      this.#set(shelf, { kind: 'downloading', bytes: total, bytesPerSecond: Math.round(bytesPerSecond), source });
    };
  }
}
