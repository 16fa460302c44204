import type * as Y from 'yjs';
import type { RoomCredentials } from '#ledger';
import type { IceServer } from '#rtc';
import type { HandCode } from './by-hand/hand-code.ts';
import type { Link, LinkIdentity } from './link/link.ts';
import type { Signaling } from './signaling/signaling.ts';

/** Helpers on the way to each other, which the person chose: STUN tells our own address, TURN passes everything on. `relayOnly`: nobody is told our address. */
export type IcePlan = { readonly servers: readonly IceServer[]; readonly relayOnly: boolean };
export const NO_ICE: IcePlan = { servers: [], relayOnly: false };

/** How a meeting point is at the moment. */
export type PlaceState = 'connected' | 'connecting' | 'unreachable';

/** Somebody heard of in a room, where it says it stands in the ring, and whether it was tried in vain lately. */
export type HeardPeer = { readonly peer: string; readonly place: string; readonly isOut: boolean };

/**
 * Where we stand in a room's ring, and whom of those heard of to link with. Who calls us is answered, chosen or not. `isLinked`: whether we are linked with
 * the device that stands at a place, through whichever room.
 */
export type RoomRing = { readonly place: string; readonly choose: (heard: readonly HeardPeer[]) => ReadonlySet<string>; readonly isLinked: (place: string) => boolean };

/**
 * What became of a link: `kept`; `spare`: we are linked with this device already, and want no other link from this room until `seek`;
 * `refused`: it was closed, and its peer is out for a while.
 */
export type LinkFate = 'kept' | 'spare' | 'refused';

/** A room to be in, and what happens there. */
export type RoomOptions = {
  readonly room: RoomCredentials;
  readonly identity: LinkIdentity;
  readonly meetingPoints: readonly string[];
  /** Asked at each new connection. */
  readonly ice?: () => IcePlan;
  /** Those we are linked with in the circle, who carry frames for us where no meeting point can. None in a lobby. */
  readonly peers?: Signaling;
  /** The live surface: what it emits is offered to `onLive` for each open link. None in a lobby. */
  readonly live?: Y.Doc;
  /** Without one (lobbies), everybody heard of is linked with. */
  readonly ring?: RoomRing;
  /** `place`: where in the ring its other end said it stands, if we heard. */
  readonly onLink: (link: Link, place?: string) => LinkFate;
  readonly onLive?: (link: Link, update: Uint8Array) => void;
  /** The other end is said to have lost this link: look whether it still answers. */
  readonly onDoubt?: (link: Link) => void;
  /** No meeting point of the room can be reached (`false`), or one can be again. Nobody gives up for that. */
  readonly onReach?: (canBeReached: boolean) => void;
  /** Somebody is there and answers, and no way leads from their network to ours; or that is over. It is tried further. */
  readonly onBlocked?: (isBlocked: boolean) => void;
};

/** Links made by texts that people carry themselves: a call, and the answer to it. */
export interface ByHand {
  /** A text for somebody in this room. It is good for ten minutes. */
  call(): Promise<string>;
  /** The answer to a call; undefined when the call is not for this room. */
  answer(call: HandCode): Promise<string | undefined>;
  /** Undefined when the answer is not for this room; `stale` when its call waits no more. */
  accept(answer: HandCode): Promise<'connecting' | 'stale' | undefined>;
}

export interface RoomHandle {
  /** Absent where no text can make a link. */
  readonly byHand?: ByHand;
  /** Meets at these points from now on, and at no others. */
  meetAt(urls: readonly string[]): void;
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
  /** Every meeting point in use, by its URL. */
  places(): ReadonlyMap<string, PlaceState>;
  /** Calls `listener` whenever a meeting point may be in another state than before. */
  watchPlaces?(listener: () => void): void;
  /** The machine is in another network, or woke: lines to meeting points are made anew, and the other ends of links are asked to look at theirs. */
  redial?(): void;
  /** Every room left, every process ended. */
  close(): Promise<void>;
}
