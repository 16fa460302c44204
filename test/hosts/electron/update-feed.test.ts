import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageBoxOptions } from 'electron';
import { afterAll, describe, expect, test } from 'vitest';
import type { Electron } from '../../../main/hosts/electron/electron-parts.ts';
import { offerUpdate } from '../../../main/hosts/electron/updates/offer-update.ts';
import { readFeed } from '../../../main/hosts/electron/updates/read-feed.ts';
import { en } from '../../../main/hosts/electron/words/en.ts';
import { zhCN } from '../../../main/hosts/electron/words/zh-cn.ts';

const folder = mkdtempSync(join(tmpdir(), '围炉 update '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }), publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64') };
};
const makers = pair();
const CONTENT = Buffer.from('the new Hearth, byte for byte');
const FILE = { url: 'https://updates.example/Hearth-0.2.0.AppImage', sha256: createHash('sha256').update(CONTENT).digest('hex'), sizeBytes: CONTENT.length };
const manifest = (version: string, file: object = FILE): string => JSON.stringify({ version, files: { 'linux-x64': file } });
const signed = (text: string, { privateKey }: { readonly privateKey: Buffer } = makers, context = 'hearth/update/1|'): Buffer => {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  return Buffer.from(JSON.stringify({ manifest: text, signature: sign(null, Buffer.from(context + text), key).toString('base64') }));
};
const HERE = { publicKey: makers.publicKey, current: '0.1.9', target: 'linux-x64' };
const judged = (bytes: Uint8Array, here = HERE) => readFeed(bytes, here);

test('a newer version that the makers signed is offered; the same one, or one without a file for this machine, is nothing new', () => {
  expect(judged(signed(manifest('0.2.0')))).toEqual({ kind: 'newer', version: '0.2.0', file: FILE });
  expect(judged(signed(manifest('0.1.10')))).toMatchObject({ kind: 'newer' });
  expect(judged(signed(manifest('0.1.9')))).toEqual({ kind: 'nothing-new' });
  expect(judged(signed(manifest('0.2.0')), { ...HERE, target: 'sunos-sparc' })).toEqual({ kind: 'nothing-new' });
});

const changed = (bytes: Buffer, from: string, to: string): Buffer => Buffer.from(bytes.toString('utf8').replace(from, to));

test.each([
  ['signed by somebody else', signed(manifest('0.2.0'), pair()), 'update-forged'],
  ['changed after signing', changed(signed(manifest('0.2.0')), 'updates.example', 'updates.evil'), 'update-forged'],
  ['signed for another purpose', signed(manifest('0.2.0'), makers, 'hearth/other/1|'), 'update-forged'],
  ['without a signature', Buffer.from(JSON.stringify({ manifest: manifest('0.2.0'), signature: '' })), 'update-forged'],
  ['older than what is here', signed(manifest('0.1.8')), 'update-older'],
  ['a page of the network', Buffer.from('<!doctype html><title>Sign in to Wi-Fi</title>'), 'update-not-a-feed'],
  ['another program’s feed', Buffer.from('version: 1.2.3\nfiles:\n  - url: x'), 'update-not-a-feed'],
  ['empty', Buffer.alloc(0), 'update-not-a-feed'],
  ['far too large', Buffer.alloc(70_000, 32), 'update-too-large'],
  ['signed, with a version that is none', signed(manifest('9.9.9-beta')), 'update-not-a-feed'],
  ['signed, with a file over plain http', signed(manifest('0.2.0', { ...FILE, url: 'http://updates.example/x' })), 'update-not-a-feed'],
] as const)('a feed that is %s is refused, and there is a sentence in both languages', (_name, bytes, problem) => {
  expect(judged(bytes)).toEqual({ kind: 'refused', problem });
  expect([en[problem].length > 20, zhCN[problem].length > 8]).toEqual([true, true]);
});

describe('the offer', () => {
  const FEED = { url: 'https://updates.example/feed.json', publicKey: makers.publicKey };
  const offered = async (served: Readonly<Record<string, Buffer>>, response = 0) => {
    const said = { errors: [] as string[], questions: [] as MessageBoxOptions[], opened: [] as string[], asked: [] as string[] };
    const electron: Pick<Electron, 'net' | 'dialog' | 'shell'> = {
      net: {
        fetch: async (url) => {
          said.asked.push(url);
          const body = served[url];
          if (!body) throw new Error('offline');
          return new Response(new Uint8Array(body));
        },
      },
      dialog: {
        showErrorBox: (_title, text) => void said.errors.push(text),
        showMessageBox: async (options) => {
          said.questions.push(options);
          return { response, checkboxChecked: false };
        },
      },
      shell: { openExternal: async () => undefined, openPath: async (path) => (said.opened.push(path), '') },
    };
    await offerUpdate(electron, { feed: FEED, words: en, current: '0.1.9', target: 'linux-x64', folder: join(folder, 'update') });
    return said;
  };

  test('is downloaded only after a yes, and opened when it is what was signed', async () => {
    const served = { [FEED.url]: signed(manifest('0.2.0')), [FILE.url]: CONTENT };
    expect(await offered(served, 1)).toMatchObject({ asked: [FEED.url], opened: [], errors: [] });
    const said = await offered(served);
    expect(said.questions[0]).toMatchObject({ message: 'Hearth 0.2.0 is there', defaultId: 1, cancelId: 1 });
    expect(said.asked).toEqual([FEED.url, FILE.url]);
    expect(said.opened).toEqual([join(folder, 'update', 'Hearth-0.2.0.AppImage')]);
    expect(readFileSync(said.opened[0] ?? '')).toEqual(CONTENT);
  });

  test.each([
    ['another file', Buffer.from('the new Hearth, byte for bytE')],
    ['a longer one', Buffer.concat([CONTENT, CONTENT])],
    ['half of it', CONTENT.subarray(0, 5)],
  ])('%s is refused, said and deleted', async (_name, content) => {
    expect(await offered({ [FEED.url]: signed(manifest('0.2.0')), [FILE.url]: content })).toMatchObject({ opened: [], errors: [en['update-other-file']] });
    expect(existsSync(join(folder, 'update'))).toBe(false);
  });

  test('a feed that lies is said; one that cannot be reached bothers nobody', async () => {
    expect((await offered({ [FEED.url]: signed(manifest('0.2.0'), pair()) })).errors).toEqual([en['update-forged']]);
    expect((await offered({})).errors).toEqual([]);
  });
});
