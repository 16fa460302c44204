import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, lutimesSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { PACKED } from '../../main/tagger-worker/weights.ts';
import { noticesAsText, thirdPartyNotices } from '../notices.ts';
import { bundleApp } from './bundle-app.ts';
import { copyOutside } from './copy-outside.ts';
import { debianControl } from './debian-control.ts';
import { BESIDE_LLAMA } from './places-of-llama.ts';

type Options = {
  /** Emptied first. */
  readonly folder: string;
  readonly version: string;
  /** Seconds since the epoch: the time of every file. https://reproducible-builds.org/specs/source-date-epoch */
  readonly epoch: number;
};

const DEBIAN = join(import.meta.dirname, 'debian');
const LEAST_PACKED_BYTES = 100_000;
/** Higher levels take a minute for 100 KB. */
const PACKING_LEVEL = 12;
const MAINTAINER_SCRIPTS = ['postinst', 'prerm', 'postrm'] as const;

const write = (file: string, content: string | Uint8Array, mode = 0o644): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, mode);
};

const debianFile = (name: string): string => readFileSync(join(DEBIAN, name), 'utf8');

/** Names of functions and lines of sources: half a file's weight where a library brings them along. */
const strip = (file: string): void => {
  execFileSync('strip', ['--strip-unneeded', file], { timeout: 120_000 });
};

const zstd = (bytes: Uint8Array): Uint8Array => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: PACKING_LEVEL } });

/** What `main/tagger-worker/weights.ts` unpacks again. Small files would save nothing. */
const packWeights = (folder: string): void => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!/\.(?:onnx|json|txt)$/u.test(file) || statSync(file).size < LEAST_PACKED_BYTES) continue;
    writeFileSync(`${file}${PACKED}`, zstd(readFileSync(file)));
    rmSync(file);
  }
};

const NATIVE = /\.(?:node|so[.\d]*)$/u;

const programs = async (lib: string, version: string): Promise<void> => {
  await bundleApp(lib);
  const { arch, platform } = process;
  copyOutside(lib, { platform, arch }, { rules: { 'node-llama-cpp': BESIDE_LLAMA }, withoutLicences: true });
  const node = `node_modules/node-linux-${arch}`;
  write(join(lib, 'node'), readFileSync(join(node, 'bin/node')), 0o755);
  for (const file of ['node', ...readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) => NATIVE.test(name))]) strip(join(lib, file));
  cpSync('models/taggers', join(lib, 'taggers'), { recursive: true });
  packWeights(join(lib, 'taggers'));
  write(join(lib, 'package.json'), `${JSON.stringify({ name: 'hearth', version, license: 'Apache-2.0', private: true, type: 'module' }, undefined, 2)}\n`);
};

const gzipped = (content: string): Uint8Array => gzipSync(content, { level: 9 });

/** Menu, icons, man pages, licences: what the rest of the system finds. */
const surroundings = (folder: string, { version, epoch }: Options): void => {
  const share = join(folder, 'usr/share');
  const changes = `hearth (${version}) stable; urgency=medium\n\n  * See /usr/share/doc/hearth and the project's history.\n\n -- Hearth <hearth@hearth.invalid>  ${new Date(epoch * 1000).toUTCString().replace('GMT', '+0000')}\n`;
  write(join(folder, 'usr/bin/hearth'), debianFile('hearth.sh'), 0o755);
  write(join(share, 'applications/hearth.desktop'), debianFile('hearth.desktop'));
  write(join(share, 'icons/hicolor/scalable/apps/hearth.svg'), readFileSync('resources/icons/hearth.svg'));
  write(join(share, 'icons/hicolor/512x512/apps/hearth.png'), readFileSync('resources/icons/hearth-512.png'));
  write(join(share, 'man/man1/hearth.1.gz'), gzipped(debianFile('hearth.1').replace('#VERSION#', version)));
  write(join(share, 'man/zh_CN/man1/hearth.1.gz'), gzipped(debianFile('hearth.zh_CN.1').replace('#VERSION#', version)));
  write(join(share, 'doc/hearth/copyright'), debianFile('copyright'));
  write(join(share, 'doc/hearth/changelog.gz'), gzipped(changes));
  write(join(share, 'doc/hearth/NOTICES.gz'), gzipped(noticesAsText(thirdPartyNotices())));
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

/** As dpkg counts: whole KiB a file, and one for each folder. */
const installedKib = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => sum + (entry.isFile() ? Math.ceil(statSync(join(entry.parentPath, entry.name)).size / 1024) : 1), 0);

/** The same files give the same package: modes and times are ours, not this machine's. */
const settle = (folder: string, epoch: number): void => {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, entry.isDirectory() || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
  for (const path of [...entries.map((entry) => join(entry.parentPath, entry.name)), folder]) lutimesSync(path, epoch, epoch);
};

/** Lays out the whole package below `folder`, its control files in `DEBIAN`. @returns its installed size, KiB as dpkg counts */
export const stagePackage = async (options: Options): Promise<number> => {
  const { folder, version, epoch } = options;
  rmSync(folder, { recursive: true, force: true });
  await programs(join(folder, 'usr/lib/hearth'), version);
  surroundings(folder, options);
  const sizeKib = installedKib(folder);
  const sums = filesIn(folder).map((file) => `${createHash('md5').update(readFileSync(join(folder, file))).digest('hex')}  ${file}\n`);
  const control = join(folder, 'DEBIAN');
  write(join(control, 'control'), debianControl({ version, arch: process.arch, installedKib: sizeKib }));
  write(join(control, 'md5sums'), sums.join(''));
  write(join(control, 'templates'), debianFile('templates'));
  for (const script of MAINTAINER_SCRIPTS) write(join(control, script), debianFile(script).replace('#RUNNING#\n', debianFile('running.sh')), 0o755);
  settle(folder, epoch);
  return sizeKib;
};
