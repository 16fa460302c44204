import type { DeviceId } from '#contract';
import type { CircleLedger, RoomCredentials } from '#ledger';
import { type Clock, isWithin, type Log, type Random } from '#platform';
import { deviceKeyOf } from '../link/device-key.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { Link, LinkEnd, LinkIdentity } from '../link/link.ts';
import type { MeetingPlan } from '../meeting-plan.ts';
import { PeerSignaling } from '../signaling/peer-signaling.ts';
import type { Peer, PeerStatistics, SyncEvent } from '../sync.ts';
import type { LinkFate, RoomHandle, Transport } from '../transport.ts';
import type { Message } from '../wire/message.ts';
import type { SyncStore } from '../store/sync-store.ts';
import { Arriving } from './arriving.ts';
import { Delivery } from './delivery.ts';
import { Gossip } from './gossip.ts';
import { hasEntries } from './has-entries.ts';
import { Hearing } from './hearing.ts';
import { Meetings } from './meetings.ts';
import { Narrowing } from './narrowing.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { PeerLink } from './peer-link.ts';
import { Penalties } from './penalties.ts';
import { FULL_MESH, placeInRing } from './ring.ts';
import { Receiving } from './receiving.ts';
import { SpareLinks } from './spare-links.ts';
import { Strangers } from './strangers.ts';
import { type Neighbour, WordOfMouth } from './word-of-mouth.ts';

const REFRESH_MS = 20_000;
const PART_MS = 60_000;
/** A link this young may still be chosen: the others are just coming. */
const SETTLED_MS = 60_000;
/** Two links to one device that opened this close together are the same meeting: both ends keep the same one. */
const SAME_MEETING_MS = 4_000;

export type SessionPorts = {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly store: SyncStore;
  readonly emit: (event: SyncEvent) => void;
  readonly blobs?: Pick<Blobs, 'of'> | undefined;
};

/** One circle kept in step with the devices that can be reached. Foreign bytes go to the ledger's gate and nowhere else. */
export class CircleSession {
  readonly circle: CircleLedger;
  readonly #ports: SessionPorts;
  readonly #identity: LinkIdentity;
  readonly meetings: Meetings;
  readonly #members = new Map<DeviceId, PeerLink>();
  readonly #strangers: Strangers;
  readonly #spares: SpareLinks;
  readonly delivery: Delivery;
  readonly arriving: Arriving;
  readonly receiving: Receiving;
  readonly #neighbourhood: Neighbourhood;
  readonly #gossip: Gossip;
  readonly #carriers: PeerSignaling;
  readonly #mouth: WordOfMouth;
  readonly #penalties: Penalties;
  readonly #narrowing: Narrowing;
  readonly #hearing: Hearing;
  readonly #stops: (() => void)[] = [];
  #isStopped = false;

  constructor(circle: CircleLedger, plan: MeetingPlan, ports: SessionPorts) {
    this.circle = circle;
    this.#ports = ports;
    this.#carriers = new PeerSignaling({ clock: ports.clock, linked: () => this.#members.size, tell: (signal, except) => this.#toMembers(signal, except) });
    this.#identity = { side: 'member', scope: circle.id, device: deviceKeyOf(circle.self.device), sign: (message) => circle.sign(message) };
    this.meetings = new Meetings({ ...ports, circle, plan, enter: (room, isPair) => this.#enter(room, isPair), isAlone: () => this.#members.size === 0, isHere: (device) => this.#here().includes(device), onAdmitted: () => this.refresh(), onBlocked: () => ports.emit({ type: 'presence', circle: circle.id }) });
    this.#penalties = new Penalties(ports, () => this.meetings.seek());
    this.#narrowing = new Narrowing({ ...ports, bounds: () => this.meetings.bounds(), links: () => [...this.#members.values()], endSpares: () => this.#spares.end('narrowed') });
    this.#strangers = new Strangers(ports.clock);
    this.#spares = new SpareLinks(ports.clock, (link, device, early) => this.#take(link, device, early));
    const links = (): readonly PeerLink[] => [...this.#members.values()];
    this.delivery = new Delivery({ ...ports, circle, here: () => this.#here() });
    this.#neighbourhood = new Neighbourhood({ ...ports, circle, linked: () => [...this.#members.keys()], here: () => this.#here() });
    this.#mouth = new WordOfMouth({ ...ports, circle, neighbours: () => links().map(neighbourOf), meetingPoints: () => this.meetings.ownPoints });
    this.receiving = new Receiving({ ...ports, circle, strangers: this.#strangers, blame: (peer, why) => this.#blame(peer, why), onAccepted: () => this.#accepted() });
    this.arriving = new Arriving({
      ...ports,
      circle,
      delivery: this.delivery,
      members: links,
      strangers: () => this.#strangers.all(),
      isStranger: (peer) => this.#strangers.has(peer),
      blame: (peer, why) => this.#blame(peer, why),
    });
    this.#hearing = new Hearing({
      ...ports,
      circle,
      meetings: this.meetings,
      receiving: this.receiving,
      arriving: this.arriving,
      carriers: this.#carriers,
      mouth: this.#mouth,
      isMember: ({ device }) => this.#members.has(device),
      isStranger: (peer) => this.#strangers.has(peer),
      hereCount: () => this.#here().length,
      blame: (peer, why) => this.#blame(peer, why),
      onRelease: (peer) => this.#release(peer),
    });
    this.#gossip = new Gossip({ clock: ports.clock, frontier: () => circle.frontier(), tell: (changed) => this.#toMembers({ type: 'heads', changed }) });
    const written = (): void => this.#gossip.changed();
    circle.tail().on('update', written);
    this.#stops.push(() => circle.tail().off('update', written));
    this.#stops.push(ports.clock.every(REFRESH_MS, () => this.refresh()));
    this.#stops.push(ports.clock.every(PART_MS, () => this.#offerToPart()));
  }

  /** Meets as this plan says from now on. */
  follow(plan: MeetingPlan): void {
    const before = this.meetings.bounds();
    this.meetings.follow(plan);
    this.#narrowing.changed(before);
    this.#mouth.sayHere();
  }

  /** Enters the rooms of the hour; lets in whom the ledger knows by now. */
  refresh(): void {
    if (this.#isStopped || this.circle.isLocal) return;
    this.meetings.refresh();
    this.#partWithFormer();
    this.#lookAtStrangers();
    this.arriving.look();
  }

  stop(): void {
    this.#isStopped = true;
    for (const part of [this.arriving, this.#gossip, this.#neighbourhood, this.#mouth, this.#narrowing, this.delivery]) part.stop();
    for (const stop of this.#stops) stop();
    this.#spares.end('leaving');
    this.#penalties.stop();
    this.meetings.leaveRooms();
    for (const peer of [...this.#members.values(), ...this.#strangers.all()]) peer.link.close({ why: 'leaving', blame: false });
    this.meetings.leaveLobbies();
  }

  /** The machine woke, or is in another network: links are asked for a sign of life, and everybody is looked for again. */
  lookAgain(): void {
    for (const { life } of this.#members.values()) life.doubt({ hasReason: true });
    this.meetings.seek();
  }

  peers(): readonly Peer[] {
    return this.#here().flatMap((device) => {
      const person = this.circle.personOf(device);
      if (person === undefined) return [];
      const peer = this.#members.get(device);
      return [{ device, person, ...(peer && { since: peer.since }), ...(peer?.route && { route: peer.route }) }];
    });
  }

  typing(): void {
    this.#mouth.typing();
  }

  async statistics(): Promise<readonly PeerStatistics[]> {
    const ofEach = [...this.#members.values()].map(async ({ link, device }) => ({ ...(await link.statistics()), device, person: this.circle.personOf(device) ?? '' }));
    // A link that ends meanwhile has nothing to say.
    return (await Promise.allSettled(ofEach)).flatMap((told) => (told.status === 'fulfilled' ? [told.value] : []));
  }

  /** Devices that are online: linked with us, or heard of through others. */
  #here(): readonly DeviceId[] {
    return [...new Set([...this.#members.keys(), ...this.#mouth.heardOf()])];
  }

  #enter(room: RoomCredentials, isPair: boolean): RoomHandle {
    const ring = isPair ? undefined : this.#neighbourhood.ring(room);
    const handle = this.#ports.transport.enter({
      room,
      identity: this.#identity,
      meetingPoints: this.meetings.points,
      ice: () => this.meetings.ice(),
      peers: this.#carriers,
      live: this.circle.tail(),
      ...(ring && { ring }),
      onLink: (link, place) => this.#meet(link, { room, place }),
      onLive: (link, update) => this.#sendLive(link, update),
      onBlocked: (isBlocked) => this.meetings.noteBlocked(room.name, isBlocked),
      onDoubt: (link) => this.#members.get(link.device ?? '')?.life.doubt({ hasReason: true }),
    });
    const retire = (): void => {
      this.#neighbourhood.leave(room);
      handle.retire();
    };
    return ring ? { ...handle, retire } : handle;
  }

  /** Own entries go out as they are written. What others wrote is not echoed: heads tell who lacks it, and they pull. */
  #sendLive(link: Link, update: Uint8Array): void {
    const peer = link.device === undefined ? undefined : this.#members.get(link.device);
    if (!this.receiving.isUnderWay && peer?.link === link && hasEntries(update)) link.send({ type: 'live', update });
  }

  #meet(link: Link, told: { readonly room: RoomCredentials; readonly place: string | undefined }): LinkFate {
    const { device } = link;
    if (device === undefined || this.#isStopped || !this.#mayCome(device, told)) {
      link.close({ why: 'not-now', blame: false });
      return 'refused';
    }
    link.trust();
    const first = this.#members.get(device);
    if (!first) this.#take(link, device, []);
    else {
      this.#spares.hold(link, device, first);
      if (this.#isChosenOver(first, link)) first.link.close({ why: 'linked-again', blame: false });
    }
    return first ? 'spare' : 'kept';
  }

  /** Who said it stood where another stands has cheated us of that one's link, and comes in only where the other is not. */
  #mayCome(device: DeviceId, { room, place }: { readonly room: RoomCredentials; readonly place: string | undefined }): boolean {
    if (this.#penalties.has(device) || (place !== undefined && place !== placeInRing(room, device))) return false;
    return this.#members.has(device) || this.#neighbourhood.wants(device) || this.#neighbourhood.hasRoomBeside(this.#members.size);
  }

  /** Of two at once both ends keep the same one; the other waits for a sign of life of that one, whose other end may have ended and been started anew. */
  #isChosenOver({ link: first, since }: PeerLink, link: Link): boolean {
    return isWithin(SAME_MEETING_MS, { since, now: this.#ports.clock.now() }) && Buffer.compare(link.transcript, first.transcript) < 0;
  }

  #take(link: Link, device: DeviceId, early: readonly Message[]): void {
    const peer = this.#peer(link, device);
    if (this.circle.isMemberDevice(device)) this.#admit(peer);
    else this.#receiveStranger(peer);
    link.listen({
      message: (message) => this.#hearing.hear(peer, message),
      drained: () => peer.answering.pump(),
      doubted: () => peer.life.doubt(),
      closed: (end) => this.#lost(peer, end),
    });
    for (const message of early) this.#hearing.hear(peer, message);
  }

  #peer(link: Link, device: DeviceId): PeerLink {
    const { clock, random } = this.#ports;
    const peer: PeerLink = new PeerLink({
      link,
      device,
      clock,
      random,
      missing: (theirs) => (this.#strangers.has(peer) ? this.circle.controlFor(device, theirs) : this.circle.missing(theirs)),
      receive: (update) => this.receiving.receive(peer, update, { isAnswer: true }),
      isAhead: () => this.arriving.isAhead(peer),
      floods: () => this.circle.floods().length,
      onPullEnd: (end) => this.arriving.pulled(peer, end),
    });
    return peer;
  }

  #admit(peer: PeerLink): void {
    this.#members.set(peer.device, peer);
    if (this.#ports.blobs) peer.leaveBlobs = this.#ports.blobs.of(this.circle.id).meet(peer.link, peer.device);
    peer.link.send({ type: 'hello', frontier: this.circle.frontier() });
    this.#mouth.greet(neighbourOf(peer));
    this.#carriers.met();
    this.#ports.emit({ type: 'presence', circle: this.circle.id });
    void this.#learnRoute(peer);
  }

  async #learnRoute(peer: PeerLink): Promise<void> {
    try {
      peer.route = (await peer.link.statistics()).route;
    } catch {
      // The link ended meanwhile.
      return;
    }
    if (this.#members.get(peer.device) !== peer) return;
    this.#narrowing.learned(peer);
    this.#ports.emit({ type: 'presence', circle: this.circle.id });
  }

  #receiveStranger(peer: PeerLink): void {
    this.#strangers.add(peer);
    peer.link.send({ type: 'hello', frontier: this.circle.frontier().filter(({ feed }) => feed.startsWith('c:')) });
  }

  #lookAtStrangers(): void {
    for (const peer of this.#strangers.all()) {
      if (!this.circle.isMemberDevice(peer.device)) continue;
      this.#strangers.remove(peer);
      if (this.#members.has(peer.device)) peer.link.close({ why: 'linked-already', blame: false });
      else this.#admit(peer);
    }
    this.arriving.ask();
  }

  #lost(peer: PeerLink, end: LinkEnd): void {
    peer.stop();
    this.#strangers.remove(peer);
    if (end.blame) this.#penalties.add(peer.device);
    if (!this.circle.isMemberDevice(peer.device)) this.delivery.forget(peer.device);
    if (this.#members.get(peer.device) !== peer) return;
    this.#unlist(peer);
    this.#spares.promote(peer.device);
    this.meetings.seek();
    this.arriving.ask();
  }

  #unlist(peer: PeerLink): void {
    this.#members.delete(peer.device);
    this.#carriers.parted(peer.device);
    // In a ring links are parted with for other reasons than leaving: there only silence tells.
    if (this.#here().length < FULL_MESH) this.#mouth.forget(peer.device);
    this.delivery.left(peer.device);
    this.arriving.refilling.lost(peer);
    this.arriving.look();
    this.#ports.emit({ type: 'presence', circle: this.circle.id });
  }

  /** Whoever is in no more is told why, and nothing else. */
  #partWithFormer(): void {
    for (const peer of this.#members.values()) {
      if (this.circle.isMemberDevice(peer.device)) continue;
      this.#unlist(peer);
      peer.leaveBlobs();
      this.#receiveStranger(peer);
    }
  }

  #blame(peer: PeerLink, why: string): void {
    this.#ports.log.warn('link-blamed', { why });
    peer.link.close({ why, blame: true });
  }

  /** Offers to part to those whom we did not choose: who chose us keeps the link. */
  #offerToPart(): void {
    if (this.#members.size < FULL_MESH) return;
    const now = this.#ports.clock.now();
    for (const peer of this.#members.values()) {
      if (!this.#neighbourhood.wants(peer.device) && !isWithin(SETTLED_MS, { since: peer.since, now })) peer.link.send({ type: 'release' });
    }
  }

  #release(peer: PeerLink): void {
    if (this.#members.size >= FULL_MESH && !this.#neighbourhood.wants(peer.device)) peer.link.close({ why: 'not-needed', blame: false });
  }

  #toMembers(message: Message, except?: DeviceId): void {
    for (const { device, link } of this.#members.values()) if (device !== except) link.send(message);
  }

  #accepted(): void {
    const { circle } = this;
    this.#gossip.changed();
    this.#mouth.holdMore();
    this.arriving.look();
    this.#ports.emit({ type: 'progress', circle: circle.id, have: circle.entryCount(), want: this.delivery.wanted(circle.frontier()) });
    this.#partWithFormer();
    if (this.#strangers.all().length > 0) this.#lookAtStrangers();
  }
}

const neighbourOf = ({ device, link }: PeerLink): Neighbour => ({ device, send: (message) => link.send(message) });
