import { describe, expect, test } from 'vitest';
import { longPairCode, newPairCode, readPairCode, shortPairCode } from '../../../main/sync/pairing/pair-code.ts';
import { codeOf } from '../../ledger/circle-of.ts';
import { seededRandom } from '../../ledger/desktop.ts';

const random = seededRandom(5);
const code = newPairCode({ seed: random.bytes(32), random, meetingPoints: ['ws://192.168.1.20:43210', 'wss://relay.example.org/hearth'] });

describe('a device code', () => {
  test('is short enough to type, with one relay of this network in it', () => {
    const short = shortPairCode(code);
    expect(short).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{1,4}){8}$/);
    expect(readPairCode(short.toLowerCase().replaceAll('-', ' '))).toMatchObject({ secret: code.secret, commitment: undefined, meetingPoints: ['ws://192.168.1.20:43210'] });
  });

  test('is found inside other words in its long form, with the name of the key and every place', () => {
    const pasted = `my code:\n> ${longPairCode(code).replace(/(.{30})/g, '$1\u200b\n')} see you`;
    expect(readPairCode(pasted)).toEqual(code);
  });

  test('that is mistyped, cut off or not there is said', () => {
    const short = shortPairCode(code);
    const places = short.split('').flatMap((digit, at) => (digit === '-' ? [] : [at]));
    for (const at of places) {
      const typed = `${short.slice(0, at)}${short[at] === '7' ? '8' : '7'}${short.slice(at + 1)}`;
      expect(codeOf(() => readPairCode(typed))).toBe('pair-code-broken');
    }
    expect(codeOf(() => readPairCode(longPairCode(code).slice(0, -9)))).toBe('pair-code-broken');
    expect(codeOf(() => readPairCode('hello, how are you?'))).toBe('pair-code-not-found');
  });

  test('takes no place that is none', () => {
    const bad = longPairCode({ ...code, meetingPoints: ['http://example.org'] });
    expect(codeOf(() => readPairCode(bad))).toBe('pair-code-broken');
  });
});
