import { afterEach, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../main/platform/index.ts';
import { type Relay, startRelay } from '../../main/relay/index.ts';
import { hasMosquitto, type Mosquitto, mosquitto } from '../support/mosquitto.ts';
import { waitFor } from '../support/wait-for.ts';
import { type WebrtcDesktop, webrtcDesktop } from '../support/webrtc-desktop.ts';

const running: WebrtcDesktop[] = [];
const relays: Relay[] = [];
const brokers: Mosquitto[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.quit()));
  await Promise.all([...relays.splice(0), ...brokers.splice(0)].map((place) => place.stop()));
});

const desktop = async (points: readonly string[]): Promise<WebrtcDesktop> => {
  const started = await webrtcDesktop();
  running.push(started);
  await started.ask('start', points);
  return started;
};
const relay = async (port = 0): Promise<Relay> => {
  const started = await startRelay({ port, clock: systemClock, log: silentLog });
  relays.push(started);
  return started;
};
const broker = async (): Promise<Mosquitto> => {
  const started = await mosquitto();
  brokers.push(started);
  return started;
};
/** Each has so many links of its own: a peer is also whom a third tells of. */
const areLinked = async (count: number, ...desktops: readonly WebrtcDesktop[]): Promise<boolean> =>
  (await Promise.all(desktops.map((one) => one.ask('statistics')))).every((links) => links.length === count);
const isAtPlaces = async (one: WebrtcDesktop): Promise<boolean> => (await one.ask('seen')).places.every((place) => place.endsWith(' connected'));
/** Resolves to the ms within which they are to find each other again: ten seconds, or some times what they needed to meet at first where the machine is busy. */
const inOneCircle = async (...desktops: readonly WebrtcDesktop[]): Promise<number> => {
  const [founder, ...others] = desktops;
  await founder?.ask('found');
  const invite = await founder?.ask('invite');
  if (!invite) throw new Error('no founder');
  const begunAt = performance.now();
  await Promise.all(others.map((one) => one.ask('join', invite)));
  await waitFor(() => areLinked(desktops.length - 1, ...desktops));
  return Math.max(10_000, 5 * (performance.now() - begunAt));
};

if (!hasMosquitto) console.warn('SKIPPED, no mosquitto on this machine: meeting at an MQTT broker');

describe('desktops that meet', () => {
  it.skipIf(!hasMosquitto).each(['tcpUrl', 'wsUrl'] as const)('at an MQTT broker (%s) alone join, chat, and find each other again after it was away', async (url) => {
    const at = await broker();
    const [alice, bob] = [await desktop([at[url]]), await desktop([at[url]])];
    const soonMs = await inOneCircle(alice, bob);
    await alice.ask('say', ['by way of a broker']);
    await waitFor(async () => (await bob.ask('texts')).includes('by way of a broker'));
    await at.halt();
    await alice.ask('say', ['the broker is gone']);
    await waitFor(async () => (await bob.ask('texts')).includes('the broker is gone'));
    await at.start();
    await bob.ask('cut');
    // How long each waits before it calls there again depends on how long the broker was away.
    await waitFor(async () => (await Promise.all([alice, bob].map(isAtPlaces))).every(Boolean));
    const backAt = performance.now();
    await waitFor(() => areLinked(1, alice, bob));
    const metMs = Math.round(performance.now() - backAt);
    console.log(`met again at the broker after ${metMs} ms`);
    expect(metMs).toBeLessThan(soonMs);
  });

  it('through a third desktop heal their link within 10 s although the relay is dead', async () => {
    const at = await relay();
    const [alice, bob, carol] = [await desktop([at.url]), await desktop([at.url]), await desktop([at.url])];
    const soonMs = await inOneCircle(alice, bob, carol);
    await at.stop();
    relays.pop();
    // One of her links only: the other carries the way back.
    await alice.ask('cutOne');
    await waitFor(async () => !(await areLinked(2, alice, bob, carol)));
    const cutAt = performance.now();
    await waitFor(() => areLinked(2, alice, bob, carol));
    const healedMs = Math.round(performance.now() - cutAt);
    console.log(`healed through a peer after ${healedMs} ms`);
    expect(healedMs).toBeLessThan(soonMs);
  });

  it('by texts carried by hand alone, without any meeting point: to join, and again as members', async () => {
    const [alice, bob] = [await desktop([]), await desktop([])];
    await alice.ask('found');
    await bob.ask('join', await alice.ask('invite'));
    const call = await bob.ask('callByHand');
    const answer = await alice.ask('takeByHand', `看这个 👉 ${call}\n快点 ${'.'.repeat(30)}`);
    if (answer.kind !== 'answer') throw new Error('no answer');
    console.log(`a call of ${call.length} characters, an answer of ${answer.text.length}`);
    expect(await bob.ask('takeByHand', `here it is: ${answer.text}`)).toEqual({ kind: 'connecting' });
    await waitFor(async () => (await bob.ask('count')) >= 0);
    // The lobby's link is over; as members they need one of their own.
    const again = await alice.ask('callByHand');
    const back = await bob.ask('takeByHand', again);
    if (back.kind !== 'answer') throw new Error('no answer');
    await alice.ask('takeByHand', back.text);
    await waitFor(() => areLinked(1, alice, bob));
    await alice.ask('say', ['no relay anywhere', 'x'.repeat(5000)]);
    await bob.ask('say', ['none']);
    await waitFor(async () => (await alice.ask('texts')).length === 3 && (await bob.ask('texts')).length === 3);
    expect((await bob.ask('statistics')).map(({ selectedPair }) => selectedPair)).toEqual([true]);
    await expect(alice.ask('takeByHand', back.text)).rejects.toThrow('hand-code-stale');
  });

  it('come back within 10 s when the process that holds the connections is killed', async () => {
    const at = await relay();
    const [alice, bob] = [await desktop([at.url]), await desktop([at.url])];
    const soonMs = await inOneCircle(alice, bob);
    await alice.ask('killPipe');
    const killedAt = performance.now();
    await waitFor(async () => (await alice.ask('peers')) === 0);
    await waitFor(() => areLinked(1, alice, bob));
    const backMs = Math.round(performance.now() - killedAt);
    console.log(`back after ${backMs} ms`);
    expect(backMs).toBeLessThan(soonMs);
  });
});
