import { AppError, type CircleId, must, type PersonId } from '#contract';
import { z } from 'zod';
import type { DeviceClaim, RoomCredentials } from '../circle-ledger.ts';
import { doorOf } from '../crypto/epoch-secrets.ts';
import { deriveDeviceKeys, type DeviceKeys, signWith } from '../crypto/device-keys.ts';
import type { PendingDevice } from '../ledger.ts';
import type { CircleRow } from '../store/rows.ts';
import { bytesSchema, fromBase64Url } from '../wire/base64-url.ts';
import { encodeDeviceRequest } from '../wire/device-request.ts';
import { comeIn } from './come-in.ts';
import { SALT_BYTES } from './join.ts';
import type { CircleCore } from './circle-core.ts';
import type { LedgerContext } from './ledger-context.ts';
import type { OpenCircle } from './open-circle.ts';
import { sayAgain } from './say-again.ts';
import { claimOf, recoveryKeys, recoveryLobby, recoveryRequest, whyNoRecovery, writeAsRecovery } from './recovery.ts';

const wantedSchema = z.object({ circle: bytesSchema(32), person: bytesSchema(16) });

type Of = { readonly circle: CircleId; readonly person: PersonId };

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
    this.keys = deriveDeviceKeys(context.masterKey, row.next_salt ?? row.key_salt, 0);
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
    const settle = (core: CircleCore): void => {
      if (this.row.state === 'member') sayAgain(core, this.row);
    };
    const circle = comeIn(this.context, this.row, { updates: controlUpdates, settle });
    if (circle) this.joined(circle);
    return circle;
  }

  recoveryRequest(secret: Uint8Array): Uint8Array {
    return recoveryRequest(secret, this.circle, this.claim);
  }

  recoveryLobby(secret: Uint8Array): RoomCredentials {
    return recoveryLobby(secret, this.circle);
  }

  rescue(controlUpdates: readonly Uint8Array[], secret: Uint8Array): OpenCircle {
    const keys = recoveryKeys(secret, this.circle);
    const prepare = (core: CircleCore): void => {
      const over = whyNoRecovery(core.state, keys);
      if (over) throw new AppError(over);
      const { device, sealing, claim } = this.claim;
      writeAsRecovery(core, keys, { kind: 'device.add', person: this.person, device, sealing, use: 'desktop', claim });
      core.alsoOpenWith(keys);
    };
    const circle = comeIn(this.context, this.row, { updates: controlUpdates, prepare });
    if (!circle) throw new AppError('device-refused');
    this.joined(circle);
    return circle;
  }
}

/** Whether a row waits to be taken in as a device, not by an invite. */
export const isOfDevice = ({ invite }: CircleRow): boolean => invite !== null && wantedSchema.safeParse(JSON.parse(invite)).success;

/** Writes down that this device wants to be one more of somebody: with new keys where it was in before, and keeping what it has of it until then. */
export const storeDevice = ({ rows, random }: LedgerContext, of: Of): CircleRow => {
  const find = (): CircleRow | undefined => rows.circles.all().find(({ circle }) => circle === of.circle);
  const wanted = JSON.stringify(wantedSchema.parse(of));
  const before = find();
  if (before) rows.askAgain.run(wanted, random.bytes(SALT_BYTES), before.id);
  else rows.addCircle.run(of.circle, 'adding', random.bytes(SALT_BYTES), 1, wanted, null);
  const row = find();
  must(row, 'the device was stored');
  return row;
};
