/** Entry of the core's process. It ends with its supervisor; what a person wrote and what keys open lives here alone. */
import { AppError, must, type ErrorCode, type ErrorParams } from '#contract';
import { type Core, type CoreOptions, startCore } from '#core';
import { errorPlace, type KeyLine, lineLog, nodeChildren, remoteKeystore, systemClock, systemRandom } from '#platform';
import { answerInspection } from './answer-inspection.ts';
import { onUncaught } from './on-uncaught.ts';
import { type FromCore, type Inspect, type StartCore, toCoreSchema } from './core-messages.ts';
import { RelayCalls } from './relay-calls.ts';
import { startWebServer, type WebServer } from './web/start-web-server.ts';

const line: KeyLine = {
  post: (message) => {
    // With a callback: a supervisor that died a moment ago must not keep us from stopping in order.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  },
  onMessage: (listener) => {
    process.on('message', listener);
    return () => process.off('message', listener);
  },
};
const say = (message: FromCore): void => line.post(message);
let isVerbose = false;
const log = lineLog((text) => void (isVerbose && process.stderr.write(`${text}\n`)), () => systemClock.now());
// Libraries print there what they choke on, with its words: a line that is no JSON may hold what a person wrote.
console.error = (thrown: unknown): void => log.warn('library-error', { kind: thrown instanceof Error ? thrown.name : typeof thrown });
process.on('uncaughtException', (error) => onUncaught(error, { log, write: (text) => void process.stderr.write(`${text}\n`), exit: () => process.exit(1) }));
const keystore = remoteKeystore(line);

const relayCalls = new RelayCalls((call, reach) => say({ type: 'open-relay', call, reach }));

type Running = { readonly core: Core; readonly web: WebServer };

const start = async ({ web, entries, dataDir, verbose, observePrompts, ...options }: StartCore): Promise<Running> => {
  isVerbose = verbose;
  const children = nodeChildren(process.env);
  const ports = { keystore, clock: systemClock, random: systemRandom, log, children };
  const replaceCore = (): void => say({ type: 'replace' });
  const onPrompt: NonNullable<CoreOptions['onPrompt']> = (reading) => say({ type: 'prompt', reading });
  const host = { isDataDirLocked: true, hasScreen: true, replaceCore, openRelay: relayCalls.open, ...(observePrompts && { onPrompt }) };
  const core = await startCore({ ports, entries, dataDir, host: 'local', options: { ...options, ...host } });
  const onTokenUsed = (): void => say({ type: 'token-used' });
  const served = { ...web, token: web.token, router: core.router, openFile: core.openFile, onTokenUsed };
  try {
    return { core, web: await startWebServer(served) };
  } catch (error) {
    const mayMove = web.orAnotherPort && error instanceof AppError && error.code === 'port-in-use';
    if (!mayMove) {
      await core.stop({ keep: true });
      throw error;
    }
    return { core, web: await startWebServer({ ...served, port: 0 }) };
  }
};

const STOP_LIMIT_MS = 5000;
let running: Promise<Running> | undefined;

const stop = async (keep: boolean): Promise<void> => {
  const parts = await running?.catch(() => undefined);
  await parts?.web.stop();
  await parts?.core.stop({ keep });
  process.exit(0);
};

const inspect = async (id: number, question: Inspect): Promise<void> => {
  try {
    const parts = await running;
    must(parts !== undefined, 'the core was started');
    say({ type: 'inspected', id, answer: await answerInspection(parts.core.inspection(), question) });
  } catch (error) {
    say({ type: 'inspected', id, answer: null, failed: error instanceof AppError ? error.code : 'internal' });
  }
};

const failure = (error: unknown): { code: ErrorCode; params: ErrorParams } => {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  log.warn('core-start-failed', { kind: error instanceof Error ? error.name : 'unknown', at: errorPlace(error) });
  return { code: 'internal', params: {} };
};

process.on('message', (received) => {
  const message = toCoreSchema.safeParse(received).data;
  if (message?.type === 'start') {
    running ??= start(message);
    running.then(
      ({ web }) => say({ type: 'started', port: web.port }),
      (error: unknown) => say({ type: 'failed', error: failure(error) }),
    );
  }
  if (message?.type === 'relay-opened') relayCalls.answered(message.call, message.port);
  if (message?.type === 'token') void running?.then(({ web }) => web.useToken(message.token));
  if (message?.type === 'inspect') void inspect(message.id, message.question);
  if (message?.type === 'stop') void stop(message.keep);
});
// A supervisor that died takes its core with it, in order or not: nobody else would end it.
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  void stop(false);
});
// Ctrl-C reaches the whole group of processes: the supervisor decides in which order they end.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
say({ type: 'loaded' });
