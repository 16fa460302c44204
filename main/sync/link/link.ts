import type { DeviceId } from '#contract';
import type { Message, MessageType } from '../wire/message.ts';
import type { LinkStatistics, SideWire } from './wire.ts';

/** Why a link ended. `blame`: the other side broke the rules, and is not met again for a while. */
export type LinkEnd = { readonly why: string; readonly blame: boolean };

export type LinkEars = {
  message(message: Message): void;
  drained(): void;
  /** The other end may be gone: see `WireEars`. */
  doubted?(): void;
  closed(end: LinkEnd): void;
};

/** How many messages of each kind went out. */
export type SentByKind = Readonly<Partial<Record<MessageType, number>>>;

/** A link whose other end has proved its device key, over this very connection. (A lobby's host proves itself only with its welcome.) */
export interface Link {
  readonly device: DeviceId | undefined;
  readonly initiator: boolean;
  /** Binds signatures to this link: see `transcript.ts`. */
  readonly transcript: Uint8Array;
  /** The second channel, for blobs; undefined where the connection has none. */
  readonly side: SideWire | undefined;
  listen(ears: LinkEars): void;
  send(message: Message): void;
  /** Bytes not yet on their way. */
  waitingBytes(): number;
  /** Lets the other end send messages of full size: it has shown who it is. */
  trust(): void;
  close(end: LinkEnd): void;
  statistics(): Promise<LinkStatistics & { readonly sentByKind: SentByKind }>;
}

/** As whom this desktop speaks on the links of a room. */
export type LinkIdentity = {
  readonly side: 'member' | 'host' | 'joiner';
  /** The circle, or the lobby's name. */
  readonly scope: string;
  /** Our device key, raw. */
  readonly device: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
};
