import type { CircleLedger } from '#ledger';

/** So many fit into one frame. */
const FITTING = 20;

type Told = { readonly feed: string; readonly next: number };

/** How far we hold message feeds, in portions of one presence frame: first what changed since it was told, then the rest in turn. */
export class HeadsToTell {
  readonly #circle: CircleLedger;
  readonly #told = new Map<string, number>();
  #turn = 0;

  constructor(circle: CircleLedger) {
    this.#circle = circle;
  }

  /** `all`: fills the frame with feeds told before, since some will not have heard it then. */
  next({ all }: { readonly all: boolean }): readonly Told[] {
    const heads = this.#circle.frontier().filter(({ feed }) => feed.startsWith('m:'));
    const changed = heads.filter(({ feed, next }) => next > (this.#told.get(feed) ?? 0)).slice(0, FITTING);
    const again = all ? this.#inTurn(heads, FITTING - changed.length) : [];
    const portion = new Map([...changed, ...again].map(({ feed, next }) => [feed, next]));
    for (const [feed, next] of portion) this.#told.set(feed, next);
    return [...portion].map(([feed, next]) => ({ feed, next }));
  }

  #inTurn<Head>(heads: readonly Head[], count: number): readonly Head[] {
    if (heads.length <= count) return heads;
    const from = this.#turn % heads.length;
    this.#turn = from + count;
    return [...heads.slice(from), ...heads.slice(0, from)].slice(0, count);
  }
}
