import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Client } from '#contract';
import { memoryKeystore } from '#platform';
import { FakeClock } from '../support/fake-clock.ts';
import { openCore } from '../support/open-core.ts';

const YEAR_MS = 365 * 86_400_000;
const NOW = Date.UTC(2026, 4, 1, 12);
const id = () => randomUUID();

const textsOf = async (client: Client, circle: string): Promise<string[]> => (await client.chat.page({ circle, from: { at: 'end' } })).messages.map(({ text }) => text);
const say = async (client: Client, circle: string, text: string): Promise<void> => void (await client.chat.send({ id: id(), circle, text }));

for (const [how, jumps] of Object.entries({ forward: [0, YEAR_MS, 0], back: [0, -YEAR_MS, 0] })) {
  test(`the clock jumps a year ${how} between two starts and is set right again: nothing is lost, and all stays in the order it was written`, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), '围炉 clock '));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const keystore = memoryKeystore();
    const written: string[] = [];
    let circle = '';
    for (const [start, jump] of jumps.entries()) {
      const clock = new FakeClock(NOW + start * 60_000 + jump);
      const { core, client } = await openCore({ dataDir, keystore, clock, options: { isOffline: true } });
      if (start === 0) {
        await client.app.setUp({ name: 'Alice', language: 'en', keyKind: 'memory' });
        circle = (await client.circles.create({ id: id(), name: 'Readers' })).id;
      }
      for (const text of [`${start} in the park`, `${start} at the lake`]) {
        await say(client, circle, text);
        written.push(text);
        await clock.advance(20_000);
      }
      expect(await textsOf(client, circle)).toEqual(written);
      expect((await client.circles.list())[0]?.last?.text).toBe(written.at(-1));
      const invite = await client.circles.invite({ id: id(), circle, hours: 24 });
      expect(invite.expiresAt - clock.now()).toBe(24 * 3_600_000);
      await core.stop({ keep: true });
    }
  });
}

test('the clock jumps while Hearth runs, forward and back: nothing is lost, the order stays, and drafts and settings are as they were', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), '围炉 clock '));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const base = new FakeClock(NOW);
  let offsetMs = 0;
  const clock = { now: () => base.now() + offsetMs, after: base.after.bind(base), every: base.every.bind(base) };
  const { core, client } = await openCore({ dataDir, keystore: memoryKeystore(), clock, options: { isOffline: true } });
  await client.app.setUp({ name: 'Alice', language: 'en', keyKind: 'memory' });
  const circle = (await client.circles.create({ id: id(), name: 'Readers' })).id;
  const written: string[] = [];
  for (const jump of [0, YEAR_MS, -YEAR_MS, 0]) {
    offsetMs = jump;
    await base.advance(30_000);
    for (const text of [`${jump} one`, `${jump} two`]) {
      await say(client, circle, text);
      written.push(text);
    }
    await base.advance(30_000);
    expect(await textsOf(client, circle)).toEqual(written);
  }
  await client.chat.saveDraft({ circle, text: 'half a thought' });
  offsetMs = -YEAR_MS;
  await base.advance(30_000);
  expect((await client.chat.draft({ circle })).text).toBe('half a thought');
  await core.stop();
});
