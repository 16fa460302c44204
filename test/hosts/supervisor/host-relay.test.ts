import { get } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { lanAddresses, silentLog, systemClock } from '#platform';
import { HostRelay } from '../../../main/hosts/supervisor/host-relay.ts';

let relay: HostRelay;
afterEach(() => relay.stop());
/** On a connection of its own each time: one that is kept would outlive the relay. */
const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = get({ host: address, port: relay.port, path: '/health', agent: false, timeout: 60_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('error', () => resolve(false));
    asked.on('timeout', () => asked.destroy());
  });
const start = async (loopbackOnly: boolean): Promise<void> => {
  relay = await HostRelay.start({ port: 0, loopbackOnly, clock: systemClock, log: silentLog });
};

test.skipIf(lanAddresses().length === 0)('the relay is heard on this network only while it is open to it, on the same port', async () => {
  const [address = ''] = lanAddresses();
  await start(false);
  const { port, url } = relay;
  expect([await answers('127.0.0.1'), await answers(address)]).toEqual([true, false]);
  expect(await relay.openTo('network')).toBe(port);
  expect([await answers('127.0.0.1'), await answers(address)]).toEqual([true, true]);
  await relay.openTo('machine');
  expect([await answers('127.0.0.1'), await answers(address)]).toEqual([true, false]);
  expect(relay.url).toBe(url);
});

test('a desktop that may not leave this machine does not open its relay', async () => {
  await start(true);
  await relay.openTo('network');
  for (const address of lanAddresses()) expect(await answers(address)).toBe(false);
  expect(await answers('127.0.0.1')).toBe(true);
});
