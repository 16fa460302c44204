import { AppError, type ErrorCode } from '#contract';
import type { Clock, Log, Random } from '#platform';
import { deviceIdOf } from '../link/device-key.ts';
import type { Link } from '../link/link.ts';
import { answerKnock } from '../lobby/lobby-host.ts';
import type { Knocker } from '../lobby/join-session.ts';
import { WelcomeTaker } from '../lobby/welcome-taker.ts';
import { MeetingPoints } from '../meeting-plan.ts';
import type { RoomHandle, Transport } from '../transport.ts';
import type { Message, MessageOf } from '../wire/message.ts';
import { ephemeralAgreement, ephemeralSigner } from './ephemeral-keys.ts';
import { roomOfPairCode } from './pair-code.ts';
import type { NewEnd, Pairing, PairingOptions, PairingState, PairOffer } from './pairing.ts';
import { PairingTalk } from './pairing-talk.ts';

/** How long a code is good for, and how long people may compare. */
const CODE_MS = 10 * 60_000;
const FINISH_MS = 30_000;
/** The last words are on their way when the room is left. */
const FAREWELL_MS = 2_000;

export type PairingPorts = { readonly transport: Transport; readonly clock: Clock; readonly random: Random; readonly log: Log; readonly nearby: readonly string[] };

/** What the new device was offered, and what it is being sent. */
type Entry = { readonly offer: PairOffer; readonly knocker: Knocker; readonly welcome: WelcomeTaker };

/** One code, one other end, one try. Whatever ends it before both have confirmed leaves nothing on either device. */
export class PairingSession implements Pairing {
  readonly #options: PairingOptions;
  readonly #ports: PairingPorts;
  readonly #room: RoomHandle;
  readonly #stops: (() => void)[] = [];
  readonly #points: MeetingPoints;
  #state: PairingState = { at: 'waiting', canBeReached: true };
  #talk: { readonly link: Link; readonly with: PairingTalk } | undefined;
  #isSpent = false;
  #entry: Entry | undefined;

  constructor(options: PairingOptions, ports: PairingPorts) {
    this.#options = options;
    this.#ports = ports;
    const { code, end, plan = { meetingPoints: code.meetingPoints } } = options;
    const room = roomOfPairCode(code);
    this.#points = new MeetingPoints(plan, ports.nearby);
    const identity = { side: end === 'old' ? 'host' : 'joiner', scope: room.name, ...ephemeralSigner(ports.random.bytes(32)) } as const;
    this.#stops.push(ports.clock.after(CODE_MS, () => this.#fail('pair-expired')));
    this.#room = ports.transport.enter({
      room,
      identity,
      meetingPoints: this.#points.all,
      ice: () => this.#points.ice(),
      onLink: (link) => this.#meet(link, room.name),
      onReach: (canBeReached) => this.#state.at === 'waiting' && this.#be({ at: 'waiting', canBeReached }),
    });
  }

  get state(): PairingState {
    return this.#state;
  }

  setNearby(urls: readonly string[]): void {
    this.#points.setNearby(urls);
    this.#room.meetAt(this.#points.all);
  }

  confirm(): void {
    this.#talk?.with.confirm();
    const { state } = this;
    if (state.at === 'comparing' && !state.confirmed) this.#be({ ...state, confirmed: true });
  }

  stop(): void {
    this.#fail('cancelled');
  }

  #be(state: PairingState): void {
    if (this.#state.at === 'done' || this.#state.at === 'failed') return;
    this.#state = state;
    this.#options.onChange(state);
  }

  #fail(code: ErrorCode): void {
    if (this.#state.at === 'done' || this.#state.at === 'failed') return;
    this.#be({ at: 'failed', code });
    this.#leave();
  }

  #finish(): void {
    this.#be({ at: 'done' });
    this.#ports.clock.after(FAREWELL_MS, () => this.#leave());
  }

  #leave(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#talk?.link.close({ why: 'paired', blame: false });
    this.#room.leave();
  }

  #meet(link: Link, room: string): 'kept' | 'refused' {
    if (this.#talk || this.#state.at !== 'waiting') {
      link.close({ why: 'one-at-a-time', blame: false });
      return 'refused';
    }
    const { code, end, seed } = this.#options;
    const talk = new PairingTalk({
      end,
      link,
      room,
      keys: ephemeralAgreement(seed),
      expected: code.commitment,
      onSpent: () => {
        this.#isSpent = true;
      },
      onEmoji: (emoji) => this.#be({ at: 'comparing', emoji, confirmed: false }),
      onAgreed: () => this.#agreed(link),
      onFailed: (why) => this.#fail(why),
    });
    this.#talk = { link, with: talk };
    link.listen({ message: (message) => this.#hear(link, message), drained: () => undefined, closed: () => this.#lost() });
    return 'kept';
  }

  /** A link lost before any key was shown has cost nothing; later it was the one try. */
  #lost(): void {
    this.#talk = undefined;
    if (this.#isSpent) this.#fail('pair-interrupted');
  }

  #hear(link: Link, message: Message): void {
    const talk = this.#talk?.with;
    if (!talk?.isAgreed) return talk?.hear(message);
    if (this.#options.end === 'old' && message.type === 'knock') return this.#admit(link, message);
    if (this.#options.end === 'new') return this.#hearOld(link, this.#options, message);
    return this.#fail('pair-broken');
  }

  #agreed(link: Link): void {
    this.#be({ at: 'finishing' });
    this.#stops.push(this.#ports.clock.after(FINISH_MS, () => this.#fail('pair-interrupted')));
    link.trust();
    if (this.#options.end === 'new') return;
    const { circle, person, name, language } = this.#options.offer;
    const bytes = (id: string): Uint8Array => new Uint8Array(Buffer.from(id, 'base64url'));
    link.send({ type: 'pairOffer', circle: bytes(circle), person: bytes(person), name: Buffer.from(name), language });
  }

  #admit(link: Link, knock: MessageOf<'knock'>): void {
    if (this.#options.end === 'new') return;
    const { circle, admit } = this.#options;
    let isIn = false;
    answerKnock(link, knock, { circle, admit, log: this.#ports.log, onAdmitted: () => (isIn = true) });
    if (isIn) this.#finish();
    else this.#fail('device-refused');
  }

  #hearOld(link: Link, { begin, onJoined }: NewEnd, message: Message): void {
    if (message.type === 'pairOffer' && !this.#entry) return this.#offered(link, begin, message);
    const taken = this.#entry?.welcome.hear(message) ?? 'out-of-place';
    if (taken === 'more') return undefined;
    if (taken !== 'whole' || !this.#entry) return this.#fail('pair-broken');
    const { knocker, welcome, offer } = this.#entry;
    try {
      const circle = knocker.accept(welcome.updates);
      if (!circle) return this.#fail('device-refused');
      onJoined(circle, offer);
      return this.#finish();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return this.#fail('pair-broken');
    }
  }

  #offered(link: Link, begin: NewEnd['begin'], { circle, person, name, language }: MessageOf<'pairOffer'>): void {
    const offer = { circle: deviceIdOf(circle), person: Buffer.from(person).toString('base64url'), name: Buffer.from(name).toString('utf8'), language };
    try {
      const knocker = begin(offer);
      this.#entry = { offer, knocker, welcome: new WelcomeTaker(link) };
      link.send({ type: 'knock', request: knocker.request() });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#fail(error.code);
    }
  }
}
