import { fraction, type Clock, type Random } from '../../main/platform/index.ts';
import type { LinkStatistics, SideWire, Wire, WireEars } from '../../main/sync/link/wire.ts';

export type WireWeather = {
  readonly clock: Clock;
  readonly random: Random;
  readonly delayMs: () => readonly [least: number, most: number];
  /** Pieces vanish without a word, as with a pulled plug. */
  readonly isCut: () => boolean;
  /** What a link says of the way it takes. */
  readonly route: () => LinkStatistics['route'];
};

/** As ICE consent does it: a connection doubts itself when nothing came back for so long. */
const CONSENT_MS = 5_000;

/** One end of a wire in memory: ordered and reliable, delayed, and bound to two made-up certificates. */
class MemoryWire implements Wire {
  readonly initiator: boolean;
  readonly fingerprints: { readonly own: Uint8Array; readonly peer: Uint8Array };
  readonly #weather: WireWeather;
  side: SideWire | undefined;
  #sideWire: MemoryWire | undefined;
  #other: MemoryWire | undefined;
  #ears: WireEars | undefined;
  #early: Uint8Array[] = [];
  #buffered = 0;
  #dueAt = 0;
  #isClosed = false;
  #isGone = false;
  #lostMs = 0;
  #sent = 0;
  #messages = 0;
  #received = 0;

  constructor(weather: WireWeather, options: { readonly initiator: boolean; readonly own: Uint8Array; readonly peer: Uint8Array }) {
    this.#weather = weather;
    this.initiator = options.initiator;
    this.fingerprints = options;
  }

  join(other: MemoryWire): void {
    this.#other = other;
  }

  /** Gives it a second channel, which ends with it. */
  carry(side: MemoryWire): void {
    this.#sideWire = side;
    this.side = {
      open: () => undefined,
      send: (piece) => side.send(piece),
      bufferedBytes: () => side.bufferedBytes(),
      listen: (ears) => side.listen({ ...ears, doubted: () => undefined, closed: () => undefined }),
    };
  }

  listen(ears: WireEars): void {
    this.#ears = ears;
    for (const piece of this.#early.splice(0)) ears.piece(piece);
  }

  bufferedBytes(): number {
    return this.#buffered;
  }

  send(piece: Uint8Array): void {
    if (this.#isClosed) return;
    const copy = piece.slice();
    this.#buffered += copy.length;
    this.#sent += copy.length;
    this.#messages += 1;
    this.#later(() => {
      this.#buffered -= copy.length;
      if (!this.#isClosed) this.#ears?.drained();
      if (!this.#weather.isCut()) this.#other?.hear(copy);
    });
  }

  hear(piece: Uint8Array): void {
    if (this.#isClosed) return;
    this.#received += piece.length;
    if (this.#ears) this.#ears.piece(piece);
    else this.#early.push(piece);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#shut();
    this.#later(() => {
      if (!this.#weather.isCut()) this.#other?.hearClose();
    });
  }

  /** The process behind this end is gone: nobody is told. */
  vanish(): void {
    this.#isClosed = true;
    this.#isGone = true;
    this.#sideWire?.vanish();
  }

  /** To be called every `passedMs`: tells its listener when the other end has not been there for a while. */
  checkConsent(passedMs: number): void {
    if (this.#isClosed) return;
    this.#lostMs = this.#weather.isCut() || (this.#other && this.#other.#isGone) ? this.#lostMs + passedMs : 0;
    if (this.#lostMs < CONSENT_MS) return;
    this.#lostMs = 0;
    this.#ears?.doubted();
  }

  hearClose(): void {
    if (!this.#isClosed) this.#shut();
  }

  statistics(): Promise<LinkStatistics> {
    return Promise.resolve({ transport: 'memory', selectedPair: false, bytesSent: this.#sent, bytesReceived: this.#received, messagesSent: this.#messages, route: this.#weather.route() });
  }

  #shut(): void {
    this.#isClosed = true;
    this.#sideWire?.vanish();
    this.#ears?.closed();
  }

  #later(run: () => void): void {
    const { clock, random, delayMs } = this.#weather;
    const [least, most] = delayMs();
    const now = clock.now();
    // In order: never before the piece ahead of it.
    this.#dueAt = Math.max(this.#dueAt, now + least + (most - least) * fraction(random));
    clock.after(this.#dueAt - now, run);
  }
}

export type { MemoryWire };

/** Two ends of one wire. */
export const memoryWires = (weather: WireWeather): readonly [MemoryWire, MemoryWire] => {
  const [caller, called] = joinedWires(weather);
  const [callerSide, calledSide] = joinedWires(weather);
  caller.carry(callerSide);
  called.carry(calledSide);
  return [caller, called];
};

const joinedWires = (weather: WireWeather): readonly [MemoryWire, MemoryWire] => {
  const [first, second] = [weather.random.bytes(32), weather.random.bytes(32)];
  const caller = new MemoryWire(weather, { initiator: true, own: first, peer: second });
  const called = new MemoryWire(weather, { initiator: false, own: second, peer: first });
  caller.join(called);
  called.join(caller);
  return [caller, called];
};
