import { expect, test } from 'vitest';
import { AppError, type CircleId, type GuardStrictness } from '#contract';
import { guardHandlers } from '#features/guard';
import { createVault, type GuardedMessage, redact, rulesAlone, type Taggers } from '#privacy';
import { taggersThatFind } from '../../support/taggers-that-find.ts';

const CIRCLE = 'c'.repeat(43) as CircleId;

type Standing = { readonly names?: readonly string[]; readonly taggers?: Taggers; readonly strictness?: GuardStrictness };

const circleWith = (messages: readonly GuardedMessage[], { names = [], taggers = rulesAlone, strictness = 'likely' }: Standing = {}) => {
  const vault = createVault('en');
  const handlers = guardHandlers({
    namesOf: () => names,
    vaultOf: () => vault,
    taggers,
    strictness: () => strictness,
    latest: () => ({ messages, me: 'bob' }),
    messagesUpTo: (_circle, id) => {
      const at = messages.findIndex((message) => message.id === id);
      if (at < 0) throw new AppError('message-not-found');
      return messages.slice(0, at + 1);
    },
  });
  const call = { signal: new AbortController().signal };
  return {
    vault,
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
  expect(masked).toBe('[PERSON_1] is on [PHONE_2] or [PHONE_1]');
  expect(entities.map(({ start, end, kind, placeholder }) => [draft.slice(start, end), kind, placeholder])).toEqual([
    ['alice chen', 'PERSON', '[PERSON_1]'],
    ['138 1234 5678', 'PHONE', '[PHONE_2]'],
    ['13900001111', 'PHONE', '[PHONE_1]'],
  ]);
  expect(redact(draft, { vault, names: ['Alice Chen'] }).redacted).toBe(masked);
});

test('typing a number digit by digit uses up no placeholder', async () => {
  const { vault, inspect } = circleWith([]);
  for (let length = 7; length <= 11; length++) await inspect(`call ${'13812345678'.slice(0, length)}`);
  expect(vault.items()).toEqual([]);
});

test('a draft that completes the number bob began in his last message is masked', async () => {
  const { inspect } = circleWith([{ id: '1.1', author: 'bob', text: 'my number is 138 1234' }]);
  expect((await inspect('5678')).masked).toBe('[PHONE_2]');
});

test('what the AI sees of a message names the rule behind each mask, and a message that is gone is said so', async () => {
  const { aiView } = circleWith([{ id: '1.1', author: 'carol', text: '我的邮箱 carol＠example.com' }]);
  expect(await aiView('1.1')).toMatchObject({ redacted: '我的邮箱 [EMAIL_1]', entities: [{ start: 5, kind: 'EMAIL', by: 'rule' }] });
  await expect(aiView('1.2')).rejects.toMatchObject({ code: 'message-not-found' });
});

/** One word that a tagger alone takes for a name, one that a lexicon bears out, a phone number by a rule. */
const DRAFT = '慕晴把鲍思琪吵醒了，打13812345678';
const FINDS = taggersThatFind(['慕晴', '鲍思琪']);

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
  expect(redacted).toBe('[PERSON_1]把[PERSON_2]吵醒了，打[PHONE_1]');
  expect(entities.map(({ by }) => by)).toEqual(['tagger', 'tagger', 'rule']);
});

test('at every key only the rules are asked, and the number of a placeholder is the same as when all are', async () => {
  const taggers = taggersThatFind(['慕晴']);
  const { inspect } = circleWith([], { taggers });
  expect((await inspect('慕晴，打13812345678', 'rules')).masked).toBe('慕晴，打[PHONE_1]');
  expect(taggers.asked).toEqual([]);
});

test('that only rules stand behind the guard is told, with the reason', async () => {
  const { protection } = circleWith([], { taggers: taggersThatFind([], { level: 'basic', reason: 'weights-changed' }) });
  expect(await protection()).toEqual({ level: 'basic', reason: 'weights-changed' });
});
