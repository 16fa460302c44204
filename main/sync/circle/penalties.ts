import type { DeviceId } from '#contract';
import type { Clock, Random } from '#platform';
import { BackOff } from '../back-off.ts';

/** Keys cost nothing: of those who make up one after the other the first are forgotten. */
const MOST_DEVICES = 1_024;
const PAUSE = { firstMs: 10_000, longestMs: 600_000 };

/** Devices whose links broke the rules, and how long they are not met again. */
export class Penalties {
  readonly #ports: { readonly clock: Clock; readonly random: Random };
  readonly #onOver: () => void;
  readonly #pauses = new Map<DeviceId, BackOff>();
  readonly #timers = new Map<DeviceId, () => void>();

  constructor(ports: { readonly clock: Clock; readonly random: Random }, onOver: () => void) {
    this.#ports = ports;
    this.#onOver = onOver;
  }

  has(device: DeviceId): boolean {
    return this.#pauses.get(device)?.isOver === false;
  }

  add(device: DeviceId): void {
    const pause = this.#pauses.get(device) ?? new BackOff(this.#ports, PAUSE);
    this.#pauses.delete(device);
    this.#pauses.set(device, pause);
    pause.fail();
    this.#timers.get(device)?.();
    this.#timers.set(device, this.#ports.clock.after(pause.waitMs + 1, this.#onOver));
    const [oldest] = this.#pauses.keys();
    if (this.#pauses.size > MOST_DEVICES && oldest !== undefined) this.#forget(oldest);
  }

  #forget(device: DeviceId): void {
    this.#timers.get(device)?.();
    this.#timers.delete(device);
    this.#pauses.delete(device);
  }

  stop(): void {
    for (const stopTimer of this.#timers.values()) stopTimer();
  }
}
