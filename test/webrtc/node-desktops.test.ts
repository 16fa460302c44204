import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../main/platform/index.ts';
import { type Relay, startRelay } from '../../main/relay/index.ts';
import { freePort } from '../support/free-port.ts';
import { waitFor } from '../support/wait-for.ts';
import { type WebrtcDesktop, webrtcDesktop } from '../support/webrtc-desktop.ts';

let relay: Relay;
let folder: string;
const running: WebrtcDesktop[] = [];
const desktop = async (options: Parameters<typeof webrtcDesktop>[0] = {}): Promise<WebrtcDesktop> => {
  const started = await webrtcDesktop(options);
  running.push(started);
  await started.ask('start', [relay.url]);
  return started;
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth webrtc 测试 '));
  relay = await startRelay({ port: await freePort(), clock: systemClock, log: silentLog });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.quit()));
  await relay.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Until each has a link of its own to every other: a peer is also whom a third tells of. */
const linked = (...desktops: readonly WebrtcDesktop[]): Promise<void> =>
  waitFor(async () => (await Promise.all(desktops.map((one) => one.ask('statistics')))).every((links) => links.length === desktops.length - 1));

describe('desktops over real WebRTC on this machine', () => {
  it('three meet through one relay and chat, and bytes went over every link', async () => {
    const [alice, bob, carol] = [await desktop(), await desktop(), await desktop()];
    await alice.ask('found');
    const invite = await alice.ask('invite');
    await Promise.all([bob.ask('join', invite), carol.ask('join', invite)]);
    await linked(alice, bob, carol);
    await alice.ask('say', ['tea?']);
    await bob.ask('say', ['好啊']);
    await waitFor(async () => (await carol.ask('texts')).length === 2);
    expect((await carol.ask('texts')).toSorted()).toEqual(['tea?', '好啊']);
    await waitFor(async () => (await alice.ask('hash')) === (await carol.ask('hash')));
    // On a busy machine WebRTC selects another pair after some messages, and counts late.
    for (const one of [alice, bob, carol]) await one.ask('say', ['x'.repeat(4000)]);
    await waitFor(async () => (await Promise.all([alice, bob, carol].map((one) => one.ask('statistics')))).flat().every(({ bytesSent, bytesReceived }) => bytesSent + bytesReceived > 4000));
    const kinds = (await alice.ask('statistics')).map(({ transport, selectedPair, route }) => ({ transport, selectedPair, route }));
    expect(kinds).toEqual(Array.from({ length: 2 }, () => ({ transport: 'webrtc', selectedPair: true, route: 'lan' })));
  });

  it('a joiner gets a history of 20,000 entries, which y-webrtc alone would never deliver', async () => {
    const [alice, bob] = [await desktop(), await desktop()];
    await alice.ask('found');
    for (let from = 0; from < 20_000; from += 1_000) {
      await alice.ask('say', Array.from({ length: 1_000 }, (_, place) => `${from + place} `.padEnd(300, 'x')));
    }
    const started = performance.now();
    await bob.ask('join', await alice.ask('invite'));
    await waitFor(async () => (await bob.ask('count')) === 20_000);
    console.log(`20,000 entries in ${Math.round(performance.now() - started)} ms after the invite was opened`);
    expect(await bob.ask('hash')).toBe(await alice.ask('hash'));
  });

  it('the relay dies and comes back: who is linked chats on, who was away comes in', async () => {
    const bobs = { file: join(folder, 'bob.db'), key: 'b0'.repeat(32) };
    const [alice, bob] = [await desktop(), await desktop(bobs)];
    await alice.ask('found');
    await bob.ask('join', await alice.ask('invite'));
    await linked(alice, bob);
    const { port } = relay;
    await relay.stop();
    await alice.ask('say', ['the relay is gone']);
    await waitFor(async () => (await bob.ask('texts')).includes('the relay is gone'));
    await bob.kill();
    await alice.ask('say', ['written while bob was away']);
    const bobAgain = await desktop(bobs);
    relay = await startRelay({ port, clock: systemClock, log: silentLog });
    await waitFor(async () => (await bobAgain.ask('texts')).includes('written while bob was away'));
    expect(await bobAgain.ask('texts')).toEqual(['the relay is gone', 'written while bob was away']);
  });
});
