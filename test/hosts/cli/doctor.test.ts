import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { catalogue } from '#ai';
import { lookAtKeys, machineKeystore, openDatabase, silentLog, systemClock, systemRandom } from '#platform';
import { type Relay, startRelay } from '../../../main/relay/index.ts';
import { examineFolder, thisMachine } from '../../../main/hosts/cli/doctor/examine-folder.ts';
import { examineLimits } from '../../../main/hosts/cli/doctor/examine-machine.ts';
import { FINDING_SENTENCES } from '../../../main/hosts/cli/doctor/finding-sentence.ts';
import { openCore } from '../../support/open-core.ts';
import { runHearth, startHearth } from '../../support/run-hearth.ts';
import { waitFor } from '../../support/wait-for.ts';

type Told = { readonly about: string; readonly what: string; readonly state: string; readonly facts: Readonly<Record<string, string | number>> };

const root = mkdtempSync(join(tmpdir(), '围炉 doctor '));
const dataDir = join(root, '数据 dir');
const passphrase = 'a long passphrase';
const keyFile = join(root, 'passphrase');
const models = join(root, 'models');
let circle = '';
let relay: Relay;

const doctor = async (words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { code, out, err } = await runHearth(['doctor', ...words], { cwd: root, env: { HEARTH_MODELS: models, ...env } });
  return { code, out, err: err.join('\n') };
};
const whole = (dir = dataDir): string[] => ['--data-dir', dir, '--passphrase-file', keyFile];
const told = async (words: readonly string[]) => {
  const { code, out } = await doctor([...words, '--json']);
  return { code, findings: out.map((line) => JSON.parse(line) as Told) };
};
const whats = (findings: readonly Told[], wanted: string): string[] => findings.filter(({ state }) => state === wanted).map(({ what }) => what);
const amissIn = async (words: readonly string[]): Promise<[number, string[]]> => {
  const { code, findings } = await told(words);
  return [code, whats(findings, 'amiss')];
};

/** A copy of the healthy directory, to be spoilt. */
const copied = (spoil: (dir: string) => void): string => {
  const dir = mkdtempSync(join(root, 'copy-'));
  cpSync(dataDir, dir, { recursive: true });
  chmodSync(dir, 0o700);
  spoil(dir);
  return dir;
};

/** Every file with its bytes and times. */
const picture = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const { mtimeMs, mode, size } = statSync(join(dir, name));
      return `${name} ${mtimeMs} ${mode} ${size}`;
    });
/** The folder for temporary files of this test alone. */
const temporary = join(root, 'tmp');

beforeAll(async () => {
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
  relay = await startRelay({ port: 0, clock: systemClock, log: silentLog });
  writeFileSync(keyFile, `${passphrase}\n`);
  const { client, core } = await openCore({ dataDir, keystore: machineKeystore({ dataDir, random: systemRandom, costLog2: 12 }) });
  await client.app.setUp({ name: 'Alexandra', language: 'en', keyKind: 'passphrase', passphrase });
  await client.circles.createSample({ id: randomUUID(), language: 'en' });
  circle = (await client.circles.create({ id: randomUUID(), name: 'Moonlit Readers', reach: 'internet', places: [relay.url] })).id;
  await client.chat.send({ id: randomUUID(), circle, text: 'the umbrella is mine' });
  await core.stop();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await relay.stop();
  rmSync(root, { recursive: true, force: true });
});

test('a healthy directory ends with 0, tells figures of every group and neither a name nor a word, and is not touched', async () => {
  const before = picture(dataDir);
  const { code, findings } = await told(whole());
  expect([code, whats(findings, 'amiss')]).toEqual([0, []]);
  expect(findings.map(({ about }) => about)).toEqual(['folder', 'permissions', 'space', 'lock', 'keys', 'database', 'circle', 'clock', 'place', 'limits', 'models']);
  expect(findings.find(({ about }) => about === 'circle')?.facts).toMatchObject({ id: circle.slice(0, 8), members: 1, floods: 0, undecided: 0 });
  const { out } = await doctor(whole());
  for (const text of [out.join('\n'), JSON.stringify(findings)]) expect(text).not.toMatch(/Alexandra|Moonlit|umbrella|Sunday|passphrase:/);
  expect(picture(dataDir)).toEqual(before);
  expect(readdirSync(temporary)).toEqual([]);
});

test('meeting points are asked only with --network, and one that does not answer is said', async () => {
  const before = relay.port;
  const asked = await told([...whole(), '--network']);
  expect(asked.findings.filter(({ about }) => about === 'place').map(({ what, facts }) => [what, facts['place']])).toEqual([['place-answers', `ws://127.0.0.1:${before}`]]);
  await relay.stop();
  expect(whats((await told(whole())).findings, 'unknown')).toEqual(['places-not-asked']);
  expect(await amissIn([...whole(), '--network'])).toEqual([1, ['place-silent']]);
});

test('while Hearth runs there that is said, all but the database is looked at, and nothing is amiss', async () => {
  const { client, core } = await openCore({ dataDir, keystore: machineKeystore({ dataDir, random: systemRandom }) });
  await client.app.unlock({ passphrase });
  const { code, findings } = await told([...whole(), '--network']);
  expect([code, whats(findings, 'amiss'), whats(findings, 'unknown')]).toEqual([0, [], ['database-in-use', 'places-not-known']]);
  expect(whats(findings, 'fine')).toEqual(expect.arrayContaining(['lock-taken', 'keys-open', 'clock-plausible', 'limits-enough']));
  await client.chat.send({ id: randomUUID(), circle, text: 'still here' });
  await core.stop();
});

test.skipIf(process.platform === 'win32')('a folder that other users may enter is named, with what they could open there', async () => {
  const dir = copied((made) => {
    chmodSync(made, 0o755);
    chmodSync(join(made, 'keys.json'), 0o644);
  });
  const { code, findings } = await told(whole(dir));
  expect([code, whats(findings, 'amiss')]).toEqual([1, ['permissions-open']]);
  expect(findings.find(({ what }) => what === 'permissions-open')?.facts['files']).toMatch(/^\., keys\.json/);
});

test('a folder of somebody else, one that cannot be written, a disk without room and few open files are said', () => {
  const found = examineFolder(dataDir, { uid: (thisMachine.uid ?? 0) + 1, freeBytes: () => 1_000_000, canWrite: () => false });
  expect(found.filter(({ state }) => state === 'amiss').map(({ what }) => what)).toEqual(['folder-foreign', 'folder-unwritable', 'space-little']);
  expect([examineLimits(256).state, examineLimits('unlimited').state, examineLimits(undefined).state]).toEqual(['amiss', 'fine', 'unknown']);
});

test('a directory that may only be read is looked at to the end', async () => {
  const dir = copied((made) => chmodSync(made, 0o500));
  const { findings } = await told(whole(dir));
  expect(whats(findings, 'fine')).toContain('database-whole');
  chmodSync(dir, 0o700);
});

test('locked keys, a wrong passphrase, damaged keys, no keys and no directory are each said, and nothing is made', async () => {
  const locked = await told(['--data-dir', dataDir]);
  expect([locked.code, whats(locked.findings, 'unknown')]).toEqual([0, ['keys-locked', 'database-sealed', 'places-not-asked']]);
  const wrong = join(root, 'wrong');
  writeFileSync(wrong, 'not this one');
  expect(await amissIn(['--data-dir', dataDir, '--passphrase-file', wrong])).toEqual([1, ['keys-wrong']]);
  const damaged = copied((dir) => writeFileSync(join(dir, 'keys.json'), '{"version":1'));
  expect(await amissIn(whole(damaged))).toEqual([1, ['keys-broken']]);
  const empty = join(root, 'empty');
  mkdirSync(empty, { mode: 0o700 });
  expect(await amissIn(whole(empty))).toEqual([1, ['keys-missing']]);
  expect(readdirSync(empty)).toEqual([]);
  const never = join(root, 'never');
  expect(await amissIn(whole(never))).toEqual([1, ['folder-missing']]);
  expect(existsSync(never)).toBe(false);
  expect((await doctor(['--data-dir', dataDir, '--passphrase-file', join(root, 'nowhere')])).err).toMatch(/no such file/);
});

test('a damaged database is said to be so, and left as it is for the start that mends it', async () => {
  for (const spoil of [
    (bytes: Buffer) => bytes.fill(7, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 4096),
    (bytes: Buffer) => bytes.fill(7, 0, 100),
    (bytes: Buffer) => bytes.subarray(0, bytes.length - 5000),
  ]) {
    const dir = copied((made) => writeFileSync(join(made, 'hearth.db'), spoil(readFileSync(join(made, 'hearth.db')))));
    const before = picture(dir);
    expect(await amissIn(whole(dir))).toEqual([1, ['database-damaged']]);
    expect(picture(dir)).toEqual(before);
  }
});

test('a database of a newer Hearth, none at all, and one that came without its log are each said', async () => {
  const keys = await lookAtKeys({ dataDir, passphrase, random: systemRandom });
  const key = keys.state === 'open' ? keys.read('database') : undefined;
  const newer = copied((dir) => {
    const db = openDatabase({ file: join(dir, 'hearth.db'), key: key ?? new Uint8Array(32) });
    db.prepare("INSERT INTO migration (room, number) VALUES ('chat', 9999)").run();
    db.close();
  });
  expect(await amissIn(whole(newer))).toEqual([1, ['database-newer']]);
  expect(await amissIn(whole(copied((dir) => rmSync(join(dir, 'hearth.db')))))).toEqual([1, ['database-missing']]);
  expect(await amissIn(whole(copied((dir) => writeFileSync(join(dir, 'open'), ''))))).toEqual([1, ['database-log-lost']]);
});

test('a clock that runs behind what was written, a port that somebody took, and a model with another hash are said', async () => {
  const ahead = copied((dir) => utimesSync(join(dir, 'hearth.db'), new Date(), new Date(Date.now() + 30 * 3_600_000)));
  const late = await told(whole(ahead));
  expect(late.findings.find(({ what }) => what === 'clock-behind')?.facts).toEqual({ hours: 30 });
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const dir = copied((made) => writeFileSync(join(made, 'host.json'), JSON.stringify({ name: 'habcdefgh.localhost', port, relayPort: port })));
  const findings = await told(whole(dir));
  expect([whats(findings.findings, 'amiss'), findings.findings.some(({ what }) => what === 'port-taken')]).toEqual([['relay-port-taken'], true]);
  taken.close();
  const [model] = catalogue;
  mkdirSync(models, { recursive: true });
  writeFileSync(join(models, model?.file ?? ''), 'not a model');
  expect(await amissIn(whole())).toEqual([1, ['model-broken']]);
  expect(readdirSync(models)).toEqual([model?.file]);
  rmSync(models, { recursive: true });
});

test('a mailbox of hearth serve is looked at as well', async () => {
  const box = join(root, 'box');
  const serve = startHearth(['serve', '--blind', '--loopback-only', '--port', '0', '--data-dir', box, '--passphrase-file', keyFile]);
  await waitFor(async () => serve.out.length > 0);
  serve.stop();
  expect(await serve.ended).toBe(0);
  const { code, findings } = await told(whole(box));
  expect([code, findings.find(({ what }) => what === 'database-whole')?.facts['version']]).toEqual([0, expect.stringMatching(/mailbox 1/)]);
});

test('every finding has its sentence in both languages, and the terminal’s is taken', async () => {
  const facts = new Proxy({}, { get: (_target, name) => `<${String(name)}>` });
  for (const [what, { en, 'zh-CN': zh }] of Object.entries(FINDING_SENTENCES)) {
    expect([what, en(facts)]).not.toEqual([what, zh(facts)]);
    expect([en(facts), zh(facts)].join(' ')).not.toContain('undefined');
  }
  const { out, err } = await doctor(['--data-dir', join(root, 'never')], { LANG: 'zh_CN.UTF-8' });
  expect(out.join('\n')).toContain('没有这个数据目录');
  expect(err).toMatch(/^hearth doctor：\d+ 项中有 1 项需要处理$/);
});
