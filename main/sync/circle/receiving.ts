import type { DeviceId } from '#contract';
import type { CircleLedger, ReceiveResult } from '#ledger';
import type { Log } from '#platform';
import type { PeerLink } from './peer-link.ts';
import type { Strangers } from './strangers.ts';

type Options = {
  readonly circle: CircleLedger;
  readonly log: Log;
  readonly strangers: Strangers;
  readonly blame: (peer: PeerLink, why: string) => void;
  readonly onAccepted: () => void;
};

/** Hands foreign bytes to the ledger's gate, and does what its verdict asks for. */
export class Receiving {
  readonly #options: Options;
  #isUnderWay = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether what the live surface shows at this moment came from outside. */
  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** What the gate made of it; undefined when the link ended over it, or it must come again. */
  receive(peer: PeerLink, update: Uint8Array, { isAnswer }: { readonly isAnswer: boolean }): ReceiveResult | undefined {
    const { strangers, blame, onAccepted } = this.#options;
    if (!strangers.mayStillSend(peer, update.length)) {
      peer.link.close({ why: 'still-a-stranger', blame: false });
      return undefined;
    }
    const result = this.#store(update, isAnswer ? peer.device : undefined);
    if (!result) {
      peer.mustAsk = true;
      return undefined;
    }
    if (result.blame !== undefined) {
      blame(peer, 'bad-update');
      return undefined;
    }
    if (result.skipped.length > 0) peer.mustAsk = true;
    if (result.accepted > 0) onAccepted();
    return result;
  }

  /** Entries that no link brought: `take` hands them to the gate. They are not sent on as if they were written here; heads tell of them. */
  carry<Taken extends { readonly accepted: number }>(take: () => Taken): Taken {
    this.#isUnderWay = true;
    try {
      const taken = take();
      if (taken.accepted > 0) this.#options.onAccepted();
      return taken;
    } finally {
      this.#isUnderWay = false;
    }
  }

  /** Undefined where this machine could not store it (a full disk): nobody's fault, and asked for again later. */
  #store(update: Uint8Array, carrier: DeviceId | undefined): ReceiveResult | undefined {
    this.#isUnderWay = true;
    try {
      return this.#options.circle.receive(update, carrier);
    } catch (error) {
      this.#options.log.warn('receive-failed', { kind: error instanceof Error ? error.name : 'unknown' });
      return undefined;
    } finally {
      this.#isUnderWay = false;
    }
  }
}
