import type { CircleLedger, Frontier } from '#ledger';
import type { PeerSignaling } from '../signaling/peer-signaling.ts';
import type { SyncEvent } from '../sync.ts';
import { isMemberMessage, type Message, type MessageOf } from '../wire/message.ts';
import type { Arriving } from './arriving.ts';
import type { Meetings } from './meetings.ts';
import type { PeerLink } from './peer-link.ts';
import type { Heard } from './presence.ts';
import type { Receiving } from './receiving.ts';
import type { WordOfMouth } from './word-of-mouth.ts';

/** Messages that cost more to judge than to send. Updates are measured by the ledger's own rules. */
const SMALL: ReadonlySet<Message['type']> = new Set(['hello', 'heads', 'pull', 'presence', 'ping', 'pong', 'release', 'wantBodies']);

type Options = {
  readonly circle: CircleLedger;
  readonly meetings: Meetings;
  readonly receiving: Receiving;
  readonly arriving: Arriving;
  readonly carriers: PeerSignaling;
  readonly mouth: WordOfMouth;
  readonly emit: (event: SyncEvent) => void;
  readonly isMember: (peer: PeerLink) => boolean;
  readonly isStranger: (peer: PeerLink) => boolean;
  /** How many devices are online. */
  readonly hereCount: () => number;
  readonly blame: (peer: PeerLink, why: string) => void;
  readonly onRelease: (peer: PeerLink) => void;
};

/** What a peer of a circle says, handed to whom it is for. Says nothing itself but pong. */
export class Hearing {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  hear(peer: PeerLink, message: Message): void {
    const { arriving, receiving, carriers, isMember, blame, onRelease } = this.#options;
    peer.life.heard();
    if (SMALL.has(message.type) && !peer.smallTalk.take()) return blame(peer, 'flood');
    if (!isMemberMessage(message)) return blame(peer, 'out-of-place');
    switch (message.type) {
      case 'hello':
        return this.#hearHeads(peer, message.frontier);
      case 'heads':
        return this.#hearHeads(peer, message.changed);
      case 'pull':
        arriving.learn(peer, message.frontier);
        return peer.answering.begin(message.id, message.frontier);
      case 'piece':
        return peer.pulling.piece(message);
      case 'took':
        return peer.answering.took(message.id, message.pieces);
      case 'done':
        return peer.pulling.done(message);
      case 'live':
        receiving.receive(peer, message.update, { isAnswer: false });
        return arriving.ask();
      case 'wantBodies':
        return isMember(peer) ? arriving.refilling.answer(peer, message) : undefined;
      case 'bodies':
        return arriving.refilling.take(peer, message);
      case 'presence':
        return this.#hearPresence(peer, message);
      case 'signal':
        return isMember(peer) ? carriers.hear(peer.device, message) : undefined;
      case 'release':
        return onRelease(peer);
      case 'ping':
        return peer.link.send({ type: 'pong', id: message.id });
      case 'pong':
        return undefined;
    }
  }

  #hearHeads(peer: PeerLink, theirs: Frontier): void {
    const { circle, arriving, isMember } = this.#options;
    // A pull names feeds that its sender does not want as if it held them; only these say what it holds.
    if (isMember(peer)) circle.hearHeads(theirs);
    arriving.learn(peer, theirs);
  }

  #hearPresence(peer: PeerLink, { frames }: MessageOf<'presence'>): void {
    const { circle, mouth, emit, hereCount, isStranger } = this.#options;
    if (isStranger(peer)) return;
    const before = hereCount();
    for (const heard of mouth.hear(frames, peer.device)) this.#believe(heard);
    if (hereCount() !== before) emit({ type: 'presence', circle: circle.id });
  }

  #believe({ device, says, meetingPoints, heads }: Heard): void {
    const { circle, meetings, arriving, emit } = this.#options;
    const person = circle.personOf(device);
    if (says === 'typing' && person !== undefined) emit({ type: 'typing', circle: circle.id, person });
    const fresh = meetings.learn(meetingPoints);
    if (fresh.length > 0) emit({ type: 'meeting-points', circle: circle.id, urls: fresh });
    arriving.heard(device, heads);
  }
}
