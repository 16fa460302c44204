import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../main/sync/link/fingerprint.ts';

const HEX = Array.from({ length: 32 }, (_, place) => place.toString(16).padStart(2, '0').toUpperCase()).join(':');
const LINE = `a=fingerprint:sha-256 ${HEX}`;
const sdp = (...lines: string[]): string => ['v=0', 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel', ...lines, ''].join('\r\n');

describe('the fingerprint of a session description', () => {
  it('is the one it names', () => {
    expect(fingerprintOf(sdp(LINE))).toEqual(Uint8Array.from({ length: 32 }, (_, place) => place));
  });

  it.each([
    ['there is none', sdp()],
    ['there are two', sdp(LINE, LINE)],
    ['a second one hides behind other letters', sdp(LINE, LINE.replace('a=fingerprint', 'a=FINGERPRINT'))],
    ['a second one hides behind a bare line feed', sdp(`${LINE}\n${LINE}`)],
    ['it is of a weaker hash', sdp(`a=fingerprint:sha-1 ${HEX.slice(0, 59)}`)],
    ['it is cut short', sdp(LINE.slice(0, -3))],
    ['there are two media', `${sdp(LINE)}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`],
  ])('is none when %s', (_why, text) => {
    expect(fingerprintOf(text)).toBeUndefined();
  });
});
