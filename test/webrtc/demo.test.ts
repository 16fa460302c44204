import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenIn, type DemoResult } from '../../main/hosts/cli/demo/result.ts';

const PHONE = '415-555-0132';
const picnic = [
  { script: 1, members: ['Ana', '李伟'], agreement: { rule: 'run 5 km' }, asks: [{ by: 'Ana', text: 'When is the picnic?', must: ['noon'], cites: ['b'] }], catchUp: [{ by: 'Ana', since: 'a', gold: [['b']] }] },
  { id: 'a', author: 'Ana', at: '2026-03-01T10:00:00Z', text: `Picnic on Saturday? call me ${PHONE}`, gold: { pii: [{ start: 28, end: 40, kind: 'PHONE', in: 'text' }] } },
  { id: 'b', author: '李伟', at: '2026-03-01T10:01:00Z', text: "Yes, noon at the lake, I'll bring salad" },
  { id: 'c', author: '李伟', at: '2026-03-01T10:02:00Z', text: '跑了6公里', gold: { verdict: 'counts' } },
  { id: 'd', author: 'Ana', at: '2026-03-02T10:02:00Z', text: 'see this', file: 'passport E12345678.pdf', gold: { pii: [{ start: 9, end: 18, kind: 'GOV_ID', in: 'file' }] } },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-demo-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const demo = (lines: readonly object[]): Promise<{ readonly code: number; readonly out: string; readonly errors: string }> =>
  new Promise((resolve) => {
    const file = join(folder, '剧本.jsonl');
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const env = { ...process.env, HEARTH_MODELS: join(folder, 'no-models') };
    const child = execFile(process.execPath, ['main/hosts/cli/main.ts', 'demo', '--json', '--script', file], { env, timeout: 250_000 }, (_error, out, errors) =>
      resolve({ code: child.exitCode ?? -1, out, errors }),
    );
  });

test('anybody’s conversation is played on three desktops, and every promise is measured', async () => {
  const { code, out, errors } = await demo(picnic);
  expect(errors).not.toContain('left behind');
  const result = JSON.parse(out) as DemoResult;
  expect(result).toMatchObject({
    desktops: 3,
    messages: 4,
    viewsEqual: true,
    redaction: { planted: 2, exposed: 2, hidden: 2, leakedStructured: 0 },
    catchUp: { tier: 'rules', gold: 1 },
    answer: { tier: 'rules', right: 1, asked: 1 },
    supervisor: [{ expected: 'counts', verdict: 'counts' }],
    forget: { canariesAfter: 0, othersIntact: true },
  });
  expect(result.forget.canariesBefore).toBeGreaterThanOrEqual(20);
  expect(result.rows).toBeGreaterThanOrEqual(result.messages);
  expect(code).toBe(0);

  // The judge of the run sees each invariant break.
  const broken = (change: object): number => brokenIn({ ...result, ...change }).length;
  expect(broken({})).toBe(0);
  expect(broken({ viewsEqual: false })).toBe(1);
  expect(broken({ redaction: { ...result.redaction, leakedStructured: 1 } })).toBe(1);
  expect(broken({ redaction: { ...result.redaction, exposed: 1 } })).toBe(1);
  expect(broken({ forget: { ...result.forget, canariesAfter: 1 } })).toBe(1);
  expect(broken({ forget: { ...result.forget, othersIntact: false } })).toBe(1);
  expect(broken({ network: { nonLoopback: 3, method: 'namespace' } })).toBe(1);
});

test('a script with a fourth voice, a mark outside its text or no JSON is refused by its line', async () => {
  const [head = {}, first = {}] = picnic;
  const stranger = await demo([head, first, { id: 'z', author: 'Zed', at: '2026-03-02T10:02:00Z', text: 'x' }]);
  expect(stranger).toMatchObject({ code: 1, out: '' });
  expect(stranger.errors).toMatch(/line 3.*Zed/);
  const outside = await demo([head, { ...first, text: 'short' }]);
  expect(outside).toMatchObject({ code: 1 });
  expect(outside.errors).toContain('line 2');
});
