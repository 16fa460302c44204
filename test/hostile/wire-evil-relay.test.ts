import { describe, expect, it, onTestFailed } from 'vitest';
import { evilRelay } from '../support/evil-relay.ts';
import { seedOfTheRun } from '../support/seeded-random.ts';
import { waitFor } from '../support/wait-for.ts';
import { webrtcDesktop } from '../support/webrtc-desktop.ts';

describe('a relay that drops, delays, replays, mixes rooms, floods and talks nonsense', () => {
  it('can make alice and bob wait, and nothing else', async () => {
    const seed = seedOfTheRun();
    onTestFailed(() => console.error(`SEED=${seed}`));
    const relay = await evilRelay(seed);
    const [alice, bob] = [await webrtcDesktop(), await webrtcDesktop()];
    await Promise.all([alice, bob].map((one) => one.ask('start', [relay.url])));
    await alice.ask('found');
    await bob.ask('join', await alice.ask('invite'));
    await waitFor(async () => (await bob.ask('peers')) === 1);
    await alice.ask('say', ['all the same']);
    await waitFor(async () => (await bob.ask('texts')).length === 1);
    expect(await bob.ask('texts')).toEqual(['all the same']);
    expect(relay.frames()).toBeGreaterThan(50);
    await Promise.all([alice.quit(), bob.quit()]);
    await relay.stop();
  });
});
