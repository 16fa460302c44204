import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Client } from '../../../contract/index.ts';
import type { CrashCase } from '../crash-case.ts';
import { openDesk, startsCleanly } from './open-desk.ts';

/** What was acknowledged; `try`: about to, nobody knows whether it was done. `call`: the id that the screen would repeat it with. */
type Acked =
  | { readonly did: 'try'; readonly what: 'create' | 'sample' | 'invite'; readonly call: string; readonly circle: string }
  | { readonly did: 'create' | 'sample' | 'invite'; readonly made: string };

/** Does it, by the id it was or will be asked for with. @returns what it made, by its own id */
const make = async (client: Client, { what, call, circle }: Extract<Acked, { did: 'try' }>): Promise<string> => {
  if (what === 'invite') return (await client.circles.invite({ id: call, circle })).invite;
  if (what === 'sample') return (await client.circles.createSample({ id: call, language: 'en' })).id;
  return (await client.circles.create({ id: call, name: 'Readers', reach: 'internet' })).id;
};

const live = async ({ dir, ready, ack }: Parameters<CrashCase['live']>[0]): Promise<void> => {
  const { client } = await openDesk(dir);
  const told = (acked: Acked): void => ack(JSON.stringify(acked));
  const step = async (what: 'create' | 'sample' | 'invite', circle = ''): Promise<string> => {
    const trying = { did: 'try', what, call: randomUUID(), circle } as const;
    told(trying);
    const made = await make(client, trying);
    told({ did: what, made });
    return made;
  };
  ready();
  for (let round = 1; ; round += 1) {
    const circle = await step('create');
    await step('invite', circle);
    await step('invite', circle);
    if (round % 4 === 0) await step('sample');
  }
};

/** Every group there is has its name, its member's name and whatever was acknowledged of it; none is there that nobody asked for. */
const standsAsAcked = async (client: Client, acked: readonly Acked[]): Promise<void> => {
  const madeOf = (what: Acked['did']): string[] => acked.flatMap((one) => (one.did === what && one.did !== 'try' ? [one.made] : []));
  const last = acked.at(-1);
  const again = last?.did === 'try' ? [await make(client, last), await make(client, last)] : [];
  assert.equal(new Set(again).size <= 1, true, 'what is repeated is done once');
  const circles = await client.circles.list();
  const groups = last?.did === 'try' && last.what !== 'invite' ? [...madeOf('create'), ...madeOf('sample'), ...again.slice(1)] : [...madeOf('create'), ...madeOf('sample')];
  assert.deepEqual(circles.map(({ id }) => id).toSorted(), groups.toSorted(), 'each group is there once');
  for (const { id, name } of circles) {
    assert.notEqual(name, '', 'a group has a name');
    assert.equal((await client.circles.members({ circle: id })).some(({ isMe, name: mine }) => isMe && mine === 'Alice'), true, 'and I have mine in it');
  }
  const invites = (await Promise.all(circles.filter(({ kind }) => kind === 'group').map(({ id }) => client.members.group({ circle: id })))).flatMap((group) => group.invites);
  const wanted = last?.did === 'try' && last.what === 'invite' ? [...madeOf('invite'), ...again.slice(1)] : madeOf('invite');
  assert.deepEqual(invites.map(({ invite }) => invite).toSorted(), wanted.toSorted(), 'each invite is there once');
  assert.equal(invites.every(({ shown }) => shown !== undefined), true, 'and can be shown again');
};

/** Alice founds groups, invites to them and tries a sample, and her screen repeats what got no answer. */
export const foundGroup: CrashCase = {
  name: 'found group',
  kills: 10,
  stepsApart: 60,
  msApart: 20,
  prepare: async (dir) => {
    const { core } = await openDesk(dir);
    await core.stop();
  },
  live,
  check: ({ dir, acked }) => startsCleanly(dir, ({ client }) => standsAsAcked(client, acked.map((line) => JSON.parse(line) as Acked))),
};
