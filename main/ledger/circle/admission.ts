import { AppError, type DeviceId, must } from '#contract';
import { type DeviceKeys, isDeviceClaim, type JoinerUse, personIdOf, signDeviceClaim } from '../crypto/device-keys.ts';
import { inviteKeysOf, isInviteProof, proveInvite } from '../crypto/invite-keys.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { type JoinRequest, readJoinRequest } from '../wire/join-request.ts';
import type { ControlOp } from '../wire/control/control-op.ts';
import type { CircleCore } from './circle-core.ts';
import type { CircleState } from './circle-state.ts';
import { newEpoch } from './new-epoch.ts';

/** A joiner's request: the invite's key proves the invite, the device's key that it is its own. */
export const makeJoinRequest = (keys: DeviceKeys, invite: { readonly circle: string; readonly seed: Uint8Array; readonly use?: JoinerUse }): JoinRequest => {
  const use = invite.use ?? 'desktop';
  const inviteKeys = inviteKeysOf(invite.seed);
  const circle = fromBase64Url(invite.circle);
  const claim = { circle, invite: toBase64Url(inviteKeys.publicKey), device: keys.device, sealing: toBase64Url(keys.sealing.publicKey) };
  return {
    v: 1,
    circle: invite.circle,
    invite: claim.invite,
    device: claim.device,
    sealing: claim.sealing,
    use,
    proof: toBase64Url(proveInvite(inviteKeys, claim)),
    claim: toBase64Url(signDeviceClaim(keys, circle, use)),
  };
};

/** Parses a request and checks both signatures. Fails with `join-refused`, `invite-foreign`, `invite-other-use`. */
export const checkJoinRequest = (state: CircleState, bytes: Uint8Array): JoinRequest => {
  const request = readJoinRequest(bytes);
  if (!request) throw new AppError('join-refused');
  if (request.circle !== state.id || !state.members.invites.has(request.invite)) throw new AppError('invite-foreign');
  const circle = state.idBytes;
  const isProved = isInviteProof({ ...request, circle }, fromBase64Url(request.proof));
  const sealing = fromBase64Url(request.sealing);
  if (!isProved || !isDeviceClaim({ circle, device: request.device, use: request.use, sealing }, fromBase64Url(request.claim))) throw new AppError('join-refused');
  if ((state.members.invites.get(request.invite)?.role === 'mailbox') !== (request.use === 'mailbox')) throw new AppError('invite-other-use');
  return request;
};

/** Fails with `invite-revoked`, `invite-expired`, `invite-used-up`. */
const checkOpen = (state: CircleState, invite: string, now: number): void => {
  const opened = state.members.invites.get(invite);
  must(opened, 'the invite was checked to be of this circle');
  if (opened.revoked) throw new AppError('invite-revoked');
  if (now > opened.expiresAt) throw new AppError('invite-expired');
  if (opened.admitted.size >= opened.uses) throw new AppError('invite-used-up');
};

const opFields = ({ invite, device, sealing, use, proof, claim }: JoinRequest) => ({ invite, device, sealing, use, proof, claim });

const admitOp = (core: CircleCore, joiner: Parameters<typeof opFields>[0], at: number): ControlOp => ({
  kind: 'member.admit',
  person: personIdOf(core.state.id, joiner.device),
  ...opFields(joiner),
  at,
});

/** Whether a device was given the secrets of the epoch in use that it may have. */
const isServed = ({ members, writing }: CircleState, device: DeviceId): boolean => {
  const epoch = writing && members.epochs.get(writing.id);
  return epoch !== undefined && (epoch.boxes.has(device) || epoch.rooms.has(device));
};

/** Hands the keys over that a newcomer may have: all that are held, or a new epoch that begins with it. */
const welcome = (core: CircleCore, device: DeviceId): void => {
  core.grantHistory(device);
  const { members } = core.state;
  if (!isServed(core.state, device)) core.writeControl([{ kind: 'epoch.rotate', ...newEpoch(core.context.random, members) }]);
};

/** Requests that wait by one invite. Keys cost nothing, so whoever holds the link could knock with ever new ones; each record is an entry for ever. */
const MOST_WISHES = 40;

const isCrowded = ({ members }: CircleState, invite: string): boolean =>
  [...members.wishes.values()].filter((wishes) => wishes.some(({ op }) => op.invite === invite)).length >= MOST_WISHES;

/** Records a request for the admins, once, and says so: fails with `join-waiting` or `join-declined`. Beyond the most, who knocks waits unrecorded. */
const recordWish = (core: CircleCore, request: JoinRequest): never => {
  const { members, row } = core.state;
  if (core.context.rows.declined.all(row).includes(request.device)) throw new AppError('join-declined');
  if (!members.wishes.has(request.device) && !isCrowded(core.state, request.invite)) core.writeControl([{ kind: 'join.request', ...opFields(request), at: core.context.clock.now() }]);
  throw new AppError('join-waiting');
};

/** Admits a joiner and hands it the keys. Nothing is written for a device that is known; fails as `CircleLedger.admit` says. */
export const admitJoiner = (core: CircleCore, request: JoinRequest): void => {
  const known = core.state.members.known.get(request.device);
  if (known && known.status !== 'present') throw new AppError('join-refused');
  if (!known) {
    // Who asked in time may be let in after that.
    if (core.state.members.wishes.has(request.device)) return recordWish(core, request);
    checkOpen(core.state, request.invite, core.context.clock.now());
    if (core.state.members.invites.get(request.invite)?.needsApproval === true) return recordWish(core, request);
    core.writeAllowed(admitOp(core, request, core.context.clock.now()));
  }
  if (!isServed(core.state, request.device)) welcome(core, request.device);
};

/** An admin's yes. Fails with `device-not-found`, `not-allowed`, `invite-revoked`, `invite-used-up`. */
export const approveJoiner = (core: CircleCore, device: DeviceId): void => {
  const [wish] = core.state.members.wishes.get(device) ?? [];
  if (!wish) throw new AppError('device-not-found');
  checkOpen(core.state, wish.op.invite, Number.NEGATIVE_INFINITY);
  core.writeAllowed(admitOp(core, { v: 1, circle: core.state.id, ...wish.op }, core.context.clock.now()));
  core.context.rows.undecline.run(core.state.row, device);
  welcome(core, device);
};
