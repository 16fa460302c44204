import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Client } from '#contract';
import { memoryKeystore } from '#platform';
import { aliceCore, openCore } from '../support/open-core.ts';

const ids = { send: randomUUID(), edit: randomUUID(), react: randomUUID(), keep: randomUUID(), delete: randomUUID(), agree: randomUUID(), checkIn: randomUUID() };

type Made = { readonly circle: string; readonly kept: string; readonly gone: string };

/** Everything that alice does once, with ids that she would use again. */
const doAll = async (client: Client, { circle, kept, gone }: Made) => {
  const { message: sent } = await client.chat.send({ id: ids.send, circle, text: 'tea at five?' });
  const edited = await client.chat.edit({ id: ids.edit, circle, message: kept, text: 'in the garden' });
  const reacted = await client.chat.react({ id: ids.react, circle, message: kept, emoji: '🍵', on: true });
  await client.chat.keepFromAi({ id: ids.keep, circle, message: kept, keep: true });
  const deleted = await client.chat.delete({ id: ids.delete, circle, message: gone });
  const agreement = await client.agreements.create({ id: ids.agree, circle, title: 'Running', rule: 'run 3 km', timeZone: 'Asia/Shanghai' });
  const checkIn = await client.agreements.checkIn({ id: ids.checkIn, circle, agreement: agreement.id, text: 'I ran 4 km this morning' });
  return { sent: sent.id, edited: edited.text, reacted: reacted.id, deleted: deleted.deleted, agreement: agreement.id, checkIn: checkIn.id };
};

test('what alice did is not done again when her screen repeats it after the core was replaced, and she gets the first outcome', async () => {
  const keystore = memoryKeystore();
  const before = await aliceCore({ keystore });
  const { client } = before;
  const circle = (await client.circles.create({ id: randomUUID(), name: 'Readers' })).id;
  const say = async (text: string): Promise<string> => (await client.chat.send({ id: randomUUID(), circle, text })).message.id;
  const made: Made = { circle, kept: await say('in the park'), gone: await say('never mind') };
  const first = await doAll(client, made);
  const entries = before.core.inspection().entries(circle);
  await before.core.stop({ keep: true });

  const after = await openCore({ dataDir: before.dataDir, keystore });
  expect(await doAll(after.client, made)).toEqual(first);
  expect(after.core.inspection().entries(circle)).toBe(entries);
  await after.stop();
});

test('a group, a sample and an invite that a screen asks for again after the core was replaced are made once', async () => {
  const keystore = memoryKeystore();
  const before = await aliceCore({ keystore });
  const [create, sample, invite] = [randomUUID(), randomUUID(), randomUUID()];
  const makeAll = async (client: Client) => {
    const group = await client.circles.create({ id: create, name: 'Readers' });
    const tried = await client.circles.createSample({ id: sample, language: 'en' });
    const made = await client.circles.invite({ id: invite, circle: group.id, hours: 5, uses: 3, needsApproval: true });
    return { group: group.id, tried: tried.id, made };
  };
  const first = await makeAll(before.client);
  await before.core.stop({ keep: true });

  const after = await openCore({ dataDir: before.dataDir, keystore });
  expect(await makeAll(after.client)).toEqual(first);
  expect(await after.client.circles.list()).toHaveLength(2);
  const { invites } = await after.client.members.group({ circle: first.group });
  expect(invites).toMatchObject([{ invite: first.made.invite, uses: 3, shown: { text: first.made.text } }]);
  await after.stop();
});
