import { type CircleId, must } from '#contract';
import { z } from 'zod';
import type { RoomCredentials } from '../circle-ledger.ts';
import { deriveDeviceKeys, type DeviceKeys, type JoinerUse, signWith } from '../crypto/device-keys.ts';
import { lobbyOf } from '../crypto/epoch-secrets.ts';
import { inviteKeysOf } from '../crypto/invite-keys.ts';
import type { Invite } from '../invite.ts';
import type { PendingJoin } from '../ledger.ts';
import type { CircleRow } from '../store/rows.ts';
import { bytesSchema, fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { encodeJoinRequest } from '../wire/join-request.ts';
import { makeJoinRequest } from './admission.ts';
import { comeIn } from './come-in.ts';
import type { LedgerContext } from './ledger-context.ts';
import type { OpenCircle } from './open-circle.ts';

const storedInviteSchema = z.object({
  circle: bytesSchema(32),
  inviter: bytesSchema(32),
  seed: bytesSchema(16).transform(fromBase64Url),
  meetingPoints: z.array(z.string()),
  name: z.string(),
  expiresAt: z.number(),
  use: z.enum(['desktop', 'mailbox']),
});

export const storeInvite = (invite: Invite, use: JoinerUse): string => JSON.stringify({ ...invite, use, seed: toBase64Url(invite.seed) });

/** A join that waits for a member, over restarts. */
export class OpenJoin implements PendingJoin {
  readonly invite: Invite;
  readonly use: JoinerUse;
  private readonly context: LedgerContext;
  private readonly row: CircleRow;
  private readonly keys: DeviceKeys;
  private readonly joined: (circle: OpenCircle) => void;

  constructor(context: LedgerContext, row: CircleRow, joined: (circle: OpenCircle) => void) {
    this.context = context;
    this.row = row;
    this.joined = joined;
    const { use, ...invite } = storedInviteSchema.parse(JSON.parse(row.invite ?? 'null'));
    this.invite = invite;
    this.use = use;
    this.keys = deriveDeviceKeys(context.masterKey, this.salt, 0);
  }

  /** Of its keys. */
  get salt(): Uint8Array {
    return this.row.next_salt ?? this.row.key_salt;
  }

  get circle(): CircleId {
    return this.invite.circle;
  }

  get device(): string {
    return this.keys.device;
  }

  get lobby(): RoomCredentials {
    return lobbyOf(inviteKeysOf(this.invite.seed).publicKey, fromBase64Url(this.circle));
  }

  sign(message: Uint8Array): Uint8Array {
    return signWith(this.keys, message);
  }

  request(): Uint8Array {
    return encodeJoinRequest(makeJoinRequest(this.keys, { ...this.invite, use: this.use }));
  }

  accept(controlUpdates: readonly Uint8Array[]): OpenCircle | undefined {
    const circle = comeIn(this.context, this.row, { updates: controlUpdates });
    if (circle) this.joined(circle);
    return circle;
  }
}

/** Of the salt that new keys are derived by. */
export const SALT_BYTES = 16;

/**
 * Writes down that this device wants to join, with new keys: an id that was ever in a circle, or was let in by somebody who might not,
 * cannot be used there again. Who was in before keeps what it has while it waits. `salt`: of keys that wait already by another invite, and
 * may have been let in without hearing of it: with new ones it would be somebody else.
 */
export const storeJoin = ({ rows, random }: LedgerContext, { invite, use, salt = random.bytes(SALT_BYTES) }: { readonly invite: Invite; readonly use: JoinerUse; readonly salt?: Uint8Array | undefined }): CircleRow => {
  const find = (): CircleRow | undefined => rows.circles.all().find(({ circle }) => circle === invite.circle);
  const before = find();
  if (before) rows.askAgain.run(storeInvite(invite, use), salt, before.id);
  else rows.addCircle.run(invite.circle, 'joining', salt, 1, storeInvite(invite, use), null);
  const row = find();
  must(row, 'the join was stored');
  return row;
};
