import { afterEach, expect, test } from 'vitest';
import type { Agreement } from '#contract';
import { scriptedEngine } from '../../support/scripted-engine.ts';
import { agreementsDesk, type Desk } from './agreements-desk.ts';

const CONTEXT = { signal: new AbortController().signal };
const NOON = Date.UTC(2026, 4, 1, 4);
const DAY = 86_400_000;
const HOUR = 3_600_000;
const SHANGHAI = 'Asia/Shanghai';

const desks: Desk[] = [];
const desk = async (...given: Partial<Parameters<typeof agreementsDesk>>): Promise<Desk> => {
  const made = await agreementsDesk(given[0] ?? NOON, given[1]);
  desks.push(made);
  return made;
};
afterEach(() => desks.splice(0).forEach((made) => made.close()));

const id = () => crypto.randomUUID();
const reading = async (home: Desk, rule = '每天读20页', timeZone = SHANGHAI): Promise<Agreement> =>
  home.call.create({ id: id(), circle: home.circle.id, title: '一起读书', rule, timeZone }, CONTEXT);
const checkIn = (home: Desk, { id: agreement }: Agreement, text: string) => home.call.checkIn({ id: id(), circle: home.circle.id, agreement, text }, CONTEXT);
const now = async (home: Desk, { id: agreement }: Agreement) => (await home.call.list({ circle: home.circle.id }, CONTEXT)).find((one) => one.id === agreement);
const bobSays = (home: Desk, { id: agreement }: Agreement, text: string | { readonly text: string; readonly sentAt: number }) => {
  const said = typeof text === 'string' ? { text, sentAt: home.clock.now() } : text;
  return home.circle.append({ kind: 'check-in.post', body: { agreement, text: said.text } }, { as: home.people.bob, sentAt: said.sentAt });
};

test('alice makes an agreement, and has signed it', async () => {
  const home = await desk();
  const made = await reading(home);
  expect(made).toMatchObject({ title: '一起读书', rule: '每天读20页', timeZone: SHANGHAI, startsOn: '2026-05-01', today: '2026-05-01', groupStreak: 0, createdBy: home.people.alice });
  expect(made.signers).toMatchObject([{ name: 'Alice', isMe: true, streak: 0, longest: 0 }]);
  expect(home.told).toContainEqual({ topic: 'agreements', circle: home.circle.id });
});

test('a check-in counts, the streak begins, and the timeline shows it', async () => {
  const home = await desk();
  const made = await reading(home);
  const posted = await checkIn(home, made, '今天读了25页，主角终于出海了');
  expect(posted).toMatchObject({ verdict: 'counts', tier: 'rules', name: 'Alice', day: '2026-05-01' });
  expect(posted.reason).toContain('今天读了25页');
  expect(home.posted).toEqual([{ text: '今天读了25页，主角终于出海了', agreement: made.id, checkIn: posted.id }]);
  expect(home.agreements.checkInOf(home.circle.id, posted.id)).toMatchObject({ title: '一起读书', verdict: 'counts', day: '2026-05-01' });
  expect((await now(home, made))?.signers[0]).toMatchObject({ streak: 1, longest: 1, today: 'counts' });
});

test('one verdict a person and day: the best of the day', async () => {
  const home = await desk();
  const made = await reading(home);
  await checkIn(home, made, '读了5页');
  expect((await now(home, made))?.signers[0]).toMatchObject({ streak: 0, today: 'not-yet' });
  await checkIn(home, made, '读了22页');
  await checkIn(home, made, '打卡');
  expect((await now(home, made))?.signers[0]).toMatchObject({ streak: 1, today: 'counts' });
  expect(await home.call.checkIns({ circle: home.circle.id, agreement: made.id }, CONTEXT)).toHaveLength(3);
});

test('what is unclear is alice\'s own call, and nobody else\'s', async () => {
  const home = await desk();
  const made = await reading(home);
  const unclear = await checkIn(home, made, '打卡！');
  expect(unclear).toMatchObject({ verdict: 'your-call', tier: 'rules' });
  home.circle.append({ kind: 'check-in.decide', body: { agreement: made.id, checkIn: unclear.id, verdict: 'counts' } }, { as: home.people.bob });
  expect((await now(home, made))?.signers[0]?.today).toBe('your-call');
  const decided = await home.call.decide({ id: id(), circle: home.circle.id, checkIn: unclear.id, verdict: 'counts' }, CONTEXT);
  expect(decided).toMatchObject({ verdict: 'counts', tier: 'person' });
  expect((await now(home, made))?.signers[0]).toMatchObject({ streak: 1 });
});

test('alice cannot decide what the rules have judged, nor what bob must decide', async () => {
  const home = await desk();
  const made = await reading(home);
  home.circle.append({ kind: 'agreement.sign', body: { agreement: made.id } }, { as: home.people.bob });
  const failed = await checkIn(home, made, '今天没读');
  await expect(async () => home.call.decide({ id: id(), circle: home.circle.id, checkIn: failed.id, verdict: 'counts' }, CONTEXT)).rejects.toMatchObject({ code: 'not-allowed' });
  home.circle.append({ kind: 'check-in.decide', body: { agreement: made.id, checkIn: failed.id, verdict: 'counts' } });
  expect((await now(home, made))?.signers[0]?.today).toBe('not-yet');
  const bobs = bobSays(home, made, '打卡');
  await expect(async () => home.call.decide({ id: id(), circle: home.circle.id, checkIn: bobs.id, verdict: 'counts' }, CONTEXT)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('bob\'s check-ins do not show before he has signed, and do when his signature arrives', async () => {
  const home = await desk();
  const made = await reading(home);
  bobSays(home, made, '读了30页');
  expect(await home.call.checkIns({ circle: home.circle.id, agreement: made.id }, CONTEXT)).toEqual([]);
  home.circle.append({ kind: 'agreement.sign', body: { agreement: made.id } }, { as: home.people.bob });
  expect(await home.call.checkIns({ circle: home.circle.id, agreement: made.id }, CONTEXT)).toMatchObject([{ name: 'Bob', verdict: 'counts' }]);
});

test('a check-in written at 23:58 in the agreement\'s zone counts for that day when it arrives the day after', async () => {
  const home = await desk(NOON + 20 * HOUR);
  const made = await reading(home);
  home.circle.append({ kind: 'agreement.sign', body: { agreement: made.id } }, { as: home.people.bob, sentAt: NOON });
  bobSays(home, made, { text: '读了30页', sentAt: Date.UTC(2026, 4, 1, 15, 58) });
  bobSays(home, made, { text: '读了21页', sentAt: Date.UTC(2026, 4, 1, 16, 2) });
  const checkIns = await home.call.checkIns({ circle: home.circle.id, agreement: made.id }, CONTEXT);
  expect(checkIns.map(({ day, verdict }) => [day, verdict])).toEqual([['2026-05-01', 'counts'], ['2026-05-02', 'counts']]);
});

test('the group\'s streak grows only on days when everybody who had signed made it', async () => {
  const home = await desk();
  const made = await reading(home);
  home.circle.append({ kind: 'agreement.sign', body: { agreement: made.id } }, { as: home.people.bob });
  for (const [alices, bobs] of [['读了20页', '读了25页'], ['读了20页', '读了25页'], ['读了20页', '今天没读'], ['读了20页', '读了25页']] as const) {
    await checkIn(home, made, alices);
    bobSays(home, made, bobs);
    await home.clock.advance(DAY);
  }
  const shown = await now(home, made);
  expect(shown).toMatchObject({ groupStreak: 1 });
  expect(shown?.signers).toMatchObject([{ streak: 4, longest: 4 }, { streak: 1, longest: 2 }]);
});

test('an agreement with an unknown time zone, a foreign id or nobody\'s signature is refused with its code', async () => {
  const home = await desk();
  await expect(async () => reading(home, '每天读20页', 'Mars/Olympus')).rejects.toMatchObject({ code: 'input-invalid' });
  await expect(async () => home.call.sign({ id: id(), circle: home.circle.id, agreement: 'zz.9' }, CONTEXT)).rejects.toMatchObject({ code: 'agreement-not-found' });
  await expect(async () => home.call.decide({ id: id(), circle: home.circle.id, checkIn: 'zz.9', verdict: 'counts' }, CONTEXT)).rejects.toMatchObject({ code: 'check-in-not-found' });
  const bobs = home.circle.append({ kind: 'agreement.create', body: { title: 't', rule: 'run 5 km', timeZone: 'UTC', startsOn: '2026-05-01' } }, { as: home.people.bob });
  await expect(home.call.checkIn({ id: id(), circle: home.circle.id, agreement: bobs.id, text: 'ran 5 km' }, CONTEXT)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('a rebuild from the ledger gives the same agreements and verdicts', async () => {
  const home = await desk();
  const made = await reading(home);
  home.circle.append({ kind: 'agreement.sign', body: { agreement: made.id } }, { as: home.people.bob });
  bobSays(home, made, 'Read 22 pages of Dune');
  await checkIn(home, made, '差一点20页');
  const before = [home.circle.viewsHash(), await home.call.checkIns({ circle: home.circle.id, agreement: made.id }, CONTEXT)];
  home.ledger.rebuild();
  expect([home.circle.viewsHash(), await home.call.checkIns({ circle: home.circle.id, agreement: made.id }, CONTEXT)]).toEqual(before);
});

test('an erased check-in is gone from the agreement', async () => {
  const home = await desk();
  const made = await reading(home);
  const posted = await checkIn(home, made, '读了25页');
  home.circle.erase([posted.id], { kind: 'agreement.sign', body: { agreement: made.id } });
  expect(await home.call.checkIns({ circle: home.circle.id, agreement: made.id }, CONTEXT)).toEqual([]);
});

test('a model reads only what the rules leave open, and its reading counts only where the text bears it out', async () => {
  const asked: unknown[] = [];
  let answer = '{"amount":25,"unit":"pages","about":"the storm"}';
  const reads: unknown[] = [];
  const home = await desk(NOON, {
    engine: scriptedEngine({ clock: { now: () => 0, after: () => () => undefined, every: () => () => undefined }, answer: function* () { yield answer; } }),
    onPrompt: ({ text }) => asked.push(text),
    noteRead: (_circle, read) => reads.push(read),
  });
  const made = await reading(home, 'read 20 pages a day');
  expect(await checkIn(home, made, 'Read 21 pages')).toMatchObject({ verdict: 'counts', tier: 'rules' });
  expect(asked).toEqual([]);
  expect(await checkIn(home, made, 'Finished the storm, 25 of them all told')).toMatchObject({ verdict: 'counts' });
  answer = '{"amount":99,"unit":"pages","about":""}';
  expect(await checkIn(home, made, 'done reading today')).toMatchObject({ verdict: 'your-call' });
  answer = 'not json';
  expect(await checkIn(home, made, 'done reading')).toMatchObject({ verdict: 'your-call' });
  expect(asked.length).toBeGreaterThanOrEqual(2);
  expect(reads).toHaveLength(asked.length);
});

test('a verdict gives its reason in the language of whoever reads it, whatever the check-in is written in', async () => {
  let language: 'zh-CN' | 'en' = 'zh-CN';
  const home = await desk(NOON, { language: () => language });
  const made = await reading(home);
  const english = await checkIn(home, made, 'only managed 8 pages today');
  expect(english.reason).toBe('“only managed 8 pages today”，还没到“20页”。');
  const chinese = await checkIn(home, made, '今天读了25页');
  language = 'en';
  const read = await home.call.checkIns({ circle: home.circle.id, agreement: made.id }, CONTEXT);
  expect(read.find(({ id }) => id === chinese.id)?.reason).toBe('“今天读了25页”: that meets “20页”.');
  expect(home.agreements.checkInOf(home.circle.id, english.id)?.reason).toBe('“only managed 8 pages today”: short of “20页”.');
});
