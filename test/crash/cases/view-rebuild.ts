import assert from 'node:assert/strict';
import { fraction } from '../../../main/platform/index.ts';
import type { CrashCase, Life } from '../crash-case.ts';
import { keystoreOf, openDesk, openItsDatabase, PASSPHRASE, startsCleanly } from './open-desk.ts';

const MESSAGES = 200;

const prepare = async (dir: string): Promise<void> => {
  const { core, client } = await openDesk(dir);
  const circle = (await client.circles.create({ id: crypto.randomUUID(), name: 'Readers' })).id;
  core.inspection().fill(circle, MESSAGES, 200);
  await core.stop();
};

const live = async ({ dir, random, ready }: Life): Promise<void> => {
  const keystore = keystoreOf(dir);
  await keystore.unlock(PASSPHRASE);
  const db = await openItsDatabase(dir, { keystore });
  const views = db.prepare<[], number>('SELECT id FROM ledger_view').pluck().all();
  // As an earlier Hearth left them, at least one.
  const old = views.filter((_, at) => at === 0 || fraction(random) < 0.5);
  for (const id of old) db.prepare('UPDATE ledger_view SET version = 0 WHERE id = ?').run(id);
  db.close();
  ready();
  const { core } = await openDesk(dir);
  await core.stop();
};

/** The start after an update that shows something differently: everything shown is made again from the ledger. */
export const viewRebuild: CrashCase = {
  name: 'view rebuild',
  kills: 30,
  stepsApart: 400,
  msApart: 20,
  prepare,
  live,
  check: ({ dir }) =>
    startsCleanly(dir, async ({ client }) => {
      const [circle] = await client.circles.list();
      assert.equal(circle?.name, 'Readers');
      const found = await client.chat.page({ circle: circle.id, from: { at: 'end' }, limit: 200 });
      assert.equal(found.messages.length, MESSAGES);
    }),
};
