import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openClient, runLocalHost, signIn } from '#hosts/local';
import { hearSecondStarts, type SecondStart, tellFirstStart } from '../../../main/hosts/local/second-start.ts';
import { waitFor } from '../../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 second '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const LINK = 'hearth://join/ABCDEF';

const run = (dataDir: string, link?: string) => {
  const said: string[] = [];
  const stop = new AbortController();
  const ended = runLocalHost({ args: ['--data-dir', dataDir, '--loopback-only'], link, env: { PATH: process.env['PATH'] }, cwd: root, version: 'test', signal: stop.signal, say: (line) => void said.push(line) });
  return { ended, said, stop: () => stop.abort() };
};

test('started again on the same data directory, Hearth hands its link to the first and ends; the next page takes it, once', async () => {
  const dataDir = join(root, '同 一个'.repeat(20));
  const first = run(dataDir);
  await waitFor(() => existsSync(join(dataDir, 'second-start')) && first.said.length >= 4);
  const second = run(dataDir, LINK);
  expect(await second.ended).toEqual({ isHidden: false, why: 'done' });
  expect(second.said).toEqual(['Hearth is running already and shows its window.']);
  await waitFor(() => first.said.length >= 8);
  const url = new URL(first.said.at(-2)?.trim() ?? '');
  const { client, close } = await openClient(url.origin, await signIn(url.origin, url.href));
  expect(await client.app.takeLink()).toEqual({ link: LINK });
  expect(await client.app.takeLink()).toEqual({});
  close();
  first.stop();
  await first.ended;
  expect(readdirSync(dataDir)).not.toContain('second-start');
});

test('who starts again where nobody listens is told that Hearth runs there', async () => {
  const dataDir = join(root, 'deaf');
  const first = run(dataDir);
  await waitFor(() => existsSync(join(dataDir, 'second-start')) && first.said.length >= 4);
  rmSync(join(dataDir, 'second-start'));
  await expect(run(dataDir, LINK).ended).rejects.toMatchObject({ code: 'data-dir-in-use' });
  writeFileSync(join(dataDir, 'second-start'), '/nowhere at all');
  await expect(run(dataDir, LINK).ended).rejects.toMatchObject({ code: 'data-dir-in-use' });
  first.stop();
  await first.ended;
});

test('only the one person may speak there, nonsense is not heard, and a link is heard no longer than a link can be', async () => {
  const heard: SecondStart[] = [];
  const stop = await hearSecondStarts({ dataDir: root, runtimeDir: undefined, onStart: (start) => void heard.push(start) });
  const place = readFileSync(join(root, 'second-start'), 'utf8');
  expect(statSync(join(place, '..')).mode & 0o077).toBe(0);
  expect(statSync(join(root, 'second-start')).mode & 0o077).toBe(0);
  for (const nonsense of ['what?\n', '{"link":7}\n', `${JSON.stringify({ link: 'A'.repeat(9_000) })}\n`, 'A'.repeat(100_000)]) {
    const socket = connect(place);
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => void socket.once('close', resolve));
    socket.end(nonsense);
    socket.resume();
    await closed;
  }
  expect(heard).toEqual([]);
  expect(await tellFirstStart(root, { link: LINK })).toBe(true);
  expect(await tellFirstStart(root, {})).toBe(true);
  expect(heard).toEqual([{ link: LINK }, {}]);
  stop();
  expect(existsSync(place)).toBe(false);
  expect(await tellFirstStart(root, {})).toBe(false);
});
