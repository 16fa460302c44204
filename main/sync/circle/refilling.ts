import type { CircleLedger } from '#ledger';
import type { Clock, Log } from '#platform';
import type { MessageOf } from '../wire/message.ts';
import type { PeerLink } from './peer-link.ts';

const ANSWER_MS = 10_000;
const AGAIN_MS = 60_000;
const SOONEST_MS = 50;
/** What one question may name. */
const MOST_FEEDS = 256;
export const MOST_WANTED = 2_000;
const NOTHING = new Uint8Array(0);

type Options = {
  readonly circle: Pick<CircleLedger, 'holes' | 'bodies' | 'receiveBodies'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly members: () => readonly PeerLink[];
  readonly blame: (peer: PeerLink, why: string) => void;
  readonly onFilled: () => void;
};

/**
 * Bodies that are missing here though nothing erased them: asks one member at a time, one question for one piece of an answer. Who has
 * none of them (a mailbox that dropped them, a member that lacks them too) is not to blame, and is asked again with growing patience.
 */
export class Refilling {
  readonly #options: Options;
  readonly #stopAgain: () => void;
  #id = 0;
  #asked: { readonly peer: PeerLink; readonly id: number; readonly stopTimer: () => void } | undefined;
  #cancelLater: (() => void) | undefined;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
    this.#stopAgain = options.clock.every(AGAIN_MS, () => this.ask());
  }

  /** Asks the next member that may be asked, where something is missing and nobody is asked already. */
  ask(): void {
    if (this.#isStopped || this.#asked) return;
    const members = this.#options.members();
    if (members.length === 0) return;
    const wanted = this.#options.circle.holes().slice(0, MOST_FEEDS);
    if (wanted.length === 0) return;
    const peer = members.find(({ refill }) => refill.isOver);
    if (!peer) return this.#askIn(Math.min(...members.map(({ refill }) => refill.waitMs)));
    this.#id += 1;
    this.#asked = { peer, id: this.#id, stopTimer: this.#options.clock.after(ANSWER_MS, () => this.#end('nothing')) };
    peer.link.send({ type: 'wantBodies', id: this.#id, wanted });
  }

  /** Answers from the rows: what is held and may be served, as much as one piece takes. */
  answer(peer: PeerLink, { id, wanted }: MessageOf<'wantBodies'>): void {
    if (wanted.reduce((sum, { seqs }) => sum + seqs.length, 0) > MOST_WANTED) return this.#options.blame(peer, 'wants-too-much');
    if (!peer.refillAnswers.take()) return;
    const pieces = this.#options.circle.bodies(wanted);
    const first = pieces.next();
    pieces.return();
    peer.link.send({ type: 'bodies', id, bytes: first.done ? NOTHING : first.value });
  }

  /** An answer; what nobody asked for is not even read. */
  take(peer: PeerLink, { id, bytes }: MessageOf<'bodies'>): void {
    if (this.#asked?.peer !== peer || this.#asked.id !== id) return;
    if (bytes.length === 0) return this.#end('nothing');
    const result = this.#store(bytes);
    if (result?.blame !== undefined) {
      this.#options.blame(peer, 'bad-bodies');
      return;
    }
    this.#end(result && result.accepted > 0 ? 'something' : 'nothing');
    if (result && result.accepted > 0) this.#options.onFilled();
  }

  /** A member is gone: somebody else is asked. */
  lost(peer: PeerLink): void {
    if (this.#asked?.peer === peer) this.#end('nothing');
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopAgain();
    this.#cancelLater?.();
    this.#asked?.stopTimer();
  }

  #end(got: 'something' | 'nothing'): void {
    if (!this.#asked) return;
    const { peer, stopTimer } = this.#asked;
    stopTimer();
    this.#asked = undefined;
    if (got === 'something') peer.refill.succeed();
    else peer.refill.fail();
    this.ask();
  }

  /** Undefined where this machine could not store it: nobody's fault. */
  #store(bytes: Uint8Array): ReturnType<CircleLedger['receiveBodies']> | undefined {
    try {
      return this.#options.circle.receiveBodies(bytes);
    } catch (error) {
      this.#options.log.warn('refill-failed', { kind: error instanceof Error ? error.name : 'unknown' });
      return undefined;
    }
  }

  #askIn(waitMs: number): void {
    this.#cancelLater?.();
    this.#cancelLater = this.#options.clock.after(Math.max(SOONEST_MS, waitMs), () => this.ask());
  }
}
