import { describe, expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';

describe('three people who chat', () => {
  it('see the same, and know that the others have it', async () => {
    const { alice, bob, carol, converge, clock } = await desktops(3);
    alice.says('tea?');
    await converge(1);
    bob.says('yes, please');
    carol.says('coffee for me');
    await converge(3);
    expect(alice.sees()).toContain('coffee for me');
    expect(alice.circle.viewsHash()).toBe(carol.circle.viewsHash());
    await clock.until(() => alice.sync.reached(alice.circle.id, 0) === 2, 2_000);
    expect(alice.sync.reached(alice.circle.id, 1)).toBe(0);
  });
});

