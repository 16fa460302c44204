import type { DeviceId, PersonId } from '#contract';
import type { CircleLedger, Frontier, ReceiveResult, RoomCredentials } from '#ledger';
import type { Clock, Log, Random } from '#platform';
import { deviceKeyOf } from '../link/device-key.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { Link, LinkEnd, LinkIdentity } from '../link/link.ts';
import type { MeetingPlan } from '../meeting-plan.ts';
import { PeerSignaling } from '../signaling/peer-signaling.ts';
import type { Peer, PeerStatistics, SyncEvent } from '../sync.ts';
import type { RoomHandle, Transport } from '../transport.ts';
import type { Message, MessageOf } from '../wire/message.ts';
import { Gossip } from './gossip.ts';
import { hasEntries } from './has-entries.ts';
import { HeldHeads } from './held-heads.ts';
import { Meetings } from './meetings.ts';
import { ownFeedFinder } from './own-feed.ts';
import { PeerLink } from './peer-link.ts';
import { Penalties } from './penalties.ts';
import { Presence } from './presence.ts';
import { SpareLinks } from './spare-links.ts';
import { Strangers } from './strangers.ts';

const REFRESH_MS = 20_000;
/** Two links to one device that opened this close together are the same meeting: both ends keep the same one. */
const SAME_MEETING_MS = 4_000;
/** Messages that cost more to judge than to send. Updates are measured by the ledger's own rules. */
const SMALL: ReadonlySet<Message['type']> = new Set(['hello', 'heads', 'pull', 'presence', 'ping', 'pong']);

export type SessionPorts = {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
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
  readonly #held = new HeldHeads();
  readonly #gossip: Gossip;
  readonly #presence: Presence;
  readonly #carriers: PeerSignaling;
  readonly #findOwnFeed: (feeds: ReadonlySet<string>) => string | undefined;
  readonly #penalties: Penalties;
  readonly #lastSeen = new Map<PersonId, number>();
  readonly #stops: (() => void)[] = [];
  #isReceiving = false;
  #cancelAsking: (() => void) | undefined;
  #isStopped = false;

  constructor(circle: CircleLedger, plan: MeetingPlan, ports: SessionPorts) {
    this.circle = circle;
    this.#ports = ports;
    this.#carriers = new PeerSignaling({ clock: ports.clock, linked: () => this.#members.size, tell: (signal, except) => this.#toMembers(signal, except) });
    this.#identity = { side: 'member', scope: circle.id, device: deviceKeyOf(circle.self.device), sign: (message) => circle.sign(message) };
    this.#findOwnFeed = ownFeedFinder(circle);
    this.meetings = new Meetings({ ...ports, circle, plan, enter: (room) => this.#enter(room), onAdmitted: () => this.refresh() });
    this.#penalties = new Penalties(ports, () => this.meetings.seek());
    this.#strangers = new Strangers(ports.clock);
    this.#spares = new SpareLinks(ports.clock, (link, device, early) => this.#take(link, device, early));
    this.#presence = new Presence(circle, ports.clock);
    this.#gossip = new Gossip({ clock: ports.clock, frontier: () => circle.frontier(), tell: (changed) => this.#toMembers({ type: 'heads', changed }) });
    const written = (): void => this.#gossip.changed();
    circle.tail().on('update', written);
    this.#stops.push(() => circle.tail().off('update', written));
    this.#stops.push(ports.clock.every(REFRESH_MS, () => this.refresh()));
  }

  /** Meets as this plan says from now on. */
  follow(plan: MeetingPlan): void {
    this.meetings.follow(plan);
    this.#sayHere();
  }

  /** Enters the rooms of the hour and leaves those of the past; lets in whom the ledger knows by now. */
  refresh(): void {
    if (this.#isStopped || this.circle.isLocal) return;
    this.meetings.refresh();
    this.#lookAtStrangers();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelAsking?.();
    this.#gossip.stop();
    for (const stop of this.#stops) stop();
    this.#spares.stop();
    this.#penalties.stop();
    this.meetings.leaveRooms();
    for (const peer of [...this.#members.values(), ...this.#strangers.all()]) peer.link.close({ why: 'leaving', blame: false });
    this.meetings.leaveLobbies();
  }

  peers(): readonly Peer[] {
    return [...this.#members.values()].flatMap(({ device, route, since }) => {
      const person = this.circle.personOf(device);
      return person === undefined ? [] : [{ device, person, route, since }];
    });
  }

  lastSeen(person: PersonId): number | undefined {
    const isHere = [...this.#members.keys()].some((device) => this.circle.personOf(device) === person);
    return isHere ? this.#ports.clock.now() : this.#lastSeen.get(person);
  }

  reached(seq: number): number {
    const others = this.circle.members().flatMap(({ devices }) => devices.filter((device) => device !== this.circle.self.device));
    const own = this.#ownFeed();
    return own === undefined ? 0 : this.#held.reached(others, own, seq);
  }

  typing(): void {
    const sealed = this.#presence.typing();
    if (sealed) this.#toMembers({ type: 'presence', way: 'from-author', sealed });
  }

  async statistics(): Promise<readonly PeerStatistics[]> {
    const ofEach = [...this.#members.values()].map(async ({ link, device }) => ({ ...(await link.statistics()), device, person: this.circle.personOf(device) ?? '' }));
    // A link that ends meanwhile has nothing to say.
    return (await Promise.allSettled(ofEach)).flatMap((told) => (told.status === 'fulfilled' ? [told.value] : []));
  }

  #enter(room: RoomCredentials): RoomHandle {
    return this.#ports.transport.enter({
      room,
      identity: this.#identity,
      meetingPoints: this.meetings.points,
      ice: () => this.meetings.ice(),
      peers: this.#carriers,
      live: this.circle.tail(),
      onLink: (link) => this.#meet(link),
      onLive: (link, update) => this.#sendLive(link, update),
      onDoubt: (link) => this.#members.get(link.device ?? '')?.life.doubt(),
    });
  }

  /** Own entries go out as they are written. What others wrote is not echoed: heads tell who lacks it, and they pull. */
  #sendLive(link: Link, update: Uint8Array): void {
    const peer = link.device === undefined ? undefined : this.#members.get(link.device);
    if (!this.#isReceiving && peer?.link === link && hasEntries(update)) link.send({ type: 'live', update });
  }

  #meet(link: Link): 'kept' | 'spare' {
    const { device } = link;
    if (device === undefined || this.#isStopped || this.#penalties.has(device)) {
      link.close({ why: 'not-now', blame: false });
      return 'spare';
    }
    link.trust();
    const first = this.#members.get(device);
    if (!first) this.#take(link, device, []);
    else if (this.#ports.clock.now() - first.since >= SAME_MEETING_MS) this.#spares.hold(link, device, first);
    // Two at once: both ends keep the same one.
    else if (Buffer.compare(first.link.transcript, link.transcript) < 0) link.close({ why: 'linked-already', blame: false });
    else this.#replace(first, link);
    return first ? 'spare' : 'kept';
  }

  #replace(first: PeerLink, link: Link): void {
    first.link.close({ why: 'linked-again', blame: false });
    this.#take(link, first.device, []);
  }

  #take(link: Link, device: DeviceId, early: readonly Message[]): void {
    const peer = this.#peer(link, device);
    if (this.circle.isMemberDevice(device)) this.#admit(peer);
    else this.#receiveStranger(peer);
    link.listen({ message: (message) => this.#hear(peer, message), drained: () => peer.answering.pump(), closed: (end) => this.#lost(peer, end) });
    for (const message of early) this.#hear(peer, message);
  }

  #peer(link: Link, device: DeviceId): PeerLink {
    const { clock, random } = this.#ports;
    const peer: PeerLink = new PeerLink({
      link,
      device,
      clock,
      random,
      missing: (theirs) => this.circle.missing(this.#strangers.has(peer) ? [...theirs, ...this.#messageFeeds()] : theirs),
      receive: (update) => this.#receive(peer, update),
      isAhead: () => this.#isAhead(peer),
      onPullEnd: () => this.#ask(),
    });
    return peer;
  }

  /** Our own message feeds, to be named as held by whoever must not be sent them. */
  #messageFeeds(): Frontier {
    return this.circle.frontier().filter(({ feed }) => feed.startsWith('m:'));
  }

  #controlFeeds(): Frontier {
    return this.circle.frontier().filter(({ feed }) => feed.startsWith('c:'));
  }

  #admit(peer: PeerLink): void {
    this.#members.set(peer.device, peer);
    if (this.#ports.blobs) peer.leaveBlobs = this.#ports.blobs.of(this.circle.id).meet(peer.link, peer.device);
    peer.link.send({ type: 'hello', frontier: this.circle.frontier() });
    this.#sayHere(peer);
    this.#carriers.met();
    this.#ports.emit({ type: 'presence', circle: this.circle.id });
    void this.#learnRoute(peer);
  }

  async #learnRoute(peer: PeerLink): Promise<void> {
    try {
      const { route } = await peer.link.statistics();
      if (peer.route === route) return;
      peer.route = route;
      if (this.#members.get(peer.device) === peer) this.#ports.emit({ type: 'presence', circle: this.circle.id });
    } catch {
      // The link ended meanwhile.
    }
  }

  #receiveStranger(peer: PeerLink): void {
    this.#strangers.add(peer);
    peer.link.send({ type: 'hello', frontier: this.#controlFeeds() });
  }

  #lookAtStrangers(): void {
    for (const peer of this.#strangers.all()) {
      if (!this.circle.isMemberDevice(peer.device)) continue;
      this.#strangers.remove(peer);
      if (this.#members.has(peer.device)) peer.link.close({ why: 'linked-already', blame: false });
      else this.#admit(peer);
    }
    this.#ask();
  }

  #lost(peer: PeerLink, end: LinkEnd): void {
    peer.stop();
    this.#strangers.remove(peer);
    if (end.blame) this.#penalties.add(peer.device);
    if (this.#members.get(peer.device) !== peer) return;
    this.#members.delete(peer.device);
    this.#carriers.parted(peer.device);
    const person = this.circle.personOf(peer.device);
    if (person !== undefined) this.#lastSeen.set(person, this.#ports.clock.now());
    this.#ports.emit({ type: 'presence', circle: this.circle.id });
    this.#spares.promote(peer.device);
    this.meetings.seek();
    this.#ask();
  }

  #blame(peer: PeerLink, why: string): void {
    this.#ports.log.warn('link-blamed', { why });
    peer.link.close({ why, blame: true });
  }

  #hear(peer: PeerLink, message: Message): void {
    peer.life.heard();
    if (SMALL.has(message.type) && !peer.smallTalk.take()) return this.#blame(peer, 'flood');
    switch (message.type) {
      case 'hello':
        return this.#hearHeads(peer, message.frontier);
      case 'heads':
        return this.#hearHeads(peer, message.changed);
      case 'pull':
        this.#hearHeads(peer, message.frontier);
        return peer.answering.begin(message.id, message.frontier);
      case 'piece':
        return peer.pulling.piece(message);
      case 'took':
        return peer.answering.took(message.id, message.pieces);
      case 'done':
        return peer.pulling.done(message);
      case 'live':
        this.#receive(peer, message.update);
        return this.#ask();
      case 'presence':
        return this.#hearPresence(peer, message);
      case 'signal':
        return this.#members.has(peer.device) ? this.#carriers.hear(peer.device, message) : undefined;
      case 'ping':
        return peer.link.send({ type: 'pong', id: message.id });
      case 'pong':
        return undefined;
      case 'greeting':
      case 'proof':
      case 'knock':
      case 'welcome':
      case 'refused':
        return this.#blame(peer, 'out-of-place');
    }
  }

  #hearHeads(peer: PeerLink, theirs: Frontier): void {
    const own = this.#ownFeed() ?? '';
    const before = this.#held.of(peer.device, own);
    this.#held.learn(peer.device, theirs);
    if (this.#held.of(peer.device, own) > before) this.#ports.emit({ type: 'delivery', circle: this.circle.id });
    this.#ask();
  }

  #hearPresence(peer: PeerLink, message: MessageOf<'presence'>): void {
    if (this.#strangers.has(peer)) return;
    const heard = this.#presence.hear(message, peer.device);
    if (!heard) return;
    const { id } = this.circle;
    const person = this.circle.personOf(heard.device);
    if (heard.says === 'typing' && person !== undefined) this.#ports.emit({ type: 'typing', circle: id, person });
    const fresh = this.meetings.learn(heard.meetingPoints);
    if (fresh.length > 0) this.#ports.emit({ type: 'meeting-points', circle: id, urls: fresh });
    if (message.way === 'from-author') this.#toMembers({ type: 'presence', way: 'passed-on', sealed: message.sealed }, heard.device);
  }

  #sayHere(only?: PeerLink): void {
    if (this.#members.size === 0) return;
    const sealed = this.#presence.here(this.meetings.ownPoints);
    if (!sealed) return;
    if (only) only.link.send({ type: 'presence', way: 'from-author', sealed });
    else this.#toMembers({ type: 'presence', way: 'from-author', sealed });
  }

  #ownFeed(): string | undefined {
    return this.#findOwnFeed(new Set(this.circle.frontier().map(({ feed }) => feed)));
  }

  #toMembers(message: Message, except?: DeviceId): void {
    for (const { device, link } of this.#members.values()) if (device !== except) link.send(message);
  }

  #isAhead(peer: PeerLink): boolean {
    return this.#held.isAhead(peer.device, this.circle.frontier(), this.#strangers.has(peer) ? 'c:' : '');
  }

  /** Asks who holds what we lack: every stranger for control feeds, and one member at a time for everything. */
  #ask(): void {
    if (this.#isStopped || this.#isReceiving) return;
    for (const peer of this.#strangers.all()) {
      if (peer.pulling.mayBegin && this.#isAhead(peer)) peer.pulling.begin(this.circle.frontier());
    }
    const members = [...this.#members.values()];
    if (!members.some(({ pulling }) => pulling.isActive)) {
      const ahead = members.filter((peer) => peer.mustAsk || this.#isAhead(peer));
      const next = ahead.find(({ pulling }) => pulling.mayBegin);
      if (next) {
        next.mustAsk = false;
        next.pulling.begin(this.circle.frontier());
      } else if (ahead.length > 0) this.#askLater(Math.min(...ahead.map(({ pulling }) => pulling.waitMs)));
    }
  }

  #askLater(waitMs: number): void {
    this.#cancelAsking?.();
    this.#cancelAsking = this.#ports.clock.after(Math.max(50, waitMs), () => this.#ask());
  }

  #receive(peer: PeerLink, update: Uint8Array): ReceiveResult | undefined {
    if (!this.#strangers.mayStillSend(peer, update.length)) {
      peer.link.close({ why: 'still-a-stranger', blame: false });
      return undefined;
    }
    const result = this.#store(update);
    if (!result) {
      peer.mustAsk = true;
      return undefined;
    }
    if (result.blame !== undefined) {
      this.#blame(peer, 'bad-update');
      return undefined;
    }
    if (result.skipped.length > 0) peer.mustAsk = true;
    if (result.accepted > 0) this.#accepted();
    return result;
  }

  /** Undefined where this machine could not store it (a full disk): nobody's fault, and asked for again later. */
  #store(update: Uint8Array): ReceiveResult | undefined {
    this.#isReceiving = true;
    try {
      return this.circle.receive(update);
    } catch (error) {
      this.#ports.log.warn('receive-failed', { kind: error instanceof Error ? error.name : 'unknown' });
      return undefined;
    } finally {
      this.#isReceiving = false;
    }
  }

  #accepted(): void {
    const { circle } = this;
    this.#gossip.changed();
    this.#ports.emit({ type: 'progress', circle: circle.id, have: circle.entryCount(), want: this.#held.wanted(circle.frontier()) });
    if (this.#strangers.all().length > 0) this.#lookAtStrangers();
  }
}
