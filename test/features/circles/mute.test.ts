import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aliceCore } from '../../support/open-core.ts';

test('alice mutes one group and not the other, and takes it back; a group that is not there is said', async () => {
  const { client, stop } = await aliceCore();
  const [readers, runners] = [await client.circles.create({ id: randomUUID(), name: 'Readers' }), await client.circles.create({ id: randomUUID(), name: '跑步' })];
  const muted = async () => new Map((await client.circles.list()).map((circle) => [circle.id, circle.muted]));
  expect((await client.circles.mute({ id: randomUUID(), circle: readers.id, muted: true })).muted).toBe(true);
  expect(await muted()).toEqual(new Map([[readers.id, true], [runners.id, false]]));
  await client.circles.mute({ id: randomUUID(), circle: readers.id, muted: false });
  expect([...(await muted()).values()]).toEqual([false, false]);
  await expect(client.circles.mute({ id: randomUUID(), circle: 'x'.repeat(43), muted: true })).rejects.toMatchObject({ data: { code: 'circle-not-found' } });
  await stop();
});
