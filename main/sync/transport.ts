import type * as Y from 'yjs';
import type { RoomCredentials } from '#ledger';
import type { Link, LinkIdentity } from './link/link.ts';

/** A room to be in, and what happens there. */
export type RoomOptions = {
  readonly room: RoomCredentials;
  readonly identity: LinkIdentity;
  readonly meetingPoints: readonly string[];
  /** The live surface: what it emits is offered to `onLive` for each open link. None in a lobby. */
  readonly live?: Y.Doc;
  /** `spare`: we are linked with this device already, and want no other link from this room until `seek`. */
  readonly onLink: (link: Link) => 'kept' | 'spare';
  readonly onLive?: (link: Link, update: Uint8Array) => void;
  /** No meeting point of the room can be reached (`false`), or one can be again. Nobody gives up for that. */
  readonly onReach?: (canBeReached: boolean) => void;
};

export interface RoomHandle {
  /** Joins these meeting points too; none is left. */
  addMeetingPoints(urls: readonly string[]): void;
  /** A link was lost: look for everybody again. */
  seek(): void;
  /** Looks for nobody any more; the links there are stay until they end. */
  retire(): void;
  /** Closes the room's links. */
  leave(): void;
}

/** How desktops reach each other: rooms in, authenticated links out. Lost links are made again by the transport, without being asked. */
export interface Transport {
  enter(options: RoomOptions): RoomHandle;
  /** Every room left, every process ended. */
  close(): Promise<void>;
}
