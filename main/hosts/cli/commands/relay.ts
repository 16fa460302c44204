import { parseArgs } from 'node:util';
import { lineLog, systemClock } from '#platform';
import { DEFAULT_LIMITS, type RelayLimits, startRelay } from '#relay';
import { type Command, UsageError } from '../command.ts';
import { untilAborted } from '../until-aborted.ts';

const HELP = `Usage: hearth relay [--port N] [--host ADDRESS] [limits]

A meeting point for desktops. It passes sealed frames on between those who share a topic; it can neither read nor join.
  --port N                       default 4444; 0 takes any free port
  --host ADDRESS                 default 127.0.0.1 (this machine only); 0.0.0.0 serves the network
  --behind-proxy                 count addresses as the reverse proxy names them (X-Forwarded-For); only with a proxy in front
Limits (whoever breaks one is disconnected, the others go on):
  --max-connections N            default ${DEFAULT_LIMITS.connections}
  --max-per-address N            connections from one address, default ${DEFAULT_LIMITS.connectionsPerAddress}
  --max-topics N                 topics a connection, default ${DEFAULT_LIMITS.topicsPerConnection}
  --max-per-topic N              connections a topic, default ${DEFAULT_LIMITS.connectionsPerTopic}
  --max-frame-bytes N            default ${DEFAULT_LIMITS.frameBytes}
  --max-frames-per-second N      of one connection, default ${DEFAULT_LIMITS.framesPerSecond}
  --max-waiting-bytes N          unread by one connection, default ${DEFAULT_LIMITS.waitingBytes}
Pages: /health (503 while it stops) and /metrics (Prometheus). Ctrl-C and SIGTERM say goodbye to everybody, then end it.`;

const LIMIT_FLAGS = {
  'max-connections': 'connections',
  'max-per-address': 'connectionsPerAddress',
  'max-topics': 'topicsPerConnection',
  'max-per-topic': 'connectionsPerTopic',
  'max-frame-bytes': 'frameBytes',
  'max-frames-per-second': 'framesPerSecond',
  'max-waiting-bytes': 'waitingBytes',
} as const satisfies Readonly<Record<string, keyof RelayLimits>>;
type LimitFlag = keyof typeof LIMIT_FLAGS;

/** A burst of so many seconds' worth is let pass. */
const BURST_SECONDS = 10;
const MOST = 1_000_000_000;

const portOf = (text: string): number => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`--port is a number up to 65535, not ${text}`);
  return port;
};

const limitsOf = (values: Readonly<Partial<Record<LimitFlag, string>>>): Partial<RelayLimits> => {
  const given = (Object.keys(LIMIT_FLAGS) as LimitFlag[]).flatMap((flag) => {
    const text = values[flag];
    if (text === undefined) return [];
    const limit = Number(text);
    if (!/^\d{1,10}$/.test(text) || limit < 1 || limit > MOST) throw new UsageError(`--${flag} is a whole number from 1 to ${MOST}, not ${text}`);
    return [[LIMIT_FLAGS[flag], limit] as const];
  });
  const limits: Partial<RelayLimits> = Object.fromEntries(given);
  return limits.framesPerSecond === undefined ? limits : { ...limits, burstFrames: limits.framesPerSecond * BURST_SECONDS };
};

const text = { type: 'string' } as const;
const OPTIONS = {
  port: { ...text, default: '4444' },
  host: { ...text, default: '127.0.0.1' },
  'behind-proxy': { type: 'boolean', default: false },
  'max-connections': text,
  'max-per-address': text,
  'max-topics': text,
  'max-per-topic': text,
  'max-frame-bytes': text,
  'max-frames-per-second': text,
  'max-waiting-bytes': text,
} as const;

export const command: Command = {
  name: 'relay',
  summary: 'run a meeting point for desktops',
  help: HELP,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const log = lineLog(io.stderr, () => systemClock.now());
    const limits = limitsOf(values);
    const relay = await startRelay({ host: values.host, port: portOf(values.port), clock: systemClock, log, limits, behindProxy: values['behind-proxy'] });
    await io.stdout(relay.url);
    await untilAborted(io.signal);
    await relay.stop();
    return 0;
  },
};
