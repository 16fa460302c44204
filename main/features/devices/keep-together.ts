import type { CircleId } from '#contract';
import type { CircleLedger, PendingDevice } from '#ledger';
import type { Knocker } from '#sync';
import type { DevicesDeps } from './devices.ts';
import type { DeviceSeat } from './ops.ts';
import { type Seat, seatsIn } from './seats.ts';

const DOOR_BYTES = 16;
const MOST_PLACES = 16;
const MOST_DOORS = 24;

/** Whether I was let into a private chat as somebody else than my other device, which counts there: two of mine were let in by two of theirs, apart. */
const isLeftOver = (circle: CircleLedger, { device, person }: Seat): boolean =>
  circle.kind === 'direct' && circle.self.standing !== 'member' && person !== circle.self.person && circle.isMemberDevice(device);

const knockerOf = (pending: PendingDevice, door: string): Knocker => ({
  circle: pending.circle,
  device: pending.device,
  lobby: pending.lobby(Buffer.from(door, 'base64url')),
  sign: (message) => pending.sign(message),
  request: () => pending.request(),
  accept: (updates) => pending.accept(updates),
});

/**
 * Keeps the devices of one person in the same circles. Each says where it sits; who lacks a circle that another is in claims a seat and
 * knocks at its door; who is in opens the door while a claim of one of them is unanswered. Everything is looked at anew each time, so that
 * it goes on after any interruption. Invariant: only a device present in the own circle is ever let in, and only for my own person.
 */
export class KeepTogether {
  readonly #deps: DevicesDeps;
  readonly #doors = new Map<CircleId, () => void>();
  readonly #knocking = new Set<CircleId>();

  constructor(deps: DevicesDeps) {
    this.#deps = deps;
  }

  /** Circles of my other devices that this one waits for; not those of a recovery file, which their members let it into. */
  get waiting(): number {
    return this.#deps.ledger.pendingDevices().filter(({ circle }) => this.#knocking.has(circle)).length;
  }

  look(own: CircleLedger): void {
    if (own.self.standing !== 'member') return this.stop();
    this.#sayWhereISit(own);
    const seats = seatsIn(this.#deps.db, own.id).filter((seat) => own.isMemberDevice(seat.own));
    for (const [at, ofCircle] of Map.groupBy(seats, (seat) => seat.at)) this.#follow(own, at, ofCircle);
  }

  stop(): void {
    for (const close of this.#doors.values()) close();
    this.#doors.clear();
  }

  #sayWhereISit(own: CircleLedger): void {
    const { ledger, db, random, placesToTell } = this.#deps;
    const seats = seatsIn(db, own.id);
    for (const { id, kind, isLocal, self } of ledger.circles()) {
      const said = seats.some((seat) => seat.at === id && seat.own === own.self.device && seat.door !== undefined);
      if (kind === 'own' || isLocal || said || self.standing !== 'member') continue;
      const door = seats.find((seat) => seat.at === id && seat.door !== undefined)?.door ?? Buffer.from(random.bytes(DOOR_BYTES)).toString('base64url');
      this.#say(own, { circle: id, kind, person: self.person, device: self.device, door, places: [...placesToTell(id)].slice(0, MOST_PLACES) });
    }
  }

  #say(own: CircleLedger, body: DeviceSeat): void {
    own.append({ kind: 'device.seat', body });
  }

  #follow(own: CircleLedger, at: CircleId, seats: readonly Seat[]): void {
    const circle = this.#deps.ledger.circles().find(({ id }) => id === at);
    const host = seats.find((seat) => seat.door !== undefined && seat.own !== own.self.device && (!circle || isLeftOver(circle, seat)));
    if (circle && !host) return this.#answer(own, circle, seats);
    if (host && !this.#deps.ledger.pendingJoins().some((pending) => pending.circle === at)) this.#ask(own, host, seats);
    return undefined;
  }

  /** Claims a seat, and knocks until it is given. */
  #ask(own: CircleLedger, { at, kind, person, door, places }: Seat, seats: readonly Seat[]): void {
    const { ledger, sync, planOf, learnPlaces } = this.#deps;
    // An invite that was tried meanwhile takes the place of the claim.
    const asked = ledger.pendingDevices().find(({ circle }) => circle === at);
    if (door === undefined || (this.#knocking.has(at) && asked?.person === person)) return;
    if (asked && asked.person !== person) sync.cancelJoin(at);
    const pending = ledger.beginDevice({ circle: at, person });
    if (!seats.some((seat) => seat.device === pending.device)) this.#say(own, { circle: at, kind, person, device: pending.device, places: [] });
    learnPlaces(at, places);
    this.#knocking.add(at);
    sync.knock(knockerOf(pending, door), planOf(at));
  }

  /** Waits at the door while somebody of mine is outside. */
  #answer(own: CircleLedger, circle: CircleLedger, seats: readonly Seat[]): void {
    const { sync, planOf, goOnline } = this.#deps;
    const { id, self } = circle;
    const door = seats.find((seat) => seat.door !== undefined && seat.person === self.person)?.door;
    // Who was taken in and did not hear of it still knocks: a claim is answered once it says that it sits.
    const isOver = (seat: Seat): boolean => circle.devices().some(({ device, status }) => device === seat.device && status !== 'present');
    const isOutside = (seat: Seat): boolean => seat.door === undefined && seat.person === self.person && seat.own !== own.self.device && !isOver(seat);
    const isWanted = self.standing === 'member' && door !== undefined && seats.some(isOutside);
    const isOpen = this.#doors.get(id);
    if (!isWanted) {
      isOpen?.();
      this.#doors.delete(id);
    } else if (!isOpen && this.#doors.size < MOST_DOORS) {
      const mayCome = (device: string): boolean =>
        seatsIn(this.#deps.db, own.id).some((seat) => seat.at === id && seat.device === device && seat.person === self.person && own.isMemberDevice(seat.own));
      const admit = (request: Uint8Array): readonly Uint8Array[] => circle.takeIn(request, mayCome);
      this.#doors.set(id, sync.openDoor({ circle, room: circle.door(Buffer.from(door, 'base64url')), admit, plan: planOf(id), onAdmitted: () => goOnline(id) }));
    }
  }
}
