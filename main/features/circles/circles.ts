import type { Change, CircleId, CircleSummary, Contract, EntryId, Handlers, Language, Message, PersonId } from '#contract';
import type { Connection } from '#features/connection';
import type { CircleLedger, Invite, Ledger } from '#ledger';
import type { Clock, Database } from '#platform';
import type { Sync } from '#sync';
import type { Directory } from './directory.ts';

/** A circle for two, as the list of circles shows it. */
type DirectShown = { readonly name: string | undefined; readonly state: 'open' | 'asked' | 'hidden' | 'over'; readonly with: CircleSummary['with'] };

/** What circles need of the rest, handed over by `core`. */
export type CirclesDeps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly sync: Sync;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly tell: (change: Change) => void;
  /** The circle of this person's own devices, which is in no list. */
  readonly isOfDevices: (circle: CircleId) => boolean;
  /** Who I am to new circles, and the language of invites. */
  readonly me: () => { readonly name: string; readonly language: Language };
  /** How far circles reach and where they meet, as the person chose. */
  readonly connection: Pick<Connection, 'planOf' | 'placesToTell' | 'reachOf' | 'choose' | 'check' | 'followInvite'>;
  /** How private chats are shown, and whether the other is blocked: then nothing of it goes or comes. */
  readonly direct: { shown(circle: CircleLedger): DirectShown; isShut(circle: CircleLedger): boolean; isBlocked(circle: CircleId, person: PersonId): boolean };
  /** What the list shows of a circle's chat. */
  readonly chat: {
    unread(circle: CircleId): number;
    newest(circle: CircleId, limit: number): readonly Message[];
    readUpTo(circle: CircleId): EntryId | undefined;
    deliveryChanged(circle: CircleId): void;
  };
};

/** The circles of this desktop, and what keeps them going. */
export interface Circles {
  readonly handlers: Handlers<Contract['circles']>;
  list(): CircleSummary[];
  /** Goes online with everything that was there at the last start. */
  start(): void;
  /** Leaves the network with one circle, or comes back to it. Fails with `circle-not-found`. */
  setOnline(circle: CircleId, on: boolean): void;
  /** A circle for two that meets where another does. `hint`: what it is called until there is a name. */
  foundDirect(like: CircleId, hint: string): CircleLedger;
  /** An invite for one to a circle for two. `expiresAt`: ms. */
  inviteDirect(circle: CircleLedger, expiresAt: number): Invite;
  /** Joins a circle by an invite to one for two: any other kind is refused, and nothing is said there. Joining twice is joining once. */
  joinDirect(invite: Invite): CircleId;
  /** How joining a circle for two stands: `undefined` where nothing is joined, or it is over. */
  joiningDirect(circle: CircleId): 'waiting' | 'failed' | undefined;
  cancelDirect(circle: CircleId): void;
  /** Goes online anew where plans changed: with one circle, or all. */
  replan(circle?: CircleId): void;
  /** Remembers where a circle may be met, as somebody of mine has told: it reaches as far as they do. */
  learnPlaces(circle: CircleId, places: readonly string[]): void;
  /** Tells every circle that knows me by the name before my new one. */
  rename(name: string, before: string): void;
  stop(): void;
}
