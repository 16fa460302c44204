import { AppError, type CircleId, must, type PersonId } from '#contract';
import { z } from 'zod';
import type { DeviceClaim, RoomCredentials } from '../circle-ledger.ts';
import { doorOf } from '../crypto/epoch-secrets.ts';
import { deriveDeviceKeys, type DeviceKeys, signDeviceOfClaim, signWith } from '../crypto/device-keys.ts';
import type { PendingDevice } from '../ledger.ts';
import type { CircleRow } from '../store/rows.ts';
import { bytesSchema, fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { encodeDeviceRequest } from '../wire/device-request.ts';
import { comeIn } from './come-in.ts';
import type { CircleCore } from './circle-core.ts';
import type { LedgerContext } from './ledger-context.ts';
import type { OpenCircle } from './open-circle.ts';

const wantedSchema = z.object({ circle: bytesSchema(32), person: bytesSchema(16) });

type Of = { readonly circle: CircleId; readonly person: PersonId };
const RECOVERY_INDEX = 0;

const claimOf = (keys: DeviceKeys, { circle, person }: Of, use: 'desktop' | 'recovery'): DeviceClaim => ({
  device: keys.device,
  sealing: toBase64Url(keys.sealing.publicKey),
  claim: toBase64Url(signDeviceOfClaim(keys, { circle: fromBase64Url(circle), person, use })),
});

const recoveryKeys = (secret: Uint8Array, circle: CircleId): DeviceKeys => {
  must(secret.length === 32, 'a recovery secret has 32 bytes');
  return deriveDeviceKeys(secret, fromBase64Url(circle), RECOVERY_INDEX);
};

/** The claim of a recovery key for `CircleLedger.registerRecovery`. `secret`: 32 random bytes, to be kept in a file under a passphrase. */
export const claimRecovery = (secret: Uint8Array, of: Of): DeviceClaim => claimOf(recoveryKeys(secret, of.circle), of, 'recovery');

/** A device that waits to be taken in, over restarts. */
export class OpenDevice implements PendingDevice {
  readonly circle: CircleId;
  readonly person: PersonId;
  private readonly context: LedgerContext;
  private readonly row: CircleRow;
  private readonly keys: DeviceKeys;
  private readonly joined: (circle: OpenCircle) => void;

  constructor(context: LedgerContext, row: CircleRow, joined: (circle: OpenCircle) => void) {
    this.context = context;
    this.row = row;
    this.joined = joined;
    const wanted = wantedSchema.parse(JSON.parse(row.invite ?? 'null'));
    this.circle = wanted.circle;
    this.person = wanted.person;
    this.keys = deriveDeviceKeys(context.masterKey, row.key_salt, 0);
  }

  get device(): string {
    return this.keys.device;
  }

  get claim(): DeviceClaim {
    return claimOf(this.keys, this, 'desktop');
  }

  lobby(door: Uint8Array): RoomCredentials {
    return doorOf(door, fromBase64Url(this.circle));
  }

  request(): Uint8Array {
    return encodeDeviceRequest(this.claim);
  }

  sign(message: Uint8Array): Uint8Array {
    return signWith(this.keys, message);
  }

  accept(controlUpdates: readonly Uint8Array[]): OpenCircle | undefined {
    const circle = comeIn(this.context, this.row, { updates: controlUpdates });
    if (circle) this.joined(circle);
    return circle;
  }

  rescue(controlUpdates: readonly Uint8Array[], secret: Uint8Array): OpenCircle {
    const prepare = (core: CircleCore): void => core.addMyself(recoveryKeys(secret, this.circle), { ...this.claim, person: this.person });
    const circle = comeIn(this.context, this.row, { updates: controlUpdates, prepare });
    if (!circle) throw new AppError('device-refused');
    this.joined(circle);
    return circle;
  }
}

/** Writes down that this device wants to be one more of somebody. */
export const storeDevice = ({ rows }: LedgerContext, of: Of): CircleRow => {
  rows.addCircle.run(of.circle, 'adding', fromBase64Url(of.circle), 1, JSON.stringify(wantedSchema.parse(of)), null);
  const row = rows.circles.all().find(({ circle }) => circle === of.circle);
  must(row, 'the device was stored');
  return row;
};
