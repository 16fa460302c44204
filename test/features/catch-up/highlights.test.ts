import { describe, expect, it } from 'vitest';
import type { PromptRead } from '#ai';
import { AppError, type Message } from '#contract';
import { type CatchUpDeps, createCatchUp } from '#features/catch-up';
import { type AiReading, createVault, rulesAlone } from '#privacy';
import { FakeClock } from '../../support/fake-clock.ts';
import { taggersThatFind } from '../../support/taggers-that-find.ts';
import { messageOf } from '../chat-message.ts';

const CIRCLE = 'c'.repeat(43);

const desk = (messages: readonly Message[], changes: Partial<CatchUpDeps> = {}) => {
  const reads: PromptRead[] = [];
  const seen: string[] = [];
  const vault = createVault('zh');
  const catchUp = createCatchUp({
    clock: new FakeClock(),
    messagesSince: (_, { after }) =>
      after === undefined ? messages : messages.slice(messages.findIndex(({ id }) => id === after) + 1),
    readUpTo: () => undefined,
    vault: () => vault,
    detect: () => ({ names: ['小雨', '阿涛', 'Mia'] }),
    taggers: rulesAlone,
    myName: () => '阿涛',
    noteRead: (_, read) => reads.push(read),
    onPrompt: (reading) => seen.push(JSON.stringify(reading)),
    ...changes,
  });
  const highlights = async (since?: string) =>
    catchUp.handlers.highlights(
      { circle: CIRCLE, ...(since !== undefined && { since }) },
      { signal: new AbortController().signal },
    );
  return { highlights, reads, seen, vault };
};

const talk = [
  messageOf('a.1', '小雨', '那就定周六早上8点南门集合，有事打 13812345678'),
  messageOf('a.2', '阿涛', '好', { author: { person: 'p'.repeat(22), name: '阿涛', isMe: true } }),
  messageOf('a.3', '小雨', '@阿涛 你带一下急救包可以吗'),
  messageOf('a.4', '阿涛', '可以', { author: { person: 'p'.repeat(22), name: '阿涛', isMe: true } }),
];

describe('highlights', () => {
  it('are read through taggers too: a name that no rule knows is shown to nobody but the reader', async () => {
    const { highlights, seen } = desk([messageOf('a.1', '小雨', '那就定周六早上8点南门集合，慕晴带队')], { taggers: taggersThatFind(['慕晴']) });
    const { points } = await highlights();
    expect(points.map(({ text }) => text).join()).toContain('慕晴');
    expect(seen.join()).toContain('南门');
    expect(seen.join()).not.toContain('慕晴');
  });

  it.each([
    { language: 'zh', old: '那就定周六早上8点南门集合，慕晴带队', filler: (at: number) => `收到${at}`, name: '慕晴', place: '南门' },
    { language: 'en', old: 'We decided: Saturday 8am at the south gate, qoreth leads', filler: (at: number) => `ok ${at}`, name: 'qoreth', place: 'south gate' },
  ])('of more than taggers can read at once are read of tagged messages alone, the old ones that matter among them, in $language', async ({ old, filler, name, place }) => {
    const taggers = taggersThatFind([name]);
    const long = [messageOf('a.0', '小雨', old), ...Array.from({ length: 1_000 }, (_, at) => messageOf(`b.${at}`, 'Mia', filler(at)))];
    const { highlights, seen } = desk(long, { taggers });
    const { points } = await highlights();
    expect(points.map(({ text }) => text).join()).toContain(name);
    expect(seen.join()).toContain(place);
    expect(seen.join()).not.toContain(name);
    const [reading] = seen.map((line) => JSON.parse(line) as AiReading);
    const tagged = new Set(taggers.asked);
    expect(reading?.messages.filter(({ id }) => !tagged.has(long.find((message) => message.id === id)?.text ?? ''))).toEqual([]);
    expect(taggers.asked.length).toBeLessThan(300);
  });

  it('give what was missed, mine first, with what was written restored for my own screen', async () => {
    const { highlights } = desk(talk);
    const { points, missed, tier, from, to } = await highlights();
    expect(points[0]).toMatchObject({ kind: 'todo', owner: '阿涛', mine: true });
    expect(points.map(({ text }) => text).join()).toContain('13812345678');
    expect({ missed, tier, from, to }).toEqual({ missed: 2, tier: 'rules', from: talk[0]?.sentAt, to: talk[3]?.sentAt });
  });

  it('read placeholders instead of personal data, and note the read', async () => {
    const { highlights, seen, reads } = desk(talk);
    await highlights();
    expect(seen.join()).not.toContain('13812345678');
    expect(seen.join()).toContain('[电话1]');
    expect(reads).toEqual([{ why: 'catch-up', messages: ['a.1', 'a.2', 'a.3', 'a.4'], tier: 'rules', model: undefined }]);
  });

  it('read nothing that its author kept from the AI, that was deleted, or that an AI wrote', async () => {
    const { highlights, reads, seen } = desk([
      messageOf('a.1', 'Mia', 'We decided on Friday 8pm, secret', { keptFromAi: true }),
      messageOf('a.2', 'Mia', 'The party is cancelled on Monday', { deleted: true }),
      messageOf('a.3', 'Mia', 'Dinner was moved to Sunday 6pm', { kind: 'ai' }),
      messageOf('a.4', '小雨', '那就定周六早上8点南门集合'),
    ]);
    const { points } = await highlights();
    expect(points.flatMap(({ cites }) => cites)).toEqual(['a.4']);
    expect(reads[0]?.messages).toEqual(['a.4']);
    expect(seen.join()).not.toMatch(/Friday|Monday|Sunday/);
  });

  it('read no message of crisis, whoever wrote it, nor what was said to it', async () => {
    const crisis = messageOf('a.5', 'Mia', '我不想活了，周日的聚餐取消吧');
    const reply = messageOf('a.6', '小雨', '那就定周日下午5点，我来找你', { replyTo: { id: 'a.5', authorName: 'Mia', text: crisis.text, deleted: false, isBlocked: false } });
    const { highlights, reads, seen } = desk([...talk, crisis, reply]);
    const { points } = await highlights();
    expect(points.flatMap(({ cites }) => cites)).not.toEqual(expect.arrayContaining(['a.5']));
    expect(reads[0]?.messages).toEqual(['a.1', 'a.2', 'a.3', 'a.4']);
    expect(seen.join()).not.toMatch(/周日/);
  });

  it('make no point of a check-in, whose verdict and streak are told elsewhere', async () => {
    const done = '那就定今天读完第3章，明天早上8点交给阿涛';
    expect((await desk([messageOf('a.1', '小雨', done)]).highlights()).points).toHaveLength(1);
    expect((await desk([messageOf('a.1', '小雨', done, { kind: 'check-in' })]).highlights()).points).toEqual([]);
  });

  it('begin after the message named, else after what I have read', async () => {
    const { highlights } = desk(talk, { readUpTo: () => 'a.4' });
    expect(await highlights()).toMatchObject({ points: [], missed: 0 });
    expect((await highlights('a.2')).points.length).toBe(1);
  });

  it('are refused where the group switched the AI off, and nothing is read', async () => {
    const { highlights, reads } = desk(talk, {
      assertAiOn: () => {
        throw new AppError('ai-off');
      },
    });
    await expect(highlights()).rejects.toMatchObject({ code: 'ai-off' });
    expect(reads).toEqual([]);
  });
});
