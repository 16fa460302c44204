import { z } from 'zod';

const topicSchema = z.string().min(1).max(128);

/** What a client may say: y-webrtc 10's signaling protocol. `data` of a publish stays sealed; the relay never looks inside. */
const clientFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribe'), topics: z.array(topicSchema).max(256) }),
  z.object({ type: z.literal('unsubscribe'), topics: z.array(topicSchema).max(256) }),
  z.object({ type: z.literal('publish'), topic: topicSchema, data: z.string().max(64 * 1024) }),
  z.object({ type: z.literal('ping') }),
]);

export type ClientFrame = z.infer<typeof clientFrameSchema>;
export type RelayFrame =
  | { readonly type: 'publish'; readonly topic: string; readonly data: string; readonly clients: number }
  | { readonly type: 'pong' };

/** The frame in a text message, or undefined when it is none. */
export const readClientFrame = (text: string): ClientFrame | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = clientFrameSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
};
