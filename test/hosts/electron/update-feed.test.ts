import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageBoxOptions } from 'electron';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { offerUpdate } from '../../../main/hosts/electron/updates/offer-update.ts';
import { type Manifest, readFeed } from '../../../main/hosts/electron/updates/read-feed.ts';
import { en } from '../../../main/hosts/electron/words/en.ts';
import { zhCN } from '../../../main/hosts/electron/words/zh-cn.ts';
import { publicKeyOf } from '../../../tools/updates/feed-key.ts';
import { signFeed } from '../../../tools/updates/sign-feed.ts';

const folder = mkdtempSync(join(tmpdir(), '围炉 update '));
const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const makers = newKey();
const CONTENT = Buffer.from('the new Hearth, byte for byte');
const FILE = { url: 'https://updates.example/Hearth-0.2.0.AppImage', sha256: createHash('sha256').update(CONTENT).digest('hex'), sizeBytes: CONTENT.length };
const ISSUED = 1_800_000_000_000;
const manifest = (version: string, changes: Partial<Manifest> = {}): Manifest => ({ version, issuedAt: ISSUED, files: { 'linux-x64': FILE }, ...changes });
const signed = (version: string, changes: Partial<Manifest> = {}, key = makers): Buffer => Buffer.from(signFeed(manifest(version, changes), key));
/** Signed with the makers' key, whatever it is. */
const signedText = (text: string, context = 'hearth/update/1|'): Buffer =>
  Buffer.from(JSON.stringify({ manifest: text, signature: sign(null, Buffer.from(context + text), createPrivateKey(makers.export({ format: 'pem', type: 'pkcs8' }))).toString('base64') }));
const HERE = { publicKey: publicKeyOf(makers), current: '0.1.9', target: 'linux-x64', seenAt: 0 };
const judged = (bytes: Uint8Array, here = HERE) => readFeed(bytes, here);

test('a newer version that the makers signed is offered; the same one, or one without a file for this machine, is nothing new', () => {
  expect(judged(signed('0.2.0'))).toEqual({ kind: 'newer', issuedAt: ISSUED, version: '0.2.0', file: FILE });
  expect(judged(signed('0.1.10'))).toMatchObject({ kind: 'newer' });
  expect(judged(signed('0.1.9'))).toEqual({ kind: 'nothing-new', issuedAt: ISSUED });
  expect(judged(signed('0.2.0'), { ...HERE, target: 'sunos-sparc' })).toEqual({ kind: 'nothing-new', issuedAt: ISSUED });
});

test('a feed from before one that was seen is refused although it is signed; the same again, or a later one, is not', () => {
  const seenAt = ISSUED + 1;
  expect(judged(signed('0.2.0'), { ...HERE, seenAt })).toEqual({ kind: 'refused', problem: 'update-replayed' });
  for (const issuedAt of [seenAt, seenAt + 1]) expect(judged(signed('0.2.0', { issuedAt }), { ...HERE, seenAt })).toMatchObject({ kind: 'newer' });
});

const changed = (bytes: Buffer, from: string, to: string): Buffer => Buffer.from(bytes.toString('utf8').replace(from, to));
const text = (version: string, changes: object = {}): string => JSON.stringify({ ...manifest(version), ...changes });

test.each([
  ['signed by somebody else', signed('0.2.0', {}, newKey()), 'update-forged'],
  ['changed after signing', changed(signed('0.2.0'), 'updates.example', 'updates.evil'), 'update-forged'],
  ['signed for another hash', changed(signed('0.2.0'), FILE.sha256, '0'.repeat(64)), 'update-forged'],
  ['signed for another purpose', signedText(text('0.2.0'), 'hearth/other/1|'), 'update-forged'],
  ['without a signature', Buffer.from(JSON.stringify({ manifest: text('0.2.0'), signature: '' })), 'update-forged'],
  ['older than what is here', signed('0.1.8'), 'update-older'],
  ['a page of the network', Buffer.from('<!doctype html><title>Sign in to Wi-Fi</title>'), 'update-not-a-feed'],
  ['another program’s feed', Buffer.from('version: 1.2.3\nfiles:\n  - url: x'), 'update-not-a-feed'],
  ['cut off in the middle', signed('0.2.0').subarray(0, 200), 'update-not-a-feed'],
  ['empty', Buffer.alloc(0), 'update-not-a-feed'],
  ['far too large', Buffer.alloc(70_000, 32), 'update-too-large'],
  ['signed, with a version that is none', signedText(text('9.9.9-beta')), 'update-not-a-feed'],
  ['signed, without the time of its signing', signedText(text('0.2.0', { issuedAt: undefined })), 'update-not-a-feed'],
  ['signed, with a file over plain http', signedText(text('0.2.0', { files: { 'linux-x64': { ...FILE, url: 'http://updates.example/x' } } })), 'update-not-a-feed'],
] as const)('a feed that is %s is refused, and there is a sentence in both languages', (_name, bytes, problem) => {
  expect(judged(bytes)).toEqual({ kind: 'refused', problem });
  expect([en[problem].length > 20, zhCN[problem].length > 8]).toEqual([true, true]);
});

/** Sends for as long as somebody listens. */
const pour = (response: ServerResponse): void => {
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(16_384, 120)));
  };
  response.on('drain', more);
  more();
};

describe('the offer, over a real server', () => {
  const FEED = { url: 'https://updates.example/feed.json', publicKey: publicKeyOf(makers) };
  let answers: Readonly<Record<string, Buffer | ((response: ServerResponse) => void)>> = {};
  let asked: string[] = [];
  let origin = '';
  let dataDir = '';
  const serve: RequestListener = ({ url = '' }, response) => {
    asked.push(url);
    const answer = answers[url];
    if (typeof answer === 'function') return answer(response);
    response.writeHead(answer ? 200 : 404);
    return void response.end(answer);
  };
  const server = createServer(serve);
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
    dataDir = mkdtempSync(join(folder, 'data '));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const offered = async (served: typeof answers, response = 0) => {
    answers = served;
    const said = { errors: [] as string[], questions: [] as MessageBoxOptions[], opened: [] as string[] };
    await offerUpdate(
      {
        net: { fetch: (url, init) => fetch(String(url).replace('https://updates.example', origin), init) },
        dialog: {
          showErrorBox: (_title, sentence) => void said.errors.push(sentence),
          showMessageBox: async (options) => {
            said.questions.push(options);
            return { response, checkboxChecked: false };
          },
        },
        shell: { openExternal: async () => undefined, openPath: async (path) => (said.opened.push(path), '') },
      },
      { feed: FEED, words: en, current: '0.1.9', target: 'linux-x64', dataDir },
    );
    return said;
  };
  const APP = '/Hearth-0.2.0.AppImage';

  test('is downloaded only after a yes, and opened when it is what was signed', async () => {
    const served = { '/feed.json': signed('0.2.0'), [APP]: CONTENT };
    expect(await offered(served, 1)).toMatchObject({ opened: [], errors: [] });
    expect(asked).toEqual(['/feed.json']);
    const said = await offered(served);
    expect(said.questions[0]).toMatchObject({ message: 'Hearth 0.2.0 is there', defaultId: 1, cancelId: 1 });
    expect(asked).toEqual(['/feed.json', '/feed.json', APP]);
    expect(said.opened).toEqual([join(dataDir, 'update', 'Hearth-0.2.0.AppImage')]);
    expect(readFileSync(said.opened[0] ?? '')).toEqual(CONTENT);
  });

  test.each([
    ['another file', Buffer.from('the new Hearth, byte for bytE')],
    ['a longer one', Buffer.concat([CONTENT, CONTENT])],
    ['half of it', CONTENT.subarray(0, 5)],
    ['one whose line breaks', (response: ServerResponse) => void (response.writeHead(200, { 'content-length': CONTENT.length }), response.write(CONTENT.subarray(0, 5), () => response.destroy()))],
    ['one without end', pour],
    ['one from elsewhere', (response: ServerResponse) => void response.writeHead(302, { location: `${origin}/moved` }).end()],
    ['none', (response: ServerResponse) => void response.writeHead(404).end()],
  ])('%s in its place is refused, said and deleted', async (_name, content) => {
    expect(await offered({ '/feed.json': signed('0.2.0'), [APP]: content, '/moved': CONTENT })).toMatchObject({ opened: [], errors: [en['update-other-file']] });
    expect(existsSync(join(dataDir, 'update'))).toBe(false);
  });

  test.each([
    ['signed by somebody else', signed('0.2.0', {}, newKey()), en['update-forged']],
    ['older than this app', signed('0.1.8'), en['update-older']],
    ['a page of the network', Buffer.from('<!doctype html><title>登录 Wi-Fi</title>'), en['update-not-a-feed']],
    ['cut off in the middle', signed('0.2.0').subarray(0, 100), en['update-not-a-feed']],
    ['without end', pour, en['update-too-large']],
  ])('a feed that is %s is said, and nothing is asked for nor believed', async (_name, feed, sentence) => {
    expect(await offered({ '/feed.json': feed, [APP]: CONTENT })).toEqual({ errors: [sentence], questions: [], opened: [] });
    expect(asked).toEqual(['/feed.json']);
    expect((await offered({ '/feed.json': signed('0.2.0') }, 1)).questions).toHaveLength(1);
  });

  test('a feed of yesterday that somebody plays again is said, also after a start, and takes nothing away', async () => {
    const yesterday = signed('0.2.0');
    const today = signed('0.3.0', { issuedAt: ISSUED + 86_400_000 });
    await offered({ '/feed.json': yesterday }, 1);
    await offered({ '/feed.json': today }, 1);
    expect(await offered({ '/feed.json': yesterday, [APP]: CONTENT })).toEqual({ errors: [en['update-replayed']], questions: [], opened: [] });
    expect((await offered({ '/feed.json': today }, 1)).questions[0]).toMatchObject({ message: 'Hearth 0.3.0 is there' });
    for (const nonsense of ['', '{"issuedAt":"a"}', '{"issuedAt":1e400}']) {
      writeFileSync(join(dataDir, 'update-seen.json'), nonsense);
      expect((await offered({ '/feed.json': yesterday }, 1)).questions).toHaveLength(1);
    }
  });

  test('one that cannot be reached, or leads elsewhere, bothers nobody', async () => {
    expect((await offered({})).errors).toEqual([]);
    expect((await offered({ '/feed.json': (response) => void response.destroy() })).errors).toEqual([]);
    expect(await offered({ '/feed.json': (response) => void response.writeHead(302, { location: `${origin}/other` }).end(), '/other': signed('0.2.0') })).toEqual({ errors: [], questions: [], opened: [] });
    expect(asked).not.toContain('/other');
  });
});
