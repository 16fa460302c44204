import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { AppError, type CircleId, type EntityKind, type GuardStrictness, type KindChoice, MOST_OWN_WORDS } from '#contract';
import { circleRules, guardHandlers, guardMigrations } from '#features/guard';
import { migrate, openDatabase } from '#platform';
import { createVault, type GuardedMessage, redact, rulesAlone, type Taggers } from '#privacy';
import { taggersThatFind } from '../../support/taggers-that-find.ts';

const CIRCLE = 'c'.repeat(43) as CircleId;

type Standing = { readonly language?: 'en' | 'zh'; readonly names?: readonly string[]; readonly taggers?: Taggers; readonly strictness?: GuardStrictness };

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const circleWith = (messages: readonly GuardedMessage[], { names = [], taggers = rulesAlone, strictness = 'likely', language = 'en' }: Standing = {}) => {
  const vault = createVault('en');
  const dir = mkdtempSync(join(tmpdir(), 'hearth-guard-'));
  const db = openDatabase({ file: join(dir, 'hearth.db'), key: new Uint8Array(32) });
  closing.push(() => {
    db.close();
    rmSync(dir, { recursive: true, force: true });
  });
  migrate(db, guardMigrations);
  const rules = circleRules(db);
  let told = 0;
  const handlers = guardHandlers({
    detect: (circle) => ({ names, always: rules.of(circle).always, never: rules.of(circle).never, shown: rules.of(circle).shown }),
    rules,
    onRules: () => (told += 1),
    vaultOf: () => vault,
    taggers,
    strictness: () => strictness,
    language: () => language,
    latest: () => ({ messages, me: 'bob' }),
    messagesUpTo: (_circle, id) => {
      const at = messages.findIndex((message) => message.id === id);
      if (at < 0) throw new AppError('message-not-found');
      return messages.slice(0, at + 1);
    },
  });
  const call = { signal: new AbortController().signal };
  const id = (): string => crypto.randomUUID();
  return {
    vault,
    told: () => told,
    rules: async (circle = CIRCLE) => handlers.rules({ circle }, call),
    setKind: async (kind: EntityKind, change: { readonly shown?: boolean; readonly choice?: KindChoice }) => handlers.setKind({ id: id(), circle: CIRCLE, kind, ...change }, call),
    setWord: async (word: string, list: 'always' | 'never' | 'none') => handlers.setWord({ id: id(), circle: CIRCLE, word, list }, call),
    inspect: async (text: string, by: 'rules' | 'all' = 'all') => handlers.inspect({ circle: CIRCLE, text, by }, call),
    protection: async () => handlers.protection(undefined, call),
    aiView: async (message: string) => handlers.aiView({ circle: CIRCLE, message }, call),
  };
};

test('bob sees under the composer exactly what the AI will see of his draft', async () => {
  const { vault, inspect } = circleWith([], { names: ['Alice Chen'] });
  redact('earlier: 13900001111', { vault });
  const draft = 'alice chen is on 138 1234 5678 or 13900001111';
  const { masked, entities } = await inspect(draft);
  expect(masked).toBe('[name] is on [phone number] or [phone number]');
  expect(entities.map(({ start, end, kind, placeholder }) => [draft.slice(start, end), kind, placeholder])).toEqual([
    ['alice chen', 'PERSON', '[PERSON_1]'],
    ['138 1234 5678', 'PHONE', '[PHONE_2]'],
    ['13900001111', 'PHONE', '[PHONE_1]'],
  ]);
  expect(redact(draft, { vault, names: ['Alice Chen'] }).redacted).toBe('[PERSON_1] is on [PHONE_2] or [PHONE_1]');
});

test('typing a number digit by digit uses up no placeholder', async () => {
  const { vault, inspect } = circleWith([]);
  for (let length = 7; length <= 11; length++) await inspect(`call ${'13812345678'.slice(0, length)}`);
  expect(vault.items()).toEqual([]);
});

test('a draft that completes the number bob began in his last message is masked', async () => {
  const { inspect } = circleWith([{ id: '1.1', author: 'bob', text: 'my number is 138 1234' }]);
  expect((await inspect('5678')).masked).toBe('[phone number]');
});

test('what the AI sees of a message names the rule behind each mask, and a message that is gone is said so', async () => {
  const { aiView } = circleWith([{ id: '1.1', author: 'carol', text: '我的邮箱 carol＠example.com' }]);
  expect(await aiView('1.1')).toMatchObject({ redacted: '我的邮箱 [EMAIL_1]', entities: [{ start: 5, kind: 'EMAIL', by: 'rule' }] });
  await expect(aiView('1.2')).rejects.toMatchObject({ code: 'message-not-found' });
});

/** One word that taggers half see, one that they are sure of, a phone number by a rule. */
const DRAFT = `慕晴把鲍思琪吵醒了，${'小区里的狗跟着叫了半个晚上，'.repeat(3)}打13812345678`;
const FINDS = taggersThatFind(['慕晴', { word: '鲍思琪', by: { 'lac-small': 1, own: 0.95 } }], { level: 'full' }, { 'lac-small': 0.7, own: 0.4 });

test.each([
  ['certain', ['13812345678']],
  ['likely', ['鲍思琪', '13812345678']],
  ['all', ['慕晴', '鲍思琪', '13812345678']],
] as const)('who wants to see what is %s sees just that underlined and masked', async (strictness, shown) => {
  const { inspect } = circleWith([], { taggers: FINDS, strictness });
  const { entities, masked } = await inspect(DRAFT);
  expect(entities.map(({ text }) => text)).toEqual(shown);
  for (const word of ['慕晴', '鲍思琪', '13812345678']) expect(masked.includes(word)).toBe(!(shown as readonly string[]).includes(word));
});

test('what the AI sees has everything masked, however little is underlined', async () => {
  const { aiView } = circleWith([{ id: '1.1', author: 'carol', text: DRAFT }], { taggers: FINDS, strictness: 'certain' });
  const { redacted, entities } = await aiView('1.1');
  expect(redacted).toMatch(/^\[PERSON_1\]把\[PERSON_2\]吵醒了.*打\[PHONE_1\]$/);
  expect(entities.map(({ by }) => by)).toEqual(['tagger', 'tagger', 'rule']);
});

test('at every key only the rules are asked, and the number of a placeholder is the same as when all are', async () => {
  const taggers = taggersThatFind(['慕晴']);
  const { inspect } = circleWith([], { taggers });
  expect((await inspect('慕晴，打13812345678', 'rules')).masked).toBe('慕晴，打[phone number]');
  expect(taggers.asked).toEqual([]);
});

test('that only rules stand behind the guard is told, with the reason', async () => {
  const { protection } = circleWith([], { taggers: taggersThatFind([], { level: 'basic', reason: 'weights-changed' }) });
  expect(await protection()).toEqual({ level: 'basic', reason: 'weights-changed' });
});

test('what bob chose for a kind is remembered for that group alone, and told', async () => {
  const { inspect, setKind, rules, told } = circleWith([]);
  await setKind('PHONE', { choice: 'mask' });
  await setKind('PHONE', { shown: true });
  expect(await rules()).toEqual({ shown: ['PHONE'], choices: { PHONE: 'mask' }, always: [], never: [] });
  expect(await rules('d'.repeat(43))).toEqual({ shown: [], choices: {}, always: [], never: [] });
  expect(told()).toBe(2);
  const { entities, outgoing, masked } = await inspect('13812345678 or bob@example.com');
  expect(entities.map(({ kind, choice }) => [kind, choice])).toEqual([['PHONE', 'mask'], ['EMAIL', 'ask']]);
  expect(outgoing).toBe('[phone number] or bob@example.com');
  expect(masked).toBe('[phone number] or [e-mail address]');
});

test('what bob leaves or keeps from the AI is not masked for everyone, whatever else is', async () => {
  const { inspect, setKind } = circleWith([]);
  await setKind('PHONE', { choice: 'leave' });
  await setKind('EMAIL', { choice: 'keep' });
  const { masked, outgoing } = await inspect('13812345678 or bob@example.com');
  expect([masked, outgoing]).toEqual(['13812345678 or bob@example.com', '13812345678 or bob@example.com']);
});

test('kinds that the AI may read are neither hidden nor underlined, and the page about a message says whose choice that is', async () => {
  const { inspect, aiView, setKind } = circleWith([{ id: '1.1', author: 'carol', text: '打13812345678，邮箱a@example.com' }]);
  await setKind('PHONE', { shown: true });
  expect((await inspect('打13812345678')).entities).toEqual([]);
  expect(await aiView('1.1')).toMatchObject({ redacted: '打13812345678，邮箱[EMAIL_1]', left: [{ kind: 'PHONE', text: '13812345678', because: 'kind' }] });
});

test.each(['SECRET', 'GOV_ID', 'FINANCE_NO'] as const)('%s is always hidden, whatever is chosen, and own words let none through', async (kind) => {
  const { aiView, setKind, setWord } = circleWith([{ id: '1.1', author: 'carol', text: '密码：sunny1234，身份证 11010519491231002X，卡号 6222021234567890128' }]);
  await expect(setKind(kind, { shown: true })).rejects.toMatchObject({ code: 'kind-always-hidden' });
  for (const word of ['sunny1234', '11010519491231002X', '6222021234567890128']) await setWord(word, 'never');
  expect((await aiView('1.1')).redacted).not.toMatch(/sunny1234|11010519491231002X|6222021234567890128/u);
});

test('own words are hidden wherever they stand as a whole, or never, and the page says so', async () => {
  const { aiView, setWord } = circleWith(
    [{ id: '1.1', author: 'carol', text: 'Falcon goes to 王小明, the falconer not; hotline 400 123 4567' }],
    { names: ['王小明'] },
  );
  await setWord('  falcon ', 'always');
  await setWord('王小明', 'never');
  await setWord('4001234567', 'never');
  const { redacted, entities, left } = await aiView('1.1');
  expect(redacted).toBe('[PERSON_1] goes to 王小明, the falconer not; hotline 400 123 4567');
  expect(entities).toMatchObject([{ text: 'Falcon', by: 'own-word' }]);
  expect(left).toMatchObject([{ text: '王小明', because: 'own-word' }, { text: '400 123 4567', because: 'own-word' }]);
});

test('a word that is always hidden stays hidden inside one that never is, and for a kind that the AI may read', async () => {
  const { aiView, setKind, setWord } = circleWith([{ id: '1.1', author: 'carol', text: 'ask Alice Falcon' }], { names: ['Alice Falcon'] });
  await setWord('Falcon', 'always');
  await setWord('Alice Falcon', 'never');
  await setKind('PERSON', { shown: true });
  expect((await aiView('1.1')).redacted).toBe('ask Alice [PERSON_1]');
});

test('a word of one letter is refused, one too many too, and a word is on one list at a time', async () => {
  const { rules, setWord } = circleWith([]);
  for (const word of ['a', '王', ' . ', '']) await expect(setWord(word, 'always')).rejects.toMatchObject({ code: 'word-too-short' });
  for (let at = 0; at < MOST_OWN_WORDS; at++) await setWord(`word ${at}`, 'always');
  await expect(setWord('one more', 'always')).rejects.toMatchObject({ code: 'words-too-many' });
  await setWord('word 0', 'always');
  await setWord('word 0', 'never');
  const now = await rules();
  expect([now.never, now.always.length, now.always.includes('word 0')]).toEqual([['word 0'], MOST_OWN_WORDS - 1, false]);
  await setWord('word 0', 'none');
  expect((await rules()).never).toEqual([]);
});

test('a number that came in two messages says that it was found only together with another', async () => {
  const { aiView } = circleWith([{ id: '1.1', author: 'bob', text: 'my number is 138 1234' }, { id: '1.2', author: 'bob', text: '5678' }]);
  expect((await aiView('1.2')).entities).toMatchObject([{ kind: 'PHONE', by: 'split' }]);
});
