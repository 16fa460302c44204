import type { ErrorCode } from '#contract';
import type { Link } from '../link/link.ts';
import type { Message, MessageOf } from '../wire/message.ts';
import type { Agreement } from './ephemeral-keys.ts';
import { commitmentTo, isSameProof, type ShortString, shortStringOf } from './short-string.ts';

type Options = {
  readonly end: 'old' | 'new';
  readonly link: Link;
  readonly room: string;
  readonly keys: Agreement;
  /** What the code says that the old device's key is called, where it does. */
  readonly expected: Uint8Array | undefined;
  /** From here on the code is used up: whoever is at the other end has had its try. */
  readonly onSpent: () => void;
  readonly onEmoji: (emoji: readonly number[]) => void;
  /** Both people have confirmed. What is said on the link now is said to each other. */
  readonly onAgreed: () => void;
  readonly onFailed: (code: ErrorCode) => void;
};

type Step = 'commit' | 'key' | 'reveal' | 'compare' | 'agreed' | 'failed';

/**
 * Two devices agree on emoji that no third between them can make agree (the pattern of Matrix' SAS): the old one commits to its ephemeral
 * key, the new one shows its own, the old one reveals. Invariants: one message a step; a wrong one ends it; nothing is tried twice.
 */
export class PairingTalk {
  readonly #options: Options;
  #step: Step;
  #commitment: Uint8Array = new Uint8Array(32);
  #newKey: Uint8Array = new Uint8Array(32);
  #shared: ShortString | undefined;
  #isConfirmed = { here: false, there: false };

  constructor(options: Options) {
    this.#options = options;
    const { end, link, keys } = options;
    this.#step = end === 'old' ? 'key' : 'commit';
    if (end === 'new') return;
    this.#commitment = commitmentTo(keys.publicKey);
    link.send({ type: 'pairCommit', commitment: this.#commitment });
  }

  get isAgreed(): boolean {
    return this.#step === 'agreed';
  }

  get isConfirmedHere(): boolean {
    return this.#isConfirmed.here;
  }

  hear(message: Message): void {
    if (this.#step === 'commit' && message.type === 'pairCommit') return this.#committed(message);
    if (this.#step === 'key' && message.type === 'pairKey') return this.#keyShown(message);
    if (this.#step === 'reveal' && message.type === 'pairReveal') return this.#revealed(message);
    if (this.#step === 'compare' && message.type === 'pairConfirm') return this.#confirmedThere(message);
    return this.#fail('pair-broken');
  }

  /** The person here sees the same emoji there. */
  confirm(): void {
    const { end, link } = this.#options;
    if (this.#step !== 'compare' || !this.#shared || this.#isConfirmed.here) return;
    this.#isConfirmed.here = true;
    link.send({ type: 'pairConfirm', proof: this.#shared.proofOf(end) });
    this.#agree();
  }

  #committed({ commitment }: MessageOf<'pairCommit'>): void {
    const { expected, link, keys, onSpent } = this.#options;
    if (expected && !isSameProof(expected, commitment)) return this.#fail('pair-not-yours');
    this.#commitment = commitment;
    this.#newKey = keys.publicKey;
    this.#step = 'reveal';
    onSpent();
    return link.send({ type: 'pairKey', key: keys.publicKey });
  }

  #keyShown({ key }: MessageOf<'pairKey'>): void {
    const { link, keys, onSpent } = this.#options;
    onSpent();
    this.#newKey = key;
    link.send({ type: 'pairReveal', key: keys.publicKey });
    this.#compare(key, keys.publicKey);
  }

  #revealed({ key }: MessageOf<'pairReveal'>): void {
    if (!isSameProof(commitmentTo(key), this.#commitment)) return this.#fail('pair-not-yours');
    return this.#compare(key, key);
  }

  #compare(theirs: Uint8Array, oldKey: Uint8Array): void {
    const { room, link, keys, onEmoji } = this.#options;
    const secret = keys.agree(theirs);
    if (!secret) return this.#fail('pair-broken');
    this.#shared = shortStringOf(secret, { room, link: link.transcript, commitment: this.#commitment, newKey: this.#newKey, oldKey });
    this.#step = 'compare';
    return onEmoji(this.#shared.emoji);
  }

  #confirmedThere({ proof }: MessageOf<'pairConfirm'>): void {
    const other = this.#options.end === 'old' ? 'new' : 'old';
    if (!this.#shared || this.#isConfirmed.there || !isSameProof(proof, this.#shared.proofOf(other))) return this.#fail('pair-broken');
    this.#isConfirmed.there = true;
    return this.#agree();
  }

  #agree(): void {
    if (!this.#isConfirmed.here || !this.#isConfirmed.there) return;
    this.#step = 'agreed';
    this.#options.onAgreed();
  }

  #fail(code: ErrorCode): void {
    if (this.#step === 'failed') return;
    this.#step = 'failed';
    this.#options.onFailed(code);
  }
}
