/** Entry of the model process. A host starts it; messages are those of `protocol.ts`. */
import { ModelSession } from './model-session.ts';
import { isUtilityProcess, parentPort } from './parent-port.ts';
import { type FromWorker, type GenerateMessage, type LoadMessage, toWorkerSchema } from './protocol.ts';
import { withoutTestChild } from './without-test-child.ts';

if (isUtilityProcess()) withoutTestChild();

const port = parentPort();
const post = (message: FromWorker): void => port.post(message);
const running = new Map<number, AbortController>();
let session: ModelSession | undefined;

const load = async (message: LoadMessage): Promise<void> => {
  const startedAt = performance.now();
  try {
    session = await ModelSession.load(message);
    post({ type: 'loaded', ms: performance.now() - startedAt, cores: session.cores });
  } catch {
    post({ type: 'load-failed' });
  }
};

const generate = async (message: GenerateMessage): Promise<void> => {
  const stop = new AbortController();
  running.set(message.id, stop);
  const onText = (delta: string): void => {
    if (!stop.signal.aborted) post({ type: 'text', id: message.id, delta });
  };
  const outcome = (await session?.generate(message, { signal: stop.signal, onText })) ?? {
    type: 'failed' as const,
    why: 'evaluation' as const,
  };
  running.delete(message.id);
  post({ ...outcome, id: message.id });
};

port.onMessage((raw) => {
  const parsed = toWorkerSchema.safeParse(raw);
  if (!parsed.success) return;
  const message = parsed.data;
  if (message.type === 'cancel') running.get(message.id)?.abort();
  else void (message.type === 'load' ? load(message) : generate(message));
});

// Native threads may be in the middle of a piece: an orderly exit would wait for them.
port.onGone(() => process.kill(process.pid, 'SIGKILL'));
