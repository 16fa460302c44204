import { z } from 'zod';
import type { DeviceId } from '#contract';
import type { CircleState } from '../circle/circle-state.ts';
import type { CircleRow } from '../store/rows.ts';
import { bytesSchema, fromBase64Url, toBase64Url } from '../wire/base64-url.ts';

const MOST_ROOMS = 16;

/**
 * What a device needs besides its master key to find its way back into a circle whose rows are lost: by which salt its keys were derived, where the
 * members meet, and how often it has begun anew. Holds room keys: it belongs in the keystore.
 */
export const rejoinKitSchema = z.strictObject({
  circle: bytesSchema(32),
  /** The circle id, or for its founder the nonce of genesis. */
  salt: z.string().regex(/^[\w-]{22}$|^[\w-]{43}$/),
  devices: z.number().int().min(1).max(50),
  local: z.boolean(),
  incarnation: z.number().int().min(0),
  roomKeys: z.array(bytesSchema(32)).max(MOST_ROOMS),
  /** This device was not in any more: its members have other rooms, and nobody would answer it. */
  isOver: z.boolean().optional(),
});
export type RejoinKit = z.infer<typeof rejoinKitSchema>;

/** Whether a device has been in the circle and is not any more. */
export const isOver = ({ members }: CircleState, device: DeviceId): boolean => {
  const status = members.known.get(device)?.status;
  return status === 'removed' || status === 'left' || status === 'forked';
};

/** The kit of a circle as it is now. */
export const kitOf = (state: CircleState, row: CircleRow): RejoinKit => {
  const [mine] = state.keys;
  return {
    circle: state.id,
    salt: toBase64Url(row.key_salt),
    devices: row.devices,
    local: state.members.founded?.local ?? false,
    incarnation: state.members.devices.get(mine?.device ?? '')?.incarnation ?? 0,
    ...(mine && isOver(state, mine.device) && { isOver: true }),
    roomKeys: state.live.slice(0, MOST_ROOMS).map(({ roomKey }) => toBase64Url(roomKey)),
  };
};

/** The row that a circle begins with when it comes back: nothing of it is known yet but this. */
export const returningRow = (kit: RejoinKit): Pick<CircleRow, 'circle' | 'state' | 'key_salt' | 'devices' | 'invite'> => ({
  circle: kit.circle,
  state: 'returning',
  key_salt: fromBase64Url(kit.salt),
  devices: kit.devices,
  invite: JSON.stringify(kit),
});
