import { AppError, type CircleId, type DeviceId, must, type PersonId } from '#contract';
import type { DeviceClaim, RecoveryHere, RoomCredentials } from '../circle-ledger.ts';
import { type DeviceKeys, deriveDeviceKeys, isDeviceOfClaim, signDeviceOfClaim, signWith } from '../crypto/device-keys.ts';
import { recoveryLobbyOf } from '../crypto/epoch-secrets.ts';
import { sha256, utf8 } from '../crypto/hash.ts';
import { verifySignature } from '../crypto/sodium.ts';
import { judgeOp } from '../membership/judge-op.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import type { ControlOp } from '../wire/control/control-op.ts';
import { encodeDeviceRequest, readDeviceRequest } from '../wire/device-request.ts';
import type { CircleCore } from './circle-core.ts';
import { type CircleState, feedOf } from './circle-state.ts';
import { composeControl } from './compose.ts';
import { feedEnds } from './feed-ends.ts';
import { newEpoch } from './new-epoch.ts';

type Of = { readonly circle: CircleId; readonly person: PersonId };

const RECOVERY_INDEX = 0;
const SECRET_BYTES = 32;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** The keys of a recovery secret in one circle: others in every circle, so that two circles cannot be linked by them. */
export const recoveryKeys = (secret: Uint8Array, circle: CircleId): DeviceKeys => {
  must(secret.length === SECRET_BYTES, 'a recovery secret has 32 bytes');
  return deriveDeviceKeys(secret, fromBase64Url(circle), RECOVERY_INDEX);
};

/** What a device signs to be one of a person. */
export const claimOf = (keys: DeviceKeys, { circle, person }: Of, use: 'desktop' | 'recovery'): DeviceClaim => ({
  device: keys.device,
  sealing: toBase64Url(keys.sealing.publicKey),
  claim: toBase64Url(signDeviceOfClaim(keys, { circle: fromBase64Url(circle), person, use })),
});

/** The claim of a recovery key for `CircleLedger.registerRecovery`. `secret`: 32 random bytes, to be kept in a file under a passphrase. */
export const claimRecovery = (secret: Uint8Array, of: Of): DeviceClaim => claimOf(recoveryKeys(secret, of.circle), of, 'recovery');

const proofBytes = (circle: Uint8Array, claim: Uint8Array): Uint8Array => Buffer.concat([utf8('hearth/recover/1'), circle, claim]);

/** What a new device says at the recovery lobby: its own claim, and the recovery key's word for exactly that claim. */
export const recoveryRequest = (secret: Uint8Array, circle: CircleId, claim: DeviceClaim): Uint8Array => {
  const keys = recoveryKeys(secret, circle);
  const claimed = encodeDeviceRequest(claim);
  return Buffer.concat([claimed, fromBase64Url(keys.device), signWith(keys, proofBytes(fromBase64Url(circle), claimed))]);
};

/** Where the holder of this circle's recovery key and the members meet. */
export const recoveryLobby = (secret: Uint8Array, circle: CircleId): RoomCredentials => recoveryLobbyOf(fromBase64Url(recoveryKeys(secret, circle).device), fromBase64Url(circle));

const isRecovery = ({ members }: Pick<CircleState, 'members'>, device: DeviceId): boolean => {
  const known = members.known.get(device);
  return known?.use === 'recovery' && known.status !== 'void';
};

/**
 * Where members wait for holders of recovery keys, in an order of each device's own, so that not all wait at the same ones where there are many.
 * A key that was ended stays among them: its holder is to learn that.
 */
export const recoveryLobbies = (state: CircleState, mine: DeviceId): readonly RoomCredentials[] => {
  const rank = (device: DeviceId): string => toBase64Url(sha256(fromBase64Url(mine), fromBase64Url(device)));
  return [...state.members.known.keys()]
    .filter((device) => isRecovery(state, device))
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map((device) => recoveryLobbyOf(fromBase64Url(device), state.idBytes));
};

/** Who proves to hold which recovery key of this circle. Fails with `join-refused`. */
export const checkRecovery = (state: CircleState, request: Uint8Array): DeviceId => {
  const claimed = request.subarray(0, Math.max(0, request.length - KEY_BYTES - SIGNATURE_BYTES));
  const claim = readDeviceRequest(claimed);
  const key = request.subarray(claimed.length, claimed.length + KEY_BYTES);
  const recovery = toBase64Url(key);
  const isProved = claim !== undefined && isRecovery(state, recovery) && verifySignature(request.subarray(claimed.length + KEY_BYTES), proofBytes(state.idBytes, claimed), key);
  const person = state.members.known.get(recovery)?.person ?? '';
  const isOwn = claim && isDeviceOfClaim({ circle: state.idBytes, person, use: 'desktop', device: claim.device, sealing: fromBase64Url(claim.sealing) }, fromBase64Url(claim.claim));
  if (!isProved || isOwn !== true) throw new AppError('join-refused');
  return recovery;
};

/** Signs an op with the recovery key, where that may write it. Fails with `not-allowed`. */
export const writeAsRecovery = (core: CircleCore, keys: DeviceKeys, op: ControlOp): void => {
  const { members, id: circle } = core.state;
  const incarnation = members.known.get(keys.device)?.incarnation ?? 0;
  const feed = feedOf(core.state, { device: keys.device, kind: 'c', incarnation });
  if (!feed || !judgeOp(members, { circle, author: keys.device, seq: feed.next, incarnation, op }).valid) throw new AppError('not-allowed');
  const draft = core.draft();
  composeControl(draft, { keys, client: feed.client }, op);
  core.commitOwn(draft);
};

/** Why a recovery key lets nobody in, for good unless it was never heard of; undefined while it does. */
export const whyNoRecovery = ({ members }: CircleState, keys: DeviceKeys): 'device-refused' | 'removed-from-circle' | 'recovery-revoked' | undefined => {
  if (members.recovery.has(keys.device)) return undefined;
  const known = members.known.get(keys.device);
  // Whoever withholds entries can hide a key, and cannot invent its end.
  if (!known) return 'device-refused';
  return members.roles.has(known.person) ? 'recovery-revoked' : 'removed-from-circle';
};

/** Ends a device of the key's person, with a new epoch; the key itself too, which then may nothing more. Fails with `not-allowed`, `device-not-found`. */
export const removeAsRecovery = (core: CircleCore, keys: DeviceKeys, device: DeviceId): void => {
  const { members } = core.state;
  if (!members.known.has(device)) throw new AppError('device-not-found');
  const gone = new Set([device]);
  const rotation = device === keys.device ? {} : { rotation: newEpoch(core.context.random, members, gone) };
  writeAsRecovery(core, keys, { kind: 'device.remove', device, cuts: feedEnds(core.context.rows, core.state, gone), ...rotation });
};

/** What this device can do with a recovery secret. */
export const recoveryHere = (core: CircleCore, secret: Uint8Array): RecoveryHere => {
  const { members, id: circle } = core.state;
  const keys = recoveryKeys(secret, circle);
  return {
    request: () => recoveryRequest(secret, circle, claimOf(core.myKeys(), { circle, person: core.me().person }, 'desktop')),
    lobby: recoveryLobby(secret, circle),
    state: members.recovery.has(keys.device) ? 'present' : members.known.has(keys.device) ? 'revoked' : 'unknown',
    open: () => core.alsoOpenWith(keys),
    removeDevice: (device) => removeAsRecovery(core, keys, device),
    revoke: () => {
      removeAsRecovery(core, keys, keys.device);
      // By this device: nothing is written under an epoch that was made by who is out.
      core.writeAllowed({ kind: 'epoch.rotate', ...newEpoch(core.context.random, core.state.members) });
    },
  };
};
