import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Codec } from '../../../main/sync/wire/codec.ts';
import { decodeMessage, encodeMessage, MESSAGES } from '../../../main/sync/wire/message.ts';
import { presenceNote } from '../../../main/sync/wire/presence-note.ts';
import { cpuMs } from '../../support/cpu-ms.ts';
import { ONE_OF_EACH } from '../../support/fuzz/one-of-each.ts';

describe('the messages between desktops', () => {
  it('do not change by accident: raise the version in the greeting when this hash must', () => {
    const shapes = Object.entries({ ...MESSAGES, presenceNote }).map(([name, codec]) => `${name} ${(codec as Codec<unknown>).shape}`);
    expect(createHash('sha256').update(shapes.join('\n')).digest('hex')).toMatchInlineSnapshot(`"2170802a5d9955be3e76dff47409a139688caf6c84ac683d7bbfe8530627fde5"`);
  });

  it('arrive as they were sent, each of them', () => {
    expect(new Set(ONE_OF_EACH.map(({ type }) => type)).size).toBe(Object.keys(MESSAGES).length);
    for (const message of ONE_OF_EACH) expect(decodeMessage(encodeMessage(message))).toEqual(message);
  });

  it('are refused when a byte is missing or too many', () => {
    for (const message of ONE_OF_EACH) {
      const data = encodeMessage(message);
      const read = [decodeMessage(data.subarray(0, -1)), decodeMessage(Buffer.concat([data, Buffer.of(0)]))];
      expect({ type: message.type, read }).toEqual({ type: message.type, read: [undefined, undefined] });
    }
  });

  it('never make the reader throw, whatever the bytes', () => {
    const check = fc.check(
      fc.property(fc.constantFrom(...ONE_OF_EACH), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 }), (message, place, noise) => {
        const data = encodeMessage(message);
        data.set(noise.subarray(0, Math.max(0, data.length - (place % data.length))), place % data.length);
        const read = decodeMessage(data);
        return read === undefined || Object.hasOwn(MESSAGES, read.type);
      }),
      { numRuns: 5_000 },
    );
    expect(check.failed ? check : 'never').toBe('never');
  });

  it('refuse numbers that announce more than there is, at once', () => {
    const bomb = new Uint8Array([2, 0xff, 0xff, 0xff, 0xff, 0x0f]);
    const spentMs = cpuMs(() => {
      for (let round = 0; round < 1_000; round += 1) expect(decodeMessage(bomb)).toBeUndefined();
    });
    expect(spentMs).toBeLessThan(1_000);
  });
});
