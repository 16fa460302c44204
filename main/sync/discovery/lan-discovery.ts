import makeMdns, { type QueryPacket, type ResponsePacket } from 'multicast-dns';
import { type Clock, isWithin, type Log, type Random } from '#platform';
import { isNearbyHost } from '../meeting-point.ts';

const SERVICE = '_hearth._tcp.local';
const INSTANCE = /^([0-9a-f]{16})\._hearth\._tcp\.local$/i;
const TTL_S = 120;
const ASK_EVERY_MS = 60_000;
const ASK_SOON_MS = 1_000;
const MOST_FOUND = 16;
const MOST_ADDRESSES = 4;
/** Whoever did not say again within this time that it is there has left without a goodbye. */
const FOUND_MS = 2 * TTL_S * 1000;

type Answer = NonNullable<ResponsePacket['answers']>[number];
type Found = { readonly urls: readonly string[]; readonly at: number };

export type DiscoveryOptions = {
  /** Where the embedded relay listens. */
  readonly port: number;
  /** This machine's addresses on its networks, IPv4; asked again for each answer, since they change. */
  readonly addresses: () => readonly string[];
  /** The one interface to use; all of them when absent. */
  readonly via?: string | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The relays of others that are there now, as URLs. */
  readonly onFound: (urls: readonly string[]) => void;
};

/**
 * Announces the embedded relay on this network and finds those of others: mDNS and DNS-SD (RFC 6762, 6763). The name is made up at each start
 * and says nothing of the person, the device or its circles. @returns how to say goodbye and stop
 */
export const lanDiscovery = ({ port, addresses, via, clock, random, log, onFound }: DiscoveryOptions): (() => void) => {
  const id = Buffer.from(random.bytes(8)).toString('hex');
  const [instance, target] = [`${id}.${SERVICE}`, `${id}.local`];
  const mdns = makeMdns({ reuseAddr: true, loopback: true, ...(via !== undefined && { interface: via, bind: '0.0.0.0' }) });
  const found = new Map<string, Found>();
  let told = '';

  const records = (ttl: number): Answer[] => [
    { name: SERVICE, type: 'PTR', ttl, data: instance },
    { name: instance, type: 'SRV', ttl, data: { port, target, priority: 0, weight: 0 } },
    { name: instance, type: 'TXT', ttl, data: ['v=1'] },
    ...addresses().slice(0, MOST_ADDRESSES).map((data): Answer => ({ name: target, type: 'A', ttl, data })),
  ];
  const tell = (): void => {
    const urls = [...found.values()].flatMap((one) => one.urls).toSorted();
    if (urls.join(' ') === told) return;
    told = urls.join(' ');
    onFound(urls);
  };
  const ask = (): void => {
    const now = clock.now();
    for (const [name, { at }] of found) if (!isWithin(FOUND_MS, { since: at, now })) found.delete(name);
    tell();
    mdns.query([{ name: SERVICE, type: 'PTR' }]);
  };
  const hearQuery = ({ questions = [] }: QueryPacket): void => {
    if (questions.some(({ name, type }) => name.toLowerCase() === SERVICE && type === 'PTR')) mdns.respond(records(TTL_S));
  };
  const hearResponse = ({ answers = [], additionals = [] }: ResponsePacket): void => {
    for (const one of relaysIn([...answers, ...additionals])) {
      if (one.name === id) continue;
      if (one.ttlS === 0) found.delete(one.name);
      else if (found.has(one.name) || found.size < MOST_FOUND) found.set(one.name, { urls: one.urls, at: clock.now() });
    }
    tell();
  };
  // No network, or somebody else's socket: it is looked for again; nothing else depends on it.
  const complain = (error: unknown): void => log.warn('mdns-failed', { kind: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' });
  mdns.on('error', complain);
  mdns.on('query', hearQuery);
  mdns.on('response', hearResponse);
  mdns.on('ready', () => {
    mdns.respond(records(TTL_S));
    ask();
  });
  const stops = [clock.after(ASK_SOON_MS, ask), clock.every(ASK_EVERY_MS, ask)];
  return () => {
    for (const stop of stops) stop();
    mdns.respond(records(0), () => mdns.destroy());
  };
};

/** The relays a response names: each by the id of its instance, with addresses of this network only. */
const relaysIn = (answers: readonly Answer[]): { readonly name: string; readonly ttlS: number; readonly urls: readonly string[] }[] =>
  answers.flatMap((answer) => {
    const name = answer.type === 'SRV' ? INSTANCE.exec(answer.name)?.[1]?.toLowerCase() : undefined;
    if (name === undefined || answer.type !== 'SRV') return [];
    const { port, target } = answer.data;
    const hosts = answers.flatMap((other) => (other.type === 'A' && other.name === target && isNearbyHost(other.data) ? [other.data] : [])).slice(0, MOST_ADDRESSES);
    const urls = port > 0 ? hosts.map((host) => `ws://${host}:${port}`) : [];
    return [{ name, ttlS: answer.ttl ?? TTL_S, urls }];
  });
