import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aliceCore } from '../support/open-core.ts';

test('what alice deletes does not live on in the log beside the database', async () => {
  const { client, dataDir, stop } = await aliceCore();
  const circle = (await client.circles.create({ id: randomUUID(), name: 'Readers' })).id;
  const { message } = await client.chat.send({ id: randomUUID(), circle, text: 'words to be gone '.repeat(2000) });
  const log = join(dataDir, 'trying', 'hearth.db-wal');
  const before = statSync(log).size;
  await client.chat.delete({ id: randomUUID(), circle, message: message.id });
  // Folded in and cut to nothing; what little was written since has no words.
  expect(before).toBeGreaterThan(32_000);
  expect(statSync(log).size).toBeLessThan(16_000);
  await stop();
});
