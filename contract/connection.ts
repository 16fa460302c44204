import { z } from 'zod';
import { callIdSchema, circleIdSchema, deviceIdSchema, personIdSchema, procedure, timeSchema } from './base.ts';

/** How far a group reaches, as its owner set it for all. `lan`: nothing that leads out of this network is contacted. */
export const reachSchema = z.enum(['lan', 'internet']);
export type Reach = z.infer<typeof reachSchema>;

/** A relay (`wss://…`), an MQTT broker (`mqtts://…`, `mqtt+wss://…`), a STUN (`stun:host`) or a TURN server (`turn:name:password@host`). */
export const MOST_PLACES = 24;
export const MOST_PLACE_CHARACTERS = 500;
const placesSchema = z.array(z.string().trim().min(1).max(MOST_PLACE_CHARACTERS)).max(MOST_PLACES);
/** Places as a person writes them down. Fails with `place-invalid`, `place-too-long`, `places-too-many`. */
export const writtenPlacesSchema = z.array(z.string().max(20_000)).max(1_000);

export const connectionSettingsSchema = z.object({
  /** What this person's groups across the internet may use. Empty until they choose: none is used unasked. */
  places: placesSchema,
  /** Tell nobody our address: links go through a TURN server only. */
  relayOnly: z.boolean(),
  /** Be found, and find others, on this network. */
  lan: z.boolean(),
});
export type ConnectionSettings = z.infer<typeof connectionSettingsSchema>;

export const placeStateSchema = z.enum(['connected', 'connecting', 'unreachable', 'idle']);

export const circleConnectionSchema = z.object({
  reach: reachSchema,
  /** The owner decides how far the group reaches. */
  mayChange: z.boolean(),
  /** What was chosen for this group. */
  places: placesSchema,
  /** Across the internet was chosen, and nothing is set that could carry it there. */
  onNetworkOnly: z.boolean(),
  relayOnly: z.boolean(),
  /** Somebody of the group is at a meeting point and answers, and no way between the networks was found. It is tried further. */
  isBlocked: z.boolean(),
  points: z.array(z.object({ url: z.string(), kind: z.enum(['own', 'near', 'relay', 'broker']), state: placeStateSchema })),
  peers: z.array(z.object({ device: deviceIdSchema, person: personIdSchema, name: z.string(), /** Keeps and passes on what it cannot read: nobody, and without a name. */ isMailbox: z.boolean(), /** Absent: not known yet. */ how: z.enum(['lan', 'direct', 'relayed']).optional(), /** Absent: heard of through others, not linked with us. */ since: timeSchema.optional() })),
  /** When something last came from, or was taken by, another device. */
  syncedAt: timeSchema.optional(),
});
export type CircleConnection = z.infer<typeof circleConnectionSchema>;

export const findingSchema = z.object({
  about: z.enum(['relay', 'broker', 'stun', 'turn', 'udp', 'clock', 'reach', 'lan', 'way']),
  isFine: z.boolean(),
  place: z.string().optional(),
  minutes: z.number().int().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

const inOne = z.object({ circle: circleIdSchema });

export const connection = {
  settings: procedure.output(connectionSettingsSchema),
  /** Fails as `writtenPlacesSchema` says, and with `turn-missing`. */
  changeSettings: procedure.input(connectionSettingsSchema.partial().extend({ id: callIdSchema, places: writtenPlacesSchema.optional() })).output(connectionSettingsSchema),
  circle: procedure.input(inOne).output(circleConnectionSchema),
  /** How far a group reaches, for all its members, and by which places, for this desktop. Fails as `writtenPlacesSchema` says; with `not-allowed` where somebody else decides how far. */
  setReach: procedure.input(inOne.extend({ id: callIdSchema, reach: reachSchema, places: writtenPlacesSchema })).output(circleConnectionSchema),
  /** Looks at the places of one group; contacts nothing else. Takes up to six seconds. */
  selfTest: procedure.input(inOne).output(z.array(findingSchema)),
  /** A text that connects with whoever answers it, without any meeting point. */
  callByHand: procedure.input(inOne).output(z.object({ text: z.string() })),
  /** Takes a call, and gives the answer to send back; or takes an answer, and connects. Fails with a `hand-code-…` code. */
  takeByHand: procedure.input(inOne.extend({ text: z.string().max(200_000) })).output(z.object({ answer: z.string().optional() })),
};
