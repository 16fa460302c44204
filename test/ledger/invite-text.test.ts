import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeInvite, type Invite, readInvite } from '#ledger';
import { sha256, utf8 } from '../../main/ledger/crypto/hash.ts';
import { toBase32 } from '../../main/ledger/invite-text/base-32.ts';
import { encodeInviteBytes } from '../../main/ledger/invite-text/invite-bytes.ts';
import { toBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { seededRandom, START_MS } from './desktop.ts';

const random = seededRandom(5);
const invite: Invite = {
  circle: toBase64Url(random.bytes(32)),
  inviter: toBase64Url(random.bytes(32)),
  seed: random.bytes(16),
  meetingPoints: ['ws://192.168.1.7:4444', 'wss://relay.example.org/hearth'],
  name: '周末读书会 📚',
  expiresAt: START_MS + 86_400_000,
};
const code = (pasted: string, now?: number): string => {
  try {
    readInvite(pasted, now);
    return 'fine';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const fullWidth = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const wrapped = (text: string, every: number, by: string): string => text.replace(new RegExp(`(.{${every}})`, 'g'), `$1${by}`);

const { code: mark, link } = encodeInvite(invite);
const token = link.slice('hearth://join/'.length);
const TEXTS = {
  'zh-CN': `🔥 来围炉「${invite.name}」一起聊。复制整段口令，打开围炉，粘贴即可加入：\n${mark}\n72 小时内有效`,
  en: `🔥 Join “${invite.name}” on Hearth. Copy this whole text, open Hearth, and paste it:\n${mark}\nIt works for 72 hours`,
};

describe.each(Object.entries(TEXTS))('an invite in %s', (_language, text) => {
  test('is read back from the text, from its code alone, and from the link', () => {
    for (const pasted of [text, mark, link]) expect(readInvite(pasted)).toEqual(invite);
  });

  test.each([
    ['inside chatty words', `哈哈快来👉👉 ${text} 👈 就等你了！`],
    ['quoted in a mail', `[Alice]: look what I found 🎉🎉\n> ${text.replaceAll('\n', '\n> ')}\n-- sent from my phone`],
    ['in full width', fullWidth(text)],
    ['in small letters', text.toLowerCase()],
    ['with a full-width colon and spaces about it', text.replace('HEARTH:', 'hearth  ： ')],
    ['broken into lines', text.replace(token, wrapped(token, 20, '\r\n'))],
    ['with carriage returns and tabs', `\r\n\t${text.replace(token, wrapped(token, 50, '\r\n\t'))}\r\n`],
    ['with zero-width characters', text.replace(token, wrapped(token, 7, '\u200B\u2060\uFEFF'))],
    ['with direction marks and variation selectors', `\u202A${text.replace(token, wrapped(token, 30, '\uFE0F'))}\u202C`],
    ['with spaces inside', text.replace(token, wrapped(token, 33, ' '))],
    ['as a link with a tracking tail', `${link}?utm_source=wechat&from=timeline#share`],
    ['with words glued to its end', `${link}ABCDEFpleaseCopyAllOfThisText快来`],
    ['at the end of a sentence', `${link}.`],
    ['inside a page', `<a href="${link}&amp;x=1">join</a>`],
    ['after talk about Hearth', `hearth://settings hearth: hello there ${text}`],
    ['after a broken one', `${mark.slice(0, 60)} … ${text}`],
    ['after its bare digits', `${token} ${text}`],
  ])('survives being pasted %s', (_how, pasted) => {
    expect(readInvite(pasted)).toEqual(invite);
  });

  test('mistyped or cut off it is broken, never another invite', () => {
    for (let at = 0; at < token.length - 1; at += 1) {
      const other = token.charAt(at) === 'A' ? 'B' : 'A';
      expect(code(`HEARTH: ${token.slice(0, at)}${other}${token.slice(at + 1)}`), `at ${at}`).toBe('invite-broken');
    }
    expect(code(text.slice(0, text.indexOf(token) + token.length - 12))).toBe('invite-broken');
    expect(code(link.replace(token, token.slice(0, 60)))).toBe('invite-broken');
    expect(code(text.replace(token, token.slice(0, 50) + token.slice(51)))).toBe('invite-broken');
  });

  test('past its time it is expired', () => {
    expect(code(text, invite.expiresAt + 1)).toBe('invite-expired');
    expect(code(text, invite.expiresAt)).toBe('fine');
  });
});

describe('what is no invite', () => {
  test('is said to be none, or another app\'s', () => {
    for (const pasted of ['', '   ', '你好，明天几点？', 'see you at the hearth: bring wood', 'HEARTH: 你好', '🎉'.repeat(500)]) expect(code(pasted)).toBe('invite-not-found');
    for (const pasted of ['https://chat.whatsapp.com/AbCdEf', 'join: tg://join?invite=abc', '点击链接 https://u.wechat.com/xyz 加入', 'magnet://x/y']) {
      expect(code(pasted)).toBe('invite-foreign');
    }
  });

  test('whole but of a later version is said to be foreign, not broken', () => {
    const bytes = Buffer.from(encodeInviteBytes(invite));
    bytes[0] = 2;
    const content = bytes.subarray(0, -4);
    bytes.set(sha256(utf8('hearth/invite-text/1'), content).subarray(0, 4), content.length);
    expect(code(`HEARTH:${toBase32(bytes)}`)).toBe('invite-foreign');
  });

  test('any text at all is read without crashing, and a megabyte of it quickly', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (pasted) => /^(invite-|fine)/.test(code(pasted))), { numRuns: 500 });
    const before = process.cpuUsage();
    code('hearth:'.repeat(150_000));
    code(`hearth:${'A'.repeat(1_000_000)}`);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  });

  test('names cannot turn or hide the text around them, and meeting points are web sockets', () => {
    const tricky = { ...invite, name: 'a\u202Eevil\u2066\u0000\nb' };
    expect(readInvite(encodeInvite(tricky).link).name).toBe('aevilb');
    expect(code(encodeInvite({ ...invite, meetingPoints: ['https://example.org'] }).link)).toBe('invite-broken');
    expect(code(encodeInvite({ ...invite, meetingPoints: Array.from({ length: 13 }, () => 'ws://a.b') }).link)).toBe('invite-broken');
  });

  test('every invite that can be made can be read', () => {
    const arb = fc.record({
      seed: fc.uint8Array({ minLength: 16, maxLength: 16 }),
      name: fc.string({ maxLength: 20 }),
      expiresAt: fc.integer({ min: 0, max: 4e12 }),
      meetingPoints: fc.array(fc.webUrl({ validSchemes: ['ws', 'wss'] }).filter((url) => url.length < 300), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(arb, (parts) => {
        const { name: _name, ...rest } = { ...invite, ...parts };
        const { name: _read, ...read } = readInvite(encodeInvite({ ...invite, ...parts }).code);
        expect(read).toEqual(rest);
      }),
      { numRuns: 200 },
    );
  });
});
