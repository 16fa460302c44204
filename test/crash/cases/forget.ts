import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../main/platform/index.ts';
import type { CrashCase, Life } from '../crash-case.ts';
import { type Desk, isWhole, keystoreOf, openDesk, PASSPHRASE, startsCleanly } from './open-desk.ts';

const NAMES = ['Family', 'Club'] as const;
/** Where a copy of the memories as they were at the beginning lies. */
const KEPT_COPY = 'kept';
const TOLD = ['I live in Berlin, my phone number is 138 1234 5678', 'I love chess', 'my birthday is on May 3rd'];

type Circles = { readonly family: string; readonly club: string };

const circlesOf = async ({ client }: Desk): Promise<Circles> => {
  const all = await client.circles.list();
  const named = (name: string): string => all.find((circle) => circle.name === name)?.id ?? '';
  return { family: named('Family'), club: named('Club') };
};

const learned = async ({ core, client }: Desk, circle: string): Promise<number> => {
  await core.inspection().holdings(circle);
  return (await client.memory.overview({ circle })).items.length;
};

const prepare = async (dir: string): Promise<void> => {
  const desk = await openDesk(dir);
  for (const name of NAMES) {
    const circle = (await desk.client.circles.create({ id: crypto.randomUUID(), name })).id;
    for (const text of TOLD) {
      await desk.client.chat.send({ id: crypto.randomUUID(), circle, text });
    }
    assert.equal(await learned(desk, circle), TOLD.length, 'there is something to forget');
  }
  await desk.core.stop();
};

const live = async ({ dir, ack, ready }: Life): Promise<void> => {
  const desk = await openDesk(dir);
  const { family } = await circlesOf(desk);
  ready();
  for (let round = 0; ; round += 1) {
    for await (const event of await desk.client.memory.forget({ id: crypto.randomUUID(), circle: family })) if (event.type === 'receipt') ack('receipt');
    await desk.client.chat.send({ id: crypto.randomUUID(), circle: family, text: `I love round ${round}` });
    await learned(desk, family);
  }
};

/** Whether what the keystore holds now opens a copy of the memory that was taken before. */
const opensTheCopy = async (dir: string, circle: string): Promise<boolean> => {
  const keystore = keystoreOf(dir);
  await keystore.unlock(PASSPHRASE);
  const key = await keystore.read(`memory/${circle}`);
  if (!key) return false;
  try {
    openDatabase({ file: join(dir, KEPT_COPY, `${circle}.db`), key }).close();
    return true;
  } catch {
    return false;
  }
};

const memoriesAreWhole = async (dir: string, circles: Circles): Promise<void> => {
  const keystore = keystoreOf(dir);
  await keystore.unlock(PASSPHRASE);
  for (const circle of Object.values(circles)) {
    const key = await keystore.read(`memory/${circle}`);
    assert.ok(key, 'each memory has its key');
    const db = openDatabase({ file: join(dir, 'memory', `${circle}.db`), key });
    isWhole(db);
    db.close();
  }
  const names = readdirSync(join(dir, 'memory')).toSorted();
  assert.deepEqual(names, Object.values(circles).map((circle) => `${circle}.db`).toSorted(), 'nothing of a Forget is left about');
};

const looksForgotten = async (desk: Desk, { family, club }: Circles, acked: readonly string[]): Promise<number> => {
  assert.equal(await learned(desk, club), TOLD.length, 'the club\'s memory is as it was');
  const receipts = await desk.client.memory.receipts({ circle: family });
  assert.ok(receipts.length >= acked.length, `${acked.length} receipts were shown, ${receipts.length} are there`);
  for (const { checks } of receipts) for (const check of ['key-destroyed', 'files-gone'] as const) assert.ok(checks.includes(check), check);
  const { items } = await desk.client.memory.overview({ circle: family });
  assert.equal(items.some(({ text }) => text.includes('Berlin')), receipts.length === 0, 'forgotten, or as it was before the first one began');
  return receipts.length;
};

/** The family's memory is forgotten again and again: what a receipt said is gone stays gone, and the club's memory is never touched. */
export const forget: CrashCase = {
  name: 'forget',
  kills: 24,
  stepsApart: 60,
  msApart: 30,
  prepare: async (dir) => {
    await prepare(dir);
    cpSync(join(dir, 'memory'), join(dir, KEPT_COPY), { recursive: true });
  },
  live,
  check: async ({ dir, acked }) => {
    let circles: Circles = { family: '', club: '' };
    let receipts = 0;
    await startsCleanly(dir, async (desk) => {
      circles = await circlesOf(desk);
      receipts = await looksForgotten(desk, circles, acked);
    });
    assert.equal(await opensTheCopy(dir, circles.family), receipts === 0, 'no key that is left opens a copy from before');
    await memoriesAreWhole(dir, circles);
  },
};
