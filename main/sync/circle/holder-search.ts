import type { DeviceId } from '#contract';
import { type Clock, fraction, type Random } from '#platform';

/** A file on its way here: whose devices may well have it, and which of those we are linked with do. */
export type Sought = { readonly likely: readonly DeviceId[]; readonly holders: readonly DeviceId[] };

const LOOK_MS = 5_000;
/** Looks until the next ones are tried: long enough to hear of somebody, to link and to ask. */
const TURNS = 8;
const MOST_AT_ONCE = 3;

type Options = {
  readonly clock: Clock;
  readonly random: Random;
  readonly sought: () => readonly Sought[];
  /** Devices that are online, linked with us or not. */
  readonly here: () => readonly DeviceId[];
  readonly linked: () => readonly DeviceId[];
};

/**
 * Where not everybody is linked with everybody: whom to be linked with for a file that no neighbour has. First those who are likely to have
 * it, then the others by our own dice, a few at a time; who has it is kept until the file is here.
 */
export class HolderSearch {
  readonly stop: () => void;
  readonly #options: Options;
  readonly #tried = new Set<DeviceId>();
  #trying: readonly DeviceId[] = [];
  #turns = 0;

  constructor(options: Options) {
    this.#options = options;
    this.stop = options.clock.every(LOOK_MS, () => this.#look());
  }

  /** To be linked with, beside those we are linked with anyway. */
  devices(): ReadonlySet<DeviceId> {
    return new Set([...this.#options.sought().flatMap(({ holders }) => holders), ...this.#trying]);
  }

  #look(): void {
    const { sought, here, linked } = this.#options;
    const lacking = sought().filter(({ holders }) => holders.length === 0);
    if (lacking.length === 0) {
      this.#trying = [];
      this.#tried.clear();
      return;
    }
    if (this.#trying.length > 0 && this.#turns < TURNS) return void (this.#turns += 1);
    const near = new Set(linked());
    const far = here().filter((device) => !near.has(device));
    // Everybody was asked: somebody may have got it meanwhile.
    if (far.every((device) => this.#tried.has(device))) this.#tried.clear();
    const likely = new Set(lacking.flatMap((file) => file.likely));
    const order = far.filter((device) => !this.#tried.has(device)).map((device) => ({ device, rank: (likely.has(device) ? 0 : 1) + fraction(this.#options.random) }));
    this.#trying = order.toSorted((a, b) => a.rank - b.rank).slice(0, MOST_AT_ONCE).map(({ device }) => device);
    for (const device of this.#trying) this.#tried.add(device);
    this.#turns = 0;
  }
}
