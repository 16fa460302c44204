import type { CircleId, DeviceId, EntryId, ErrorCode, PersonId } from '#contract';
import type { CircleLedger, PendingJoin, TakenBundle } from '#ledger';
import type { Arrivals } from './circle/arrivals.ts';
import type { HeldHead } from './circle/held-heads.ts';
import type { Carried } from './by-hand/carry.ts';
import type { DoorOptions } from './lobby/door.ts';
import type { Knocker } from './lobby/join-session.ts';
import type { SentByKind } from './link/link.ts';
import type { LinkStatistics } from './link/wire.ts';
import type { MeetingPlan } from './meeting-plan.ts';
import type { Pairing, PairingOptions } from './pairing/pairing.ts';
import type { PlaceState } from './transport.ts';

/** How a peer is reached. */
export type Route = 'lan' | 'direct' | 'relayed';

/** A device that is online. Without `since`: it is linked with others, and they tell of it. Without a route, how we are linked is not known (yet). */
export type Peer = { readonly device: DeviceId; readonly person: PersonId; readonly route?: Route; readonly since?: number };

/** What one link carried. */
export type PeerStatistics = LinkStatistics & { readonly sentByKind: SentByKind; readonly device: DeviceId; readonly person: PersonId };

export type SyncEvent =
  | { readonly type: 'presence'; readonly circle: CircleId }
  /** A meeting point may be in another state than before. */
  | { readonly type: 'places' }
  | { readonly type: 'typing'; readonly circle: CircleId; readonly person: PersonId }
  /** Entries held and entries known to exist, while catching up. */
  | { readonly type: 'progress'; readonly circle: CircleId; readonly have: number; readonly want: number }
  /** Somebody's device holds more of my entries than before. */
  | { readonly type: 'delivery'; readonly circle: CircleId }
  /** What waits to arrive here, and for what, is another than before. */
  | { readonly type: 'arriving'; readonly circle: CircleId }
  | { readonly type: 'joined'; readonly circle: CircleId; readonly ledger: CircleLedger }
  | { readonly type: 'join-failed'; readonly circle: CircleId; readonly code: ErrorCode }
  /** A member recorded the request: an admin must agree, and it goes on by itself. */
  | { readonly type: 'join-asked'; readonly circle: CircleId }
  /** Nobody was met yet, since no meeting point of the invite can be reached (`false`), or one can be again. It is tried further. */
  | { readonly type: 'join-reach'; readonly circle: CircleId; readonly canBeReached: boolean }
  /** Somebody of the circle answers at a meeting point, and no way leads from their network to ours (`true`); or that is over. It is tried further. */
  | { readonly type: 'join-blocked'; readonly circle: CircleId; readonly isBlocked: boolean }
  /** A meeting point learned from a peer, to be stored. */
  | { readonly type: 'meeting-points'; readonly circle: CircleId; readonly urls: readonly string[] };

/** Keeps circles in step with the other desktops. Knows nothing of what entries say. */
export interface Sync {
  /** Goes online with a circle: joins its rooms on every meeting point, and its lobbies while invites are open. */
  start(circle: CircleLedger, plan: MeetingPlan): void;
  stop(circle: CircleId): void;
  /** Own entries go out by themselves; call this when invites or meeting points changed. */
  refresh(circle: CircleId): void;
  /** Without a plan, as the invite says. */
  join(pending: PendingJoin, plan?: MeetingPlan): void;
  /** Knocks at a door of this person's other devices, until one of them takes this one in. */
  knock(pending: Knocker, plan: MeetingPlan): void;
  /** Gives up a join or a knock. */
  cancelJoin(circle: CircleId): void;
  /** Waits at a door for further devices of one's own. Returns how to leave it. */
  openDoor(door: DoorOptions): () => void;
  /** Makes this device and another one person's: one code, one try. */
  pair(options: PairingOptions): Pairing;
  /** Meeting points found on this network at the moment: circles and joins meet there too. */
  setNearby(urls: readonly string[]): void;
  /** Every meeting point in use, and how it is. */
  places(): ReadonlyMap<string, PlaceState>;
  /** Where a circle meets at the moment. */
  meetingPoints(circle: CircleId): readonly string[];
  /** A text that connects us with whoever answers it, without any meeting point. Fails with `not-allowed`. */
  callByHand(circle: CircleId): Promise<string>;
  /** Fails with a `hand-code-…` code. */
  takeByHand(circle: CircleId, pasted: string): Promise<Carried>;
  peers(circle: CircleId): readonly Peer[];
  /** Whether somebody is at a meeting point and answers, while no way between the networks was found. */
  isBlocked(circle: CircleId): boolean;
  /** When a device was last here, ms since the epoch: remembered over restarts; now, while it is here. */
  lastSeen(circle: CircleId, device: DeviceId): number | undefined;
  /** The other member devices that are known to hold an entry of mine: remembered over restarts. */
  reached(circle: CircleId, entry: EntryId): readonly DeviceId[];
  /** How far a device is known to hold each feed: remembered over restarts. */
  heldBy(circle: CircleId, device: DeviceId): readonly HeldHead[];
  /** Takes in what people carried here by hand, and tells the others that there is more here. Fails as `take` does. */
  takeCarried(circle: CircleId, take: () => TakenBundle): TakenBundle;
  /** What has not come yet and why, as far as is known. */
  arrivals(circle: CircleId): Arrivals;
  typing(circle: CircleId): void;
  /** What each link of the circle carried, over which kind of connection. */
  statistics(circle: CircleId): Promise<readonly PeerStatistics[]>;
  on(listener: (event: SyncEvent) => void): () => void;
  close(): Promise<void>;
}
