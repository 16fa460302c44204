/** One end of a bare data channel through Hearth's rtc pipe, in a process of its own: nothing is framed, verified or stored. */
import { z } from 'zod';
import { LOCAL_ENTRIES } from '#hosts/local';
import { nodeChildren } from '#platform';

const MESSAGE = new Uint8Array(16 * 1024).fill(7);
const BUFFERED_BYTES = 512 * 1024;
const CONNECTION = 1;
const CHANNEL = 2;
const role = z.enum(['send', 'receive']).parse(process.argv[2]);

const descriptionSchema = z.object({ type: z.enum(['offer', 'answer']), sdp: z.string() });
const candidateSchema = z.object({ candidate: z.string(), sdpMid: z.string().nullable(), sdpMLineIndex: z.number().nullable() });
/** The words of `rtc/protocol.ts` that matter here. */
const fromPipeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('candidate'), candidate: candidateSchema.nullable() }),
  z.object({ type: z.literal('channel'), channel: z.number() }),
  z.object({ type: z.literal('channel-event'), channel: z.number(), event: z.string() }),
  z.object({ type: z.literal('message'), data: z.instanceof(Uint8Array) }),
  z.object({ type: z.literal('sent'), sizeBytes: z.number(), bufferedBytes: z.number() }),
  z.object({ type: z.literal('answered'), call: z.number(), answer: z.object({ description: descriptionSchema.optional(), localDescription: descriptionSchema.nullable() }) }),
]);
const fromParentSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('go'), sizeBytes: z.number() }),
  z.object({ type: z.literal('description'), description: descriptionSchema }),
  z.object({ type: z.literal('candidate'), candidate: candidateSchema }),
]);

const pipe = nodeChildren(process.env).start(LOCAL_ENTRIES.rtc, { name: 'rtc' });
const tell = (message: object): void => void process.send?.(message);
type Answer = { readonly description?: z.infer<typeof descriptionSchema> | undefined; readonly localDescription: z.infer<typeof descriptionSchema> | null };
const answers = new Map<number, (answer: Answer) => void>();
let calls = 0;
const call = (request: object): Promise<Answer> => {
  calls += 1;
  const number = calls;
  pipe.post({ type: 'call', call: number, connection: CONNECTION, request });
  return new Promise((resolve) => answers.set(number, resolve));
};

let toSend = 0;
let posted = 0;
let held = 0;
let expected = 0;
let received = 0;

const pump = (): void => {
  while (toSend > 0 && posted + held < BUFFERED_BYTES) {
    toSend -= MESSAGE.length;
    posted += MESSAGE.length;
    pipe.post({ type: 'send', channel: CHANNEL, data: MESSAGE });
  }
};

const describe = async (method: 'createOffer' | 'createAnswer'): Promise<void> => {
  const { description } = await call({ method });
  // With the addresses that were found at once.
  const { localDescription } = await call({ method: 'setLocalDescription', description });
  tell({ type: 'description', description: localDescription });
};

pipe.onMessage((received0) => {
  const message = fromPipeSchema.safeParse(received0).data;
  if (message?.type === 'candidate' && message.candidate) tell({ type: 'candidate', candidate: message.candidate });
  if (message?.type === 'channel' || (message?.type === 'channel-event' && message.event === 'open')) tell({ type: 'open' });
  if (message?.type === 'answered') answers.get(message.call)?.(message.answer);
  if (message?.type === 'sent') {
    posted -= message.sizeBytes;
    held = message.bufferedBytes;
    pump();
  }
  if (message?.type === 'message') {
    received += message.data.length;
    if (received >= expected) tell({ type: 'arrived' });
  }
});

process.on('message', (message0) => {
  const message = fromParentSchema.parse(message0);
  if (message.type === 'candidate') void call({ method: 'addIceCandidate', candidate: message.candidate });
  if (message.type === 'description') {
    void call({ method: 'setRemoteDescription', description: message.description }).then(() => (role === 'receive' ? describe('createAnswer') : undefined));
  }
  if (message.type === 'go') {
    received = 0;
    expected = message.sizeBytes;
    toSend = role === 'send' ? message.sizeBytes : 0;
    pump();
  }
});
process.on('disconnect', () => process.exit());

pipe.post({ type: 'open-connection', connection: CONNECTION, config: { iceServers: [], loopbackOnly: true, relayOnly: false } });
if (role === 'send') {
  pipe.post({ type: 'open-channel', connection: CONNECTION, channel: CHANNEL, label: 'bare' });
  void describe('createOffer');
}
