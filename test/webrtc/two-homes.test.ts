import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rtcPages } from '../support/chromium-page.ts';
import { type HomeDesktop, homeDesktop } from '../support/home-desktop.ts';
import { type HomeNetworks, homeNetworks, RELAY_URL, TURN_URL, whyNoHomes } from '../support/home-networks.ts';
import { waitFor } from '../support/wait-for.ts';

const id = (): string => randomUUID();
const why = whyNoHomes();
if (why !== undefined) console.warn(`SKIPPED, two homes behind routers: ${why}`);

describe.skipIf(why !== undefined)('alice in one home and bob in another, each behind a router', () => {
  let homes: HomeNetworks;
  const running: HomeDesktop[] = [];
  let alice: HomeDesktop;
  let bob: HomeDesktop;
  let circle = '';
  beforeAll(async () => {
    homes = await homeNetworks();
    const open = async (home: 'north' | 'south', name: string): Promise<HomeDesktop> => {
      const desktop = await homeDesktop(homes.namespaceOf(home), name);
      running.push(desktop);
      return desktop;
    };
    [alice, bob] = await Promise.all([open('north', 'Alice'), open('south', 'Bob')]);
    circle = (await alice.ask('circles', 'create', { id: id(), name: 'tea', reach: 'internet', places: [RELAY_URL] })).id;
  });
  afterAll(async () => {
    await Promise.all(running.map((one) => one.stop()));
    await homes?.stop();
  });

  const hows = async (desktop: HomeDesktop) => (await desktop.ask('connection', 'circle', { circle })).peers.map(({ how }) => how);
  const joinsByNewInvite = async (): Promise<void> => {
    const { text } = await alice.ask('circles', 'invite', { id: id(), circle });
    await bob.ask('circles', 'join', { id: id(), text });
  };
  const sees = async (desktop: HomeDesktop, text: string): Promise<boolean> =>
    (await desktop.ask('chat', 'page', { circle, from: { at: 'end' }, limit: 50 })).messages.some((message) => message.text === text);

  it('meet at the relay, find no way without a TURN server, and both apps say why', async () => {
    await joinsByNewInvite();
    await waitFor(async () => (await bob.ask('circles', 'list', undefined))[0]?.failure === 'no-way-through');
    await waitFor(async () => (await alice.ask('connection', 'circle', { circle })).isBlocked);
    expect(await alice.ask('connection', 'selfTest', { circle })).toEqual(
      expect.arrayContaining([
        { about: 'relay', isFine: true, place: RELAY_URL },
        { about: 'way', isFine: false },
      ]),
    );
  });

  it('connect through a TURN server of the invite, and chat', async () => {
    await homes.startTurn();
    await alice.ask('connection', 'setReach', { id: id(), circle, reach: 'internet', places: [RELAY_URL, TURN_URL] });
    await joinsByNewInvite();
    await waitFor(async () => (await bob.ask('circles', 'list', undefined))[0]?.state === 'ready');
    await waitFor(async () => (await hows(bob)).includes('relayed') && (await hows(alice)).includes('relayed'));
    await alice.ask('chat', 'send', { id: id(), circle, text: 'through the street' });
    await waitFor(() => sees(bob, 'through the street'));
    expect((await alice.ask('connection', 'circle', { circle })).isBlocked).toBe(false);
  });

  it('meet again when bob’s computer gets another address, long before the old link would be given up', async () => {
    homes.move('south', 77);
    const movedAt = performance.now();
    await alice.ask('chat', 'send', { id: id(), circle, text: 'are you there?' });
    await waitFor(() => sees(bob, 'are you there?'));
    const backMs = Math.round(performance.now() - movedAt);
    console.log(`back after ${backMs} ms with another address`);
    // A link that is silent is given up after 75 s.
    expect(backMs).toBeLessThan(60_000);
  });

  it('two desktops of one home reach each other at once, and only through the TURN server when one hides its address', async () => {
    const carol = await homeDesktop(homes.namespaceOf('north'), 'Carol');
    running.push(carol);
    const { text } = await alice.ask('circles', 'invite', { id: id(), circle });
    await carol.ask('circles', 'join', { id: id(), text });
    const carolToAlice = async () => (await carol.ask('connection', 'circle', { circle })).peers.find(({ name }) => name === 'Alice')?.how;
    await waitFor(async () => (await carolToAlice()) === 'lan');
    await carol.ask('connection', 'changeSettings', { id: id(), places: [TURN_URL], relayOnly: true });
    await waitFor(async () => (await carolToAlice()) === 'relayed');
    await alice.ask('chat', 'send', { id: id(), circle, text: 'carol is hidden' });
    await waitFor(() => sees(carol, 'carol is hidden'));
    // How a link that was just made anew goes is not known for a moment.
    let how: string | undefined;
    await waitFor(async () => (how = await carolToAlice()) !== undefined);
    expect(how).toBe('relayed');
  });

  it('dora, who has her connections in Chromium, meets the others again when her computer gets another address', async () => {
    const page = 'ws://127.0.0.1:4401';
    const dora = await homeDesktop(homes.namespaceOf('south'), 'Dora', page);
    running.push(dora);
    const pages = await rtcPages({ namespace: homes.namespaceOf('south') });
    try {
      await pages.open(page);
      const { text } = await alice.ask('circles', 'invite', { id: id(), circle });
      await dora.ask('circles', 'join', { id: id(), text });
      const toAlice = async () => (await dora.ask('connection', 'circle', { circle })).peers.find(({ name }) => name === 'Alice')?.how;
      await waitFor(async () => (await toAlice()) === 'relayed');
      homes.move('south', 78);
      const movedAt = performance.now();
      await alice.ask('chat', 'send', { id: id(), circle, text: 'and you, dora?' });
      await waitFor(() => sees(dora, 'and you, dora?'));
      const backMs = Math.round(performance.now() - movedAt);
      console.log(`back after ${backMs} ms with another address, connections in Chromium`);
      expect(backMs).toBeLessThan(60_000);
      await dora.ask('chat', 'send', { id: id(), circle, text: 'here I am' });
      await waitFor(() => sees(alice, 'here I am'));
    } finally {
      await pages.close();
    }
  });
});
