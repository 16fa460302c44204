import type { DeviceId } from '#contract';
import type { Random } from '#platform';
import { epochIdOf, mintEpoch, roomIdOf, sealRoom, sealSecrets } from '../crypto/epoch-secrets.ts';
import type { CircleMembers } from '../membership/circle-members.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import type { OpOf } from '../wire/control/control-op.ts';

export type Rotation = Omit<OpOf<'epoch.rotate'>, 'kind'>;

const byDevice = ([a]: readonly [DeviceId, unknown], [b]: readonly [DeviceId, unknown]): number => (a < b ? -1 : 1);

/** A new epoch after all that are live, sealed to every present device but those in `without`; to mailboxes its room alone. */
export const newEpoch = (random: Random, members: CircleMembers, without: ReadonlySet<DeviceId> = new Set()): Rotation => {
  const circle = fromBase64Url(members.circle);
  const secrets = mintEpoch(random);
  const recipients = [...members.devices, ...members.recovery].filter(([device]) => !without.has(device)).sort(byDevice);
  const mailboxes = [...members.mailboxes].filter(([device]) => !without.has(device)).sort(byDevice);
  const sealed = recipients.map(([, { sealing }]) => sealSecrets(secrets, sealing));
  return {
    id: toBase64Url(epochIdOf(circle, secrets.key)),
    room: toBase64Url(roomIdOf(circle, secrets.roomKey)),
    parents: [...members.live],
    recipients: recipients.map(([device]) => device),
    boxes: sealed.map(({ box }) => toBase64Url(box)),
    roomBoxes: sealed.map(({ roomBox }) => toBase64Url(roomBox)),
    mailboxes: mailboxes.map(([device]) => device),
    mailboxBoxes: mailboxes.map(([, { sealing }]) => toBase64Url(sealRoom(secrets.roomKey, sealing))),
  };
};
