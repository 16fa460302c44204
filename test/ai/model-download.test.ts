import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog, systemClock } from '#platform';
import type { Model, ModelState } from '#contract';
import { ModelLibrary, type ModelLibraryOptions } from '../../main/ai/model-library.ts';
import { modelBytes, type ModelServer, modelServer, modelSpec } from '../support/model-server.ts';

const SIZE = 400_000;
const TIMES = { connectMs: 10_000, stallMs: 10_000, againMs: 5 };
/** For servers that never answer or never go on. */
const IMPATIENT = { connectMs: 1500, stallMs: 500, againMs: 5 };
const content = modelBytes(SIZE, 7);

let folder: string;
let server: ModelServer;
const libraries: ModelLibrary[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-模型 '));
  server = await modelServer(content);
});

afterEach(async () => {
  for (const library of libraries.splice(0)) await library.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const libraryOf = (options: Partial<ModelLibraryOptions> = {}): ModelLibrary => {
  const library = new ModelLibrary({
    folder,
    clock: systemClock,
    log: silentLog,
    times: TIMES,
    models: [modelSpec(content, [server.url])],
    ...options,
  });
  libraries.push(library);
  return library;
};

const fetched = async (library: ModelLibrary): Promise<ModelState> => {
  library.download('tiny');
  return (await library.settled('tiny')).state;
};

const until = (library: ModelLibrary, wanted: (model: Model) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const off = library.onChange((model) => {
      if (!wanted(model)) return;
      off();
      resolve();
    });
  });

const modelFile = (): string => join(folder, 'tiny.gguf');
const leavePart = (bytes: Uint8Array, etag?: string): void => {
  writeFileSync(`${modelFile()}.part`, bytes);
  if (etag !== undefined) writeFileSync(`${modelFile()}.part.json`, JSON.stringify({ url: server.url, etag }));
};

describe('fetching a model', () => {
  test('a model is fetched, verified and used, and nothing else is left in the folder', async () => {
    const library = libraryOf();
    expect(await fetched(library)).toEqual({ kind: 'ready' });
    expect(readFileSync(modelFile()).equals(content)).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(['tiny.gguf', 'tiny.gguf.verified']);
    expect(library.chosen()).toEqual({ id: 'tiny', name: 'Tiny', path: modelFile(), sizeBytes: SIZE });
  });

  test('nothing is asked of any server before somebody says yes', async () => {
    const library = libraryOf();
    await library.refresh();
    library.list();
    expect(server.requests).toEqual([]);
  });

  test('a part that is there already is not fetched again', async () => {
    leavePart(content.subarray(0, 150_000), server.etag);
    expect(await fetched(libraryOf())).toEqual({ kind: 'ready' });
    expect(server.requests.map(({ range }) => range)).toEqual(['bytes=150000-']);
  });

  test('a server that ignores the range and sends everything gives the whole file, not a mix', async () => {
    server.manners = [{ kind: 'whole' }];
    leavePart(modelBytes(150_000, 99));
    expect(await fetched(libraryOf())).toEqual({ kind: 'ready' });
    expect(readFileSync(modelFile()).equals(content)).toBe(true);
  });

  test('a connection cut three times is taken up where it broke', async () => {
    server.manners = [
      { kind: 'cut', afterBytes: 90_000 },
      { kind: 'cut', afterBytes: 90_000 },
      { kind: 'cut', afterBytes: 90_000 },
      { kind: 'ranges' },
    ];
    expect(await fetched(libraryOf())).toEqual({ kind: 'ready' });
    expect(server.requests).toHaveLength(4);
    expect(server.requests.slice(1).every(({ range }) => range !== undefined)).toBe(true);
  });

  test('a server that falls silent in the middle counts as cut', async () => {
    server.manners = [{ kind: 'stall', afterBytes: 90_000 }, { kind: 'ranges' }];
    expect(await fetched(libraryOf({ times: { ...TIMES, stallMs: IMPATIENT.stallMs } }))).toEqual({ kind: 'ready' });
    expect(server.requests.length).toBeGreaterThanOrEqual(2);
  });

  test('a file that changed on the server since the part came is fetched from its start', async () => {
    leavePart(modelBytes(150_000, 99), '"v0"');
    expect(await fetched(libraryOf())).toEqual({ kind: 'ready' });
    expect(readFileSync(modelFile()).equals(content)).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  test('a careless server that goes on with another version is noticed before it is hashed', async () => {
    server.manners = [{ kind: 'careless' }];
    leavePart(modelBytes(150_000, 99), '"v0"');
    expect(await fetched(libraryOf())).toEqual({ kind: 'ready' });
    expect(server.requests.map(({ range }) => range)).toEqual(['bytes=150000-', undefined]);
  });

  test('a part that is longer than the model is thrown away', async () => {
    leavePart(modelBytes(SIZE + 10, 99), server.etag);
    expect(await fetched(libraryOf())).toEqual({ kind: 'ready' });
  });

  test('a file of another size is refused, and says that it changed', async () => {
    server.content = modelBytes(SIZE + 1, 7);
    expect(await fetched(libraryOf())).toEqual({ kind: 'failed', code: 'model-download-changed', bytes: 0 });
    expect(existsSync(modelFile())).toBe(false);
  });

  test('a file of the right size with other bytes is removed and named, never used', async () => {
    server.content = modelBytes(SIZE, 8);
    const library = libraryOf();
    expect(await fetched(library)).toEqual({ kind: 'failed', code: 'model-broken', bytes: 0 });
    expect(readdirSync(folder)).toEqual([]);
    expect(library.chosen()).toBeUndefined();
  });

  test('a source with wrong bytes does not stop the next one', async () => {
    const other = await modelServer(modelBytes(SIZE, 8));
    expect(await fetched(libraryOf({ models: [modelSpec(content, [other.url, server.url])] }))).toEqual({ kind: 'ready' });
    await other.stop();
  });
});

describe('sources that do not answer', () => {
  test('a source that does not answer is given up and the next is tried', async () => {
    const silent = await modelServer(content);
    silent.manners = [{ kind: 'silent' }];
    const startedAt = performance.now();
    expect(await fetched(libraryOf({ models: [modelSpec(content, [silent.url, server.url])], times: IMPATIENT }))).toEqual({ kind: 'ready' });
    expect(performance.now() - startedAt).toBeGreaterThan(IMPATIENT.connectMs * 0.9);
    await silent.stop();
  });

  test.each([404, 403, 500])('a source that answers %i is passed over', async (status) => {
    server.manners = [{ kind: 'status', status }];
    expect(await fetched(libraryOf())).toEqual({ kind: 'failed', code: 'model-source-unreachable', bytes: 0 });
  });

  test('nobody there: the sentence is about the source, and what came before is kept', async () => {
    leavePart(content.subarray(0, 1000), server.etag);
    const gone = modelSpec(content, ['http://127.0.0.1:9/model.gguf']);
    expect(await fetched(libraryOf({ models: [gone] }))).toEqual({
      kind: 'failed',
      code: 'model-source-unreachable',
      bytes: 1000,
    });
  });

  test('a redirect inside the same place is followed', async () => {
    server.manners = [{ kind: 'redirect', to: '/other.gguf' }, { kind: 'ranges' }];
    expect(await fetched(libraryOf())).toEqual({ kind: 'ready' });
    expect(server.requests.at(-1)?.path).toBe('/other.gguf');
  });

  test('a redirect to another unencrypted place is not followed', async () => {
    const other = await modelServer(content);
    server.manners = [{ kind: 'redirect', to: other.url }];
    expect(await fetched(libraryOf())).toMatchObject({ kind: 'failed', code: 'model-source-unreachable' });
    expect(other.requests).toEqual([]);
    await other.stop();
  });

  test('a redirect that goes in circles ends', async () => {
    server.manners = [{ kind: 'redirect', to: '/again' }];
    expect(await fetched(libraryOf())).toMatchObject({ kind: 'failed', code: 'model-source-unreachable' });
    expect(server.requests.length).toBeLessThan(10);
  });
});

describe('pause, cancel, restart', () => {
  const halfWay = async (library: ModelLibrary): Promise<void> => {
    server.manners = [{ kind: 'stall', afterBytes: 120_000 }];
    const reached = until(library, ({ state }) => state.kind === 'downloading' && state.bytes > 0);
    library.download('tiny');
    await reached;
  };

  test('alice pauses, closes Hearth, and resumes the next day where she stopped', async () => {
    const first = libraryOf();
    await halfWay(first);
    expect((await first.pause('tiny')).state).toMatchObject({ kind: 'paused' });
    await first.stop();
    const second = libraryOf();
    await second.refresh();
    const { state } = second.get('tiny');
    expect(state).toMatchObject({ kind: 'paused' });
    const bytes = state.kind === 'paused' ? state.bytes : 0;
    expect(bytes).toBeGreaterThan(0);
    server.manners = [{ kind: 'ranges' }];
    expect(await fetched(second)).toEqual({ kind: 'ready' });
    expect(server.requests.at(-1)?.range).toBe(`bytes=${bytes}-`);
  });

  test('a restart alone never resumes: that needs another yes', async () => {
    leavePart(content.subarray(0, 150_000), server.etag);
    const library = libraryOf();
    await library.refresh();
    expect(library.get('tiny').state).toEqual({ kind: 'paused', bytes: 150_000 });
    expect(server.requests).toEqual([]);
  });

  test('what is cancelled stays cancelled, also after a restart', async () => {
    const library = libraryOf();
    await halfWay(library);
    const told: string[] = [];
    library.onChange(({ state }) => told.push(state.kind));
    expect((await library.cancel('tiny')).state).toEqual({ kind: 'absent' });
    expect(new Set(told)).toEqual(new Set(['absent']));
    expect(readdirSync(folder)).toEqual([]);
    const next = libraryOf();
    await next.refresh();
    expect(next.get('tiny').state).toEqual({ kind: 'absent' });
  });

  test('two desktops do not write into the same file', async () => {
    const first = libraryOf();
    await halfWay(first);
    expect(await fetched(libraryOf())).toMatchObject({ kind: 'failed', code: 'model-fetched-elsewhere' });
    expect((await first.cancel('tiny')).state).toEqual({ kind: 'absent' });
  });

  test('a desktop does not throw away what another one is fetching', async () => {
    const first = libraryOf();
    await halfWay(first);
    const other = libraryOf();
    await other.refresh();
    await expect(other.cancel('tiny')).rejects.toMatchObject({ code: 'model-fetched-elsewhere' });
    expect((await first.pause('tiny')).state).toMatchObject({ kind: 'paused' });
    expect((await other.cancel('tiny')).state).toEqual({ kind: 'absent' });
  });

  test('the claim of a desktop that was killed does not hold up the next', async () => {
    const gone = execFileSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).trim();
    writeFileSync(`${modelFile()}.lock`, gone);
    expect(await fetched(libraryOf())).toEqual({ kind: 'ready' });
  });
});

const TMPFS = ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs'];

/** Whether this process may make a disk of one megabyte: root on Linux, where the container allows it. */
const canMount = (): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const probe = mkdtempSync(join(tmpdir(), 'hearth-probe-'));
  try {
    execFileSync('mount', [...TMPFS, probe], { stdio: 'ignore' });
    execFileSync('umount', ['-l', probe]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
};

describe('space on the disk', () => {
  test('a model that does not fit on the disk is not begun', async () => {
    expect(await fetched(libraryOf({ freeBytes: async () => SIZE - 1 }))).toEqual({
      kind: 'failed',
      code: 'disk-full',
      bytes: 0,
    });
    expect(server.requests).toEqual([]);
  });

  test.runIf(canMount())(
    'a disk that fills up while fetching ends in a sentence, and what came is kept for when there is room',
    async () => {
      const big = modelBytes(3_000_000, 3);
      server.content = big;
      execFileSync('mount', [...TMPFS, folder]);
      const library = libraryOf({ models: [modelSpec(big, [server.url])], freeBytes: async () => 1e9 });
      try {
        const state = await fetched(library);
        expect(state).toMatchObject({ kind: 'failed', code: 'disk-full' });
        expect(state.kind === 'failed' && state.bytes).toBeGreaterThan(100_000);
      } finally {
        execFileSync('umount', ['-l', folder]);
      }
    },
  );
});

describe('files that are there already', () => {
  test('a model that a person copied into the folder is hashed once and then used', async () => {
    writeFileSync(modelFile(), content);
    const library = libraryOf();
    await library.refresh();
    expect(library.get('tiny').state).toEqual({ kind: 'ready' });
    expect(existsSync(`${modelFile()}.verified`)).toBe(true);
  });

  test('a model for engine tests is never the one the app uses', async () => {
    writeFileSync(modelFile(), content);
    const library = libraryOf({ models: [modelSpec(content, [], { role: 'test' })] });
    await library.refresh();
    expect(library.installed('tiny')?.path).toBe(modelFile());
    expect(library.chosen()).toBeUndefined();
  });

  test('of two models the bigger that fits is used', async () => {
    writeFileSync(modelFile(), content);
    writeFileSync(join(folder, 'big.gguf'), content);
    writeFileSync(join(folder, 'huge.gguf'), content);
    const models = [
      modelSpec(content, []),
      modelSpec(content, [], { id: 'big', file: 'big.gguf', ramBytes: 2e9 }),
      modelSpec(content, [], { id: 'huge', file: 'huge.gguf', ramBytes: 30e9 }),
    ];
    const library = libraryOf({ models, totalRamBytes: 8e9 });
    await library.refresh();
    expect(library.chosen()?.id).toBe('big');
    expect(
      library
        .list()
        .filter(({ active }) => active)
        .map(({ id }) => id),
    ).toEqual(['big']);
  });

  test('a truncated model is removed and named at the next start', async () => {
    await fetched(libraryOf());
    truncateSync(modelFile(), SIZE - 5);
    const library = libraryOf();
    await library.refresh();
    expect(library.get('tiny').state).toEqual({ kind: 'failed', code: 'model-broken', bytes: 0 });
    expect(existsSync(modelFile())).toBe(false);
  });

  test('a model somebody replaced by another file of the same size is noticed at the next start', async () => {
    await fetched(libraryOf());
    writeFileSync(modelFile(), modelBytes(SIZE, 8));
    const library = libraryOf();
    await library.refresh();
    expect(library.get('tiny').state).toMatchObject({ kind: 'failed', code: 'model-broken' });
  });

  test('a byte changed without a trace in size or time is found by verify', async () => {
    const library = libraryOf();
    await fetched(library);
    const { atime, mtime } = statSync(modelFile());
    const changed = Uint8Array.from(content);
    changed[SIZE >> 1] = (changed[SIZE >> 1] ?? 0) ^ 1;
    writeFileSync(modelFile(), changed);
    utimesSync(modelFile(), atime, mtime);
    expect((await library.verify('tiny')).state).toEqual({ kind: 'failed', code: 'model-broken', bytes: 0 });
  });

  test('removing a model removes every file of it', async () => {
    const library = libraryOf();
    await fetched(library);
    expect((await library.remove('tiny')).state).toEqual({ kind: 'absent' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('an unknown model is refused with its code', () => {
    expect(() => libraryOf().download('../../etc/passwd')).toThrowError(expect.objectContaining({ code: 'model-not-found' }));
  });
});
