export type { CircleLedger, FeedHead, Frontier, Holes, MemberState, ReceiveResult, RoomCredentials, ViewChange } from './circle-ledger.ts';
export type { Invite } from './invite.ts';
export type { Ledger, PendingJoin } from './ledger.ts';
export { type EntryHeader, type Op, opKind, type OpKind, type Standing, type View } from './op.ts';
export { openLedger } from './open-ledger.ts';
export { encodeInvite } from './invite-text/encode-invite.ts';
export { readInvite } from './invite-text/read-invite.ts';
export { clampForDisplay } from './clamp-for-display.ts';
