import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startStatusServer } from '../../../main/hosts/cli/serve/status-server.ts';
import { runHearth, startHearth } from '../../support/run-hearth.ts';
import { waitFor } from '../../support/wait-for.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth serve '));
  writeFileSync(join(folder, 'phrase'), 'correct horse battery\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const blind = (...more: readonly string[]): string[] => ['serve', '--blind', '--loopback-only', '--port', '0', '--data-dir', join(folder, 'box'), '--passphrase-file', join(folder, 'phrase'), ...more];

describe('hearth serve', () => {
  test.each([
    ['a name for a mailbox', ['serve', '--blind', '--name', 'box']],
    ['a name that is none', ['serve', '--name', '  ']],
    ['days for a member', ['serve', '--max-days', '3']],
    ['a port that is none', ['serve', '--blind', '--port', 'x']],
    ['a port beyond the last', ['serve', '--blind', '--port', '70000']],
    ['no room at all', ['serve', '--blind', '--max-mb', '0']],
    ['no time at all', ['serve', '--blind', '--max-days', '0']],
    ['an unknown flag', ['serve', '--blind', '--nonsense']],
  ])('%s is wrong usage, with one line', async (...[, words]) => {
    const { code, out, err } = await runHearth(words);
    expect([code, out]).toEqual([2, []]);
    expect(err.join('\n')).not.toMatch(/^\s+at /m);
  });

  test.each([
    ['no invite in it', 'hello there', /no invite/],
    ['a link cut short', 'hearth://join/AAEC', /damaged|no invite|another program/],
  ])('a link with %s ends it with one clear line, and leaves the directory free', async (...[, link, sentence]) => {
    const { code, err } = await runHearth(blind('--circle', link));
    expect(code).toBe(1);
    expect(err.at(-1)).toMatch(sentence);
    const again = await runHearth(blind('--circle', link));
    expect(again.err.at(-1)).toMatch(sentence);
  });

  test('a wrong passphrase, a weak one, and a file that is not there are said', async () => {
    writeFileSync(join(folder, 'weak'), 'short\n');
    const withFile = (file: string): Promise<{ code: number; err: string[] }> => runHearth(blind().map((word) => (word === join(folder, 'phrase') ? join(folder, file) : word)));
    expect((await withFile('weak')).err.at(-1)).toMatch(/at least 8/);
    expect((await withFile('nowhere')).err.at(-1)).toMatch(/no such file/);
    const first = startHearth(blind());
    await waitFor(async () => first.out.length > 0);
    first.stop();
    expect(await first.ended).toBe(0);
    writeFileSync(join(folder, 'other'), 'another passphrase\n');
    expect((await withFile('other')).err.at(-1)).toMatch(/passphrase is not the right one/);
  });

  test('it stays on without any group yet, says how it is, and ends when told to', async () => {
    const { ended, out, stop } = startHearth(blind());
    await waitFor(async () => out.length > 0);
    const { origin } = new URL(out[0] ?? '');
    expect(await (await fetch(`${origin}/health`)).text()).toBe('ok\n');
    expect(await (await fetch(`${origin}/metrics`)).text()).toMatch(/^hearth_circles 0$/m);
    expect((await fetch(`${origin}/else`)).status).toBe(404);
    expect((await fetch(`${origin}/health`, { method: 'POST', body: 'x' })).status).toBe(405);
    const second = await runHearth(blind());
    expect([second.code, second.err.at(-1)]).toEqual([1, expect.stringMatching(/already running/)]);
    stop();
    expect(await ended).toBe(0);
  });

  test('a port that is taken is said, and so is an address that is not this machine\'s', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', () => resolve()));
    const { port } = taken.address() as AddressInfo;
    const { code, err } = await runHearth(blind().map((word) => (word === '0' ? String(port) : word)));
    expect([code, err.at(-1)]).toEqual([1, expect.stringContaining(String(port))]);
    taken.close();
    const elsewhere = await runHearth(blind('--host', '203.0.113.7'));
    expect([elsewhere.code, elsewhere.err.at(-1)]).toEqual([1, expect.stringContaining('--host')]);
  });

  test('says 503 while it stops', async () => {
    const server = await startStatusServer({ host: '127.0.0.1', port: 0, health: () => 'stopping', gauges: () => [] });
    expect((await fetch(`http://127.0.0.1:${server.port}/health`)).status).toBe(503);
    await server.stop();
  });
});
