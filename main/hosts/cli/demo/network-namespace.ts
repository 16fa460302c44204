import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import type { CommandIo, ExitCode } from '../command.ts';

/** Set in the environment of the run that is inside. */
const MARK = 'HEARTH_DEMO_NAMESPACE';
const LINK = 'outside';
/** An address of TEST-NET-2 (RFC 5737): nobody lives there. */
const NOBODY = '198.51.100.77';

/**
 * A network of its own for the run: loopback, and one link to nowhere that holds the default route, so that whatever tries to leave is counted.
 * Kernels without dummy links get one end of a veth pair.
 */
const SET_UP = `
set -e
for where in default all; do echo 1 > /proc/sys/net/ipv6/conf/$where/disable_ipv6 || true; done
ip link set lo up
ip link add ${LINK} type dummy 2>/dev/null || { ip link add ${LINK} type veth peer name sink; ip link set sink up; }
ip address add 198.51.100.2/24 dev ${LINK}
ip link set ${LINK} up
ip route add default via 198.51.100.1 dev ${LINK}
ip neigh add 198.51.100.1 lladdr 02:00:00:00:00:01 dev ${LINK} nud permanent
ip neigh add ${NOBODY} lladdr 02:00:00:00:00:02 dev ${LINK} nud permanent
exec "$@"
`;

/** Packets that left by the link to nowhere, from the kernel's own counters. */
const packetsOut = (): number => {
  const line = readFileSync('/proc/net/dev', 'utf8').split('\n').find((row) => row.trim().startsWith(`${LINK}:`)) ?? '';
  return Number(line.trim().split(/[\s:]+/u)[10] ?? Number.NaN);
};

/** Whether this process already runs in a namespace made by `runInNamespace`. */
export const isInNamespace = (env: CommandIo['env']): boolean => env[MARK] === '1';

/** Whether this machine lets us make one (Linux, root, `unshare` and `ip`). */
export const canMakeNamespace = (): boolean =>
  process.platform === 'linux' && spawnSync('unshare', ['--net', 'sh', '-c', 'ip link set lo up'], { stdio: 'ignore', timeout: 5000 }).status === 0;

/** Runs `command` inside a fresh namespace with our own streams; resolves to its exit code. */
export const runInNamespace = (command: readonly string[], io: CommandIo): Promise<ExitCode> =>
  new Promise((resolve, reject) => {
    const child = spawn('unshare', ['--net', 'sh', '-c', SET_UP, 'sh', ...command], { stdio: 'inherit', cwd: io.cwd, env: { ...io.env, [MARK]: '1' } });
    const stop = (): boolean => child.kill('SIGTERM');
    io.signal.addEventListener('abort', stop, { once: true });
    child.once('error', reject);
    child.once('exit', (code) => {
      io.signal.removeEventListener('abort', stop);
      resolve(code === 0 ? 0 : code === 2 ? 2 : 1);
    });
  });

/** Sends one packet to nobody: a counter that does not move would prove nothing. Resolves to the count it then shows. */
const knock = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.send('.', 9, NOBODY, (error) => {
      socket.close();
      if (error) reject(error);
      else resolve();
    });
  });

/** Starts counting packets that leave; undefined when the counter fails its own test. */
export const countPackets = async (): Promise<(() => number) | undefined> => {
  const before = packetsOut();
  await knock();
  const base = packetsOut();
  return base === before + 1 ? () => packetsOut() - base : undefined;
};
