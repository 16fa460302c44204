import { expect, test } from 'vitest';
import { encodeInvite, findInvite } from '#features/circles';
import { systemRandom } from '#platform';

const invite = {
  circle: Buffer.from(systemRandom.bytes(32)).toString('base64url'),
  inviter: Buffer.from(systemRandom.bytes(32)).toString('base64url'),
  seed: systemRandom.bytes(16),
  meetingPoints: ['ws://127.0.0.1:4321', 'wss://relay.example/hearth'],
  name: '周末 🏃 读书会',
  expiresAt: 1_900_000_020_000,
};
const code = encodeInvite(invite);
const fullWidth = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));
const wrap = (text: string, width: number, by: string) => text.match(new RegExp(`.{1,${width}}`, 'g'))?.join(by) ?? '';

test.each([
  ['alone', code],
  ['as a link', `hearth://join/${code}`],
  ['as a link with a tracking tail', `hearth://join/${code}?utm_source=wechat&from=timeline`],
  ['inside chatty words', `哈喽～快来🔥 复制这段口令：${code} 打开围炉 join us later!! see you`],
  ['with English words glued to its end', `${code}pleaseCopyAllOfThisText`],
  ['broken into lines', wrap(code, 40, '\n')],
  ['quoted in a mail', `> ${wrap(code, 60, '\n> ')}`],
  ['with zero-width characters', wrap(code, 7, '\u200B\uFEFF')],
  ['in full width', `口令：${fullWidth(code)}`],
  ['with carriage returns and tabs', `\r\n\t${wrap(code, 50, '\r\n')}\r\n`],
  ['with directions marks and variation selectors', `\u202A${wrap(code, 30, '\uFE0F')}\u202C`],
  ['after a broken one', `${code.slice(0, 60)} … ${code}`],
])('an invite is found %s', (_how, pasted) => {
  expect(findInvite(pasted)).toEqual(invite);
});

test('a text without an invite is not found, a mistyped or cut one is broken, another version is foreign', () => {
  expect(() => findInvite('晚上一起吃饭吗？ https://example.com')).toThrow(expect.objectContaining({ code: 'invite-not-found' }));
  expect(() => findInvite('')).toThrow(expect.objectContaining({ code: 'invite-not-found' }));
  expect(() => findInvite(code.slice(0, -9))).toThrow(expect.objectContaining({ code: 'invite-broken' }));
  // The last character may carry bits that mean nothing.
  for (let at = 8; at < code.length - 1; at += 1) {
    const mistyped = `${code.slice(0, at)}${code[at] === 'x' ? 'y' : 'x'}${code.slice(at + 1)}`;
    expect(() => findInvite(mistyped)).toThrow(expect.objectContaining({ code: 'invite-broken' }));
  }
  expect(() => findInvite(code.replace('HEARTH1', 'HEARTH2'))).toThrow(expect.objectContaining({ code: 'invite-foreign' }));
});

test('meeting points that are no plain relay address are left out', () => {
  const odd = ['http://a', 'javascript:alert(1)', 'ws://user:pass@host', 'ws://ok:1'];
  expect(findInvite(encodeInvite({ ...invite, meetingPoints: odd })).meetingPoints).toEqual(['ws://ok:1']);
});
