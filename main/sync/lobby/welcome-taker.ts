import { isSignedBy } from '../link/device-key.ts';
import type { Link } from '../link/link.ts';
import { welcomePreimage } from '../link/transcript.ts';
import type { Message } from '../wire/message.ts';

const CONTROL_BYTES = 8 * 1024 * 1024;

/** What a heard message made of a welcome. */
export type Taken = 'more' | 'whole' | 'proof-wrong' | 'too-much' | 'out-of-place';

/** Takes a welcome and the control updates that follow it. What they say is believed from the circle's id up, whoever brings it. */
export class WelcomeTaker {
  readonly updates: Uint8Array[] = [];
  readonly #link: Link;
  #bytes = 0;
  #expected: number | undefined;

  constructor(link: Link) {
    this.#link = link;
  }

  hear(message: Message): Taken {
    if (message.type === 'welcome' && this.#expected === undefined) {
      if (!isSignedBy(message.device, welcomePreimage(this.#link.transcript), message.signature)) return 'proof-wrong';
      // Only now may it send more than a stranger.
      this.#link.trust();
      this.#expected = message.updates;
      return 'more';
    }
    if (message.type !== 'live' || this.#expected === undefined) return 'out-of-place';
    this.updates.push(message.update);
    this.#bytes += message.update.length;
    if (this.#bytes > CONTROL_BYTES) return 'too-much';
    return this.updates.length === this.#expected ? 'whole' : 'more';
  }
}
