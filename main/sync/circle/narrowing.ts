import type { Reach } from '#contract';
import type { Clock } from '#platform';
import type { PeerLink } from './peer-link.ts';

/** What a circle's links may show, and where they may lead. */
export type Bounds = { readonly isHidden: boolean; readonly reach: Reach };

/** Time for the change itself, and for the meeting points of this network, to get to the other ends first. */
const FAREWELL_MS = 5_000;

type Options = { readonly clock: Clock; readonly bounds: () => Bounds; readonly links: () => Iterable<PeerLink>; readonly endSpares: () => void };

/** Ends the links that the plan does not allow, those that were there when it changed and those that opened since; those that it does are made anew. */
export class Narrowing {
  readonly #options: Options;
  #cancel: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The plan has changed; these were its bounds before. */
  changed(before: Bounds): void {
    const { bounds, links } = this.#options;
    const after = bounds();
    // A link that shows our address must not outlive the wish to hide it.
    if (after.isHidden && !before.isHidden) this.#end(links(), 'hiding');
    if (after.reach === before.reach) return;
    this.stop();
    if (after.reach === 'lan') this.#endFarLater();
  }

  /** How a link goes is known now: one that was begun before the plan changed may lead out. Its other end too is told why first. */
  learned({ route }: PeerLink): void {
    if (this.#options.bounds().reach === 'lan' && route !== 'lan' && !this.#cancel) this.#endFarLater();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #endFarLater(): void {
    this.#cancel = this.#options.clock.after(FAREWELL_MS, () => {
      this.#cancel = undefined;
      this.#end([...this.#options.links()].filter(({ route }) => route !== undefined && route !== 'lan'), 'leads-out');
    });
  }

  /** A spare link is of the same kind, and would take the place of the one that ends. */
  #end(links: Iterable<PeerLink>, why: 'hiding' | 'leads-out'): void {
    this.#options.endSpares();
    for (const { link } of links) link.close({ why, blame: false });
  }
}
