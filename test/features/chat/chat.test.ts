import { randomUUID } from 'node:crypto';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#contract';
import { systemClock } from '#platform';
import { aliceCore, type OpenCore } from '../../support/open-core.ts';

let alice: OpenCore;
let client: Client;
let circle: string;
beforeAll(async () => {
  alice = await aliceCore();
  client = alice.client;
  circle = (await client.circles.create({ id: randomUUID(), name: 'Readers' })).id;
});
afterAll(() => alice.stop());

const id = () => randomUUID();
const send = async (text: string, more: { replyTo?: string; keepFromAi?: boolean } = {}) => (await client.chat.send({ id: id(), circle, text, ...more })).message;
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const { error } = await safe(call);
  return isDefinedError(error) ? (error as { data: { code: string } }).data.code : `not expected: ${String(error)}`;
};
const texts = async () => (await client.chat.page({ circle, from: { at: 'end' }, limit: 200 })).messages.map(({ text }) => text);

test('alice writes, corrects, reacts, replies, and sees all of it', async () => {
  const first = await send('明天去爬山');
  const edited = await client.chat.edit({ id: id(), circle, message: first.id, text: '后天去爬山' });
  expect(edited).toMatchObject({ text: '后天去爬山', deleted: false });
  expect(edited.editedAt).toBeGreaterThanOrEqual(first.sentAt);
  const liked = await client.chat.react({ id: id(), circle, message: first.id, emoji: '👍', on: true });
  expect(liked.reactions).toEqual([{ emoji: '👍', count: 1, mine: true, names: ['Alice'] }]);
  expect((await client.chat.react({ id: id(), circle, message: first.id, emoji: '👍', on: false })).reactions).toEqual([]);
  const reply = await send('好', { replyTo: first.id });
  expect(reply.replyTo).toEqual({ id: first.id, authorName: 'Alice', text: '后天去爬山', deleted: false, isBlocked: false });
});

test('a deleted message leaves the page, the quotes, the search and the ledger', async () => {
  const secret = await send('the canary sings at midnight');
  await client.chat.edit({ id: id(), circle, message: secret.id, text: 'the canary sings at noon' });
  const reply = await send('really?', { replyTo: secret.id });
  expect(await client.chat.search({ circle, query: 'canary' })).toHaveLength(1);
  expect(await client.chat.delete({ id: id(), circle, message: secret.id })).toMatchObject({ deleted: true, text: '' });
  expect(await client.chat.search({ circle, query: 'canary' })).toEqual([]);
  const [shown] = await client.chat.byIds({ circle, ids: [reply.id] });
  expect(shown?.replyTo).toMatchObject({ deleted: true, text: '' });
  expect(await codeOf(client.chat.edit({ id: id(), circle, message: secret.id, text: 'back' }))).toBe('message-not-found');
  expect(await codeOf(client.chat.react({ id: id(), circle, message: secret.id, emoji: '👍', on: true }))).toBe('message-not-found');
});

test('an AI text that cites a message withdraws when that message is deleted', async () => {
  const source = await send('we meet at nine');
  const posted = await client.ask.share({ id: id(), circle, text: 'You meet at nine.', cites: [source.id], tier: 'rules' });
  expect(posted).toMatchObject({ kind: 'ai', text: 'You meet at nine.', ai: { sources: [source.id], withdrawn: false } });
  await client.chat.delete({ id: id(), circle, message: source.id });
  const [shown] = await client.chat.byIds({ circle, ids: [posted.id] });
  expect(shown).toMatchObject({ kind: 'ai', text: '', ai: { withdrawn: true } });
  expect(await codeOf(client.chat.edit({ id: id(), circle, message: posted.id, text: 'other words' }))).toBe('not-allowed');
  expect(await client.chat.search({ circle, query: 'nine' })).toEqual([]);
});

test('an empty text and one over 64 KB are refused with the reason, and nothing is posted', async () => {
  const before = await texts();
  expect(await codeOf(client.chat.send({ id: id(), circle, text: ' \n ' }))).toBe('message-empty');
  expect(await codeOf(client.chat.send({ id: id(), circle, text: 'x'.repeat(64 * 1024 + 1) }))).toBe('message-too-long');
  expect(await codeOf(client.chat.send({ id: id(), circle, text: '字'.repeat(21_846) }))).toBe('message-too-long');
  expect(await texts()).toEqual(before);
  expect((await send('x'.repeat(64 * 1024))).text).toHaveLength(64 * 1024);
  const fits = '"\\\n'.repeat(21_845);
  expect((await send(fits)).text).toBe(fits);
});

test('a draft of a megabyte survives, and an empty one is gone', async () => {
  const draft = '长'.repeat(400_000);
  await client.chat.saveDraft({ circle, text: draft });
  expect((await client.chat.draft({ circle })).text).toBe(draft);
  await client.chat.saveDraft({ circle, text: '' });
  expect((await client.chat.draft({ circle })).text).toBe('');
});

test('words that could not be sent from elsewhere stand below what was being written, once however often they are put there', async () => {
  await client.chat.saveDraft({ circle, text: '写了一半' });
  for (const call of [id(), id()]) await client.chat.addToDraft({ id: call, circle, text: 'on my way' });
  expect((await client.chat.draft({ circle })).text).toBe('写了一半\non my way');
  await client.chat.saveDraft({ circle, text: '' });
  await client.chat.addToDraft({ id: id(), circle, text: '在路上' });
  expect((await client.chat.draft({ circle })).text).toBe('在路上');
  await client.chat.saveDraft({ circle, text: '' });
  expect(await codeOf(client.chat.addToDraft({ id: id(), circle: 'x'.repeat(43), text: 'lost' }))).toBe('circle-not-found');
});

test('search finds Chinese words inside sentences, beginnings of words, any case and width, and what no word index holds', async () => {
  const wanted = await send('周日早上九点在北宫门地铁站集合，带上ＰＯＷＥＲ bank');
  const find = async (query: string) => (await client.chat.search({ circle, query })).map(({ message }) => message.id);
  for (const query of ['地铁站', '北宫门', '集合 周日', 'power', 'BAN', '宫门地']) expect([query, await find(query)]).toEqual([query, [wanted.id]]);
  for (const query of ['"', '*', 'NOT', 'a" OR "b', '(', 'NEAR(x y)', '-', '\u0000']) expect([query, ...(await find(query))]).not.toContain(wanted.id);
  const odd = await send('it is 100%_done \\o/ already');
  for (const query of ['%_do', '\\o/', '00%', 'READ']) expect([query, await find(query)]).toEqual([query, [odd.id]]);
  for (const query of ['%', '_']) expect([query, await find(query)]).toEqual([query, [odd.id]]);
  const [hit] = await client.chat.search({ circle, query: '地铁站' });
  expect(hit?.snippet).toContain('北宫门地铁站');
});

test('keep from AI holds from the start or afterwards, and only its author decides', async () => {
  const kept = await send('between us', { keepFromAi: true });
  expect(kept.keptFromAi).toBe(true);
  expect((await client.chat.keepFromAi({ id: id(), circle, message: kept.id, keep: false })).keptFromAi).toBe(false);
  const sample = await client.circles.createSample({ id: id(), language: 'en' });
  const [other] = (await client.chat.page({ circle: sample.id, from: { at: 'end' } })).messages;
  const about = { id: id(), circle: sample.id, message: other?.id ?? '' };
  expect(await codeOf(client.chat.keepFromAi({ ...about, keep: true }))).toBe('not-allowed');
  expect(await codeOf(client.chat.edit({ ...about, text: 'put words in her mouth' }))).toBe('not-allowed');
});

test('a message of crisis brings the human-written text to its writer, an ordinary one brings nothing', async () => {
  expect((await client.chat.send({ id: id(), circle, text: '我真的不想活了' })).care).toMatchObject({ kind: 'crisis' });
  expect((await client.chat.send({ id: id(), circle, text: '今天天气不错' })).care).toBeUndefined();
});

test('after a message of crisis its writer gets care instead of an answer in that group, and answers in others', async () => {
  const eventsIn = async (group: string) => {
    const types: string[] = [];
    for await (const event of await client.ask.ask({ id: id(), circle: group, question: 'when do we meet?' })) types.push(event.type);
    return types;
  };
  await client.chat.send({ id: id(), circle, text: 'I want to die' });
  expect(await eventsIn(circle)).toEqual(['care']);
  const other = await client.circles.create({ id: id(), name: 'Runners' });
  expect(await eventsIn(other.id)).toEqual(['sources', 'done']);
});

test('what was written by a clock a year fast is shown as of now, and marked', async () => {
  let aheadMs = 0;
  const fast = await aliceCore({ clock: { ...systemClock, now: () => systemClock.now() + aheadMs } });
  const club = (await fast.client.circles.create({ id: id(), name: 'Club' })).id;
  const write = async (text: string) => (await fast.client.chat.send({ id: id(), circle: club, text })).message;
  const edited = await write('on time');
  aheadMs = 365 * 86_400_000;
  const sent = await write('from next year');
  await fast.client.chat.edit({ id: id(), circle: club, message: edited.id, text: 'corrected next year' });
  aheadMs = 0;
  const shown = await fast.client.chat.byIds({ circle: club, ids: [edited.id, sent.id] });
  const soon = systemClock.now() + 60_000;
  for (const { sentAt, editedAt } of shown) expect(Math.max(sentAt, editedAt ?? 0)).toBeLessThan(soon);
  expect(shown.map(({ clockWrong }) => clockWrong)).toEqual([false, true]);
  expect((await fast.client.circles.list())[0]?.last?.sentAt).toBeLessThan(soon);
  await fast.stop();
});

test('deleting the message of a check-in takes the check-in from the agreement', async () => {
  const { id: agreement } = await client.agreements.create({ id: id(), circle, title: 'Read', rule: 'read 10 pages a day', timeZone: 'Europe/Berlin' });
  await client.agreements.checkIn({ id: id(), circle, agreement, text: 'I read 12 pages' });
  const messages = (await client.chat.page({ circle, from: { at: 'end' } })).messages;
  const shown = messages.findLast(({ kind }) => kind === 'check-in');
  expect(shown).toMatchObject({ text: 'I read 12 pages', checkIn: { agreement, verdict: 'counts' } });
  expect((await client.agreements.list({ circle }))[0]?.signers[0]).toMatchObject({ streak: 1, today: 'counts' });
  await client.chat.delete({ id: id(), circle, message: shown?.id ?? '' });
  expect(await client.agreements.checkIns({ circle, agreement })).toEqual([]);
  const [after] = await client.agreements.list({ circle });
  expect(after?.signers[0]).toMatchObject({ streak: 0 });
  expect(after?.signers[0]?.today).toBeUndefined();
});

test('unread counts what others wrote after the mark, and the mark never goes back', async () => {
  const { id: sample, unread } = await client.circles.createSample({ id: id(), language: 'zh-CN' });
  expect(unread).toBe(41);
  const unreadOf = async () => (await client.circles.list()).find((listed) => listed.id === sample)?.unread;
  const { messages } = await client.chat.page({ circle: sample, from: { at: 'end' }, limit: 200 });
  await client.chat.markRead({ circle: sample, message: messages.at(-4)?.id ?? '' });
  expect(await unreadOf()).toBe(3);
  await client.chat.markRead({ circle: sample, message: messages[0]?.id ?? '' });
  expect(await unreadOf()).toBe(3);
  expect((await client.chat.page({ circle: sample, from: { at: 'end' } })).readUpTo).toBe(messages.at(-4)?.id);
});

test('pages before, after and around a message fit together without gap or overlap', async () => {
  const { id: sample } = await client.circles.createSample({ id: id(), language: 'en' });
  const all = (await client.chat.page({ circle: sample, from: { at: 'end' }, limit: 200 })).messages.map((message) => message.id);
  const page = async (from: Parameters<Client['chat']['page']>[0]['from'], limit: number) => {
    const { messages, hasBefore, hasAfter } = await client.chat.page({ circle: sample, from, limit });
    return { ids: messages.map((message) => message.id), hasBefore, hasAfter };
  };
  const middle = all[20] ?? '';
  expect(await page({ at: 'end' }, 10)).toEqual({ ids: all.slice(-10), hasBefore: true, hasAfter: false });
  expect(await page({ at: 'before', message: middle }, 10)).toEqual({ ids: all.slice(10, 20), hasBefore: true, hasAfter: true });
  expect(await page({ at: 'before', message: middle }, 50)).toEqual({ ids: all.slice(0, 20), hasBefore: false, hasAfter: true });
  expect(await page({ at: 'after', message: middle }, 10)).toEqual({ ids: all.slice(21, 31), hasBefore: true, hasAfter: true });
  expect(await page({ at: 'after', message: middle }, 50)).toEqual({ ids: all.slice(21), hasBefore: true, hasAfter: false });
  expect(await page({ at: 'around', message: middle }, 5)).toEqual({ ids: all.slice(18, 23), hasBefore: true, hasAfter: true });
  expect(await page({ at: 'around', message: all[0] ?? '' }, 5)).toEqual({ ids: all.slice(0, 5), hasBefore: false, hasAfter: true });
  expect(await page({ at: 'around', message: middle }, 1)).toMatchObject({ ids: [middle] });
  expect(await codeOf(page({ at: 'before', message: '0.99' }, 10))).toBe('message-not-found');
});

test('the sample group is labelled, has no invite, and its people have names', async () => {
  const { id: sample, kind, name } = await client.circles.createSample({ id: id(), language: 'zh-CN' });
  expect([kind, name]).toEqual(['sample', '周末出门小队（示例）']);
  expect((await client.circles.members({ circle: sample })).map((member) => member.name).toSorted()).toEqual(['Alice', '林一舟', '老周', '阿梨', '陈禾'].toSorted());
  expect(await codeOf(client.circles.invite({ id: id(), circle: sample }))).toBe('not-allowed');
});

test('nobody of the sample group is called as I am, nor called so by the others', async () => {
  await client.app.changeSettings({ id: id(), name: ' maya' });
  const { id: sample } = await client.circles.createSample({ id: id(), language: 'en' });
  const names = (await client.circles.members({ circle: sample })).map((member) => member.name);
  expect(names.toSorted()).toEqual(['Joe', 'Nora', 'Priya', 'Tom', 'maya']);
  const { messages } = await client.chat.page({ circle: sample, from: { at: 'end' }, limit: 100 });
  expect(messages.some(({ text }) => text.includes('Nora’s') || text.includes("Nora's"))).toBe(true);
  expect(messages.filter(({ text }) => text.includes('Maya'))).toEqual([]);
});

test('a new name reaches every group', async () => {
  await client.app.changeSettings({ id: id(), name: 'Alice Liddell' });
  expect((await client.circles.members({ circle })).map((member) => member.name)).toEqual(['Alice Liddell']);
  expect((await client.app.status()).name).toBe('Alice Liddell');
});
