import type { CircleLedger } from '#ledger';
import { silentLog } from '#platform';
import type { PairingState, PlaceState, RoomHandle, RoomOptions, Transport } from '#sync';
import { GuardedLink } from '../../main/sync/link/guarded-link.ts';
import { newPairCode, type PairCode } from '../../main/sync/pairing/pair-code.ts';
import { PairingSession } from '../../main/sync/pairing/pairing-session.ts';
import { desktop, type Desktop, seededRandom } from '../ledger/desktop.ts';
import { FakeClock } from './fake-clock.ts';
import { type TestWire, type WirePair, wirePair } from './wire-pair.ts';

/** A room that is entered and left, and in which links come up only when a test says so. */
export class StillRoom implements Transport {
  options: RoomOptions | undefined;
  isLeft = false;

  enter(options: RoomOptions): RoomHandle {
    this.options = options;
    return { meetAt: () => undefined, seek: () => undefined, retire: () => undefined, leave: () => void (this.isLeft = true) };
  }

  places(): ReadonlyMap<string, PlaceState> {
    return new Map<string, PlaceState>();
  }

  async close(): Promise<void> {}

  /** This end of a wire gets the real guard of a link. */
  guard(wire: TestWire, clock: FakeClock, seed: number): void {
    const { options } = this;
    if (!options) throw new Error('entered');
    new GuardedLink(wire, { identity: options.identity, clock, random: seededRandom(seed), onOpen: (link) => void options.onLink(link), onEnd: () => undefined });
  }
}

export type PairingEnd = { readonly session: PairingSession; readonly room: StillRoom; readonly state: () => PairingState; readonly emoji: () => string };
const endOf = (session: PairingSession, room: StillRoom): PairingEnd => ({
  session,
  room,
  state: () => session.state,
  emoji: () => (session.state.at === 'comparing' ? session.state.emoji.join() : session.state.at),
});

export type PairingScene = {
  readonly clock: FakeClock;
  readonly alice: Desktop;
  readonly laptop: Desktop;
  readonly own: CircleLedger;
  readonly code: PairCode;
  readonly oldEnd: PairingEnd;
  /** Alice's laptop, or whoever else took the code in hand. */
  readonly newEnd: (code?: PairCode, of?: Desktop, seed?: number) => PairingEnd;
  /** Connects two ends; what is said flows when `flow` is called. */
  readonly connect: (oldEnd: PairingEnd, newEnd: PairingEnd, wires?: WirePair) => WirePair;
};

/** Alice's desktop shows a code for her laptop. */
export const pairingScene = async (seed: number): Promise<PairingScene> => {
  const clock = new FakeClock();
  const [alice, laptop] = await Promise.all([desktop(seed), desktop(seed + 1)]);
  const own = alice.ledger.create({ kind: 'own' });
  const random = seededRandom(seed + 2);
  const key = random.bytes(32);
  const code = newPairCode({ seed: key, random, meetingPoints: ['ws://127.0.0.1:4000'] });
  const ports = (transport: StillRoom, at: number) => ({ transport, clock, random: seededRandom(at), log: silentLog, nearby: [] });
  const oldRoom = new StillRoom();
  const offer = { circle: own.id, person: own.self.person, name: 'Alice', language: 'zh-CN' } as const;
  const oldSession = new PairingSession({ end: 'old', circle: own, offer, admit: (request) => own.takeIn(request, () => true), code, seed: key, onChange: () => undefined }, ports(oldRoom, seed + 3));
  let ends = 0;
  return {
    clock,
    alice,
    laptop,
    own,
    code,
    oldEnd: endOf(oldSession, oldRoom),
    newEnd: (used = code, of = laptop, at = seed + 10 + (ends += 1)) => {
      const room = new StillRoom();
      const begin = ({ circle, person }: { readonly circle: string; readonly person: string }) => {
        const pending = of.ledger.beginDevice({ circle, person });
        const { sign, request, accept } = { sign: pending.sign.bind(pending), request: pending.request.bind(pending), accept: pending.accept.bind(pending) };
        return { circle, device: pending.device, lobby: { name: '', password: '' }, sign, request, accept };
      };
      return endOf(new PairingSession({ end: 'new', begin, onJoined: () => undefined, code: used, seed: seededRandom(at).bytes(32), onChange: () => undefined }, ports(room, at + 1)), room);
    },
    connect: (oldOne, newOne, wires = wirePair()) => {
      oldOne.room.guard(wires.called, clock, seed + 5);
      newOne.room.guard(wires.caller, clock, seed + 6);
      return wires;
    },
  };
};
