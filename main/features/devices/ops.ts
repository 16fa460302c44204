import { z } from 'zod';
import { circleIdSchema, deviceIdSchema, displayNameSchema, personIdSchema } from '#contract';
import { opKind } from '#ledger';

const DOOR = /^[\w-]{22}$/;
const MOST_PLACES = 16;

export const deviceNameSchema = z.object({ device: deviceIdSchema, name: displayNameSchema });

/**
 * Where the device that writes it sits in one of its person's circles. With a door (16 bytes, base64url): it is in, and knows how further
 * devices come in and where it meets; without: it would like to be.
 */
export const deviceSeatSchema = z.object({
  circle: circleIdSchema,
  kind: z.enum(['group', 'direct']),
  person: personIdSchema,
  device: deviceIdSchema,
  door: z.string().regex(DOOR).optional(),
  places: z.array(z.string().max(300)).max(MOST_PLACES),
});
export type DeviceSeat = z.infer<typeof deviceSeatSchema>;

export const deviceName = opKind({ kind: 'device.name', schema: deviceNameSchema, key: (_id, { device }) => `name ${device}` });
export const deviceSeat = opKind({ kind: 'device.seat', schema: deviceSeatSchema, key: (_id, { circle }) => `seat ${circle}` });

export type DeviceOp = { readonly kind: 'device.name'; readonly body: z.infer<typeof deviceNameSchema> } | { readonly kind: 'device.seat'; readonly body: DeviceSeat };
