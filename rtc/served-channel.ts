import type { PipePort } from './pipe-port.ts';

const LOW_BUFFER_BYTES = 256 * 1024;
const LOOK_AGAIN_MS = 4;

/**
 * One data channel, told and heard through the pipe. Every question to a channel of @roamhq/wrtc waits for its network thread: its state is
 * therefore kept here from its events, and what it holds is asked once for all that came in one go.
 */
export class ServedChannel {
  readonly #channel: RTCDataChannel;
  readonly #number: number;
  readonly #port: PipePort;
  #isOpen: boolean;
  #untoldBytes = 0;
  #isTelling = false;
  /** It holds much, and is watched until it does not: @roamhq/wrtc fires no `bufferedamountlow`. */
  #isWatched = false;

  constructor(channel: RTCDataChannel, { number, port }: { readonly number: number; readonly port: PipePort }) {
    this.#channel = channel;
    this.#number = number;
    this.#port = port;
    this.#isOpen = channel.readyState === 'open';
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = LOW_BUFFER_BYTES;
    for (const event of ['open', 'close', 'error'] as const) channel.addEventListener(event, () => this.#tellEvent(event));
    channel.addEventListener('bufferedamountlow', () => this.#tellSent());
    channel.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer | string>) => {
      // Hearth's peers send bytes; text is nothing we know, and is dropped.
      if (typeof data !== 'string') port.post({ type: 'message', channel: number, data: new Uint8Array(data) });
    });
  }

  send(data: Uint8Array): void {
    if (!this.#isOpen) return;
    try {
      // A copy of its own: @roamhq/wrtc sends the whole buffer behind a view.
      this.#channel.send(new Uint8Array(data).buffer);
    } catch {
      this.#channel.close();
    }
    this.#untoldBytes += data.byteLength;
    this.#tellSoon();
  }

  close(): void {
    this.#channel.close();
  }

  #tellEvent(event: 'open' | 'close' | 'error'): void {
    if (event !== 'error') this.#isOpen = event === 'open';
    this.#port.post({ type: 'channel-event', channel: this.#number, event });
  }

  /** After what else came with this message: a timer, since a Chromium page has no other way to wait for that. */
  #tellSoon(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    setTimeout(() => {
      this.#isTelling = false;
      if (this.#tellSent() > LOW_BUFFER_BYTES) this.#watch();
    }, 0);
  }

  #watch(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    const look = (): void => {
      if (this.#heldBytes() > LOW_BUFFER_BYTES) return void setTimeout(look, LOOK_AGAIN_MS);
      this.#isWatched = false;
      this.#tellSent();
    };
    setTimeout(look, LOOK_AGAIN_MS);
  }

  #heldBytes(): number {
    return this.#isOpen ? this.#channel.bufferedAmount : 0;
  }

  /** @returns what the channel holds, bytes */
  #tellSent(): number {
    const [sizeBytes, bufferedBytes] = [this.#untoldBytes, this.#heldBytes()];
    this.#untoldBytes = 0;
    this.#port.post({ type: 'sent', channel: this.#number, sizeBytes, bufferedBytes });
    return bufferedBytes;
  }
}
