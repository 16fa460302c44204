import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/index.ts';
import { systemRandom } from '../../main/platform/index.ts';
import { findHandCode, openHandCode, writeHandCode } from '../../main/sync/by-hand/hand-code.ts';
import { PeerSignaling } from '../../main/sync/signaling/peer-signaling.ts';
import { FakeClock } from '../support/fake-clock.ts';

const TEA = 'T'.repeat(43);
const ROOM = { name: TEA, password: 'known to members' };
const frame = (number: number) => ({ type: 'signal', topic: TEA, data: new Uint8Array(Buffer.from(`frame ${number}`)), hops: 1 }) as const;

describe('a member who has others carry signaling', () => {
  const carrier = () => {
    const passed: number[] = [];
    const peers = new PeerSignaling({ clock: new FakeClock(), linked: () => 3, tell: ({ hops }) => void passed.push(hops) });
    let heard = 0;
    peers.join(TEA, { connected: () => undefined, failed: () => undefined, heard: () => void (heard += 1) });
    return { peers, passed, heard: () => heard };
  };

  it('floods, and has 200 frames carried and no more', () => {
    const { peers, passed, heard } = carrier();
    for (let number = 0; number < 5_000; number += 1) peers.hear('mallory', frame(number));
    expect([passed.length, heard()]).toEqual([200, 200]);
    peers.hear('bob', frame(9_999));
    expect(heard()).toBe(201);
  });

  it('repeats a frame, sends it in a circle, or names a room that is not ours, and it is not carried', () => {
    const { peers, passed } = carrier();
    for (let round = 0; round < 5; round += 1) peers.hear(`device ${round}`, frame(1));
    peers.hear('mallory', { ...frame(2), topic: 'C'.repeat(43) });
    peers.hear('mallory', { ...frame(3), hops: 0 });
    expect(passed).toEqual([0]);
  });
});

describe('a text carried by hand', () => {
  const text = writeHandCode('call', { id: '0123456789abcdef', sdp: 'v=0\r\n'.repeat(40) }, { room: ROOM, random: systemRandom });
  const content = openHandCode(findHandCode(text), ROOM);

  it('opens in its room alone, and not as the other kind', () => {
    expect(content?.id).toBe('0123456789abcdef');
    expect(openHandCode(findHandCode(text), { ...ROOM, password: 'guessed' })).toBeUndefined();
    expect(openHandCode(findHandCode(text), { ...ROOM, name: 'C'.repeat(43) })).toBeUndefined();
    expect(openHandCode(findHandCode(text.replace('CALL', 'ANSWER')), ROOM)).toBeUndefined();
  });

  it('is refused when one character is another, and never makes the reader throw anything but its sentence', () => {
    const check = fc.check(
      fc.property(fc.nat(text.length - 13), fc.constantFrom(...'0123456789ABCXYZ'.split('')), (place, character) => {
        const damaged = text.slice(0, 12 + place) + character + text.slice(13 + place);
        try {
          const opened = openHandCode(findHandCode(damaged), ROOM);
          return damaged === text ? opened !== undefined : opened === undefined || opened.id === content?.id;
        } catch (error) {
          return error instanceof AppError;
        }
      }),
      { numRuns: 2_000 },
    );
    expect(check.failed ? check : 'never').toBe('never');
  });
});
