import { AppError, type DeviceId, type PersonId } from '#contract';
import type { DeviceClaim } from '../circle-ledger.ts';
import { isFirstDevice, tierOf } from '../membership/circle-members.ts';
import { readDeviceRequest } from '../wire/device-request.ts';
import type { ControlOp } from '../wire/control/control-op.ts';
import { type Policy, policySchema } from '../wire/control/policy.ts';
import type { CircleCore } from './circle-core.ts';
import { feedEnds } from './feed-ends.ts';
import { newEpoch } from './new-epoch.ts';

const devicesOf = (core: CircleCore, person: PersonId): ReadonlySet<DeviceId> =>
  new Set([...core.state.members.known].flatMap(([device, known]) => (known.person === person ? [device] : [])));

const write = (core: CircleCore, op: ControlOp): void => core.writeControl([op]);

const checkTier = (core: CircleCore, least: 2 | 3): void => {
  if (tierOf(core.state.members, core.me().person) < least) throw new AppError('not-allowed');
};

const checkPresent = (core: CircleCore, person: PersonId): void => {
  if (!core.state.members.roles.has(person)) throw new AppError('person-not-found');
};

const checkFirstDevice = (core: CircleCore): void => {
  if (!isFirstDevice(core.state.members, core.me().device)) throw new AppError('first-device-needed');
};

/** Makes somebody an admin or a member again: by the owner. A demotion marks how far the person's messages were seen. */
export const setRole = (core: CircleCore, person: PersonId, role: 'admin' | 'member'): void => {
  checkTier(core, 3);
  checkPresent(core, person);
  if (person === core.me().person) throw new AppError('not-allowed');
  if (core.state.members.roles.get(person) === role) return;
  const cuts = role === 'member' ? feedEnds(core.context.rows, core.state, devicesOf(core, person)) : [];
  write(core, { kind: 'role.set', person, role, cuts });
};

/** Hands the circle over; with `leaves` its former owner goes in the same step. Whose it is already, has it. */
export const transferOwnership = (core: CircleCore, person: PersonId, { leaves }: { readonly leaves: boolean }): void => {
  const me = core.me().person;
  if (core.state.members.owner === person && person !== me) return;
  checkTier(core, 3);
  checkPresent(core, person);
  if (person === me) throw new AppError('not-allowed');
  checkFirstDevice(core);
  const hasDevice = [...core.state.members.devices.values()].some((device) => device.person === person);
  if (!hasDevice) throw new AppError('device-not-found');
  const cuts = leaves ? feedEnds(core.context.rows, core.state, devicesOf(core, me)) : [];
  write(core, { kind: 'owner.transfer', person, leaves, cuts });
};

/** Removes a person with all devices, in one op that also carries the next epoch. Who is removed already stays so, without another one. */
export const removeMember = (core: CircleCore, person: PersonId): void => {
  const { members } = core.state;
  const me = core.me().person;
  checkTier(core, 2);
  if (members.removals.has(person)) return;
  const gone = devicesOf(core, person);
  if (gone.size === 0) throw new AppError('person-not-found');
  if (person === me || tierOf(members, me) <= tierOf(members, person)) throw new AppError('not-allowed');
  const cuts = feedEnds(core.context.rows, core.state, gone);
  write(core, { kind: 'member.remove', person, cuts, rotation: newEpoch(core.context.random, members, gone) });
};

/** Leaves the circle. An owner names who is to own it: `successor`, or the one the policy names. */
export const leave = (core: CircleCore, successor: PersonId | undefined): void => {
  const { members } = core.state;
  const me = core.me().person;
  if (members.roles.get(me) === undefined) throw new AppError('not-a-member');
  checkFirstDevice(core);
  if (members.owner !== me) return write(core, { kind: 'member.leave', cuts: feedEnds(core.context.rows, core.state, devicesOf(core, me)) });
  const next = successor ?? members.policy.successor;
  if (next === undefined) throw new AppError('successor-needed');
  return transferOwnership(core, next, { leaves: true });
};

/** Ends a device: one's own, one that it added, or as admin another person's. */
export const removeDevice = (core: CircleCore, device: DeviceId): void => {
  const { members } = core.state;
  const known = members.known.get(device);
  if (!known) throw new AppError('device-not-found');
  const cuts = feedEnds(core.context.rows, core.state, new Set([device]));
  const isMyself = device === core.me().device;
  const op: ControlOp = { kind: 'device.remove', device, cuts, ...(isMyself ? {} : { rotation: newEpoch(core.context.random, members, new Set([device])) }) };
  core.writeAllowed(op);
};

/** Takes a further device of one's own in, or a recovery key, and grants it every epoch that is held. Fails with `device-refused`. */
export const addDevice = (core: CircleCore, { device, sealing, claim }: DeviceClaim, use: 'desktop' | 'recovery'): void => {
  const { person } = core.me();
  const op: ControlOp = { kind: 'device.add', person, device, sealing, use, claim };
  if (core.state.members.known.has(device) || !core.mayWrite(op)) throw new AppError('device-refused');
  write(core, op);
  core.grantHistory(device);
};

/** The same for a request as it was sent, unless that device is in already. Fails with `device-refused`. */
export const takeIn = (core: CircleCore, request: Uint8Array, mayCome: (device: DeviceId) => boolean): void => {
  const claim = readDeviceRequest(request);
  if (!claim || !mayCome(claim.device)) throw new AppError('device-refused');
  const held = core.state.members.devices.get(claim.device);
  if (held?.person !== core.me().person) addDevice(core, claim, 'desktop');
};

/** Takes a device back that signed two entries for one place. */
export const resumeDevice = (core: CircleCore, device: DeviceId): void => {
  if (!core.state.members.known.has(device)) throw new AppError('device-not-found');
  core.writeAllowed({ kind: 'device.resume', device });
};

export const setPolicy = (core: CircleCore, change: Partial<Policy>): void => {
  const policy = policySchema.safeParse({ ...core.state.members.policy, ...change });
  if (!policy.success) throw new AppError('input-invalid', {}, { cause: policy.error });
  core.writeAllowed({ kind: 'policy.set', policy: policy.data });
};
