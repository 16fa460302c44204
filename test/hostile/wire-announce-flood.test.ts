import { createSecretKey, type KeyObject, pbkdf2Sync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Children, silentLog, systemClock, systemRandom } from '../../main/platform/index.ts';
import { type Relay, startRelay } from '../../main/relay/index.ts';
import { webrtcTransport } from '../../main/sync/index.ts';
import { openFrame, sealFrame } from '../../main/sync/signaling/sealed-frame.ts';
import type { ToPipe } from '../../rtc/index.ts';
import { deviceDouble } from '../support/device-double.ts';
import { relayGuest } from '../support/relay-guest.ts';
import { waitFor } from '../support/wait-for.ts';

const ROOM = { name: 'a room', password: 'known to an insider' };

/** A process that holds connections which never come about. */
const deafChildren = (heard: ToPipe[]): Children => ({
  start: () => ({
    pid: undefined,
    post: (message) => void heard.push(message as ToPipe),
    onMessage: () => () => undefined,
    onExit: () => () => undefined,
    kill: () => Promise.resolve(),
  }),
});

/** The room's key as y-webrtc derives it. */
const roomKey = (): KeyObject => createSecretKey(pbkdf2Sync(ROOM.password, ROOM.name, 100_000, 32, 'sha256'));

let relay: Relay;
afterEach(() => relay.stop());

describe('an insider who floods a room at its meeting point', () => {
  it('gets eight connections under way and no more, whatever it sends', async () => {
    relay = await startRelay({ port: 0, clock: systemClock, log: silentLog });
    const heard: ToPipe[] = [];
    const transport = webrtcTransport({ children: deafChildren(heard), rtcEntry: '', loopbackOnly: true, clock: systemClock, random: systemRandom, log: silentLog });
    transport.enter({ room: ROOM, identity: deviceDouble(), meetingPoints: [relay.url], onLink: () => 'kept' });
    const mallory = await relayGuest(relay.url);
    mallory.send({ type: 'subscribe', topics: [ROOM.name] });
    await waitFor(() => mallory.heard.length > 0);
    const key = roomKey();
    const say = (frame: object): void => mallory.send({ type: 'publish', topic: ROOM.name, data: sealFrame(Array.isArray(frame) ? frame : { ...frame, session: '00'.repeat(8), count: (count += 1) }, key) });
    let count = 0;
    const first = JSON.parse(mallory.heard[0] ?? '') as { readonly data: string };
    const opened = openFrame(first.data, key);
    if (!opened) throw new Error('the room sealed its frame otherwise');
    const { from: victim } = opened as { readonly from: string };
    // Peers that the victim calls, and peers that call the victim.
    const peer = (first: string, round: number): string => `m-${first}${String(round).padStart(7, '0')}-0000-0000-0000-000000000000`;
    for (let round = 0; round < 60; round += 1) {
      say({ type: 'announce', from: peer('0', round) });
      say({ type: 'signal', from: peer('f', round), to: victim, signal: { type: 'offer', sdp: 'v=0' } });
      say({ type: 'signal', from: peer('0', round), to: victim, signal: { type: 'answer', sdp: 'v=0' } });
      say({ type: 'signal', from: peer('f', round), to: victim, signal: { type: 'renegotiate', renegotiate: true } });
      say({ type: 'announce' });
      say([]);
    }
    mallory.heard.length = 0;
    for (let round = 0; round < 200; round += 1) say({ type: 'announce', from: peer('f', round) });
    mallory.send({ type: 'ping' });
    await waitFor(() => mallory.heard.some((text) => text.includes('pong')));
    await waitFor(() => heard.filter(({ type }) => type === 'open-connection').length >= 8);
    expect(heard.filter(({ type }) => type === 'open-connection')).toHaveLength(8);
    expect(mallory.heard.length).toBeLessThan(60);
    mallory.leave();
    await transport.close();
  });
});
