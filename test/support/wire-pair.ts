import { randomBytes } from 'node:crypto';
import type { Wire, WireEars } from '../../main/sync/link/wire.ts';

export type TestWire = Wire & {
  /** What the other end has sent, unread. */
  readonly inbox: Uint8Array[];
  /** Hands a piece to this end, as if it had arrived. */
  deliver(piece: Uint8Array): void;
  readonly isClosed: boolean;
};

const end = (initiator: boolean, fingerprints: Wire['fingerprints']): TestWire & { other: TestWire | undefined } => {
  let ears: WireEars | undefined;
  return {
    initiator,
    fingerprints,
    inbox: [],
    other: undefined,
    isClosed: false,
    send(piece) {
      this.other?.inbox.push(piece.slice());
    },
    bufferedBytes: () => 0,
    listen: (given) => {
      ears = given;
    },
    deliver: (piece) => ears?.piece(piece),
    close() {
      (this as { isClosed: boolean }).isClosed = true;
      ears?.closed();
    },
    statistics: () => Promise.resolve({ transport: 'memory', selectedPair: false, bytesSent: 0, bytesReceived: 0, messagesSent: 0, route: 'lan' }),
  };
};

export type WirePair = { readonly caller: TestWire; readonly called: TestWire; /** Delivers until nothing is under way. */ readonly flow: () => void };

/**
 * Two ends of a wire, moved by hand. `seen` is what each end believes of the certificates: in an honest connection the same two,
 * with somebody in the middle one of theirs each.
 */
export const wirePair = (seen?: { readonly byCaller: Wire['fingerprints']; readonly byCalled: Wire['fingerprints'] }): WirePair => {
  const [a, b] = [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(32))];
  const caller = end(true, seen?.byCaller ?? { own: a, peer: b });
  const called = end(false, seen?.byCalled ?? { own: b, peer: a });
  caller.other = called;
  called.other = caller;
  const flow = (): void => {
    while (caller.inbox.length + called.inbox.length > 0) {
      for (const piece of caller.inbox.splice(0)) caller.deliver(piece);
      for (const piece of called.inbox.splice(0)) called.deliver(piece);
    }
  };
  return { caller, called, flow };
};
