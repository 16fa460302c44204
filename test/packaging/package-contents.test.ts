import { execFileSync, fork, spawnSync } from 'node:child_process';
import { on } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { COMMANDS } from '../../main/hosts/cli/installed-command-table.ts';
import { smallModel } from '../support/small-model.ts';

/** Bytes, as the README says it in MB. */
const MOST = 220_000_000;
/** What is not in the bundles: native parts, and what finds files beside itself. */
const PACKAGES = (arch: string): readonly string[] => [
  `@napi-rs/keyring-linux-${arch}-gnu`, '@napi-rs/keyring', `@node-llama-cpp/linux-${arch}`, `@node-rs/jieba-linux-${arch}-gnu`, '@node-rs/jieba', `@roamhq/wrtc-linux-${arch}`,
  '@roamhq/wrtc', 'better-sqlite3-multiple-ciphers', 'node-llama-cpp', 'onnxruntime-common', 'onnxruntime-node',
];
/** Kinds of processors that ggml tells apart here; each takes the next below. */
const PROCESSORS: Readonly<Record<string, readonly string[]>> = { x64: ['alderlake', 'haswell', 'icelake', 'x64'] };
const ELF = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);
/** ELF header: the machine at byte 18. https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
const MACHINES: Readonly<Record<string, number>> = { x64: 62, arm64: 183 };

const root = mkdtempSync(join(tmpdir(), 'hearth package '));
const folder = join(root, 'staged');
const built = join(root, `hearth_0.0.1_${process.arch === 'x64' ? 'amd64' : process.arch}.deb`);
const canBuild = existsSync('/usr/bin/dpkg-deb');
const EPOCH = 1_700_000_000;
/** Columns of the narrowest terminal that debconf asks in, less a margin. */
const WRAPPED_FROM = 76;
let files: string[] = [];
beforeAll(() => {
  if (!canBuild) return;
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(EPOCH) };
  execFileSync(process.execPath, ['tools/dist-deb.ts', '--fast', '--version', '0.0.1', '--out', root], { env, stdio: 'ignore', timeout: 280_000 });
  files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const content = (file: string): string => readFileSync(join(folder, file), 'latin1');
const head = (file: string): Buffer => {
  const bytes = Buffer.alloc(20);
  const opened = openSync(join(folder, file), 'r');
  readSync(opened, bytes, 0, bytes.length, 0);
  closeSync(opened);
  return bytes;
};
const hearth = (...words: readonly string[]): string =>
  execFileSync(join(folder, 'usr/lib/hearth/node'), [join(folder, 'usr/lib/hearth/app/hearth.js'), ...words], { encoding: 'utf8', timeout: 120_000, cwd: root, input: '{"id":"1","text":"请打 13812345678 找张伟"}\n' });

test.skipIf(!canBuild)('the package is no larger than the README says', () => {
  const said = execFileSync('dpkg-deb', ['--field', built, 'Installed-Size'], { encoding: 'utf8', timeout: 60_000 });
  expect(Number(said) * 1024).toBeLessThanOrEqual(MOST);
  expect(Number(said) * 1024).toBeGreaterThan(MOST / 2);
});

test.skipIf(!canBuild)('what runs is there, and nothing that only compiles, explains or serves other machines', () => {
  const packages = files.filter((file) => /node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/u.test(file));
  expect(packages.map((file) => (JSON.parse(content(file)) as { name: string }).name).toSorted()).toEqual([...PACKAGES(process.arch)].toSorted());
  const variants = files.flatMap((file) => /libggml-cpu-(\w+)\.so$/u.exec(file)?.[1] ?? []);
  expect(variants.toSorted()).toEqual(PROCESSORS[process.arch] ?? variants.toSorted());
  expect(files.filter((file) => /(?:^|\/)(?:tests?|examples?|docs|include|npm|corepack|\.bin)\/|\.(?:md|gyp|gypi|cc?|cpp|h|hpp|cmake|bundle|tgz|yml)$/iu.test(file) && !/\/licen[cs]e[^/]*$|^usr\/share/iu.test(file))).toEqual([]);
  for (const name of ['page/index.html', 'app/core.js', 'app/rtc.js', 'app/ai-worker.js', 'app/tagger-worker.js', 'taggers/taggers.json', 'node_modules/@node-rs/jieba/dict.txt.gz']) {
    expect(files).toContain(`usr/lib/hearth/${name}`);
  }
});

test.skipIf(!canBuild)('no source, no source map, and nothing of the machine that built it is inside', () => {
  const source = process.cwd();
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /\.(?:map|ts|tsx|cts|mts)$/u.test(file))).toEqual([]);
  expect(files.filter((file) => /\.(?:js|json|html|css|svg|desktop)$/u.test(file) && content(file).includes(source))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.js') && file.startsWith('usr/lib/hearth/app/') && content(file).includes('sourceMappingURL'))).toEqual([]);
});

test.skipIf(!canBuild)('every native part is for this processor alone', () => {
  const native = files.filter((file) => head(file).subarray(0, 4).equals(ELF));
  expect(native.length).toBeGreaterThan(8);
  expect(native.filter((file) => head(file).readUInt16LE(18) !== MACHINES[process.arch])).toEqual([]);
  expect(files.filter((file) => /\.(?:node|so|dll|dylib|exe|wasm)$/u.test(file) && !native.includes(file))).toEqual([]);
  expect(native.filter((file) => /win32|darwin|musl|armv7/u.test(file))).toEqual([]);
});

test.skipIf(!canBuild)('every library and tagger that is inside is named, with its licence', () => {
  const notices = gunzipSync(readFileSync(join(folder, 'usr/share/doc/hearth/NOTICES.gz'))).toString();
  const named = new Set([...notices.matchAll(/^== (\S+) /gmu)].map(([, name]) => name));
  for (const name of [...PACKAGES(process.arch), 'react', 'yjs', 'y-webrtc', 'zod', '@huggingface/jinja', 'lifecycle-utils', `node-linux-${process.arch}`]) expect(named).toContain(name);
  for (const tagger of readdirSync('models/taggers', { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    expect(notices).toContain(readFileSync(join('models/taggers', tagger.name, 'NOTICE'), 'utf8').trim());
  }
});

test.skipIf(!canBuild)('modes and times are the same on every machine', () => {
  const modes = files.filter((file) => (statSync(join(folder, file)).mode & 0o111) !== 0);
  expect(modes.toSorted()).toEqual(['DEBIAN/postinst', 'DEBIAN/postrm', 'DEBIAN/prerm', 'usr/bin/hearth', 'usr/lib/hearth/node']);
  expect(files.filter((file) => statSync(join(folder, file)).mtimeMs !== EPOCH * 1000)).toEqual([]);
});

test.skipIf(!canBuild)('the scripts that root runs are correct shell', () => {
  for (const script of ['DEBIAN/postinst', 'DEBIAN/postrm', 'DEBIAN/prerm', 'usr/bin/hearth']) expect(spawnSync('sh', ['-n', join(folder, script)], { timeout: 60_000 }).status).toBe(0);
});

test('what a purge asks in Chinese is in lines that stay whole where debconf wraps by bytes, as it does without its own rules for Chinese', () => {
  const [, chinese = ''] = readFileSync('tools/packaging/debian/templates', 'utf8').split('Description-zh_CN.UTF-8: ');
  const [, ...lines] = chinese.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !line.startsWith('  ') || Buffer.byteLength(line) > WRAPPED_FROM)).toEqual([]);
});

test.skipIf(!canBuild)('what is inside runs from there: every command is known, and the taggers redact', () => {
  const help = hearth('--help');
  for (const name of COMMANDS.keys()) expect(help).toContain(`  ${name} `);
  expect(hearth('--version')).toBe('0.0.1\n');
  expect(JSON.parse(hearth('redact'))).toMatchObject({ redacted: '请打 [电话1] 找[人物1]' });
});

test.skipIf(!canBuild)('both man pages name every option and command, the menu entry has its icon, and nothing starts by itself', () => {
  const help = hearth('--help');
  const options = [...help.matchAll(/^ {2}(--[a-z][a-z-]+)/gmu)].flatMap(([, option]) => option ?? []);
  expect(options.length).toBeGreaterThan(5);
  for (const page of ['man', 'man/zh_CN']) {
    const man = gunzipSync(readFileSync(join(folder, `usr/share/${page}/man1/hearth.1.gz`))).toString().replaceAll('\\-', '-');
    expect([...options, ...COMMANDS.keys()].filter((name) => !man.includes(name))).toEqual([]);
    expect(man).toContain('0.0.1');
  }
  expect(content('usr/share/applications/hearth.desktop')).toMatch(/^Icon=hearth$/mu);
  for (const icon of ['scalable/apps/hearth.svg', '512x512/apps/hearth.png']) expect(files).toContain(`usr/share/icons/hicolor/${icon}`);
  expect(files.filter((file) => /^etc\/|autostart|systemd/u.test(file))).toEqual([]);
});

/** Starts a program of the package by the package's own Node, and tells what it says. */
const program = (name: string, env: Readonly<Record<string, string>> = {}): { readonly say: (message: object) => void; readonly next: () => Promise<object> } => {
  const child = fork(join(folder, 'usr/lib/hearth/app', `${name}.js`), [], { execPath: join(folder, 'usr/lib/hearth/node'), serialization: 'advanced', env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: AsyncIterator<object[]> = on(child, 'message', { close: ['exit'] });
  return {
    say: (message) => void child.send(message),
    next: async () => {
      const { value, done } = await said.next();
      if (done === true) throw new Error(`${name} ended`);
      return (value as object[])[0] ?? {};
    },
  };
};

test.skipIf(!canBuild)('the binary that runs a model is tried in a process of its own before it is loaded', async () => {
  const bindingBinaryPath = join(folder, `usr/lib/hearth/node_modules/@node-llama-cpp/linux-${process.arch}/bins/linux-${process.arch}/llama-addon.node`);
  const { say, next } = program('testBindingBinary', { TEST_BINDING_CP: 'true' });
  expect(await next()).toEqual({ type: 'ready' });
  say({ type: 'start', bindingBinaryPath, gpu: false });
  expect(await next()).toEqual({ type: 'loaded' });
  say({ type: 'test', bindingBinaryPath, gpu: false });
  expect(await next()).toEqual({ type: 'done' });
});

const model = canBuild ? await smallModel() : undefined;
test.skipIf(!model)('a model answers from what is inside', async () => {
  const { say, next } = program('ai-worker');
  say({ type: 'load', path: model?.path, contextTokens: 512, slots: 1, useMmap: true, gpu: 'off' });
  expect(await next()).toMatchObject({ type: 'loaded' });
  say({ type: 'generate', id: 1, lane: 'interactive', prefix: [], text: 'Hello', maxTokens: 1 });
  expect(await next()).toMatchObject({ type: 'text', id: 1 });
  expect(await next()).toMatchObject({ type: 'done', tokens: 1 });
});
