import { z } from 'zod';

const peerIdSchema = z.string().regex(/^[mhj]-[0-9a-f-]{36}$/);
/** Where the sender says it stands in the room's ring. */
const placeSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** Numbers the frames of a sender's session, so that one that is repeated is known. */
const numbered = { session: z.string().regex(/^[0-9a-f]{16}$/), count: z.number().int().min(1).max(2 ** 48) };
const addressed = { from: peerIdSchema, to: peerIdSchema, ...numbered };

const candidateSchema = z.object({
  candidate: z.string().max(1024),
  sdpMid: z.string().max(64).nullish(),
  sdpMLineIndex: z.number().int().min(0).max(16).nullish(),
});

/** What desktops say to each other through a meeting point, inside the seal. Anything else simple-peer could be told is left out on purpose. */
const signalFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('announce'), from: peerIdSchema, to: peerIdSchema.optional(), place: placeSchema.optional(), ...numbered }),
  /** Our end of the link with you is gone: look whether yours still answers. */
  z.object({ type: z.literal('lost'), ...addressed }),
  z.object({
    type: z.literal('signal'),
    ...addressed,
    signal: z.discriminatedUnion('type', [
      z.object({ type: z.literal('offer'), sdp: z.string().max(16 * 1024) }),
      z.object({ type: z.literal('answer'), sdp: z.string().max(16 * 1024) }),
      z.object({ type: z.literal('candidate'), candidate: candidateSchema }),
    ]),
  }),
]);

export type SignalFrame = z.infer<typeof signalFrameSchema>;

export const readSignalFrame = (value: unknown): SignalFrame | undefined => {
  const parsed = signalFrameSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
};
