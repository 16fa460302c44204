import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventEmitter } from 'node:events';
import { afterAll, describe, expect, test } from 'vitest';
import { securityHeaders } from '#hosts/supervisor';
import { DoublePort } from '../../support/electron-double/double-port.ts';
import { DoubleSession } from '../../support/electron-double/double-session.ts';
import { answerRequest } from '../../../main/hosts/electron/page/answer-request.ts';
import { guardContents, isForBrowser } from '../../../main/hosts/electron/window/guard-contents.ts';
import { guardSession } from '../../../main/hosts/electron/window/guard-session.ts';
import { handPagePort } from '../../../main/hosts/electron/window/hand-page-port.ts';
import { wordsFor } from '../../../main/hosts/electron/words/words.ts';
import { mainWindowOptions, rtcWindowOptions } from '../../../main/hosts/electron/window/window-options.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 electron '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const [pageDir, rtcDir] = [join(root, 'page'), join(root, 'rtc')];
mkdirSync(join(pageDir, 'assets'), { recursive: true });
mkdirSync(rtcDir);
writeFileSync(join(root, 'secret.js'), 'secret');
writeFileSync(join(pageDir, 'index.html'), '<p>page</p>');
writeFileSync(join(pageDir, 'assets', 'a.js'), 'page();');
writeFileSync(join(pageDir, 'assets', 'a.webp'), 'picture');
writeFileSync(join(rtcDir, 'window.html'), '<p>rtc</p>');
symlinkSync(join(root, 'secret.js'), join(pageDir, 'out.js'));

describe('every window', () => {
  test.each([
    ['the page', mainWindowOptions('/app/preload.cjs', { bounds: { width: 800, height: 600 }, isMaximized: false })],
    ['the hidden one', rtcWindowOptions('/app/preload.cjs')],
  ])('%s runs in the sandbox, apart from the preload script, without Node and with the web’s own rules', (_name, { webPreferences }) => {
    expect(webPreferences).toMatchObject({
      preload: '/app/preload.cjs',
      sandbox: true, contextIsolation: true, webSecurity: true,
      nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, devTools: false,
    });
  });
});

test('the window of the page has the app’s icon where the system takes it from there', () => {
  const state = { bounds: { width: 800, height: 600 }, isMaximized: false };
  expect(mainWindowOptions('/app/preload.cjs', state, '/app/icon.png').icon).toBe('/app/icon.png');
  expect(mainWindowOptions('/app/preload.cjs', state)).not.toHaveProperty('icon');
});

describe('permissions', () => {
  const session = new DoubleSession();
  guardSession(session);
  const checked = (permission: 'media' | 'geolocation' | 'notifications' | 'clipboard-sanitized-write' | 'clipboard-read', origin: string): boolean =>
    session.checkHandler?.(null, permission, origin, { isMainFrame: true, mediaType: 'audio', requestingUrl: origin, securityOrigin: origin }) ?? true;

  test('are refused unless they are listed, for the page they are listed for', () => {
    expect(checked('clipboard-sanitized-write', 'app://hearth/')).toBe(true);
    expect(checked('media', 'app://rtc/')).toBe(true);
    for (const origin of ['app://hearth/', 'https://hearth/', 'app://hearth.evil/', 'app://rtc.evil/', '']) expect(checked('media', origin)).toBe(false);
    for (const permission of ['geolocation', 'notifications', 'clipboard-read'] as const) expect([checked(permission, 'app://hearth/'), checked(permission, 'app://rtc/')]).toEqual([false, false]);
  });

  test('nothing is opened on request, neither a microphone nor a device nor the screen, and no dictionary is fetched', () => {
    const asked = (permission: 'media' | 'clipboard-sanitized-write', requestingUrl: string): boolean => {
      let answer = true;
      // reason: a window that a handler never looks at.
      session.requestHandler?.(undefined as never, permission, (granted) => (answer = granted), { isMainFrame: true, requestingUrl });
      return answer;
    };
    expect(asked('media', 'app://rtc/window.html')).toBe(false);
    expect(asked('clipboard-sanitized-write', 'https://elsewhere.example/')).toBe(false);
    expect(asked('clipboard-sanitized-write', 'app://hearth/index.html')).toBe(true);
    expect(session.deviceHandler?.({ deviceType: 'hid', origin: 'app://hearth', device: {} as never })).toBe(false);
    let streams: unknown = 'none given';
    session.displayHandler?.({} as never, (given) => (streams = given));
    expect(streams).toBeNull();
    expect(session.languages).toEqual([]);
    expect(session.dictionaryUrl).toMatch(/^app:/);
  });
});

describe('a page', () => {
  const outside: string[] = [];
  class Contents extends EventEmitter {
    readonly session = new DoubleSession();
    readonly ipc = new EventEmitter();
    opened: ((details: { readonly url: string }) => { readonly action: string }) | undefined;
    postMessage(): void {}
    setWindowOpenHandler(handler: unknown): void {
      this.opened = handler as typeof this.opened;
    }
  }
  const contents = new Contents();
  guardContents(contents, (url) => outside.push(url));

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])('%s is refused', (name) => {
    let isRefused = false;
    contents.emit(name, { url: 'https://elsewhere.example/', preventDefault: () => (isRefused = true) });
    expect(isRefused).toBe(true);
  });

  test('a new window is never one of ours: https goes to the system’s browser, anything else nowhere', () => {
    const wanted = ['https://example.org/a', 'http://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'https://name:word@example.org/', 'smb://host/x', 'hearth://join/x', `https://example.org/${'a'.repeat(3000)}`, 'https:'];
    for (const url of wanted) expect(contents.opened?.({ url })).toEqual({ action: 'deny' });
    expect(outside).toEqual(['https://example.org/a']);
    expect(isForBrowser('HTTPS://example.org')).toBe(true);
  });

  test('gets a port to the core when it asks, and no frame inside it nor another page does', () => {
    const handed: unknown[] = [];
    const given: string[] = [];
    class MessageChannelMain {
      readonly port1 = new DoublePort();
      readonly port2 = new DoublePort();
    }
    handPagePort(contents, { MessageChannelMain }, (port) => handed.push(port));
    const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent, postMessage: (channel: string) => given.push(channel) } });
    for (const asking of [frame('app://hearth/index.html', {}), frame('https://elsewhere.example/'), frame('app://hearth.evil/'), frame('app://rtc/window.html'), { senderFrame: null }]) contents.ipc.emit('hearth:want-port', asking);
    expect([handed.length, given]).toEqual([0, []]);
    contents.ipc.emit('hearth:want-port', frame('app://hearth/index.html#/settings'));
    expect([handed.length, given]).toEqual([1, ['hearth:port']]);
  });
});

describe('app://', () => {
  const stream = (text: string): ReadableStream<Uint8Array> => new Blob([text]).stream();
  let language: 'en' | 'zh-CN' = 'en';
  const answer = answerRequest({
    pageDir,
    rtcDir,
    words: () => wordsFor(language),
    openBlob: async (address) => (address === 'a'.repeat(64) ? { name: '照片.html', sizeBytes: 4, body: stream('<p>x') } : undefined),
  });
  const get = async (url: string, method = 'GET') => {
    const response = await answer({ url, method });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };

  test('serves the page and the hidden window, each from its own folder, under the policy of the local host without its socket', async () => {
    const page = await get('app://hearth/');
    expect(page).toMatchObject({ status: 200, text: '<p>page</p>' });
    expect(Object.fromEntries(page.headers)).toMatchObject(securityHeaders());
    expect(securityHeaders('ws://x.localhost:1')['content-security-policy']?.replace(' ws://x.localhost:1', '')).toBe(securityHeaders()['content-security-policy']);
    expect(await get('app://hearth/index.html?x#y')).toMatchObject({ status: 200 });
    expect(await get('app://hearth/assets/a.js')).toMatchObject({ status: 200, text: 'page();' });
    expect(Object.fromEntries((await get('app://hearth/assets/a.webp')).headers)).toMatchObject({ 'content-type': 'image/webp' });
    expect(await get('app://rtc/window.html')).toMatchObject({ status: 200, text: '<p>rtc</p>' });
    expect(await get('app://rtc/index.html')).toMatchObject({ status: 404 });
    expect(await get('app://hearth/index.html', 'POST')).toMatchObject({ status: 405 });
  });

  test.each([
    '/../secret.js', '/..%2fsecret.js', '/%2e%2e/secret.js', '/%2e%2e%2fsecret.js', '/..\\secret.js', '/..%5csecret.js', '/assets/../../secret.js', '/assets/..%2f..%2fsecret.js',
    '//etc/passwd', '/%2fetc/passwd', '/index.html%00.js', '/\0', '/out.js', '/assets', '/assets/', '/%', '/%c0%ae%c0%ae/secret.js', '/./%2e%2e/secret.js', '/blob/../index.html', `/blob/${'A'.repeat(64)}`, `/blob/${'b'.repeat(64)}`,
  ])('gives nothing for %j', async (path) => {
    expect(await get(`app://hearth${path}`)).toMatchObject({ status: 404 });
  });

  test('gives nothing to other names of its scheme', async () => {
    for (const url of ['app://hearth.evil/index.html', 'app://evil/index.html', 'app:///index.html', 'file:///etc/passwd', 'app://hearth@evil/index.html']) expect(await get(url)).toMatchObject({ status: 404 });
  });

  test('says that there is nothing in the language of the moment, never in two', async () => {
    expect(await get('app://hearth/none.js')).toMatchObject({ status: 404, text: 'There is nothing here.' });
    language = 'zh-CN';
    expect(await get('app://hearth/none.js')).toMatchObject({ status: 404, text: '这里没有内容。' });
    language = 'en';
  });

  test('hands out a file of a group as bytes to save, which run nothing', async () => {
    const { status, text, headers } = await get(`app://hearth/blob/${'a'.repeat(64)}`);
    expect([status, text]).toEqual([200, '<p>x']);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toContain('attachment');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
