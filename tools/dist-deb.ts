/**
 * `npm run dist:deb -- [--version V] [--out DIR] [--fast]`: builds `hearth_V_ARCH.deb` of the local host for this machine's processor (`out/deb` unless told
 * otherwise; `--fast`: not compressed), by `dpkg-deb` alone. The same commit gives the same bytes. Exits 2 for a wrong option.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { debianArchitecture } from './packaging/debian-control.ts';
import { stagePackage } from './packaging/stage-package.ts';

const LIMIT_MS = 600_000;

/** When this commit was made, unless `SOURCE_DATE_EPOCH` says. */
const epochOf = (env: Readonly<Record<string, string | undefined>>): number => {
  const said = env['SOURCE_DATE_EPOCH'] ?? execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8', timeout: 10_000 });
  const epoch = Number(said);
  if (!Number.isSafeInteger(epoch) || epoch <= 0) throw new Error(`not a time: ${said}`);
  return epoch;
};

const { values } = parseArgs({ options: { version: { type: 'string' }, out: { type: 'string', default: 'out/deb' }, fast: { type: 'boolean', default: false } } });
const { version: own } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const version = values.version ?? own;
if (!/^\d[\d.+~a-z]*$/u.test(version)) {
  console.error(`not a version: ${version}`);
  process.exit(2);
}
const folder = join(values.out, 'staged');
const epoch = epochOf(process.env);
mkdirSync(values.out, { recursive: true });
const sizeKib = await stagePackage({ folder, version, epoch });
const file = join(values.out, `hearth_${version}_${debianArchitecture(process.arch)}.deb`);
// Higher levels take minutes for a few MB.
const packing = values.fast ? ['-Znone'] : ['-Zxz', '-z3'];
execFileSync('dpkg-deb', ['--build', '--root-owner-group', ...packing, folder, file], { stdio: 'inherit', timeout: LIMIT_MS, env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) } });
console.log(`${file}: ${(statSync(file).size / 1e6).toFixed(1)} MB, installed ${(sizeKib / 1024).toFixed(1)} MiB`);
