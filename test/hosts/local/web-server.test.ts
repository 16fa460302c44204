import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { CoreRouter, OpenedFile } from '#core';
import { startWebServer, type WebServer } from '../../../main/hosts/local/web/start-web-server.ts';
import { waitFor } from '../../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 web '));
const uiDir = join(root, 'ui');
let server: WebServer;
let tokensUsed = 0;
const NAME = 'habcdef12.localhost';
const SESSION = 'the-session';

const bytesOf = (text: string) => () => [Buffer.from(text.slice(0, 3)), Buffer.from(text.slice(3))];
const FILES: Readonly<Record<string, OpenedFile>> = {
  ['aa'.repeat(32)]: { name: '猫 "cat"\r\nx-evil: 1.png', sizeBytes: 7, picture: 'image/png', pieces: bytesOf('picture') },
  ['bb'.repeat(32)]: { name: 'page.html', sizeBytes: 29, picture: undefined, pieces: bytesOf('<script>alert("hi")</script>\n') },
};

beforeAll(async () => {
  mkdirSync(join(uiDir, 'assets'), { recursive: true });
  writeFileSync(join(uiDir, 'index.html'), '<p>ui</p>');
  writeFileSync(join(uiDir, 'assets', 'a 图.js'), 'script');
  writeFileSync(join(uiDir, 'notes.secretkind'), 'no type');
  writeFileSync(join(root, 'outside.html'), 'outside');
  symlinkSync(join(root, 'outside.html'), join(uiDir, 'link.html'));
  server = await startWebServer({
    router: {} as CoreRouter, name: NAME, port: 0, token: 'first-token', session: SESSION, onTokenUsed: () => (tokensUsed += 1), uiDir, openFile: (address) => FILES[address],
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
const own = () => `${NAME}:${server.port}`;
const cookie = () => `hearth-${server.port}=${SESSION}`;
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers: { host: own(), ...headers } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.once('error', failed).end();
  });
const upgrade = (headers: Record<string, string>, path = '/rpc'): Promise<number> =>
  new Promise((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.once('open', () => {
      socket.terminate();
      done(101);
    });
    socket.once('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
    socket.once('error', () => undefined);
  });

test('a token signs in once, with a cookie that scripts and other sites cannot use', async () => {
  expect((await get('/?token=wrong')).status).toBe(401);
  const signedIn = await get('/?token=first-token');
  expect(signedIn.status).toBe(200);
  expect(signedIn.headers['set-cookie']).toEqual([`hearth-${server.port}=${SESSION}; HttpOnly; SameSite=Strict; Path=/`]);
  expect(tokensUsed).toBe(1);
  const again = await get('/?token=first-token');
  expect([again.status, again.headers['set-cookie']]).toEqual([401, undefined]);
  server.useToken('second-token');
  expect((await get('/?token=second-token')).headers['set-cookie']).toHaveLength(1);
});

const HAN = /\p{Script=Han}/u;

test('nothing is shown without the cookie, and a sentence says why, in the language that the browser asks for', async () => {
  for (const path of ['/', '/index.html', '/assets/a%20%E5%9B%BE.js', '/blob/00']) {
    const answer = await get(path, { cookie: `hearth-${server.port}=guess; other=1` });
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('opened from Hearth');
    expect(answer.body).not.toMatch(HAN);
    const chinese = await get(path, { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' });
    expect(chinese.body).toContain('需要从围炉打开一次');
    expect(chinese.body).not.toMatch(/Hearth|opened/);
  }
  expect((await get('/', { cookie: cookie() })).body).toBe('<p>ui</p>');
  expect((await get('/', { cookie: `a=b; ${cookie()}` })).body).toBe('<p>ui</p>');
});

test("another desktop's cookie opens nothing here", async () => {
  expect((await get('/', { cookie: `hearth-${server.port + 1}=${SESSION}` })).status).toBe(401);
});

test.each(['evil.example', '127.0.0.1', 'localhost', `${NAME}`, `${NAME}:1`, `evil.${NAME}`])('a request to Host %s is refused', async (host) => {
  expect((await get('/', { host, cookie: cookie() })).status).toBe(403);
});

test('the plain address works, for browsers that cannot resolve the name', async () => {
  expect((await get('/', { host: `127.0.0.1:${server.port}`, cookie: cookie() })).status).toBe(200);
});

test('a request from another Origin is refused, also from our other name', async () => {
  for (const origin of ['http://evil.example', 'null', `https://${own()}`, `http://127.0.0.1:${server.port}`]) {
    expect((await get('/', { origin, cookie: cookie() })).status).toBe(403);
  }
});

test('the socket opens for our own page alone', async () => {
  const host = own();
  const origin = `http://${host}`;
  expect(await upgrade({ host, origin, cookie: cookie() })).toBe(101);
  expect(await upgrade({ host, origin })).toBe(401);
  expect(await upgrade({ host, cookie: cookie() })).toBe(403);
  expect(await upgrade({ host, origin: 'http://evil.example', cookie: cookie() })).toBe(403);
  expect(await upgrade({ host: 'evil.example', origin: 'http://evil.example', cookie: cookie() })).toBe(403);
  expect(await upgrade({ host, origin, cookie: cookie() }, '/other')).toBe(404);
});

test.each([
  '/../outside.html', '/..%2foutside.html', '/%2e%2e/outside.html', '/assets/../../outside.html', '/assets/..%5c..%5coutside.html', '/link.html',
  '//etc/passwd', '/%00index.html', '/index.html%00.js', '/assets', '/assets/', '/notes.secretkind', '/%E0%A4%A', '/C:/Windows/win.ini', '/....//outside.html',
])('the path %s leads to nothing', async (path) => {
  const answer = await get(path, { cookie: cookie() });
  expect(answer.status).toBe(404);
  expect(answer.body).not.toMatch(/outside|root:|no type/);
});

test('files are served with their type, and every answer with the security headers', async () => {
  const script = await get('/assets/a%20%E5%9B%BE.js', { cookie: cookie() });
  expect([script.status, script.headers['content-type'], script.body]).toEqual([200, 'text/javascript; charset=utf-8', 'script']);
  for (const answer of [script, await get('/'), await get('/', { host: 'evil.example' })]) {
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  }
});

test('only reading is answered, and no answer is empty', async () => {
  const posted = await get('/', { cookie: cookie() }, 'POST');
  expect([posted.status, posted.body.length > 0]).toEqual([405, true]);
  expect((await get('/none', { cookie: cookie() })).body).toContain('<p>There is nothing here.</p>');
  expect((await get('/none', { cookie: cookie(), 'accept-language': 'zh' })).body).toContain('<p>这里没有内容。</p>');
});

test('a message over 16 MB closes the socket and nothing else', async () => {
  const host = own();
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers: { host, origin: `http://${host}`, cookie: cookie() } });
  await new Promise((done) => void socket.once('open', done));
  socket.on('error', () => undefined);
  const closed = new Promise<number>((done) => void socket.once('close', done));
  socket.send(Buffer.alloc(16 * 1024 * 1024 + 1));
  expect(await closed).toBe(1009);
  expect((await get('/', { cookie: cookie() })).status).toBe(200);
});

test('bytes that are no HTTP do not stop the server', async () => {
  await new Promise<void>((done) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.end(Buffer.from([0, 255, 10, 13, 10, 13, 10])));
    socket.on('error', () => undefined).on('close', () => done()).resume();
  });
  expect((await get('/', { cookie: cookie() })).status).toBe(200);
});

test('a picture is shown and everything else only saved; neither may run or load anything, and both need the cookie', async () => {
  const picture = await get(`/blob/${'aa'.repeat(32)}`, { cookie: cookie() });
  expect(picture).toMatchObject({ status: 200, body: 'picture' });
  expect(picture.headers).toMatchObject({
    'content-type': 'image/png', 'content-length': '7', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  });
  expect(picture.headers['x-evil']).toBeUndefined();
  expect(picture.headers['content-disposition']).toMatch(/^inline; filename="[\w.-]+"; filename\*=UTF-8''%E7%8C%AB%20%22cat%22%0D%0Ax-evil%3A%201\.png$/);
  const page = await get(`/blob/${'bb'.repeat(32)}`, { cookie: cookie() });
  expect(page.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
  expect(page.headers['content-disposition']).toMatch(/^attachment; filename="page.html"/);
  expect(page.body).toContain('<script>');
  expect((await get(`/blob/${'aa'.repeat(32)}`)).status).toBe(401);
  expect((await get(`/blob/${'aa'.repeat(32)}`, { cookie: cookie() }, 'HEAD')).body).toBe('');
  for (const path of ['/blob/', `/blob/${'cc'.repeat(32)}`, `/blob/${'AA'.repeat(32)}`, `/blob/${'aa'.repeat(32)}/..`, '/blob/../index.html']) {
    expect((await get(path, { cookie: cookie() })).headers['content-disposition']).toBeUndefined();
  }
});

/** A server of its own, to be stopped. */
const another = () => startWebServer({ router: {} as CoreRouter, name: NAME, port: 0, token: undefined, session: SESSION, onTokenUsed: () => undefined, uiDir, openFile: () => undefined });

test('who was refused and keeps his half of the line open, or never answers a goodbye, does not keep the server from stopping', async () => {
  const stubborn = await another();
  const host = `${NAME}:${stubborn.port}`;
  const rude = [true, false].map((mayEnter) => {
    const socket = connect({ port: stubborn.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined).resume();
    const signedIn = mayEnter ? `Cookie: hearth-${stubborn.port}=${SESSION}\r\n` : '';
    socket.write(`GET /rpc HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\n${signedIn}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`);
    return { socket, answered: new Promise((done) => void socket.once('data', done)) };
  });
  await Promise.all(rude.map(({ answered }) => answered));
  const startedAt = performance.now();
  await stubborn.stop();
  // By itself the one that answers no goodbye would have half a minute.
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  for (const { socket } of rude) socket.destroy();
});

const readlink = (fd: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
};

test('who goes away in the middle of a file leaves none open', async ({ skip }) => {
  if (process.platform !== 'linux') return skip('open files are counted in /proc');
  writeFileSync(join(uiDir, 'large.json'), Buffer.alloc(8 * 1024 * 1024, 32));
  const open = () => readdirSync('/proc/self/fd').filter((fd) => readlink(fd).endsWith('large.json')).length;
  for (let at = 0; at < 5; at += 1) {
    await new Promise<void>((done) => {
      const asked = request({ host: '127.0.0.1', port: server.port, path: '/large.json', headers: { host: own(), cookie: cookie() } }, (response) => {
        response.once('data', () => asked.destroy());
      });
      asked.on('error', () => undefined).once('close', () => done()).end();
    });
  }
  await waitFor(() => open() === 0);
  expect(open()).toBe(0);
});

test('a window that opens sockets without end is refused at some point, and the others go on', async () => {
  const busy = await another();
  const host = `${NAME}:${busy.port}`;
  const headers = { host, origin: `http://${host}`, cookie: `hearth-${busy.port}=${SESSION}` };
  const outcomes: number[] = [];
  const open: WebSocket[] = [];
  for (let at = 0; at < 40; at += 1) {
    const socket = new WebSocket(`ws://127.0.0.1:${busy.port}/rpc`, { headers });
    open.push(socket);
    socket.on('error', () => undefined);
    outcomes.push(
      await new Promise<number>((done) => {
        socket.once('open', () => done(101));
        socket.once('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
      }),
    );
  }
  expect(outcomes.slice(0, 32)).toEqual(Array.from({ length: 32 }, () => 101));
  expect(outcomes.slice(32).every((status) => status === 503)).toBe(true);
  expect(open[0]?.readyState).toBe(WebSocket.OPEN);
  for (const socket of open) socket.terminate();
  await busy.stop();
});
