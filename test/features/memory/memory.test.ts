import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { taggersThatFind } from '../../support/taggers-that-find.ts';
import { CLUB, type Desk, FAMILY, memoryDesk, overview } from './memory-desk.ts';

const desks: Desk[] = [];
const desk = async (...given: Parameters<typeof memoryDesk>): Promise<Desk> => {
  const made = await memoryDesk(...given);
  desks.push(made);
  return made;
};
afterEach(async () => {
  for (const made of desks.splice(0)) await made.close();
});
const texts = async (of: Desk, circle = FAMILY) => (await overview(of, circle)).items.map(({ kind, text }) => `${kind} ${text}`);

test('what alice states is remembered with its source, redacted in the file and restored on the screen', async () => {
  const home = await desk();
  const said = home.chat.say('Alice', "I'm allergic to peanuts. My phone number is 138 1234 5678.");
  home.chat.say('Bob', "I'll bring the bandages on Friday");
  await home.memory.settled();
  const { items } = await overview(home);
  expect(items.map(({ kind, text }) => [kind, text])).toEqual([
    ['promise', "Bob: I'll bring the bandages on Friday"],
    ['fact', "Alice: I'm allergic to peanuts."],
    ['fact', 'Alice: My phone number is 138 1234 5678.'],
  ]);
  const phone = items.find(({ text }) => text.includes('138'));
  expect(phone).toMatchObject({ sources: [said.id], redacted: expect.stringMatching(/^\[PERSON_\d+\]: My phone number is \[PHONE_1\]\.$/) });
  expect(phone?.redacted).not.toContain('Alice');
});

test('chinese promises, facts, preferences and events are remembered, questions and jokes are not', async () => {
  const home = await desk({ language: () => 'zh' });
  for (const text of ['我明天带相机', '我对花生过敏', '我不吃香菜', '周六上午8点北门集合', '你喜欢吃什么？', '他说我喜欢榴莲', '如果我住在海边就好了', '今天天气不错']) home.chat.say('王小明', text);
  await home.memory.settled();
  expect((await texts(home)).toSorted()).toEqual(['event 王小明: 周六上午8点北门集合', 'fact 王小明: 我对花生过敏', 'preference 王小明: 我不吃香菜', 'promise 王小明: 我明天带相机']);
});

test('a name that no rule knows is remembered as a placeholder, also after an edit, and taggers see only what is learned from', async () => {
  const taggers = taggersThatFind(['Thandiwe', 'Oluwaseun']);
  const home = await desk({ taggers });
  const said = home.chat.say('Alice', "I'll bring Thandiwe on Friday");
  home.chat.say('Bob', 'nice weather, isn\'t it?');
  await home.memory.settled();
  home.chat.change(said, { text: "I'll bring Oluwaseun on Friday", editedAt: said.sentAt + 1 });
  await home.memory.settled();
  const { items, redacted } = await overview(home);
  expect(items.map(({ text }) => text)).toEqual(["Alice: I'll bring Oluwaseun on Friday"]);
  expect(JSON.stringify(redacted)).not.toMatch(/Thandiwe/);
  expect(items[0]?.redacted).toMatch(/^\[PERSON_\d+\]: I'll bring \[PERSON_\d+\] on Friday$/);
  expect(new Set(taggers.asked)).toEqual(new Set(["I'll bring Thandiwe on Friday", "I'll bring Oluwaseun on Friday"]));
});

test('a message that is kept from the AI while it is being read is not learned from', async () => {
  const taggers = taggersThatFind(['Thandiwe']);
  const reading = Promise.withResolvers<void>();
  const home = await desk({ taggers: { ...taggers, read: async (texts, lane) => (reading.promise.then(() => taggers.read(texts, lane))) } });
  const said = home.chat.say('Alice', "I'll bring Thandiwe on Friday");
  const settled = home.memory.settled();
  home.chat.change(said, { keptFromAi: true });
  reading.resolve();
  await settled;
  await home.memory.settled();
  expect((await overview(home)).items).toEqual([]);
});

test('nothing kept from the AI, written by an AI or by somebody blocked, or said while the switch is off is learned', async () => {
  const home = await desk();
  home.chat.say('Alice', 'I live in Berlin', { keptFromAi: true });
  home.chat.say('Alice', 'I live in Paris', { kind: 'ai' });
  home.chat.say('Eve', 'I live in Oslo', { isBlocked: true });
  await home.memory.handlers.setOn({ id: crypto.randomUUID(), circle: FAMILY, on: false }, { signal: new AbortController().signal });
  home.chat.say('Alice', 'I live in Rome');
  await home.memory.settled();
  expect(await texts(home)).toEqual([]);
  expect((await overview(home)).on).toBe(false);
  expect((await overview(home)).redacted).toEqual([]);
});

test('an edited message is remembered as it stands, a deleted one not at all', async () => {
  const home = await desk();
  const edited = home.chat.say('Alice', 'I live in Berlin');
  const deleted = home.chat.say('Bob', 'I love sushi');
  await home.memory.settled();
  expect(await texts(home)).toHaveLength(2);
  home.chat.change(edited, { text: 'I live in Hamburg' });
  home.chat.change(deleted, { text: '', deleted: true });
  await home.memory.settled();
  expect(await texts(home)).toEqual(['fact Alice: I live in Hamburg']);
  home.chat.change(edited, { keptFromAi: true });
  await home.memory.settled();
  expect(await texts(home)).toEqual([]);
});

test('what somebody said before they were blocked is let go of when memory looks at it again', async () => {
  const home = await desk();
  const said = home.chat.say('Eve', 'I live in Oslo');
  await home.memory.settled();
  expect(await texts(home)).toEqual(['fact Eve: I live in Oslo']);
  home.chat.change(said, { isBlocked: true });
  await home.memory.settled();
  expect(await texts(home)).toEqual([]);
});

test('what alice erased by hand does not come back, not even after a restart', async () => {
  const home = await desk();
  home.chat.say('Alice', 'I live in Berlin');
  await home.memory.settled();
  const [item] = (await overview(home)).items;
  await home.memory.handlers.erase({ id: crypto.randomUUID(), circle: FAMILY, item: item?.id ?? '' }, { signal: new AbortController().signal });
  const restarted = await home.again();
  desks.push(restarted);
  desks.shift();
  home.chat.change(home.chat.of(FAMILY)[0] as never, { editedAt: 5 });
  await restarted.memory.settled();
  expect(await texts(restarted)).toEqual([]);
});

test('what alice erased by hand is not learned again when its message comes again, is edited around it, or is said anew by the same person', async () => {
  const home = await desk();
  const erase = async (text: string): Promise<void> => {
    const item = (await overview(home)).items.find((one) => one.text.includes(text));
    await home.memory.handlers.erase({ id: crypto.randomUUID(), circle: FAMILY, item: item?.id ?? '' }, { signal: new AbortController().signal });
  };
  const said = home.chat.say('Alice', 'I live in Berlin');
  home.chat.say('Alice', 'I live in Berlin');
  await home.memory.settled();
  await erase('Berlin');
  expect(await texts(home)).toEqual([]);
  // The same entry once more, as after another desktop filled up this one.
  home.chat.change(said, {});
  home.chat.change(said, { text: "I'm allergic to nuts. I live in Berlin", editedAt: 5 });
  home.chat.say('Alice', 'I live in Berlin');
  await home.memory.settled();
  expect(await texts(home)).toEqual(["fact Alice: I'm allergic to nuts."]);
  // In somebody else's mouth it is another statement.
  home.chat.say('Bob', 'I live in Berlin');
  await home.memory.settled();
  expect(await texts(home)).toContain('fact Bob: I live in Berlin');
  desks.shift();
  const restarted = await home.again();
  desks.push(restarted);
  expect((await texts(restarted)).toSorted()).toEqual(["fact Alice: I'm allergic to nuts.", 'fact Bob: I live in Berlin']);
});

test('memory survives a restart, learns what came meanwhile, and keeps groups apart', async () => {
  const home = await desk();
  home.chat.say('Alice', 'I live in Berlin');
  await home.memory.settled();
  const first = home.memory.vaultOf(FAMILY).placeholderFor('EMAIL', 'a@b.example');
  const before = home.memory.hash(FAMILY);
  desks.shift();
  const restarted = await home.again();
  desks.push(restarted);
  await restarted.memory.settled();
  expect(restarted.memory.hash(FAMILY)).toBe(before);
  expect(restarted.memory.vaultOf(FAMILY).originalOf(first)).toBe('a@b.example');
  expect(restarted.memory.vaultOf(CLUB).originalOf(first)).toBeUndefined();
  restarted.chat.say('Bob', 'I love sushi', { circle: CLUB });
  await restarted.memory.settled();
  expect(await texts(restarted, CLUB)).toEqual(['preference Bob: I love sushi']);
  expect(await texts(restarted)).toEqual(['fact Alice: I live in Berlin']);
});

test('the same original keeps its placeholder, however it is written', async () => {
  const home = await desk();
  const vault = home.memory.vaultOf(FAMILY);
  expect(vault.placeholderFor('PHONE', '138 1234 5678')).toBe('[PHONE_1]');
  expect(vault.placeholderFor('PHONE', '+86 13812345678')).toBe('[PHONE_1]');
  expect(vault.placeholderFor('PHONE', '139 0000 1111')).toBe('[PHONE_2]');
  expect(vault.find?.('EMAIL', 'x@y.example')).toBeUndefined();
  expect(vault.counts()).toEqual([{ kind: 'PHONE', count: 2 }]);
});

test('the personal data of a deleted message leaves the vault, unless somebody else said it too', async () => {
  const home = await desk();
  const vault = home.memory.vaultOf(FAMILY);
  const both = home.chat.say('Alice', 'My phone number is 138 1234 5678, my email is alice@home.example');
  const again = home.chat.say('Bob', 'I can call 13812345678 tomorrow');
  await home.memory.settled();
  expect([vault.originalOf('[PHONE_1]'), vault.originalOf('[EMAIL_1]')]).toEqual(['138 1234 5678', 'alice@home.example']);
  home.chat.change(both, { text: '', deleted: true });
  await home.memory.settled();
  expect([vault.originalOf('[PHONE_1]'), vault.originalOf('[EMAIL_1]')]).toEqual(['138 1234 5678', undefined]);
  expect(await texts(home)).toEqual(['promise Bob: I can call 138 1234 5678 tomorrow']);
  home.chat.change(again, { text: 'I can call tomorrow', editedAt: again.sentAt + 1 });
  await home.memory.settled();
  expect(vault.originalOf('[PHONE_1]')).toBeUndefined();
  expect(vault.placeholderFor('EMAIL', 'other@home.example')).toBe('[EMAIL_2]');
});

test('a reaction, or another message, takes nothing from the vault; keeping a message from the AI does', async () => {
  const home = await desk();
  const vault = home.memory.vaultOf(FAMILY);
  const said = home.chat.say('Alice', 'My phone number is 138 1234 5678');
  await home.memory.settled();
  home.chat.change(said, { reactions: [{ emoji: '👍', count: 1, mine: true, names: ['Bob'] }] });
  const asked = vault.placeholderFor('EMAIL', 'asked@home.example', 'question');
  home.chat.say('Bob', 'I love sushi');
  await home.memory.settled();
  expect([vault.originalOf('[PHONE_1]'), vault.originalOf(asked)]).toEqual(['138 1234 5678', 'asked@home.example']);
  home.chat.change(said, { keptFromAi: true });
  await home.memory.settled();
  expect([vault.originalOf('[PHONE_1]'), vault.originalOf(asked)]).toEqual([undefined, undefined]);
  expect(home.memory.handlers.preview({ circle: FAMILY }, { signal: new AbortController().signal })).toMatchObject({ placeholders: 2 });
});

test('a deletion that came just before the program ended is obeyed at the next start', async () => {
  const home = await desk();
  const said = home.chat.say('Alice', 'I live in Berlin, my email is alice@home.example');
  await home.memory.settled();
  home.chat.change(said, { text: '', deleted: true });
  desks.shift();
  const restarted = await home.again();
  desks.push(restarted);
  expect(await texts(restarted)).toEqual([]);
  expect(restarted.memory.vaultOf(FAMILY).originalOf('[EMAIL_1]')).toBeUndefined();
});

test('what a message that has disappeared stated is not remembered, nor its personal data, also when its time came while the app was closed', async () => {
  const home = await desk();
  const first = home.chat.say('Alice', 'I live in Berlin, my email is alice@home.example');
  home.chat.say('Alice', 'I live in Rome, my email is rome@home.example');
  await home.memory.settled();
  expect(await texts(home)).toHaveLength(2);
  home.chat.disappears(first);
  await home.memory.settled();
  expect(await texts(home)).toEqual([expect.stringContaining('Rome')]);
  expect(home.memory.vaultOf(FAMILY).originalOf('[EMAIL_1]')).toBeUndefined();
  // Told of once more, as when somebody sends its entry again: there is nothing to learn from.
  home.chat.disappears(first);
  await home.memory.settled();
  expect(await texts(home)).toEqual([expect.stringContaining('Rome')]);
  desks.shift();
  home.chat.of(FAMILY).splice(0);
  const restarted = await home.again();
  desks.push(restarted);
  expect(await texts(restarted)).toEqual([]);
  expect(restarted.memory.vaultOf(FAMILY).originalOf('[EMAIL_2]')).toBeUndefined();
});

test('every read is on the list, newest first', async () => {
  const home = await desk();
  home.memory.noteRead(FAMILY, { why: 'catch-up', tier: 'rules', model: undefined, messages: ['a.1', 'a.2'] });
  home.memory.noteRead(FAMILY, { why: 'ask', tier: 'llm', model: 'Small', messages: ['a.1'] });
  home.chat.say('Alice', 'I live in Berlin');
  home.chat.say('Alice', 'nothing to remember');
  await home.memory.settled();
  expect((await overview(home)).reads).toMatchObject([{ why: 'memory', tier: 'rules', messages: 1 }, { why: 'ask', tier: 'llm', model: 'Small', messages: 1 }, { why: 'catch-up', tier: 'rules', messages: 2 }]);
});

test('a memory whose key is lost is made anew and learned again', async () => {
  const home = await desk();
  home.chat.say('Alice', 'I live in Berlin');
  await home.memory.settled();
  await home.keystore.destroy(`memory/${FAMILY}`);
  desks.shift();
  const restarted = await home.again();
  desks.push(restarted);
  await restarted.memory.settled();
  expect(await texts(restarted)).toEqual(['fact Alice: I live in Berlin']);
});

test('the file is encrypted and holds no word in the clear', async () => {
  const home = await desk();
  home.chat.say('Alice', 'I live in Timbuktu');
  await home.memory.settled();
  for (const suffix of ['', '-wal']) {
    const bytes = readFileSync(join(home.dir, 'memory', `${FAMILY}.db${suffix}`)).toString('latin1');
    expect(bytes).not.toMatch(/Timbuktu|SQLite format 3/);
  }
});

test('a message of crisis is never learned from, whoever wrote it', async () => {
  const home = await desk();
  home.chat.say('Alice', "I want to die. I'm allergic to peanuts.");
  home.chat.say('Bob', "I'm allergic to walnuts.");
  await home.memory.settled();
  expect(await texts(home)).toEqual(["fact Bob: I'm allergic to walnuts."]);
});

const vaultOf = (of: Desk, search = '') => of.memory.handlers.vault({ circle: FAMILY, search }, { signal: new AbortController().signal });
const eraseOriginals = async (of: Desk, placeholder?: string) =>
  of.memory.handlers.eraseOriginals({ id: crypto.randomUUID(), circle: FAMILY, ...(placeholder !== undefined && { placeholder }) }, { signal: new AbortController().signal });

test('the originals behind placeholders are shown, counted and searched, on this screen alone', async () => {
  const home = await desk();
  home.chat.say('Alice', 'My phone number is 138 1234 5678.');
  home.chat.say('Alice', 'My email is alice@example.com, my phone number is still 13812345678.');
  await home.memory.settled();
  expect(await vaultOf(home)).toMatchObject({ found: 3, all: 3 });
  const expected = { originals: [{ placeholder: '[PHONE_1]', kind: 'PHONE', original: '138 1234 5678', messages: 2 }], found: 1, all: 3 };
  for (const search of ['138 12', ' phone_1 ']) expect(await vaultOf(home, search)).toEqual(expected);
  expect(await vaultOf(home, 'nobody')).toEqual({ originals: [], found: 0, all: 3 });
});

test('an original that was erased is gone for good: what was remembered keeps its placeholder, and the number is not given again', async () => {
  const home = await desk();
  home.chat.say('Alice', 'My phone number is 138 1234 5678.');
  await home.memory.settled();
  expect(await eraseOriginals(home, '[PHONE_1]')).toEqual({ erased: 1 });
  await expect(eraseOriginals(home, '[PHONE_1]')).rejects.toMatchObject({ code: 'original-not-found' });
  expect(await vaultOf(home, '138')).toMatchObject({ originals: [], found: 0 });
  expect(await texts(home)).toEqual(['fact Alice: My phone number is [PHONE_1].']);
  home.chat.say('Alice', 'My phone number is 138 1234 5678.');
  await home.memory.settled();
  expect((await vaultOf(home, '138')).originals).toMatchObject([{ placeholder: '[PHONE_2]' }]);
});

test('all originals can be erased at once, and another group keeps its own', async () => {
  const home = await desk();
  for (const circle of [FAMILY, CLUB]) home.chat.say('Alice', 'My phone number is 138 1234 5678.', { circle });
  await home.memory.settled();
  expect(await eraseOriginals(home)).toEqual({ erased: 2 });
  expect(await vaultOf(home)).toEqual({ originals: [], found: 0, all: 0 });
  expect(await texts(home, CLUB)).toEqual(['fact Alice: My phone number is 138 1234 5678.']);
});
