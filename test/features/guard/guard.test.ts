import { expect, test } from 'vitest';
import { AppError, type CircleId } from '#contract';
import { guardHandlers } from '#features/guard';
import { createVault, type GuardedMessage, redact } from '#privacy';

const CIRCLE = 'c'.repeat(43) as CircleId;

const circleWith = (messages: readonly GuardedMessage[], names: readonly string[] = []) => {
  const vault = createVault('en');
  const handlers = guardHandlers({
    namesOf: () => names,
    vaultOf: () => vault,
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
    inspect: async (text: string) => handlers.inspect({ circle: CIRCLE, text }, call),
    aiView: async (message: string) => handlers.aiView({ circle: CIRCLE, message }, call),
  };
};

test('bob sees under the composer exactly what the AI will see of his draft', async () => {
  const { vault, inspect } = circleWith([], ['Alice Chen']);
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
