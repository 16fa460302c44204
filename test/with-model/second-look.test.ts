import { afterAll, describe, expect, test } from 'vitest';
import { secondLook } from '#ai';
import { createVault } from '#privacy';
import { chatModel, realEngine, smallModel } from '../support/small-model.ts';

const ask = (engine: ReturnType<typeof realEngine>, texts: readonly string[]) =>
  secondLook({ engine, texts: texts.map((redacted, at) => ({ id: String(at), redacted })), vault: createVault('en'), detect: {} });

const small = await smallModel();
describe.skipIf(!small)('with the small model, which knows little', () => {
  if (!small) return;
  const engine = realEngine(small);
  afterAll(() => engine.end());

  test('its answers keep to the grammar and name only what is in the text', async () => {
    const text = "[PERSON_1]: I'll bring Thandiwe the tent on Friday";
    const { seen, failure } = await ask(engine, [text]);
    expect(failure).toBeUndefined();
    for (const { words } of seen.get('0') ?? []) expect(text.toLowerCase()).toContain(words.toLowerCase());
  });
});

const chat = await chatModel();
describe.skipIf(!chat)('with the model that the app would use, where it is on this disk', () => {
  if (!chat) return;
  const engine = realEngine(chat);
  afterAll(() => engine.end());

  test('it names the person that rules left, in both languages, and nobody where nobody is', async () => {
    const { seen, failure } = await ask(engine, ["[PERSON_1]: I'll bring Thandiwe the tent on Friday", '[人物1]：我周五把帐篷带给闵晓棠', 'The train leaves at 9:30 on Friday']);
    expect(failure).toBeUndefined();
    expect(seen.get('0')).toContainEqual({ kind: 'PERSON', words: 'Thandiwe' });
    expect(seen.get('1')).toContainEqual({ kind: 'PERSON', words: '闵晓棠' });
    expect(seen.get('2')).toEqual([]);
  });
});
