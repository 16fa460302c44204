import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Client, Message } from '../../../contract/index.ts';
import { fraction, type Random } from '../../../main/platform/index.ts';
import type { CrashCase, Life } from '../crash-case.ts';
import { openDesk, startsCleanly } from './open-desk.ts';

const WORDS = '周末去湖边吧 bring an umbrella and some fruit 围炉夜话 ';
const id = () => randomUUID();

/** What was acknowledged, line by line. The text of a message begins with its number. */
type Acked =
  | { readonly did: 'create'; readonly circle: string }
  | { readonly did: 'say'; readonly text: string }
  /** About to: nobody knows yet whether it was done. */
  | { readonly did: 'try'; readonly call: string; readonly text: string }
  | { readonly did: 'delete'; readonly number: number }
  | { readonly did: 'draft'; readonly text: string }
  | { readonly did: 'settings'; readonly name: string };

const textOf = (number: number, random: Random): string => `${number} ${WORDS.repeat(1 + Math.floor(fraction(random) ** 4 * 400))}`;

type Talk = { readonly life: Life; readonly client: Client; readonly circle: string; readonly said: Message[] };

const say = async ({ life, client, circle, said }: Talk, number: number): Promise<void> => {
  const text = textOf(number, life.random);
  const call = id();
  life.ack(JSON.stringify({ did: 'try', call, text } satisfies Acked));
  said.push((await client.chat.send({ id: call, circle, text })).message);
  life.ack(JSON.stringify({ did: 'say', text } satisfies Acked));
};

const doSomething = async (talk: Talk, number: number): Promise<void> => {
  const { life, client, circle, said } = talk;
  const dice = fraction(life.random);
  const first = said.find(({ deleted }) => !deleted);
  if (dice < 0.1 && first) {
    said.splice(said.indexOf(first), 1);
    await client.chat.delete({ id: id(), circle, message: first.id });
    return life.ack(JSON.stringify({ did: 'delete', number: Number.parseInt(first.text, 10) } satisfies Acked));
  }
  if (dice < 0.15) {
    const text = `draft ${number}`;
    await client.chat.saveDraft({ circle, text });
    return life.ack(JSON.stringify({ did: 'draft', text } satisfies Acked));
  }
  if (dice < 0.2) {
    const name = `Alice ${number}`;
    await client.app.changeSettings({ id: id(), name });
    return life.ack(JSON.stringify({ did: 'settings', name } satisfies Acked));
  }
  return say(talk, number);
};

const live = async (life: Life): Promise<void> => {
  const { client } = await openDesk(life.dir);
  const known = (await client.circles.list())[0]?.id;
  life.ready();
  const circle = known ?? (await client.circles.create({ id: id(), name: 'Readers' })).id;
  life.ack(JSON.stringify({ did: 'create', circle } satisfies Acked));
  const talk: Talk = { life, client, circle, said: [] };
  for (let number = 1; ; number += 1) await doSomething(talk, number);
};

const allMessages = async (client: Client, circle: string): Promise<Message[]> => {
  const all: Message[] = [];
  for (let from: Parameters<Client['chat']['page']>[0]['from'] = { at: 'end' }; ; ) {
    const { messages, hasBefore } = await client.chat.page({ circle, from, limit: 200 });
    all.unshift(...messages);
    const [first] = messages;
    if (!hasBefore || !first) return all;
    from = { at: 'before', message: first.id };
  }
};

/** The screen got no answer to the last that was written, and repeats it: it is there once, whether it was there already or not. */
const isNotDoubled = async (client: Client, circle: string, acked: readonly Acked[]): Promise<void> => {
  const last = acked.findLast(({ did }) => did === 'try');
  if (last?.did !== 'try') return;
  const { message } = await client.chat.send({ id: last.call, circle, text: last.text });
  const same = (await allMessages(client, circle)).filter(({ id: one, text }) => one === message.id || text === last.text);
  assert.equal(same.length, 1, 'what was repeated is there once');
};

/** Of what was written once and then again, the last that was acknowledged, or the one after it that nobody was told of. */
const isLastOrNext = (found: string, acked: readonly string[], fallback: string): void => {
  const last = acked.at(-1) ?? fallback;
  assert.ok(found === last || !acked.includes(found), `${found} is not older than ${last}`);
};

const looksAsAcked = async (client: Client, acked: readonly Acked[]): Promise<void> => {
  const created = acked.find(({ did }) => did === 'create');
  const circle = created?.did === 'create' ? created.circle : undefined;
  if (circle === undefined) return;
  const messages = await allMessages(client, circle);
  const said = acked.flatMap((one) => (one.did === 'say' ? [one.text] : []));
  const gone = new Set(acked.flatMap((one) => (one.did === 'delete' ? [one.number] : [])));
  const standing = messages.filter(({ deleted }) => !deleted).map(({ text }) => text);
  const expected = said.filter((text) => !gone.has(Number.parseInt(text, 10)));
  // One deletion may have happened without being acknowledged, and one message.
  const missing = expected.filter((text) => !standing.includes(text));
  const more = standing.filter((text) => !expected.includes(text));
  assert.ok(missing.length + more.length <= 1, `at most the step that was under way differs: ${missing.length} missing, ${more.length} more`);
  if (missing[0] !== undefined) assert.equal(missing[0], expected[0], 'only the one being deleted may be gone');
  assert.equal(messages.length - said.length <= 1, true, 'nothing is doubled');
  assert.equal(new Set(standing).size, standing.length, 'nothing is doubled');
  isLastOrNext((await client.chat.draft({ circle })).text, acked.flatMap((one) => (one.did === 'draft' ? [one.text] : [])), '');
  isLastOrNext((await client.app.settings()).name, acked.flatMap((one) => (one.did === 'settings' ? [one.name] : [])), 'Alice');
  await isNotDoubled(client, circle, acked);
  await client.chat.send({ id: id(), circle, text: 'and on it goes' });
};

/** Alice writes, deletes, drafts and renames herself; what her screen showed as done is there. */
export const append: CrashCase = {
  name: 'append',
  kills: 36,
  stepsApart: 150,
  msApart: 30,
  prepare: async (dir) => {
    const { core } = await openDesk(dir);
    await core.stop();
  },
  live,
  check: ({ dir, acked }) => startsCleanly(dir, ({ client }) => looksAsAcked(client, acked.map((line) => JSON.parse(line) as Acked))),
};
