import { expect, test } from 'vitest';
import { type Entity, entityKindSchema } from '#contract';
import { detect, maskForEveryone, redact, restore, createVault } from '#privacy';

const whole = (kind: Entity['kind'], by: Entity['by'] = 'rule'): Entity => ({ start: 0, end: 3, kind, text: 'abc', score: 1, by });

test.each([
  ['en', 'call 13812345678 or ask 张伟', 'call [phone number] or ask [name]'],
  ['zh', 'call 13812345678 or ask 张伟', 'call [电话号码] or ask [姓名]'],
] as const)('everybody reads in the words of the sender (%s) what was masked', (language, text, masked) => {
  expect(maskForEveryone(text, detect(text, { names: ['张伟'] }), language)).toBe(masked);
});

test.each(['en', 'zh'] as const)('no vault puts anything of its own in place of what somebody else masked (%s), and no rule takes it for personal', (language) => {
  const entities = [...entityKindSchema.options.map((kind) => whole(kind)), whole('PERSON', 'own-word')];
  for (const entity of entities) {
    const masked = maskForEveryone('abc', [entity], language);
    for (const text of [masked, `${masked}1`, `${masked} 1`, `${masked}_1`, `${masked}[1]`, `1${masked}1`]) {
      expect(restore(text, { originalOf: () => 'WRONG' })).toBe(text);
      expect(redact(masked, { vault: createVault(language) }).redacted).toBe(masked);
    }
  }
  expect(new Set(entities.map((entity) => maskForEveryone('abc', [entity], language))).size).toBe(15);
});
