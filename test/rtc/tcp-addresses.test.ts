import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PipePort } from '../../rtc/pipe-port.ts';
import { ServedConnection } from '../../rtc/served-connection.ts';

const UDP = 'candidate:1 1 udp 2122260223 192.0.2.7 40001 typ host';
const TCP = 'candidate:2 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active';

/** A connection that finds the addresses a test names. A real one finds TCP addresses beside UDP ones, and says nothing of the moment. */
class Finder extends EventTarget {
  static last: Finder;
  iceConnectionState = 'checking';

  constructor() {
    super();
    Finder.last = this;
  }

  finds(candidate: string): void {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 } }));
  }
}

let told: string[];
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  const port: PipePort = { post: (message) => message.type === 'candidate' && told.push(message.candidate?.candidate ?? '') };
  new ServedConnection(Finder as unknown as ConstructorParameters<typeof ServedConnection>[0], { id: 1, config: { iceServers: [], relayOnly: false, loopbackOnly: false }, port, nextChannel: () => 1, onChannel: () => undefined });
});
afterEach(() => void vi.useRealTimers());

it('tells a UDP address at once, and one for TCP when no way was found for three seconds', () => {
  Finder.last.finds(UDP);
  Finder.last.finds(TCP);
  expect(told).toEqual([UDP]);
  vi.advanceTimersByTime(2_999);
  expect(told).toEqual([UDP]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([UDP, TCP]);
});

it.each(['connected', 'completed', 'closed'])('tells none for TCP where the connection is %s by then', (state) => {
  Finder.last.finds(TCP);
  Finder.last.iceConnectionState = state;
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
});
