export type {
  CircleLedger,
  DeviceClaim,
  DeviceState,
  DeviceStatus,
  FeedHead,
  Flood,
  ForkEvidence,
  Frontier,
  Holes,
  InviteOptions,
  InviteState,
  JoinWishState,
  KeepLimits,
  MailboxState,
  MeetTopic,
  MemberOrigin,
  MemberState,
  PastMember,
  ReceiveResult,
  RoomCredentials,
  SelfState,
  StoryLine,
  ViewChange,
} from './circle-ledger.ts';
export { bundleText, findBundleText } from './bundle/bundle-text.ts';
export type { BundleScope, KnownHeads } from './sealed-bundle.ts';
export type { SealedBundle } from './sealed-bundle.ts';
export type { TakenBundle } from './bundle/take-bundle.ts';
export type { Invite } from './invite.ts';
export type { Ledger, OpenedBundle, PendingDevice, PendingJoin } from './ledger.ts';
export type { Policy } from './wire/control/policy.ts';
export { claimRecovery } from './circle/recovery.ts';
export { type EntryHeader, type Op, opKind, type OpKind, type Standing, type View } from './op.ts';
export { type RejoinKit, rejoinKitSchema } from './returning/rejoin-kit.ts';
export { salvageCircles, type SalvagedCircle } from './returning/salvage-circles.ts';
export { openLedger } from './open-ledger.ts';
export { LEDGER_MIGRATIONS } from './store/migrations.ts';
export { fromBase32, toBase32 } from './invite-text/base-32.ts';
export { codeDigits, plainPasted } from './invite-text/code-digits.ts';
export { findFramedText, framedText } from './invite-text/framed-text.ts';
export { inviteIdOf } from './invite-text/invite-id.ts';
export { encodeInvite } from './invite-text/encode-invite.ts';
export { readInvite } from './invite-text/read-invite.ts';
export { clampForDisplay } from './clamp-for-display.ts';
