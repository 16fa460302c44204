import type { SideWire, WireEars } from '../link/wire.ts';
import type { ProxyChannel } from './proxy-channel.ts';

export const SIDE_LABEL = 'hearth/blobs';
/** What may arrive before our end of the link is authenticated: the other end may be a moment ahead of us. */
const EARLY_BYTES = 64 * 1024;

/**
 * The second data channel of a connection. The connection's certificates were proved by the link, so this channel needs no proof of its own;
 * before that nothing is sent, and nothing is heard.
 */
export class SideChannel implements SideWire {
  readonly #openChannel: () => ProxyChannel | undefined;
  #channel: ProxyChannel | undefined;
  #isOpen = false;
  #isAuthenticated = false;
  #ears: Pick<WireEars, 'piece' | 'drained'> | undefined;
  #early: Uint8Array[] = [];
  #earlyBytes = 0;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;

  constructor(openChannel: () => ProxyChannel | undefined) {
    this.#openChannel = openChannel;
  }

  open(): void {
    if (this.#isAuthenticated) return;
    this.#isAuthenticated = true;
    const channel = this.#openChannel();
    if (channel) this.adopt(channel);
    this.#flush();
  }

  /** The channel is there: opened by us, or by the other end. There is only ever one. */
  adopt(channel: ProxyChannel): void {
    if (this.#channel) return channel.close();
    this.#channel = channel;
    channel.listen({
      event: (event) => {
        this.#isOpen = event === 'open' || (event === 'error' && this.#isOpen);
        this.#flush();
      },
      data: (data) => this.#hear(data),
      drained: () => this.#ears?.drained(),
    });
    this.#isOpen = channel.isOpen;
    return this.#flush();
  }

  send(piece: Uint8Array): void {
    this.#waiting.push(piece);
    this.#waitingBytes += piece.length;
    this.#flush();
  }

  bufferedBytes(): number {
    return this.#waitingBytes + (this.#channel?.bufferedBytes ?? 0);
  }

  listen(ears: Pick<WireEars, 'piece' | 'drained'>): void {
    this.#ears = ears;
    this.#hearEarly();
  }

  #flush(): void {
    if (!this.#isAuthenticated || !this.#isOpen) return;
    this.#hearEarly();
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (const piece of waiting) this.#channel?.send(piece);
  }

  #hear(data: Uint8Array): void {
    if (this.#isAuthenticated && this.#ears) return this.#ears.piece(data);
    this.#earlyBytes += data.length;
    if (this.#earlyBytes > EARLY_BYTES) return this.#channel?.close();
    this.#early.push(data);
    return undefined;
  }

  #hearEarly(): void {
    if (!this.#isAuthenticated || !this.#ears) return;
    const early = this.#early;
    this.#early = [];
    for (const piece of early) this.#ears.piece(piece);
  }
}
