import type { Random } from '#platform';
import type { RoomCredentials } from '../circle-ledger.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import type { DeviceKeys } from './device-keys.ts';
import { hkdf, sha256, utf8 } from './hash.ts';
import { sodium } from './sodium.ts';

const DAY_MS = 86_400_000;

/** The key that bodies of an epoch are sealed with, and the one that its rooms are named by. 32 bytes each. */
export type EpochSecrets = { readonly key: Uint8Array; readonly roomKey: Uint8Array };
export type SealedSecrets = { readonly box: Uint8Array; readonly roomBox: Uint8Array };

/** An epoch is named after its key: nobody can seal another key under the same name. */
export const epochIdOf = (circle: Uint8Array, key: Uint8Array): Uint8Array => sha256(utf8('hearth/epoch'), circle, key);
export const roomIdOf = (circle: Uint8Array, roomKey: Uint8Array): Uint8Array => sha256(utf8('hearth/room'), circle, roomKey);

export const mintEpoch = (random: Random): EpochSecrets => ({ key: random.bytes(32), roomKey: random.bytes(32) });

/** The room's secret alone, for a mailbox. */
export const sealRoom = (roomKey: Uint8Array, sealingKey: Uint8Array): Uint8Array => sodium.crypto_box_seal(roomKey, sealingKey);

export const sealSecrets = ({ key, roomKey }: EpochSecrets, sealingKey: Uint8Array): SealedSecrets => ({
  box: sodium.crypto_box_seal(key, sealingKey),
  roomBox: sealRoom(roomKey, sealingKey),
});

const isRoomOf = (roomKey: Uint8Array, { circle, room }: { readonly circle: Uint8Array; readonly room: string }): boolean => toBase64Url(roomIdOf(circle, roomKey)) === room;

/** Opens what was sealed to this device; undefined when it is not what the epoch's names commit to. */
export const openSecrets = (
  sealed: SealedSecrets,
  keys: DeviceKeys,
  epoch: { readonly circle: Uint8Array; readonly id: string; readonly room: string },
): EpochSecrets | undefined => {
  const { publicKey, privateKey } = keys.sealing;
  try {
    const key = sodium.crypto_box_seal_open(sealed.box, publicKey, privateKey);
    const roomKey = sodium.crypto_box_seal_open(sealed.roomBox, publicKey, privateKey);
    return toBase64Url(epochIdOf(epoch.circle, key)) === epoch.id && isRoomOf(roomKey, epoch) ? { key, roomKey } : undefined;
  } catch {
    return undefined;
  }
};

/** Opens the room's secret that was sealed to a mailbox; undefined when it is not what the epoch's name of the room commits to. */
export const openRoom = (sealed: Uint8Array, { sealing }: DeviceKeys, epoch: { readonly circle: Uint8Array; readonly room: string }): Uint8Array | undefined => {
  try {
    const roomKey = sodium.crypto_box_seal_open(sealed, sealing.publicKey, sealing.privateKey);
    return isRoomOf(roomKey, epoch) ? roomKey : undefined;
  } catch {
    return undefined;
  }
};

const credentials = (secret: Uint8Array, salt: Uint8Array, info: string): RoomCredentials => ({
  name: toBase64Url(hkdf(secret, salt, `${info}/name`)),
  password: toBase64Url(hkdf(secret, salt, `${info}/password`)),
});

/** Where the holders of an epoch meet on one UTC day. */
export const roomOfDay = (roomKey: Uint8Array, circle: Uint8Array, timeMs: number): RoomCredentials =>
  credentials(roomKey, circle, `hearth/room/${Math.floor(timeMs / DAY_MS)}`);

/** Where joiners with an invite knock. */
export const lobbyOf = (invitePublicKey: Uint8Array, circle: Uint8Array): RoomCredentials => credentials(invitePublicKey, circle, 'lobby');

/** Where further devices of one's own knock. */
export const doorOf = (secret: Uint8Array, circle: Uint8Array): RoomCredentials => credentials(secret, circle, 'door');

/** Where the holder of a recovery key is let in. Whoever holds the circle's control entries can compute it, and nobody else. */
export const recoveryLobbyOf = (recovery: Uint8Array, circle: Uint8Array): RoomCredentials => credentials(recovery, circle, 'recovery');

const WEEK_MS = 7 * DAY_MS;

/** Where two devices meet in one UTC week: both compute it from their own sealing key and the other's. */
export const meetingOf = (mine: DeviceKeys, theirs: Uint8Array, at: { readonly circle: Uint8Array; readonly timeMs: number }): RoomCredentials =>
  credentials(sodium.crypto_scalarmult(mine.sealing.privateKey, theirs), at.circle, `hearth/meet/${Math.floor(at.timeMs / WEEK_MS)}`);
