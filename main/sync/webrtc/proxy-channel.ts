import type { RtcPipe } from './rtc-pipe.ts';

export type ChannelEars = { event(event: 'open' | 'close' | 'error'): void; data(data: Uint8Array): void; drained(): void };

/** A data channel whose other half lives behind the pipe. */
export class ProxyChannel {
  readonly label: string;
  readonly #pipe: RtcPipe;
  readonly #number: number;
  #isOpen: boolean;
  #isGone = false;
  /** Posted to the pipe and not yet handed to the channel there. */
  #postedBytes = 0;
  /** What the channel held when it last told. */
  #heldBytes = 0;
  #ears: ChannelEars | undefined;

  constructor(pipe: RtcPipe, { number, label, isOpen }: { readonly number: number; readonly label: string; readonly isOpen: boolean }) {
    this.#pipe = pipe;
    this.#number = number;
    this.label = label;
    this.#isOpen = isOpen;
    pipe.addChannel(number, this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get bufferedBytes(): number {
    return this.#postedBytes + this.#heldBytes;
  }

  listen(ears: ChannelEars): void {
    this.#ears = ears;
  }

  send(data: Uint8Array): void {
    if (this.#isGone) return;
    this.#postedBytes += data.byteLength;
    this.#pipe.post({ type: 'send', channel: this.#number, data });
  }

  close(): void {
    if (this.#isGone) return;
    this.#pipe.post({ type: 'close-channel', channel: this.#number });
    this.hearEvent('close');
  }

  hearEvent(event: 'open' | 'close' | 'error'): void {
    if (this.#isGone) return;
    this.#isOpen = event === 'open' || (event === 'error' && this.#isOpen);
    if (event === 'close') {
      this.#isGone = true;
      this.#pipe.removeChannel(this.#number);
    }
    this.#ears?.event(event);
  }

  hearData(data: Uint8Array): void {
    this.#ears?.data(data);
  }

  hearSent(sizeBytes: number, bufferedBytes: number): void {
    this.#postedBytes -= sizeBytes;
    this.#heldBytes = bufferedBytes;
    this.#ears?.drained();
  }
}
