import { parseArgs } from 'node:util';
import { lineLog, systemClock } from '#platform';
import { DEFAULT_LIMITS, type RelayLimits, startRelay } from '#relay';
import { type Command, UsageError, type Told } from '../command.ts';
import { untilAborted } from '../until-aborted.ts';

const HELP: Told = {
  en: `Usage: hearth relay [--port N] [--host ADDRESS] [limits]

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
Pages: /health (503 while it stops) and /metrics (Prometheus). Ctrl-C and SIGTERM say goodbye to everybody, then end it.`,
  'zh-CN': `用法：hearth relay [--port N] [--host 地址] [限制]

让桌面互相找到的会合点。它在同一话题的人之间转交密封的数据；既读不了，也加入不了。
  --port N                       默认 4444；0 表示任一空闲端口
  --host 地址                    默认 127.0.0.1（只限这台电脑）；0.0.0.0 服务整个网络
  --behind-proxy                 按反向代理给出的地址计数（X-Forwarded-For）；只在前面有代理时用
限制（谁超过就断开谁，其他人照常）：
  --max-connections N            默认 ${DEFAULT_LIMITS.connections}
  --max-per-address N            同一地址的连接数，默认 ${DEFAULT_LIMITS.connectionsPerAddress}
  --max-topics N                 每个连接的话题数，默认 ${DEFAULT_LIMITS.topicsPerConnection}
  --max-per-topic N              每个话题的连接数，默认 ${DEFAULT_LIMITS.connectionsPerTopic}
  --max-frame-bytes N            默认 ${DEFAULT_LIMITS.frameBytes}
  --max-frames-per-second N      每个连接，默认 ${DEFAULT_LIMITS.framesPerSecond}
  --max-waiting-bytes N          一个连接未读的字节数，默认 ${DEFAULT_LIMITS.waitingBytes}
页面：/health（停止时为 503）和 /metrics（Prometheus）。Ctrl-C 和 SIGTERM 会先向所有人告别再结束。`,
};

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
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError({ en: `--port is a number up to 65535, not ${text}`, 'zh-CN': `--port 是不超过 65535 的数字，不能是 ${text}` });
  return port;
};

const limitsOf = (values: Readonly<Partial<Record<LimitFlag, string>>>): Partial<RelayLimits> => {
  const given = (Object.keys(LIMIT_FLAGS) as LimitFlag[]).flatMap((flag) => {
    const text = values[flag];
    if (text === undefined) return [];
    const limit = Number(text);
    if (!/^\d{1,10}$/.test(text) || limit < 1 || limit > MOST) throw new UsageError({ en: `--${flag} is a whole number from 1 to ${MOST}, not ${text}`, 'zh-CN': `--${flag} 是 1 到 ${MOST} 的整数，不能是 ${text}` });
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
  summary: { en: 'run a meeting point for desktops', 'zh-CN': '运行一个让桌面互相找到的会合点' },
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
