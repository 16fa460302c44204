import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Worker } from 'node:worker_threads';
import { buildElectronWhenStale } from '../../tools/build-electron.ts';
import { copyPackages } from '../../tools/packaging/copy-packages.ts';
import { DoublePort } from '../support/electron-double/double-port.ts';
import { DoubleUtility } from '../support/electron-double/double-utility.ts';
import { smallModel } from '../support/small-model.ts';
import { waitFor } from '../support/wait-for.ts';

/** Where Electron's binary keeps its fuses: version 1, nine of them, all on. */
const FUSE_WIRE = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const LIMIT_MS = 280_000;
/** Archive and what lies beside it, without Electron itself. 95 MB on Linux when this was written. */
const MOST_BYTES = 100e6;
const NO_CHILDREN = new URL('../support/electron-double/no-children.ts', import.meta.url).href;
const model = await smallModel();
/** Nobody listens there: whatever wants to be fetched fails. */
const NO_NETWORK = 'http://127.0.0.1:9';

const runTool = (tool: string, given: readonly string[]): string => execFileSync(process.execPath, [`node_modules/${tool}`, ...given], { encoding: 'utf8', timeout: LIMIT_MS });

let folder: string;
let app: string;
let inside: readonly string[];

/** What electron-builder takes for Electron where its binary cannot be had. */
const stubElectron = (at: string): void => {
  mkdirSync(join(at, 'resources'), { recursive: true });
  writeFileSync(join(at, 'electron'), Buffer.concat([Buffer.from(FUSE_WIRE), Buffer.from([1, 9]), Buffer.from('1'.repeat(9))]), { mode: 0o755 });
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(at, name), name);
};

beforeAll(async () => {
  await buildElectronWhenStale();
  folder = mkdtempSync(join(tmpdir(), 'hearth packaging 打包 '));
  stubElectron(join(folder, 'electron'));
  const given = ['--dir', '--linux', `--${process.arch}`, `-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'dist')}`];
  const env = { ...process.env, HTTP_PROXY: NO_NETWORK, HTTPS_PROXY: NO_NETWORK, http_proxy: NO_NETWORK, https_proxy: NO_NETWORK };
  execFileSync(process.execPath, ['node_modules/electron-builder/cli.js', ...given], { env, stdio: 'pipe', timeout: LIMIT_MS });
  app = globSync(join(folder, 'dist', 'linux*-unpacked'))[0] ?? '';
  runTool('@electron/asar/bin/asar.js', ['extract', join(app, 'resources/app.asar'), join(folder, 'inside')]);
  inside = globSync('**', { cwd: join(folder, 'inside') }).map((file) => `/${file}`);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sizeBytes = (folderOrFile: string): number =>
  globSync('**', { cwd: folderOrFile, withFileTypes: true }).reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0);
const text = (file: string): string => readFileSync(join(folder, 'inside', file), 'utf8');

describe('the Electron app, packaged without Electron and without a network', () => {
  it('holds what runs, the taggers and every notice, and neither sources nor tests', () => {
    const wanted = ['out/main/main.js', 'out/main/core.js', 'out/main/tagger-worker.js', 'out/preload/hand-over-ports.cjs', 'out/rtc/window.html', 'out/renderer/index.html', 'models/catalogue.json', 'LICENSE'];
    expect(wanted.filter((file) => !inside.includes(`/${file}`))).toEqual([]);
    const notices = ['models/taggers/lac-small/NOTICE', 'models/taggers/own/NOTICE', 'models/taggers/rampart/NOTICE', 'models/licences/apache-2.0.txt'];
    expect(notices.filter((file) => !inside.includes(`/${file}`))).toEqual([]);
    expect(inside.some((file) => file.startsWith('/out/renderer/assets/_virtual_notices-'))).toBe(true);
    expect(inside.filter((file) => /^\/(?:main|renderer|rtc|contract|test|tools|docs|preload)(?:\/|$)/u.test(file))).toEqual([]);
    expect(readFileSync(join(app, 'LICENSES.chromium.html'), 'utf8')).not.toBe('');
    expect(inside.filter((file) => /^\/resources\/icons\/./u.test(file)).toSorted()).toEqual(['hearth-512.png', 'hearth.svg', 'tray-unread.png', 'tray-unread@2x.png', 'tray.png', 'tray@2x.png'].map((name) => `/resources/icons/${name}`));
  });

  it('names no folder of the machine that built it', () => {
    expect(inside.filter((file) => file.endsWith('.map'))).toEqual([]);
    const built = inside.filter((file) => /^\/out\/.*\.(?:js|cjs|html|css)$/u.test(file));
    expect(built.length).toBeGreaterThan(5);
    expect(built.filter((file) => text(file.slice(1)).includes(process.cwd()))).toEqual([]);
  });

  it('has native parts beside the archive, of this system alone', () => {
    const native = globSync(join(app, 'resources/app.asar.unpacked/**/*.node')).map((file) => file.split('app.asar.unpacked/')[1] ?? '');
    const needed = [`better-sqlite3/prebuilds/linux-${process.arch}.node`, `onnxruntime-node/bin/napi-v6/linux/${process.arch}/`, `@node-llama-cpp/linux-${process.arch}/`, `jieba.linux-${process.arch}`];
    expect(needed.filter((part) => !native.some((file) => file.includes(part)))).toEqual([]);
    const others = process.arch === 'x64' ? /darwin|win32|arm64|armv7l|musl/u : /darwin|win32|x64|musl/u;
    expect(native.filter((file) => others.test(file))).toEqual([]);
    expect(inside.filter((file) => /\.(?:node|dylib|dll)$/u.test(file) && others.test(file))).toEqual([]);
    const libraries = globSync(join(app, 'resources/app.asar.unpacked/**/*.so*'));
    expect(inside.filter((file) => /\.so(?:\.\d+)*$/u.test(file))).toHaveLength(libraries.length);
  });

  it('is no larger than it has to be: no second Node, no runtime for browsers, no compiler’s part, no types, maps, tests or pages for readers', () => {
    const resources = join(app, 'resources');
    expect(statSync(join(resources, 'app.asar')).size + sizeBytes(join(resources, 'app.asar.unpacked'))).toBeLessThan(MOST_BYTES);
    const unwanted = /\/node_modules\/(?:node-(?:linux|darwin|win)|onnxruntime-web|cmake-js|@roamhq|@napi-rs|electron|@node-llama-cpp\/linux-\w+-)|\.(?:d\.[cm]?ts|map|md|c|cc|cpp|h|gyp|wasm)$|\/(?:tests?|docs|examples?)(?:\/|$)|node-llama-cpp\/llama\/.*\.(?:txt|cmake)$/u;
    expect(inside.filter((file) => unwanted.test(file) && !/\/licen[cs]e[^/]*$/iu.test(file))).toEqual([]);
    const packages = inside.filter((file) => /\/node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/u.test(file)).map((file) => file.slice(1, -'package.json'.length));
    expect(packages.length).toBeGreaterThan(40);
    const licenceIn = (folders: string): boolean => globSync(`${folders}{LICEN,licen,Licen}*`).length > 0;
    expect(packages.filter((one) => licenceIn(one) && !licenceIn(join(folder, 'inside', one)))).toEqual([]);
  });

  it('its core and its taggers load what they need from what is inside, the taggers of other systems by WebAssembly too', async () => {
    const core = new DoubleUtility(join(folder, 'inside/out/main/core.js'), [], { env: process.env });
    const said: unknown[] = [];
    core.on('message', (message: unknown) => said.push(message));
    await waitFor(() => said.length > 0);
    expect(said).toEqual([{ type: 'loaded' }]);
    core.kill();
    copyPackages(['onnxruntime-web'], { to: join(folder, 'inside'), target: { platform: 'win32', arch: 'x64' }, other: {} });
    for (const wasmOnly of [false, true]) {
      const thread = new Worker(join(folder, 'inside/out/main/tagger-worker.js'), { workerData: { folder: join(folder, 'inside/models/taggers'), wasmOnly } });
      const answer = new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));
      thread.postMessage({ type: 'tag', id: 1, texts: ['昨天张伟说他要来'] });
      expect(await answer).toMatchObject({ runtime: wasmOnly ? 'wasm' : 'native', failures: [], found: [[{ start: 2, end: 4, kind: 'PERSON' }]] });
      await thread.terminate();
    }
  });

  it.skipIf(!model)('its model’s process loads a model and writes where no child of Node can be started', async () => {
    const worker = new DoubleUtility(join(folder, 'inside/out/main/ai-worker.js'), [], { env: process.env, execArgv: ['--import', NO_CHILDREN] });
    const { port1, port2 } = DoublePort.pair();
    const said: { readonly type: string }[] = [];
    port1.on('message', ({ data }) => said.push(data));
    port1.start();
    worker.postMessage('port', [port2]);
    port1.postMessage({ type: 'load', path: model?.path, contextTokens: 512, slots: 1, useMmap: false, gpu: 'off' });
    await waitFor(() => said.length > 0);
    expect(said).toMatchObject([{ type: 'loaded' }]);
    port1.postMessage({ type: 'generate', id: 1, lane: 'interactive', prefix: [], text: 'Say hello', maxTokens: 3 });
    await waitFor(() => said.at(-1)?.type === 'done');
    worker.kill();
  });

  it('has every fuse as it must be', () => {
    const fuses = runTool('@electron/fuses/dist/bin.js', ['read', '--app', join(app, 'hearth')]);
    const on = ['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'];
    const off = ['RunAsNode', 'EnableNodeOptionsEnvironmentVariable', 'EnableNodeCliInspectArguments'];
    const wrong = [...on.map((fuse) => `${fuse} is Enabled`), ...off.map((fuse) => `${fuse} is Disabled`)].filter((line) => !fuses.includes(line));
    expect(wrong).toEqual([]);
  });
});
