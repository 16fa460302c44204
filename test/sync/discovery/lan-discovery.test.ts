import { hostname } from 'node:os';
import makeMdns from 'multicast-dns';
import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, silentLog, systemClock, systemRandom } from '../../../main/platform/index.ts';
import { lanDiscovery } from '../../../main/sync/discovery/lan-discovery.ts';
import { DesktopClock } from '../../support/desktop-clock.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { waitFor } from '../../support/wait-for.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const desktop = (port: number, clock: Clock = systemClock): { found: readonly string[]; stop: () => void } => {
  const one = { found: [] as readonly string[], stop: (): void => undefined };
  one.stop = lanDiscovery({ port, addresses: () => ['127.0.0.1'], via: '127.0.0.1', clock, random: systemRandom, log: silentLog, onFound: (urls) => void (one.found = urls) });
  stops.push(one.stop);
  return one;
};
const listener = () => {
  const mdns = makeMdns({ reuseAddr: true, loopback: true, interface: '127.0.0.1', bind: '0.0.0.0' });
  stops.push(() => mdns.destroy());
  return mdns;
};

describe('desktops on one network', () => {
  it('find each other’s relays within moments, and lose who says goodbye', async () => {
    const [alice, bob] = [desktop(4401), desktop(4402)];
    await waitFor(() => alice.found.includes('ws://127.0.0.1:4402') && bob.found.includes('ws://127.0.0.1:4401'));
    expect(alice.found).not.toContain('ws://127.0.0.1:4401');
    bob.stop();
    await waitFor(() => !alice.found.includes('ws://127.0.0.1:4402'));
  });

  it('announce a name that is made up at each start, and nothing else of the person', async () => {
    const names = new Set<string>();
    const packets: string[] = [];
    listener().on('response', (response) => {
      packets.push(JSON.stringify(response));
      for (const answer of response.answers ?? []) if (answer.type === 'SRV' && [4411, 4412].includes(answer.data.port)) names.add(answer.name);
    });
    for (const port of [4411, 4412]) {
      const before = names.size;
      const one = desktop(port);
      await waitFor(() => names.size > before);
      one.stop();
    }
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{16}\._hearth\._tcp\.local$/);
    expect(names.size).toBe(2);
    expect(packets.join('\n')).not.toContain(hostname());
  });

  it('believe no address outside, no port 0, and no more than sixteen', async () => {
    const alice = desktop(4421);
    const mallory = listener();
    const announce = (id: string, host: string, port: number): void =>
      mallory.respond([
        { name: `${id}._hearth._tcp.local`, type: 'SRV', ttl: 120, data: { port, target: `${id}.local` } },
        { name: `${id}.local`, type: 'A', ttl: 120, data: host },
      ]);
    await new Promise<void>((resolve) => void mallory.on('ready', resolve));
    await waitFor(() => {
      announce('a'.repeat(16), '8.8.8.8', 4444);
      announce('b'.repeat(16), '192.168.7.7', 0);
      for (let number = 0; number < 40; number += 1) announce(number.toString(16).padStart(16, '0'), `10.0.0.${number}`, 4444);
      return alice.found.length >= 14;
    });
    expect(alice.found.join(' ')).not.toContain('8.8.8.8');
    expect(alice.found.join(' ')).not.toContain('192.168.7.7');
    expect(alice.found.length).toBeLessThanOrEqual(16);
  });

  it.each([
    ['for four minutes after it last said so', 0, 3],
    ['no longer where the clock is set back by an hour', -3_600_000, 0],
  ])('believe that a relay is there %s', async (_words, wrongByMs, minutes) => {
    const time = new FakeClock();
    const clock = new DesktopClock(time);
    const alice = desktop(4431, clock);
    const others = listener();
    const say = (letter: string): void =>
      others.respond([
        { name: `${letter.repeat(16)}._hearth._tcp.local`, type: 'SRV', ttl: 120, data: { port: 4444, target: `${letter}.local` } },
        { name: `${letter}.local`, type: 'A', ttl: 120, data: `10.9.8.${Number.parseInt(letter, 16)}` },
      ]);
    const isFound = (letter: string): boolean => alice.found.includes(`ws://10.9.8.${Number.parseInt(letter, 16)}:4444`);
    await new Promise<void>((resolve) => void others.on('ready', resolve));
    // What one socket sends comes in order: once the second is heard of, nothing of the first is on its way any more.
    for (const letter of ['c', 'd']) await waitFor(() => (say(letter), isFound(letter)));
    clock.wrongByMs = wrongByMs;
    await time.advance(minutes * 60_000 + 30_000);
    expect(isFound('c')).toBe(minutes > 0);
    await time.advance(2 * 60_000);
    expect(isFound('c')).toBe(false);
  });
});
