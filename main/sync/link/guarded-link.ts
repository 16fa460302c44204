import type { DeviceId } from '#contract';
import type { Clock, Random } from '#platform';
import { decodeMessage, encodeMessage, type Message, type MessageOf, type MessageType } from '../wire/message.ts';
import { deviceIdOf, isSignedBy } from './device-key.ts';
import { Reassembly } from './framing.ts';
import { LINK_LIMITS } from './limits.ts';
import type { Link, LinkEars, LinkEnd, LinkIdentity, SentByKind } from './link.ts';
import { Outbox } from './outbox.ts';
import { type End, type LinkRole, proofPreimage, transcriptOf } from './transcript.ts';
import type { LinkStatistics, SideWire, Wire } from './wire.ts';

const VERSION = 1;
const PARTNER = { member: 'member', host: 'joiner', joiner: 'host' } as const;
const NOBODY = new Uint8Array(0);

export type GuardOptions = {
  readonly identity: LinkIdentity;
  readonly clock: Clock;
  readonly random: Random;
  /** Called once, when the other end has proved itself. */
  readonly onOpen: (link: Link) => void;
  /** Called once, whenever the link ends, opened or not. */
  readonly onEnd: (end: LinkEnd) => void;
};

/**
 * Frames and authenticates a wire. Invariants: nothing but `greeting` and `proof` is read before the other end has proved its key over
 * this connection's fingerprints; before that it may send little and has little time; whatever is malformed ends the link with blame.
 */
export class GuardedLink implements Link {
  readonly initiator: boolean;
  readonly #wire: Wire;
  readonly #options: GuardOptions;
  readonly #outbox: Outbox;
  readonly #reassembly = new Reassembly();
  readonly #nonce: Uint8Array;
  readonly #stopStrangerTimer: () => void;
  #stopMessageTimer: (() => void) | undefined;
  #state: 'greeting' | 'proving' | 'open' | 'closed' = 'greeting';
  #peer: End | undefined;
  #transcript: Uint8Array = NOBODY;
  #strangerBytes = 0;
  #isTrusted = false;
  #ears: LinkEars | undefined;
  #early: Message[] = [];
  readonly #sent = new Map<MessageType, number>();

  constructor(wire: Wire, options: GuardOptions) {
    this.#wire = wire;
    this.#options = options;
    this.initiator = wire.initiator;
    this.#outbox = new Outbox(wire);
    this.#nonce = options.random.bytes(32);
    this.#stopStrangerTimer = options.clock.after(LINK_LIMITS.strangerMs, () => this.close({ why: 'no-proof-in-time', blame: false }));
    wire.listen({
      piece: (piece) => this.#takePiece(piece),
      drained: () => this.#drained(),
      doubted: () => this.#ears?.doubted?.(),
      closed: () => this.#end({ why: 'connection-lost', blame: false }),
    });
    const { identity } = options;
    const device = identity.side === 'host' ? NOBODY : identity.device;
    this.#put({ type: 'greeting', version: VERSION, side: identity.side, device, nonce: this.#nonce });
  }

  get device(): DeviceId | undefined {
    return this.#peer && this.#peer.device.length > 0 ? deviceIdOf(this.#peer.device) : undefined;
  }

  get side(): SideWire | undefined {
    return this.#wire.side;
  }

  get transcript(): Uint8Array {
    return this.#transcript;
  }

  listen(ears: LinkEars): void {
    this.#ears = ears;
    const early = this.#early;
    this.#early = [];
    for (const message of early) ears.message(message);
  }

  send(message: Message): void {
    if (this.#state === 'open') this.#put(message);
  }

  waitingBytes(): number {
    return this.#outbox.waitingBytes;
  }

  trust(): void {
    this.#isTrusted = true;
  }

  close(end: LinkEnd): void {
    if (this.#state === 'closed') return;
    // First our reason, then the wire, which would only say that it is gone.
    this.#end(end);
    this.#wire.close();
  }

  async statistics(): Promise<LinkStatistics & { readonly sentByKind: SentByKind }> {
    return { ...(await this.#wire.statistics()), sentByKind: Object.fromEntries(this.#sent) };
  }

  #put(message: Message): void {
    this.#sent.set(message.type, (this.#sent.get(message.type) ?? 0) + 1);
    if (!this.#outbox.put(encodeMessage(message))) this.close({ why: 'stalled', blame: false });
  }

  #drained(): void {
    this.#outbox.flush();
    if (this.#state === 'open') this.#ears?.drained();
  }

  #end(end: LinkEnd): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#stopStrangerTimer();
    this.#stopMessageTimer?.();
    this.#ears?.closed(end);
    this.#options.onEnd(end);
  }

  #blame(why: string): void {
    this.close({ why, blame: true });
  }

  #takePiece(piece: Uint8Array): void {
    if (this.#state === 'closed') return;
    if (!this.#isTrusted) this.#strangerBytes += piece.length;
    if (this.#strangerBytes > LINK_LIMITS.strangerBytes) return this.#blame('stranger-too-loud');
    const limitBytes = this.#isTrusted ? LINK_LIMITS.messageBytes : LINK_LIMITS.strangerMessageBytes;
    const message = this.#reassembly.add(piece, limitBytes);
    if (typeof message === 'string') return message === 'more' ? this.#expectRest() : this.#blame(`piece-${message}`);
    this.#stopMessageTimer?.();
    this.#stopMessageTimer = undefined;
    return this.#takeMessage(message);
  }

  #expectRest(): void {
    this.#stopMessageTimer ??= this.#options.clock.after(LINK_LIMITS.messageMs, () => this.#blame('message-too-slow'));
  }

  #takeMessage(data: Uint8Array): void {
    const message = decodeMessage(data);
    if (!message) return this.#blame('malformed');
    if (this.#state === 'greeting') return message.type === 'greeting' ? this.#greeted(message) : this.#blame('greeting-expected');
    if (this.#state === 'proving') return message.type === 'proof' ? this.#proved(message) : this.#blame('proof-expected');
    if (message.type === 'greeting' || message.type === 'proof') return this.#blame('already-proved');
    if (this.#ears) return this.#ears.message(message);
    this.#early.push(message);
    return undefined;
  }

  #greeted({ version, side, device, nonce }: MessageOf<'greeting'>): void {
    const { identity } = this.#options;
    if (version !== VERSION) return this.close({ why: 'other-version', blame: false });
    if (side !== PARTNER[identity.side]) return this.close({ why: 'no-business', blame: false });
    if (device.length !== (side === 'host' ? 0 : 32)) return this.#blame('malformed');
    // Ourselves: the same data in two places, or our own greeting sent back.
    if (Buffer.compare(device, identity.device) === 0) return this.close({ why: 'own-device', blame: false });
    this.#peer = { side, device, nonce, fingerprint: this.#wire.fingerprints.peer };
    const own: End = {
      side: identity.side,
      device: identity.side === 'host' ? NOBODY : identity.device,
      nonce: this.#nonce,
      fingerprint: this.#wire.fingerprints.own,
    };
    this.#transcript = transcriptOf(
      identity.scope,
      this.initiator ? { initiator: own, responder: this.#peer } : { initiator: this.#peer, responder: own },
    );
    this.#state = 'proving';
    if (identity.side !== 'host') this.#put({ type: 'proof', signature: identity.sign(proofPreimage(this.#role, this.#transcript)) });
    // A joiner cannot ask for the host's proof: it comes with the welcome.
    if (identity.side === 'joiner') this.#open();
    return undefined;
  }

  get #role(): LinkRole {
    return this.initiator ? 'initiator' : 'responder';
  }

  #proved({ signature }: MessageOf<'proof'>): void {
    const theirs = proofPreimage(this.initiator ? 'responder' : 'initiator', this.#transcript);
    if (!this.#peer || !isSignedBy(this.#peer.device, theirs, signature)) return this.#blame('proof-wrong');
    return this.#open();
  }

  #open(): void {
    this.#state = 'open';
    this.#stopStrangerTimer();
    this.#wire.side?.open();
    this.#options.onOpen(this);
  }
}
