import type { DeviceId } from '#contract';
import type { Clock } from '#platform';
import type { Link } from '../link/link.ts';
import type { Message } from '../wire/message.ts';
import type { PeerLink } from './peer-link.ts';

const PROBE_MS = 2_000;
const EARLY_MESSAGES = 256;

type Spare = { readonly link: Link; readonly early: Message[]; stopTimer: () => void };

/**
 * Second links to devices we are linked with already. The first is asked for a sign of life: if it gives one, the second is closed; if not,
 * its other end has been started anew and the second takes its place. Around midnight, when there are two rooms, this is daily life.
 */
export class SpareLinks {
  readonly #clock: Clock;
  readonly #adopt: (link: Link, device: DeviceId, early: readonly Message[]) => void;
  readonly #spares = new Map<DeviceId, Spare>();

  constructor(clock: Clock, adopt: (link: Link, device: DeviceId, early: readonly Message[]) => void) {
    this.#clock = clock;
    this.#adopt = adopt;
  }

  hold(link: Link, device: DeviceId, first: PeerLink): void {
    this.#spares.get(device)?.link.close({ why: 'linked-again', blame: false });
    const spare: Spare = { link, early: [], stopTimer: () => undefined };
    this.#spares.set(device, spare);
    link.listen({
      message: (message) => this.#keep(spare, message),
      drained: () => undefined,
      closed: () => this.#forget(device, spare),
    });
    const heardBefore = first.life.heardCount;
    first.link.send({ type: 'ping', id: 0 });
    spare.stopTimer = this.#clock.after(PROBE_MS, () => {
      if (first.life.heardCount > heardBefore) link.close({ why: 'linked-already', blame: false });
      // Its loss promotes the spare.
      else first.link.close({ why: 'linked-again', blame: false });
    });
  }

  /** The first link to this device is gone: the second takes its place, if there is one. */
  promote(device: DeviceId): void {
    const spare = this.#spares.get(device);
    if (!spare) return;
    this.#forget(device, spare);
    this.#adopt(spare.link, device, spare.early);
  }

  /** Ends all of them, so that none takes the place of a link that ends next. */
  end(why: 'leaving' | 'narrowed'): void {
    for (const { link } of this.#spares.values()) link.close({ why, blame: false });
  }

  #keep({ link, early }: Spare, message: Message): void {
    // The other end may have no other link to us: it is told that we are here.
    if (message.type === 'ping') link.send({ type: 'pong', id: message.id });
    else if (early.push(message) > EARLY_MESSAGES) link.close({ why: 'too-much', blame: false });
  }

  #forget(device: DeviceId, spare: Spare): void {
    spare.stopTimer();
    if (this.#spares.get(device) === spare) this.#spares.delete(device);
  }
}
