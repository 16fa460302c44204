import { describe, expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';

const MB = 1_000_000;
const LONG_MS = 120_000;

describe('files between desktops', () => {
  it('carol gets from bob what alice sent, while alice is gone', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    const file = alice.files.adds(1.5 * MB);
    bob.files.wants(file);
    await clock.until(() => bob.files.has(file), LONG_MS);
    await alice.quits();
    carol.files.wants(file);
    await clock.until(() => carol.files.has(file), LONG_MS);
    expect(carol.files.exchange.sourcesOf(file.address)).toEqual([bob.circle.self.device]);
    expect(carol.files.shelf.find(file.address)?.piece(3)).toEqual(bob.files.shelf.find(file.address)?.piece(3));
  });

  it('carol gets one file from alice and bob at once', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    const file = alice.files.adds(4 * MB);
    bob.files.wants(file);
    await clock.until(() => bob.files.has(file), LONG_MS);
    carol.files.wants(file);
    await clock.until(() => carol.files.has(file), LONG_MS);
    expect(new Set(carol.files.exchange.sourcesOf(file.address))).toEqual(new Set([alice.circle.self.device, bob.circle.self.device]));
  });

  it('bob pulls the plug in the middle, and goes on where he was', async () => {
    const { alice, bob, clock, meet } = await desktops(2);
    const file = alice.files.adds(6 * MB);
    bob.files.wants(file);
    await clock.until(() => (bob.files.shelf.find(file.address)?.heldBytes ?? 0) > 2 * MB, LONG_MS);
    const held = bob.files.shelf.find(file.address)?.heldBytes ?? 0;
    expect(held).toBeLessThan(file.sizeBytes);
    await bob.vanishes();
    await bob.starts();
    expect(bob.files.shelf.find(file.address)?.heldBytes).toBeGreaterThanOrEqual(held);
    await meet();
    bob.files.wants(file);
    await clock.until(() => bob.files.has(file), LONG_MS);
  });

  it('bob pauses and goes on; what he had is not sent again', async () => {
    const { alice, bob, clock } = await desktops(2);
    const file = alice.files.adds(6 * MB);
    bob.files.wants(file);
    await clock.until(() => (bob.files.shelf.find(file.address)?.heldBytes ?? 0) > MB, LONG_MS);
    bob.files.exchange.leave(file.address);
    await clock.advance(5_000);
    const held = bob.files.shelf.find(file.address)?.heldBytes ?? 0;
    await clock.advance(30_000);
    expect(bob.files.shelf.find(file.address)?.heldBytes).toBe(held);
    bob.files.exchange.want(file);
    await clock.until(() => bob.files.has(file), LONG_MS);
  });

  it('says that nobody who has it is here, and goes on by itself when somebody is', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    const file = alice.files.adds(0.2 * MB);
    await alice.quits();
    carol.files.wants(file);
    await clock.advance(5_000);
    expect(carol.files.exchange.state(file.address)?.kind).toBe('nobody');
    await alice.starts();
    await clock.until(() => carol.files.has(file), LONG_MS);
    expect(bob.files.has(file)).toBe(false);
  });

  it('gives nobody a file that no standing message speaks of', async () => {
    const { alice, bob, clock } = await desktops(2);
    const file = alice.files.adds(0.2 * MB);
    alice.files.spokenOf.delete(file.address);
    bob.files.wants(file);
    await clock.advance(20_000);
    expect(bob.files.has(file)).toBe(false);
    expect(bob.files.exchange.state(file.address)?.kind).toBe('nobody');
  });

  it('words overtake a file that is on its way', async () => {
    const { alice, bob, network, clock, converge } = await desktops(2);
    network.faults = { ...network.faults, delayMs: [40, 60] };
    const file = alice.files.adds(8 * MB);
    bob.files.wants(file);
    await clock.until(() => (bob.files.shelf.find(file.address)?.heldBytes ?? 0) > MB, LONG_MS);
    const before = clock.now();
    alice.says('tea?');
    await converge(1);
    expect(clock.now() - before).toBeLessThan(2_000);
    expect(bob.files.has(file)).toBe(false);
    expect(Math.max(...alice.files.exchange.bufferedBytes())).toBeLessThanOrEqual(1024 * 1024);
  });
});
