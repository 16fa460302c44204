import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { waitFor } from './wait-for.ts';

const IP = '/usr/sbin/ip';
const IPTABLES = '/usr/sbin/iptables';
const TURN_SERVER = '/usr/bin/turnserver';

/** The street between the homes: addresses of TEST-NET-3 (RFC 5737). Relay and TURN server live at the first. */
const STREET = '203.0.113';
export const RELAY_URL = `ws://${STREET}.1:4444`;
export const TURN_URL = `turn:hearth:a-long-password@${STREET}.1:3478`;

export type Home = 'north' | 'south';
const SUBNETS: Readonly<Record<Home, string>> = { north: '192.168.11', south: '192.168.12' };

export type HomeNetworks = {
  /** The namespace of a home, for what is to run in it. */
  readonly namespaceOf: (home: Home) => string;
  /** That home's computers get another address, as after a change of Wi-Fi. */
  readonly move: (home: Home, host: number) => void;
  readonly startTurn: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const ip = (...words: readonly string[]): void => {
  execFileSync(IP, words, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 });
};

/** Why two homes cannot be built on this machine; undefined when they can. Tries it, since a kernel may lack any of it. */
export const whyNoHomes = (): string | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'network namespaces need Linux and root';
  const missing = [IP, IPTABLES, TURN_SERVER].find((path) => !existsSync(path));
  if (missing !== undefined) return `${missing} is not installed (tools/test-setup installs iproute2, iptables and coturn where it may)`;
  const probe = 'ip link set lo up && ip link add probe type bridge && ip link add v0 type veth peer name v1 && iptables -w 5 -t nat -A POSTROUTING -o v0 -j MASQUERADE';
  const { status, stderr } = spawnSync('unshare', ['--net', 'sh', '-c', probe], { timeout: 60_000, encoding: 'utf8' });
  return status === 0 ? undefined : `the kernel lets us make no bridge, veth or masquerading: ${stderr.trim().split('\n').at(-1) ?? ''}`;
};

const isListening = (namespace: string, port: number): boolean =>
  spawnSync(IP, ['netns', 'exec', namespace, process.execPath, '-e', `require('net').connect(${port},'${STREET}.1').once('connect',()=>process.exit(0)).once('error',()=>process.exit(1))`], { timeout: 60_000 }).status === 0;

/** Two homes, each behind a router of its own that masquerades and drops what nobody inside asked for, and a street between them with a relay. */
export const homeNetworks = async (): Promise<HomeNetworks> => {
  const mark = `hearth${process.pid}`;
  const street = `${mark}-street`;
  const made: string[] = [];
  const running: ChildProcess[] = [];
  const make = (name: string): string => {
    ip('netns', 'add', name);
    made.push(name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
    return name;
  };
  const inside = (namespace: string, command: string): void => {
    execFileSync(IP, ['netns', 'exec', namespace, 'sh', '-ec', command], { stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 });
  };
  const run = (namespace: string, words: readonly string[]): void => {
    running.push(spawn(IP, ['netns', 'exec', namespace, ...words], { stdio: 'ignore' }));
  };
  const stop = async (): Promise<void> => {
    await Promise.all(
      running.map(async (child) => {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        if (child.exitCode === null && child.kill('SIGKILL')) await gone;
      }),
    );
    // Its links go with a namespace.
    for (const name of made.splice(0)) spawnSync(IP, ['netns', 'del', name], { timeout: 60_000 });
  };
  const join = (home: Home, at: number): void => {
    const [router, inner, subnet] = [make(`${mark}-${home}-nat`), make(`${mark}-${home}`), SUBNETS[home]];
    ip('link', 'add', 'wan0', 'netns', router, 'type', 'veth', 'peer', 'name', home, 'netns', street);
    ip('link', 'add', 'lan0', 'netns', router, 'type', 'veth', 'peer', 'name', 'lan', 'netns', inner);
    inside(street, `ip link set ${home} master street up`);
    inside(router, `ip address add ${STREET}.${at}/24 dev wan0; ip address add ${subnet}.1/24 dev lan0; ip link set wan0 up; ip link set lan0 up
      echo 1 > /proc/sys/net/ipv4/ip_forward
      iptables -w 5 -t nat -A POSTROUTING -o wan0 -j MASQUERADE --random
      for chain in FORWARD INPUT; do iptables -w 5 -A $chain -i wan0 -m conntrack ! --ctstate ESTABLISHED,RELATED -j DROP; done`);
    inside(inner, `ip link set lan up; ip address add ${subnet}.2/24 dev lan; ip route add default via ${subnet}.1`);
  };
  try {
    make(street);
    inside(street, `ip link add street type bridge; ip address add ${STREET}.1/24 dev street; ip link set street up
      # What has no place on the street vanishes without a word, as on the internet: to hear that there is no way would end coturn's socket.
      ip neigh add ${STREET}.254 lladdr 02:00:00:00:00:fe dev street nud permanent; ip route add default via ${STREET}.254`);
    join('north', 11);
    join('south', 12);
    run(street, [process.execPath, 'main/hosts/cli/main.ts', 'relay', '--host', `${STREET}.1`, '--port', '4444']);
    await waitFor(() => isListening(street, 4444));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    namespaceOf: (home) => `${mark}-${home}`,
    move: (home, host) => inside(`${mark}-${home}`, `ip address flush dev lan; ip address add ${SUBNETS[home]}.${host}/24 dev lan; ip route add default via ${SUBNETS[home]}.1`),
    startTurn: async () => {
      const words = [`--listening-ip=${STREET}.1`, `--relay-ip=${STREET}.1`, '--lt-cred-mech', '--user=hearth:a-long-password', '--realm=street.test', '--no-cli', '--no-tls', '--no-dtls', '--no-multicast-peers', '--log-file=stdout', '--pidfile=', '--userdb=:memory:', '-n'];
      run(street, [TURN_SERVER, ...words]);
      await waitFor(() => isListening(street, 3478));
    },
    stop,
  };
};
