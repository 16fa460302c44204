import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../main/platform/index.ts';
import { type Relay, startRelay } from '../../main/relay/index.ts';
import { type RtcPages, rtcPages } from '../support/chromium-page.ts';
import { waitFor } from '../support/wait-for.ts';
import { type WebrtcDesktop, webrtcDesktop } from '../support/webrtc-desktop.ts';

let relay: Relay;
let pages: RtcPages;
const running: WebrtcDesktop[] = [];
beforeAll(async () => {
  relay = await startRelay({ port: 0, clock: systemClock, log: silentLog });
  pages = await rtcPages();
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.quit()));
  await pages.close();
  await relay.stop();
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
const desktop = async (kind: 'node' | 'chromium'): Promise<WebrtcDesktop> => {
  const page = kind === 'chromium' ? `ws://127.0.0.1:${await freePort()}` : '';
  const started = await webrtcDesktop({ page });
  running.push(started);
  if (page !== '') await pages.open(page);
  await started.ask('start', [relay.url]);
  return started;
};

describe('desktops with their connections in Chromium', () => {
  it('meet one that has them in Node, and each other, and chat', async () => {
    const [alice, bob, carol] = [await desktop('node'), await desktop('chromium'), await desktop('chromium')];
    await alice.ask('found');
    const invite = await alice.ask('invite');
    await Promise.all([bob.ask('join', invite), carol.ask('join', invite)]);
    await waitFor(async () => (await Promise.all([alice, bob, carol].map((one) => one.ask('peers')))).every((peers) => peers === 2), 30_000);
    await alice.ask('say', ['from node']);
    await bob.ask('say', ['from chromium', 'x'.repeat(60_000)]);
    await waitFor(async () => (await alice.ask('texts')).length === 3 && (await carol.ask('texts')).length === 3, 20_000);
    expect(await carol.ask('texts')).toEqual(await alice.ask('texts'));
    const statistics = await bob.ask('statistics');
    expect(statistics.map(({ transport, selectedPair }) => [transport, selectedPair])).toEqual([
      ['webrtc', true],
      ['webrtc', true],
    ]);
    expect(pages.complaints).toEqual([]);
  });
});
