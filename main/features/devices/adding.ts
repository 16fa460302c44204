import { type Adding as Shown, AppError, assertNever } from '#contract';
import type { CircleLedger } from '#ledger';
import { longPairCode, newPairCode, type PairCode, type Pairing, type PairOffer, readPairCode, shortPairCode } from '#sync';
import type { DevicesDeps } from './devices.ts';

const CODE_MS = 10 * 60_000;
const KEY_BYTES = 32;

type Trial = { readonly end: 'old' | 'new'; readonly pairing: Pairing; readonly code: PairCode; readonly until: number; hasDiffered: boolean };
type Options = { readonly deps: DevicesDeps; readonly onIn: (own: CircleLedger, offer: PairOffer, code: PairCode) => void };

/** Adding a device, from either side: one trial at a time. */
export class Adding {
  readonly #deps: DevicesDeps;
  readonly #onIn: Options['onIn'];
  #trial: Trial | undefined;

  constructor({ deps, onIn }: Options) {
    this.#deps = deps;
    this.#onIn = onIn;
  }

  shown(): Shown {
    if (!this.#trial) return { at: 'idle' };
    const { end, pairing, code, until, hasDiffered } = this.#trial;
    const { state } = pairing;
    switch (state.at) {
      case 'waiting':
        return { at: 'waiting', end, canBeReached: state.canBeReached, ...(end === 'old' && { code: { short: shortPairCode(code), long: longPairCode(code), until } }) };
      case 'comparing':
        return { at: 'comparing', end, emoji: [...state.emoji], confirmed: state.confirmed };
      case 'failed':
        return { at: 'failed', end, code: hasDiffered ? 'pair-differs' : state.code };
      case 'finishing':
      case 'done':
        return { at: state.at, end };
      default:
        return assertNever(state);
    }
  }

  /** On the device that is in. */
  showCode(own: CircleLedger): void {
    const { random, me, placesToTell, planOf, sync } = this.#deps;
    const seed = random.bytes(KEY_BYTES);
    const code = newPairCode({ seed, random, meetingPoints: placesToTell(own.id) });
    const { name, language } = me();
    const offer = { circle: own.id, person: own.self.person, name, language };
    this.#begin('old', code, () => sync.pair({ end: 'old', circle: own, offer, admit: (request) => own.takeIn(request, () => true), code, seed, plan: planOf(own.id), onChange: () => this.#changed() }));
  }

  /** On the new device. Fails with a `pair-code-…` code, `pair-yourself`. */
  enterCode(text: string): void {
    const { random, sync, ledger } = this.#deps;
    const code = readPairCode(text);
    if (this.#trial?.end === 'old' && Buffer.compare(this.#trial.code.secret, code.secret) === 0) throw new AppError('pair-yourself');
    const begin = (offer: PairOffer) => {
      const pending = ledger.beginDevice({ circle: offer.circle, person: offer.person });
      return {
        circle: pending.circle,
        device: pending.device,
        lobby: { name: '', password: '' },
        sign: (message: Uint8Array) => pending.sign(message),
        request: () => pending.request(),
        accept: (updates: readonly Uint8Array[]) => pending.accept(updates),
      };
    };
    const onJoined = (own: CircleLedger, offer: PairOffer): void => this.#onIn(own, offer, code);
    this.#begin('new', code, () => sync.pair({ end: 'new', begin, onJoined, code, seed: random.bytes(KEY_BYTES), onChange: () => this.#changed() }));
  }

  confirm(isSame: boolean): void {
    if (!this.#trial || this.#trial.pairing.state.at !== 'comparing') return;
    if (isSame) return this.#trial.pairing.confirm();
    this.#trial.hasDiffered = true;
    this.#trial.pairing.stop();
  }

  stop(): void {
    this.#trial?.pairing.stop();
    this.#trial = undefined;
    this.#deps.tell({ topic: 'devices' });
  }

  #begin(end: 'old' | 'new', code: PairCode, pair: () => Pairing): void {
    this.#trial?.pairing.stop();
    this.#trial = { end, pairing: pair(), code, until: this.#deps.clock.now() + CODE_MS, hasDiffered: false };
    this.#changed();
  }

  #changed(): void {
    this.#deps.tell({ topic: 'devices' });
  }
}
