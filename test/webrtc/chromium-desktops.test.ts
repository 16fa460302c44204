import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../main/platform/index.ts';
import { type Relay, startRelay } from '../../main/relay/index.ts';
import { type RtcPages, rtcPages } from '../support/chromium-page.ts';
import { freePort } from '../support/free-port.ts';
import { waitFor } from '../support/wait-for.ts';
import { type WebrtcDesktop, webrtcDesktop } from '../support/webrtc-desktop.ts';

let relay: Relay;
let pages: RtcPages;
let folder: string;
const running: WebrtcDesktop[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth chromium 测试 '));
  relay = await startRelay({ port: await freePort(), clock: systemClock, log: silentLog });
  pages = await rtcPages();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.quit()));
});
afterAll(async () => {
  await pages.close();
  await relay.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Home = { readonly file?: string; readonly key?: string };
type Desktop = WebrtcDesktop & { readonly openWindow: () => Promise<void>; readonly killWindow: () => Promise<void> };
/** `kill` pulls the plug of a desktop and of its window. */
const desktop = async (kind: 'node' | 'chromium', home: Home = {}): Promise<Desktop> => {
  const page = kind === 'chromium' ? `ws://127.0.0.1:${await freePort()}` : '';
  const started = await webrtcDesktop({ ...home, page });
  running.push(started);
  let killWindow = async (): Promise<void> => undefined;
  const openWindow = async (): Promise<void> => {
    if (page !== '') killWindow = await pages.open(page);
  };
  await openWindow();
  await started.ask('start', [relay.url]);
  return {
    ...started,
    openWindow,
    killWindow: () => killWindow(),
    kill: async () => {
      await Promise.all([started.kill(), killWindow()]);
    },
  };
};
/** Every one of these three has a link of its own to each of the others. */
const areLinked = async (...three: readonly WebrtcDesktop[]): Promise<boolean> =>
  (await Promise.all(three.map((one) => one.ask('statistics')))).every((links) => links.filter(({ selectedPair }) => selectedPair).length === 2);
const haveAll = (text: string, ...desktops: readonly WebrtcDesktop[]): Promise<void> =>
  waitFor(async () => (await Promise.all(desktops.map((one) => one.ask('texts')))).every((texts) => texts.includes(text)));

describe('desktops with their connections in Chromium', () => {
  it('meet one that has them in Node, and each other, and chat', async () => {
    const [alice, bob, carol] = [await desktop('node'), await desktop('chromium'), await desktop('chromium')];
    await alice.ask('found');
    const invite = await alice.ask('invite');
    await Promise.all([bob.ask('join', invite), carol.ask('join', invite)]);
    await waitFor(() => areLinked(alice, bob, carol));
    await alice.ask('say', ['from node']);
    await bob.ask('say', ['from chromium', 'x'.repeat(60_000)]);
    await waitFor(async () => (await alice.ask('texts')).length === 3 && (await carol.ask('texts')).length === 3);
    expect(await carol.ask('texts')).toEqual(await alice.ask('texts'));
    const statistics = await bob.ask('statistics');
    expect(statistics.map(({ transport, selectedPair }) => [transport, selectedPair])).toEqual([
      ['webrtc', true],
      ['webrtc', true],
    ]);
    expect(pages.complaints).toEqual([]);
  });

  it('chat on and mend a link while the relay is gone, and come back after either side was killed, in Chromium or in Node', async () => {
    const homes = { alice: { file: join(folder, 'alice.db'), key: 'a1'.repeat(32) }, bob: { file: join(folder, 'bob.db'), key: 'b0'.repeat(32) } };
    const [alice, bob, carol] = [await desktop('node', homes.alice), await desktop('chromium', homes.bob), await desktop('chromium')];
    await alice.ask('found');
    const invite = await alice.ask('invite');
    await Promise.all([bob.ask('join', invite), carol.ask('join', invite)]);
    await waitFor(() => areLinked(alice, bob, carol));

    const { port } = relay;
    await relay.stop();
    await bob.ask('say', ['the relay is gone']);
    await haveAll('the relay is gone', alice, carol);
    // One link only: the others carry the way back.
    await bob.ask('cutOne');
    await waitFor(() => areLinked(alice, bob, carol));
    relay = await startRelay({ port, clock: systemClock, log: silentLog });

    await bob.kill();
    await alice.ask('say', ['while bob was away']);
    const bobBegan = performance.now();
    const bobAgain = await desktop('chromium', homes.bob);
    await waitFor(() => areLinked(alice, bobAgain, carol));
    console.log(`Chromium killed: linked with both again ${Math.round(performance.now() - bobBegan)} ms after its start`);
    await haveAll('while bob was away', bobAgain);

    await alice.kill();
    await carol.ask('say', ['while alice was away']);
    const aliceBegan = performance.now();
    const aliceAgain = await desktop('node', homes.alice);
    await waitFor(() => areLinked(aliceAgain, bobAgain, carol));
    console.log(`Node killed: linked with both in Chromium again ${Math.round(performance.now() - aliceBegan)} ms after its start`);
    await haveAll('while alice was away', aliceAgain, bobAgain);
    expect(await aliceAgain.ask('hash')).toBe(await carol.ask('hash'));
  });

  it('chat again when only the window that holds the connections was killed, and what was written without it arrives', async () => {
    const [alice, bob] = [await desktop('node'), await desktop('chromium')];
    await alice.ask('found');
    await bob.ask('join', await alice.ask('invite'));
    const areBothLinked = async (): Promise<boolean> => (await Promise.all([alice, bob].map((one) => one.ask('peers')))).every((peers) => peers === 1);
    await waitFor(areBothLinked);
    await bob.killWindow();
    await waitFor(async () => (await bob.ask('peers')) === 0);
    await bob.ask('say', ['without a window']);
    await alice.ask('say', ['where are you?']);
    expect(await bob.ask('texts')).toEqual(['without a window']);
    await bob.openWindow();
    await haveAll('without a window', alice);
    await haveAll('where are you?', bob);
    await waitFor(areBothLinked);
  });
});
