import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Signaling, TopicEars } from '../../../main/sync/signaling/signaling.ts';
import { COFFEE, TEA, type Way, WAYS } from '../../support/signaling-ways.ts';
import { waitFor } from '../../support/wait-for.ts';

/** A sealed frame, as far as a meeting point can tell. */
const sealed = (words: string): string => Buffer.from(words).toString('base64');

type Heard = TopicEars & { readonly frames: string[]; readonly told: string[] };
const ears = (): Heard => {
  const frames: string[] = [];
  const told: string[] = [];
  return { frames, told, connected: () => void told.push('connected'), failed: () => void told.push('failed'), heard: (data) => void frames.push(data) };
};

/** Keeps saying it until it is heard: who has just subscribed at a broker may not be known there yet. */
const untilHeard = (from: Signaling, data: string, to: Heard): Promise<void> =>
  waitFor(() => {
    if (to.frames.includes(data)) return true;
    from.publish(TEA, data);
    return false;
  });

const missing = WAYS.filter(({ isHere }) => !isHere).map(({ name }) => name);
if (missing.length > 0) console.warn(`SKIPPED, no mosquitto on this machine: ${missing.join(', ')}`);

describe.each(WAYS.filter(({ isHere }) => isHere))('signaling at $name', ({ start, hasOutage }) => {
  let way: Way;
  beforeEach(async () => {
    way = await start();
  });
  afterEach(() => way.stop());

  it('carries what alice says on a topic to bob, who is on it, unchanged, and not back to her', async () => {
    const [alice, bob] = [await way.open(), await way.open()];
    const [hers, his] = [ears(), ears()];
    alice.join(TEA, hers);
    bob.join(TEA, his);
    await untilHeard(alice, sealed('tea? 好啊'), his);
    expect(hers.frames).toEqual([]);
    expect([hers.told[0], his.told[0]]).toEqual(['connected', 'connected']);
  });

  it('carries nothing to who is on another topic, or has left', async () => {
    const [alice, bob, carol] = [await way.open(), await way.open(), await way.open()];
    const [his, hers] = [ears(), ears()];
    alice.join(TEA, ears());
    bob.join(TEA, his);
    carol.join(COFFEE, hers);
    await untilHeard(alice, sealed('one'), his);
    bob.leave(TEA);
    const late = ears();
    carol.join(TEA, late);
    await untilHeard(alice, sealed('two'), late);
    expect(his.frames).not.toContain(sealed('two'));
    expect(hers.frames).toEqual([]);
  });

  it('carries a long frame whole, and many of them', async () => {
    const [alice, bob] = [await way.open(), await way.open()];
    const his = ears();
    alice.join(TEA, ears());
    bob.join(TEA, his);
    await untilHeard(alice, sealed('ready'), his);
    const long = sealed('x'.repeat(15_000));
    alice.publish(TEA, long);
    const many = Array.from({ length: 40 }, (_, place) => sealed(`frame ${place}`));
    for (const frame of many) alice.publish(TEA, frame);
    await waitFor(() => many.every((frame) => his.frames.includes(frame)));
    expect(his.frames).toContain(long);
  });

  it.skipIf(!hasOutage)('comes back after an outage by itself, with its topics, and says so', async () => {
    const [alice, bob] = [await way.open(), await way.open()];
    const his = ears();
    alice.join(TEA, ears());
    bob.join(TEA, his);
    await untilHeard(alice, sealed('before'), his);
    await way.outage?.down();
    await waitFor(() => !alice.isConnected && his.told.includes('failed'));
    expect(bob.isUnreachable).toBe(true);
    await way.outage?.up();
    await waitFor(() => alice.isConnected && bob.isConnected);
    await untilHeard(alice, sealed('after'), his);
    expect(his.told.at(-1)).toBe('connected');
  });
});
