import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { aliceCore } from '../../support/open-core.ts';

const PASSPHRASE = 'a long passphrase of alice';
const id = () => randomUUID();

test('groups of a recovery file wait in the list of groups, and are none that another device of mine would bring', async () => {
  const lost = await aliceCore({ options: { isOffline: true } });
  await lost.client.circles.create({ id: id(), name: 'Readers' });
  const { file } = await lost.client.recovery.save({ id: id(), passphrase: PASSPHRASE });
  await lost.stop();
  const { client, stop } = await aliceCore({ options: { isOffline: true } });
  onTestFinished(stop);
  await client.recovery.restore({ id: id(), file, passphrase: PASSPHRASE });
  await client.devices.showCode({ id: id() });
  expect((await client.circles.list()).map(({ name, state }) => [name, state])).toEqual([['Readers', 'waiting']]);
  expect(await client.devices.list()).toMatchObject({ state: 'alone', devices: [{ isThis: true }], waiting: 0 });
});
