import { describe, expect, it } from 'vitest';
import { lastWeeks } from '../../renderer/features/agreements/last-weeks.ts';
import { findQuestion } from '../../renderer/features/ask/find-question.ts';
import { completeMention, findMention } from '../../renderer/features/chat/find-mention.ts';
import { isTooLong } from '../../renderer/features/chat/is-too-long.ts';
import { textToCopy } from '../../renderer/features/chat/use-message-actions.ts';
import { passphraseStrength } from '../../renderer/features/first-run/passphrase-strength.ts';
import { findLinks } from '../../renderer/ui/find-links.ts';
import { safeName, soundsLikeAi } from '../../renderer/ui/safe-name.ts';
import { sizeWords } from '../../renderer/ui/size-words.ts';
import { message } from './support/fake-core.ts';

describe('names', () => {
  it('lose what hides in them and what turns the text around them', () => {
    expect(safeName('Al\u202Eice\u200B')).toBe('Alice');
    expect(safeName('\u3164\u200B')).toBe('');
    expect(safeName('a\nb')).toBe('a b');
    expect(safeName('👩\u200D👩\u200D👧')).toBe('👩\u200D👩\u200D👧');
  });
  it('that could be taken for the AI are recognised', () => {
    const names = ['小炉', 'Ember', 'E\u200Bmber', 'еmber', 'ＡＩ', ' a.i. ', '围炉'];
    expect([...names, 'Emma', '小芦', 'Aileen'].filter(soundsLikeAi)).toEqual(names);
  });
});

describe('links', () => {
  const links = (text: string) => findLinks(text).filter(({ kind }) => kind === 'link').map(({ text: link }) => link);
  it('are web addresses only, without the punctuation behind them', () => {
    expect(links('see https://a.example/x(y), and http://b.example。')).toEqual(['https://a.example/x(y)', 'http://b.example']);
    expect(links('javascript:alert(1) data:text/html,x file:///etc/passwd')).toEqual([]);
    expect(links('https://good.example\u202E/gpj.exe')).toEqual(['https://good.example']);
  });
  it('that read as if they led elsewhere say where they lead', () => {
    const leads = (text: string) => findLinks(text).flatMap(({ leadsTo }) => leadsTo ?? []);
    expect(leads('https://bank.example@evil.example/login https://bank.example:secret@evil.example')).toEqual(['evil.example', 'evil.example']);
    expect(leads('https://аpple.com/ http://0x7f.1/x https://ｂank.example')).toEqual(['xn--pple-43d.com', '127.0.0.1', 'bank.example']);
    expect(leads('https://bank.example\\@evil.example')).toEqual(['bank.example']);
    expect(leads('https://A.example:443/x?y#z http://b.example:8080 https://bank.example.evil.example/ https://c.example')).toEqual([]);
  });
  it('leave every letter of the text where it was', () => {
    const text = 'a https://a.example, b（https://b.example）c';
    expect(findLinks(text).map(({ text: part }) => part).join('')).toBe(text);
  });
});

describe('calling Ember', () => {
  it('works by each of its names, with and without a space in Chinese', () => {
    expect(findQuestion('@ember when do we meet?')).toBe('when do we meet?');
    expect(findQuestion('@小炉明天几点')).toBe('明天几点');
    expect(findQuestion('大家好，@围炉：谁来？')).toContain('谁来？');
    for (const name of ['@AI', '@hearth', '@Ember']) expect(findQuestion(`${name} who?`)).toBe('who?');
  });
  it('does not happen by an address, a longer word or an empty call', () => {
    expect(['bob@ai.example', '@aileen hi', '@embers', '@ember', 'no call'].map(findQuestion).filter((question) => question !== undefined)).toEqual([]);
  });
});

describe('mentions', () => {
  it('are found before the caret and completed in place', () => {
    const text = 'hi @bo there';
    const mention = findMention(text, 6);
    expect(mention).toEqual({ from: 3, query: 'bo' });
    expect(mention && completeMention(text, mention, 'Bob')).toEqual({ text: 'hi @Bob there', caret: 8 });
  });
  it('are not found inside an e-mail address', () => expect(findMention('me@ex', 5)).toBeUndefined());
});

it('64 KB of UTF-8 is the most, counted in bytes', () => {
  expect(isTooLong('a'.repeat(65_536))).toBe(false);
  expect(isTooLong('a'.repeat(65_537))).toBe(true);
  expect(isTooLong('长'.repeat(21_845))).toBe(false);
  expect(isTooLong('长'.repeat(21_846))).toBe(true);
});

it('what the AI wrote stays labelled when it is copied', () => {
  const ai = message(1, { kind: 'ai', text: 'At three.' });
  expect(textToCopy(ai, (date) => `AI · 小炉 · ${date}`)).toBe('AI · 小炉 · 2026-11-22\nAt three.');
  expect(textToCopy(message(2), () => 'never')).toBe('message 2');
});

it('common and short passphrases are weak, some words together are strong', () => {
  const strength = { password1: 'weak', abcdefgh: 'weak', 12345678: 'weak', aaaaaaaaaaaa: 'weak', short: 'weak', 'seven lazy kettles sing': 'strong', 春天的第一杯茶要慢慢喝: 'strong' };
  expect(Object.fromEntries(Object.keys(strength).map((one) => [one, passphraseStrength(one)]))).toEqual(strength);
});

it('the heat-map ends with the week that holds today, Monday first', () => {
  const weeks = lastWeeks('2026-11-22', 12);
  expect(weeks).toHaveLength(12);
  expect(weeks.at(-1)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
});

it('sizes stand in the plural that their number asks for, in either language', () => {
  expect([0, 1, 999, 1_000, 2_000_000_000].map((bytes) => sizeWords(bytes, 'en'))).toEqual(['0 bytes', '1 byte', '999 bytes', '1 kB', '2 GB']);
  expect([0, 1, 42_000].map((bytes) => sizeWords(bytes, 'zh-CN'))).toEqual(['0字节', '1字节', '42 kB']);
});
