import type { CircleId } from '#contract';
import { isDeviceClaim, isDeviceOfClaim } from '../crypto/device-keys.ts';
import { isInviteProof } from '../crypto/invite-keys.ts';
import { fromBase64Url } from '../wire/base64-url.ts';
import { Malformed, sameBytes } from '../wire/bytes.ts';
import type { ControlOp, OpOf } from '../wire/control/control-op.ts';
import { headerHash, isSignedHeader, placePrefix, readHeader } from '../wire/header.ts';

/** The id of a circle is the hash of its genesis, so the device claims its keys before there is an id. */
const NO_CIRCLE = new Uint8Array(32);

type Joiner = Pick<OpOf<'member.admit'>, 'invite' | 'device' | 'sealing' | 'use' | 'proof' | 'claim'>;

const isJoiner = (circle: Uint8Array, joiner: Joiner): boolean =>
  isInviteProof({ circle, ...joiner }, fromBase64Url(joiner.proof)) &&
  isDeviceClaim({ circle, device: joiner.device, use: joiner.use, sealing: fromBase64Url(joiner.sealing) }, fromBase64Url(joiner.claim));

/** Hash of a header of that place, if the device signed it. */
const signedHash = (circle: CircleId, { device, feed, incarnation, seq }: OpOf<'fork.proof'>, header: string): Uint8Array | undefined => {
  try {
    const [bytes, key] = [fromBase64Url(header), fromBase64Url(device)];
    const parsed = readHeader(bytes);
    if (parsed === 'unknown-version') return undefined;
    const hash = headerHash(placePrefix({ circle: fromBase64Url(circle), device: key, feed, incarnation }), seq, bytes);
    return isSignedHeader(hash, parsed.signature, key) ? hash : undefined;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
};

const isFork = (circle: CircleId, op: OpOf<'fork.proof'>): boolean => {
  const [one, other] = [signedHash(circle, op, op.h1), signedHash(circle, op, op.h2)];
  return one !== undefined && other !== undefined && !sameBytes(one, other);
};

/**
 * Whether the signatures inside an op hold: new devices claim their own keys, joiners prove their invite, a fork was really signed twice.
 * It asks nothing of the circle's state.
 */
export const isProved = (circle: CircleId, op: ControlOp): boolean => {
  const bytes = fromBase64Url(circle);
  if (op.kind === 'genesis') return isDeviceClaim({ circle: NO_CIRCLE, device: op.device, sealing: fromBase64Url(op.sealing) }, fromBase64Url(op.claim));
  if (op.kind === 'member.admit' || op.kind === 'join.request') return isJoiner(bytes, op);
  if (op.kind === 'device.add') return isDeviceOfClaim({ ...op, circle: bytes, sealing: fromBase64Url(op.sealing) }, fromBase64Url(op.claim));
  return op.kind === 'fork.proof' ? isFork(circle, op) : true;
};
