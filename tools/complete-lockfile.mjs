// Plain JavaScript: it must run on the Node that came with the machine.
//
// Where a registry answers 404 for packages made for other platforms, npm drops them from the lock file, and then
// `npm ci` refuses that very lock ("Missing: … from lock file"). This adds them again, so that one lock serves every platform.
import { readFileSync, writeFileSync } from 'node:fs';

// First match wins: names such as `win32-arm64` hold two words, and `darwin` holds `win`.
const SYSTEMS = [
  [/android/, 'android'],
  [/openharmony/, 'openharmony'],
  [/darwin|\bmac-/, 'darwin'],
  [/win32|windows|\bwin-/, 'win32'],
  [/freebsd/, 'freebsd'],
  [/netbsd/, 'netbsd'],
  [/openbsd/, 'openbsd'],
  [/sunos/, 'sunos'],
  [/aix/, 'aix'],
  [/linux/, 'linux'],
  [/wasm32-wasi/, undefined],
];
const PROCESSORS = [
  [/arm64|aarch64/, 'arm64'],
  [/ia32/, 'ia32'],
  [/riscv64/, 'riscv64'],
  [/ppc64/, 'ppc64'],
  [/s390x/, 's390x'],
  [/loong64/, 'loong64'],
  [/wasm32/, 'wasm32'],
  [/x64/, 'x64'],
  [/arm/, 'arm'],
];
const matching = (table, name) => table.find(([pattern]) => pattern.test(name))?.[1];

/** Whether Node's resolution from the package at `at` finds `name` in the lock. */
const isLocked = (packages, at, name) => {
  for (let folder = at; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/'))).replace(/\/$/, '')) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
};

/** The lock entry of a package of another platform: version and platform, without the integrity nobody here can know. */
const entryFor = (name, version, isDev) => {
  if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}: "${version}" is not an exact version`);
  const os = matching(SYSTEMS, name);
  const cpu = matching(PROCESSORS, name);
  if (!os && !cpu) throw new Error(`${name}: cannot tell its platform from its name`);
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(isDev && { dev: true }),
    ...(/musl/.test(name) && { libc: ['musl'] }),
    ...(/gnu/.test(name) && { libc: ['glibc'] }),
    optional: true,
    ...(os && { os: [os] }),
  };
};

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];
for (const [at, pkg] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(pkg.optionalDependencies ?? {}))
    if (!isLocked(lock.packages, at, name)) {
      lock.packages[`node_modules/${name}`] = entryFor(name, version, Boolean(pkg.dev));
      added.push(name);
    }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.error(`lock completed with ${added.length} packages of other platforms`);
