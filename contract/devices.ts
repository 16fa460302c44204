import { z } from 'zod';
import { callIdSchema, deviceIdSchema, displayNameSchema, procedure, timeSchema } from './base.ts';
import { errorCodeSchema } from './errors.ts';

export const ownDeviceSchema = z.object({
  device: deviceIdSchema,
  /** As its person calls it; none until somebody does. Never the machine's name. */
  name: displayNameSchema.optional(),
  isThis: z.boolean(),
  online: z.boolean(),
  seenAt: timeSchema.optional(),
  /** Only a device that this one added, directly or through others, can be removed from here. */
  mayRemove: z.boolean(),
});
export type OwnDevice = z.infer<typeof ownDeviceSchema>;

export const ownDevicesSchema = z.object({
  /** `alone`: no other device was ever added. `removed`: another device of mine removed this one. */
  state: z.enum(['alone', 'several', 'removed']),
  devices: z.array(ownDeviceSchema),
  /** Groups of my other devices that have not come to this one yet. */
  waiting: z.number().int(),
});
export type OwnDevices = z.infer<typeof ownDevicesSchema>;

/** Adding a device. `emoji`: seven numbers below 64, the same on both screens. `end`: whether this is the device that is in, or the new one. */
export const addingSchema = z.discriminatedUnion('at', [
  z.object({ at: z.literal('idle') }),
  z.object({
    at: z.literal('waiting'),
    end: z.enum(['old', 'new']),
    /** To be typed, and for a QR picture or to be pasted: on the old device. */
    code: z.object({ short: z.string(), long: z.string(), until: timeSchema }).optional(),
    canBeReached: z.boolean(),
  }),
  z.object({ at: z.literal('comparing'), end: z.enum(['old', 'new']), emoji: z.array(z.number().int().min(0).max(63)).length(7), confirmed: z.boolean() }),
  z.object({ at: z.literal('finishing'), end: z.enum(['old', 'new']) }),
  z.object({ at: z.literal('done'), end: z.enum(['old', 'new']) }),
  z.object({ at: z.literal('failed'), end: z.enum(['old', 'new']), code: errorCodeSchema }),
]);
export type Adding = z.infer<typeof addingSchema>;

const changing = z.object({ id: callIdSchema });
const ofDevice = changing.extend({ device: deviceIdSchema });

/** The devices of the person at this machine. */
export const devices = {
  list: procedure.output(ownDevicesSchema),
  /** Fails with `device-not-found`, `device-removed`. */
  rename: procedure.input(ofDevice.extend({ name: displayNameSchema })).output(ownDevicesSchema),
  /** Ends another device in every group where this one may; names the groups where it may not. Fails with `device-not-found`, `not-allowed`, `device-removed`. */
  remove: procedure.input(ofDevice).output(z.object({ stillIn: z.array(z.string()) })),
  adding: procedure.output(addingSchema),
  /** On the device that is in: a new code, good for ten minutes and one try. Fails with `device-removed`. */
  showCode: procedure.input(changing).output(addingSchema),
  /** On the new device. Fails with `pair-code-not-found`, `pair-code-broken`, `pair-yourself`, `pair-has-devices`. */
  enterCode: procedure.input(changing.extend({ text: z.string().max(20_000) })).output(addingSchema),
  /** `same`: the other screen shows the same emoji. Else it ends with `pair-differs`. */
  confirm: procedure.input(changing.extend({ same: z.boolean() })).output(addingSchema),
  stopAdding: procedure.input(changing).output(addingSchema),
};
