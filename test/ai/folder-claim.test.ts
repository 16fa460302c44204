import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog, systemClock } from '#platform';
import { claim } from '../../main/ai/folder-claim.ts';
import { ModelLibrary } from '../../main/ai/model-library.ts';
import { modelBytes, modelSpec } from '../support/model-server.ts';

let folder: string;
const file = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-模型 '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a claim that a desktop was killed over before it wrote its name does not hold up the next', async () => {
  writeFileSync(file('tiny.gguf.lock'), '');
  await (await claim(file('tiny.gguf.lock'), systemClock))();
  expect(readdirSync(folder)).toEqual([]);
});

test('two desktops that claim at once do not both get it', async () => {
  const claims = await Promise.allSettled([claim(file('tiny.gguf.lock'), systemClock), claim(file('tiny.gguf.lock'), systemClock)]);
  expect(claims.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  for (const held of claims) if (held.status === 'fulfilled') await held.value();
});

test('what a desktop that was killed on the last steps left beside a model goes at the next start', async () => {
  const content = modelBytes(1000, 7);
  writeFileSync(file('tiny.gguf'), content);
  writeFileSync(file('tiny.gguf.part.json'), '{"url":"http://127.0.0.1/model.gguf"}');
  // No process has this number: Linux stops at 4,194,304.
  writeFileSync(file('tiny.gguf.lock'), '99999999');
  const library = new ModelLibrary({ folder, clock: systemClock, log: silentLog, models: [modelSpec(content, [])] });
  await library.refresh();
  expect(library.get('tiny').state).toEqual({ kind: 'ready' });
  expect(readdirSync(folder).toSorted()).toEqual(['tiny.gguf', 'tiny.gguf.verified']);
});
