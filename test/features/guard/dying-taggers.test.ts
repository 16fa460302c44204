import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LOCAL_ENTRIES } from '#hosts/local';
import { aliceCore } from '../../support/open-core.ts';

const TEXT = '我叫张伟，电话13812345678，刚碰到陆沉舟';
const id = () => crypto.randomUUID();

/** The real thread, whose first so many lives end in the middle of their first job. */
const dyingThread = (lives: number): { readonly entry: string; readonly deaths: () => number } => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-dying-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const diary = join(folder, 'deaths');
  writeFileSync(diary, '');
  const deaths = (): number => readFileSync(diary, 'utf8').length;
  const entry = join(folder, 'dying.mjs');
  writeFileSync(
    entry,
    `import { appendFileSync, readFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     await import(${JSON.stringify(LOCAL_ENTRIES.taggerWorker)});
     parentPort.on('message', ({ type }) => {
       if (type !== 'tag' || readFileSync(${JSON.stringify(diary)}, 'utf8').length >= ${lives}) return;
       appendFileSync(${JSON.stringify(diary)}, '†');
       setImmediate(() => process.exit(1));
     });`,
  );
  return { entry, deaths };
};

const says = async (lives: number) => {
  const thread = dyingThread(lives);
  const read: string[] = [];
  const { client, stop } = await aliceCore({ entries: { taggerWorker: thread.entry }, options: { onPrompt: ({ text }) => void read.push(text) } });
  onTestFinished(stop);
  const circle = (await client.circles.create({ id: id(), name: 'Readers' })).id;
  const { message } = await client.chat.send({ id: id(), circle, text: TEXT });
  const { redacted } = await client.guard.aiView({ circle, message: message.id });
  const { entities } = await client.guard.inspect({ circle, text: `还有一句：${TEXT}`, by: 'all' });
  return { client, circle, redacted, read, deaths: thread.deaths, hidden: entities.map(({ text }) => text) };
};

test('the thread dies in the middle of a message: it is read again, and nothing less is hidden', async () => {
  const { client, redacted, deaths } = await says(1);
  expect(deaths()).toBe(1);
  expect(redacted).toMatch(/^我叫\[\S+\]，电话\[\S+\]，刚碰到\[\S+\]$/);
  expect(await client.guard.protection()).toEqual({ level: 'full' });
});

test('the thread dies whatever it is given: rules hide what they know, and it is said', async () => {
  const { client, circle, redacted, read, deaths, hidden } = await says(Infinity);
  expect(deaths()).toBe(2);
  expect(redacted).toMatch(/^我叫\[\S+\]，电话\[\S+\]，刚碰到陆沉舟$/);
  expect(hidden).toEqual(['张伟', '13812345678']);
  expect(await client.guard.protection()).toEqual({ level: 'basic', reason: 'reading-failed' });
  await client.catchUp.highlights({ circle });
  expect(read.join('\n')).not.toMatch(/张伟|13812345678/);
});
