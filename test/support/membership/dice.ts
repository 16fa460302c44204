import { seededRandom } from '../seeded-random.ts';

/** Choices that follow from a seed. */
export class Dice {
  private readonly random;

  constructor(seed: number, name: string) {
    this.random = seededRandom(seed, name);
  }

  /** At least 0 and below `end`. */
  below(end: number): number {
    return Math.floor(this.part() * end);
  }

  chance(part: number): boolean {
    return this.part() < part;
  }

  part(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.random.bytes(4);
    return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32;
  }

  /** Undefined only of an empty list. */
  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }

  some<Item>(items: Iterable<Item>, part: number): Item[] {
    return [...items].filter(() => this.chance(part));
  }

  /** A hash as a header would have; `small` as if ground to sort first. */
  hash(small = false): string {
    return `${small ? '-' : 'a'}${Buffer.from(this.random.bytes(31)).toString('base64url')}A`;
  }
}
