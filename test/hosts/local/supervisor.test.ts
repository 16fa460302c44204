import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LOCAL_ENTRIES, type LocalHost, startLocalHost, UI_DIR } from '#hosts/local';
import { memoryKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';
import { waitFor } from '../../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 supervisor '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;

/** A desktop whose core runs `before` first; `{ dataDir, gaveUp }` to look at. */
const desktopWithCore = (before: string): { readonly start: () => Promise<LocalHost>; readonly mark: string; readonly gaveUp: string[] } => {
  const dataDir = join(root, `desk ${(made += 1)}`);
  const mark = join(root, `mark ${made}`);
  const core = join(root, `core-${made}.ts`);
  writeFileSync(core, `import { existsSync, rmSync } from 'node:fs';\nconst mark = ${JSON.stringify(mark)};\n${before}\nawait import(${JSON.stringify(LOCAL_ENTRIES.core)});\n`);
  const gaveUp: string[] = [];
  const start = (): Promise<LocalHost> =>
    startLocalHost({
      dataDir, keystore: memoryKeystore(), children: nodeChildren(process.env), clock: systemClock, random: systemRandom, log: silentLog, version: 'test',
      entries: { ...LOCAL_ENTRIES, core }, uiDir: UI_DIR, modelsDir: join(dataDir, 'no-models'), loopbackOnly: true, onGaveUp: ({ code }) => gaveUp.push(code),
    });
  return { start, mark, gaveUp };
};

test('a core that cannot even be loaded is said, and nothing is left running', async () => {
  const { start } = desktopWithCore('process.exit(1);');
  await expect(start()).rejects.toMatchObject({ code: 'internal' });
  const { start: again } = desktopWithCore('');
  await (await again()).stop();
});

test('a replacement that dies while it is loaded is tried again, and the desktop goes on', async () => {
  const { start, mark, gaveUp } = desktopWithCore('if (existsSync(mark)) { rmSync(mark); process.exit(1); }');
  const host = await start();
  const before = host.corePid();
  writeFileSync(mark, '');
  await host.replaceCore();
  expect(existsSync(mark)).toBe(false);
  expect(host.corePid()).not.toBe(before);
  expect((await fetch(host.plainOrigin)).status).toBe(401);
  expect(gaveUp).toEqual([]);
  await host.stop();
});

test('a core that dies while its replacement is loaded leaves one core, not two', async () => {
  const { start, mark, gaveUp } = desktopWithCore('while (existsSync(mark)) await new Promise((done) => setTimeout(done, 20));');
  const host = await start();
  const first = host.corePid() ?? 0;
  writeFileSync(mark, '');
  const replaced = host.replaceCore();
  process.kill(first, 'SIGKILL');
  await waitFor(() => host.corePid() !== first);
  const second = host.corePid();
  rmSync(mark);
  await replaced;
  expect([first, second]).not.toContain(host.corePid());
  await waitFor(() => {
    try {
      return !process.kill(second ?? 0, 0);
    } catch {
      return true;
    }
  });
  expect((await fetch(host.plainOrigin)).status).toBe(401);
  expect(gaveUp).toEqual([]);
  await host.stop();
});
