import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeInvite, type Invite, readInvite } from '#ledger';
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

for (const language of ['zh-CN', 'en'] as const) {
  describe(`an invite in ${language}`, () => {
    const { text, link } = encodeInvite(invite, language);
    const token = link.slice('hearth://join/'.length);

    test('is read back from the text and from the link', () => {
      expect(readInvite(text)).toEqual(invite);
      expect(readInvite(link)).toEqual(invite);
      expect(text).toContain('周末读书会');
    });

    test('survives what chats do to it', () => {
      const pastes = [
        `哈哈快来👉👉 ${text} 👈 就等你了！`,
        `[Alice]: look what I found 🎉🎉\n> ${text.replaceAll('\n', '\n> ')}\n-- sent from my phone`,
        fullWidth(text),
        text.toLowerCase(),
        text.replace('HEARTH', 'hearth ').replace(/[:：]/, ' ： '),
        text.replace(token, wrapped(token, 20, '\r\n')),
        text.replace(token, wrapped(token, 7, '\u200b\u2060')),
        text.replace(token, wrapped(token, 33, ' ')),
        `${link}?utm_source=wechat&from=timeline#share`,
        `${link}ABCDEF快来`,
        `${link}.`,
        `<a href="${link}&amp;x=1">join</a>`,
        `hearth://settings hearth: hello there ${text}`,
        `${wrapped(token, 300, '')} ${text}`,
      ];
      for (const pasted of pastes) expect(readInvite(pasted)).toEqual(invite);
    });

    test('mistyped or cut off it is broken, never another invite', () => {
      for (const at of [0, 7, 40, 120, token.length - 2]) {
        const other = token.charAt(at) === 'A' ? 'B' : 'A';
        expect(code(`HEARTH: ${token.slice(0, at)}${other}${token.slice(at + 1)}`), `at ${at}`).toBe('invite-broken');
      }
      expect(code(text.slice(0, -30))).toBe('invite-broken');
      expect(code(link.replace(token, token.slice(0, 60)))).toBe('invite-broken');
      expect(code(text.replace(token, token.slice(0, 50) + token.slice(51)))).toBe('invite-broken');
    });

    test('past its time it is expired', () => {
      expect(code(text, invite.expiresAt + 1)).toBe('invite-expired');
      expect(code(text, invite.expiresAt)).toBe('fine');
    });
  });
}

describe('what is no invite', () => {
  test('is said to be none, or another app\'s', () => {
    for (const pasted of ['', '   ', '你好，明天几点？', 'see you at the hearth: bring wood', 'HEARTH: 你好', '🎉'.repeat(500)]) expect(code(pasted)).toBe('invite-not-found');
    for (const pasted of ['https://chat.whatsapp.com/AbCdEf', 'join: tg://join?invite=abc', '点击链接 https://u.wechat.com/xyz 加入', 'magnet://x/y']) {
      expect(code(pasted)).toBe('invite-foreign');
    }
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
    expect(readInvite(encodeInvite(tricky, 'en').link).name).toBe('aevilb');
    expect(code(encodeInvite({ ...invite, meetingPoints: ['https://example.org'] }, 'en').link)).toBe('invite-broken');
    expect(code(encodeInvite({ ...invite, meetingPoints: Array.from({ length: 9 }, () => 'ws://a.b') }, 'en').link)).toBe('invite-broken');
  });

  test('every invite that can be made can be read', () => {
    const arb = fc.record({
      seed: fc.uint8Array({ minLength: 16, maxLength: 16 }),
      name: fc.string({ maxLength: 20 }),
      expiresAt: fc.integer({ min: 0, max: 4e12 }),
      meetingPoints: fc.array(fc.webUrl({ validSchemes: ['ws', 'wss'] }).filter((url) => url.length < 300), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(arb, fc.constantFrom('zh-CN' as const, 'en' as const), (parts, language) => {
        const { name: _name, ...rest } = { ...invite, ...parts };
        const { name: _read, ...read } = readInvite(encodeInvite({ ...invite, ...parts }, language).text);
        expect(read).toEqual(rest);
      }),
      { numRuns: 200 },
    );
  });
});
