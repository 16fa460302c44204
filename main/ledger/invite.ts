import type { CircleId, DeviceId } from '#contract';

/** What an invite carries. Whoever holds it can knock; only a member can admit. */
export type Invite = {
  readonly circle: CircleId;
  readonly inviter: DeviceId;
  /** 16 bytes: gives the Ed25519 invite key. */
  readonly seed: Uint8Array;
  /** URLs of relays (`ws:`, `wss:`), MQTT brokers (`mqtt:` …), STUN and TURN servers, at most 12. */
  readonly meetingPoints: readonly string[];
  /** A hint to show before joining; nothing vouches for it. */
  readonly name: string;
  readonly expiresAt: number;
};
