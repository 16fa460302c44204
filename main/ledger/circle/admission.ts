import { AppError, must } from '#contract';
import { type DeviceKeys, isDeviceClaim, personIdOf, signDeviceClaim } from '../crypto/device-keys.ts';
import { sealSecrets } from '../crypto/epoch-secrets.ts';
import { inviteKeysOf, isInviteProof, proveInvite } from '../crypto/invite-keys.ts';
import type { GateDraft } from '../gate/gate-draft.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { type JoinRequest, readJoinRequest } from '../wire/join-request.ts';
import { composeControl } from './compose.ts';
import type { CircleState } from './circle-state.ts';

type Author = { readonly keys: DeviceKeys; readonly client: number };

/** A joiner's request: the invite's key proves the invite, the device's key that it is its own. */
export const makeJoinRequest = (keys: DeviceKeys, invite: { readonly circle: string; readonly seed: Uint8Array }): JoinRequest => {
  const inviteKeys = inviteKeysOf(invite.seed);
  const circle = fromBase64Url(invite.circle);
  const claim = { circle, invite: toBase64Url(inviteKeys.publicKey), device: keys.device, sealing: toBase64Url(keys.sealing.publicKey) };
  return {
    v: 1,
    circle: invite.circle,
    invite: claim.invite,
    device: claim.device,
    sealing: claim.sealing,
    proof: toBase64Url(proveInvite(inviteKeys, claim)),
    claim: toBase64Url(signDeviceClaim(keys, circle)),
  };
};

/** Parses a request and checks both signatures. Fails with `join-refused`, `invite-foreign`. */
export const checkJoinRequest = (state: CircleState, bytes: Uint8Array): JoinRequest => {
  const request = readJoinRequest(bytes);
  if (!request) throw new AppError('join-refused');
  if (request.circle !== state.id || !state.members.invites.has(request.invite)) throw new AppError('invite-foreign');
  const circle = state.idBytes;
  const isProved = isInviteProof({ ...request, circle }, fromBase64Url(request.proof));
  const sealing = fromBase64Url(request.sealing);
  if (!isProved || !isDeviceClaim({ circle, device: request.device, sealing }, fromBase64Url(request.claim))) throw new AppError('join-refused');
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

/** Writes the admission and hands the epoch over. Nothing is written for a device that already has both. */
export const composeAdmission = (draft: GateDraft, author: Author, admit: { readonly state: CircleState; readonly request: JoinRequest; readonly now: number }): void => {
  const { state, request, now } = admit;
  const { invite, device, sealing, proof, claim } = request;
  if (!state.members.devices.has(device)) {
    checkOpen(state, invite, now);
    const person = personIdOf(state.id, device);
    composeControl(draft, author, { kind: 'member.admit', invite, person, device, sealing, proof, claim, at: now });
  }
  const epoch = state.live[0];
  if (!epoch || draft.members.epochs.get(epoch.id)?.boxes.has(device)) return;
  const { box, roomBox } = sealSecrets(epoch, fromBase64Url(sealing));
  composeControl(draft, author, { kind: 'epoch.grant', id: epoch.id, device, box: toBase64Url(box), roomBox: toBase64Url(roomBox) });
};
