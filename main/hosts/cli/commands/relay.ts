import { parseArgs } from 'node:util';
import { lineLog, systemClock } from '#platform';
import { startRelay } from '#relay';
import { type Command, UsageError } from '../command.ts';

const HELP = `Usage: hearth relay [--port N] [--host ADDRESS]

A meeting point for desktops. It passes sealed frames on between those who share a topic; it can neither read nor join.
  --port N         default 4444; 0 takes any free port
  --host ADDRESS   default 127.0.0.1 (this machine only); 0.0.0.0 serves the network
Pages: /health and /metrics. Ends with Ctrl-C.`;

const portOf = (text: string): number => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`--port is a number up to 65535, not ${text}`);
  return port;
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

export const command: Command = {
  name: 'relay',
  summary: 'run a meeting point for desktops',
  help: HELP,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options: { port: { type: 'string', default: '4444' }, host: { type: 'string', default: '127.0.0.1' } } });
    const log = lineLog(io.stderr, () => systemClock.now());
    const relay = await startRelay({ host: values.host, port: portOf(values.port), clock: systemClock, log });
    await io.stdout(relay.url);
    await untilAborted(io.signal);
    await relay.stop();
    return 0;
  },
};
