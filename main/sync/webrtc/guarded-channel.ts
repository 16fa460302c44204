import type { ProxyChannel } from './proxy-channel.ts';
import { liveUpdateIn } from './y-message.ts';

type Handler<Event> = ((event: Event) => void) | null;

/**
 * What simple-peer takes for an RTCDataChannel. It opens when the link behind it is authenticated, it never hears a message, and of what
 * y-webrtc sends through it only live updates go on: y-webrtc as shipped applies what it receives unchecked.
 */
export class GuardedChannel {
  readonly label: string;
  binaryType = 'arraybuffer';
  bufferedAmountLowThreshold = 0;
  readyState: 'connecting' | 'open' | 'closed' = 'connecting';
  bufferedAmount = 0;
  onopen: Handler<object> = null;
  onclose: Handler<object> = null;
  onerror: Handler<object> = null;
  onmessage: Handler<{ data: ArrayBuffer }> = null;
  onbufferedamountlow: Handler<object> = null;
  readonly #channel: ProxyChannel;
  #onLive: ((update: Uint8Array) => void) | undefined;

  constructor(channel: ProxyChannel) {
    this.#channel = channel;
    this.label = channel.label;
  }

  send(data: Uint8Array): void {
    const update = liveUpdateIn(data);
    if (update) this.#onLive?.(update);
  }

  close(): void {
    this.#channel.close();
  }

  /** The link is authenticated: `onLive` gets every live update from now on. */
  open(onLive: (update: Uint8Array) => void): void {
    if (this.readyState !== 'connecting') return;
    this.#onLive = onLive;
    this.readyState = 'open';
    this.onopen?.({});
  }

  shut(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.#onLive = undefined;
    this.onclose?.({});
  }
}
