import type { DeviceId } from '#contract';
import type { Clock, Random } from '#platform';
import { BackOff } from '../back-off.ts';

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
    this.#pauses.set(device, pause);
    pause.fail();
    this.#timers.get(device)?.();
    this.#timers.set(device, this.#ports.clock.after(pause.waitMs + 1, this.#onOver));
  }

  stop(): void {
    for (const stopTimer of this.#timers.values()) stopTimer();
  }
}
