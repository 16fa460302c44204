import { expect, test } from 'vitest';
import { createVault, redactConversation } from '#privacy';
import { measureRedaction } from '../../../main/hosts/cli/demo/measure-redaction.ts';
import { sampleScript } from '../../../main/hosts/cli/demo/sample-script.ts';
import { spokenText } from '../../../main/hosts/cli/demo/script.ts';
import { realTaggers } from '../../support/real-taggers.ts';

const script = sampleScript();
const marks = script.messages.flatMap((message) => (message.gold?.pii ?? []).map((planted) => ({ message, planted })));
const ofKind = (kind: string) => marks.filter(({ planted }) => planted.kind === kind && planted.joins === undefined).length;

test('the sample conversation is about 150 messages by three people, half Chinese and half English', () => {
  const chinese = script.messages.filter(({ text }) => /\p{Script=Han}/u.test(text)).length;
  expect(script.messages.length).toBeGreaterThanOrEqual(150);
  expect(chinese / script.messages.length).toBeGreaterThan(0.4);
  expect(chinese / script.messages.length).toBeLessThan(0.6);
  expect(new Set(script.messages.map(({ author }) => author))).toEqual(new Set(script.members));
});

test('at least 60 personal data are planted, 15 names, 8 addresses and 3 split over two messages among them', () => {
  const whole = marks.filter(({ planted }) => planted.joins === undefined);
  expect(whole.length).toBeGreaterThanOrEqual(60);
  expect(ofKind('PERSON')).toBeGreaterThanOrEqual(15);
  expect(ofKind('ADDRESS')).toBeGreaterThanOrEqual(8);
  expect(marks.length - whole.length).toBe(3);
});

test('the check-ins ask for all three verdicts', () => {
  const verdicts = script.messages.flatMap(({ gold }) => gold?.verdict ?? []);
  expect(verdicts.length).toBeGreaterThanOrEqual(12);
  expect(new Set(verdicts)).toEqual(new Set(['counts', 'not-yet', 'your-call']));
});

test('ids of questions, catch-ups and continued data name messages that were said', () => {
  const ids = new Set(script.messages.map(({ id }) => id));
  const named = [...script.asks.flatMap(({ cites }) => cites), ...script.catchUp.flatMap(({ since, gold }) => [since, ...(gold ?? []).flat()])];
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
  for (const { by, text, must, cites } of script.asks) {
    const said = script.messages.filter(({ id }) => cites.includes(id)).map(({ text: words }) => words.toLowerCase()).join('\n');
    for (const word of must) expect(said, `${by} asks: ${text}`).toContain(word.toLowerCase());
  }
});

test('measured against itself unredacted every datum leaks, and masked whole none does', () => {
  const open = measureRedaction(script, script.messages.map((message) => ({ id: message.id, redacted: spokenText(message), masked: [] })));
  expect(open).toMatchObject({ hidden: 0, exposed: open.planted, overMasked: 0 });
  const shut = measureRedaction(script, script.messages.map(({ id, text }) => ({ id, redacted: '', masked: [{ start: 0, end: text.length }] })));
  expect(shut).toMatchObject({ leakedStructured: 0, leakedNames: 0, hidden: shut.planted });
  expect(shut.overMasked).toBeGreaterThan(2000);
});

test('a datum split over two messages leaks when one half of five digits can be read', () => {
  const half = measureRedaction(script, script.messages.map((message) => ({ id: message.id, redacted: message.id === 'm034' ? spokenText(message) : '', masked: [] })));
  expect(half.leaks).toEqual([{ id: 'm034', kind: 'PHONE' }]);
});

test('of the names and addresses planted in the sample conversation, at most one in twenty can be read after redaction, and nothing structured', { timeout: 120_000 }, async () => {
  const messages = script.messages.map((message) => ({ id: message.id, author: message.author, text: spokenText(message) }));
  const taggers = realTaggers();
  const tagged = await taggers.read(messages.map(({ text }) => text), 'background');
  await taggers.stop();
  const redacted = redactConversation(messages, { vault: createVault('en'), names: script.members, tagged });
  const { leakedNames, leakedAddresses, leakedStructured } = measureRedaction(script, redacted.map(({ id, redacted: words, entities }) => ({ id, redacted: words, masked: entities })));
  expect(leakedStructured).toBe(0);
  expect(leakedNames).toBeLessThanOrEqual(ofKind('PERSON') * 0.05);
  expect(leakedAddresses).toBeLessThanOrEqual(ofKind('ADDRESS') * 0.05);
});
