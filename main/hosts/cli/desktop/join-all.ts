import { randomUUID } from 'node:crypto';
import { type CircleId, must } from '#contract';
import type { DrivenDesktop } from './driven-desktop.ts';

type Coming = {
  readonly limitMs?: number;
  /** Called for each desktop as soon as it is in. */
  readonly onReady?: (desktop: DrivenDesktop, circle: CircleId) => Promise<unknown>;
};

/** The first desktop makes a group, the others join by its invite, all at once; resolves when all are in. `startedAt`: when they pressed *join* (`performance.now()`). */
export const comeIn = async (desktops: readonly DrivenDesktop[], { limitMs, onReady }: Coming = {}): Promise<{ readonly circle: CircleId; readonly startedAt: number }> => {
  const [founder, ...guests] = desktops;
  must(founder !== undefined, 'a group has a founder');
  const { id: circle } = await founder.client.circles.create({ id: randomUUID(), name: '读书会 · Book club' });
  const invite = await founder.client.circles.invite({ id: randomUUID(), circle, hours: 1, uses: Math.max(1, guests.length) });
  const startedAt = performance.now();
  const join = async (guest: DrivenDesktop): Promise<void> => {
    await guest.client.circles.join({ id: randomUUID(), text: `嗨，点这个 👉 ${invite.text} see you there!` });
    await guest.until('joining', async () => (await guest.client.circles.list()).some(({ id, state }) => id === circle && state === 'ready'), limitMs);
    await onReady?.(guest, circle);
  };
  await Promise.all([onReady?.(founder, circle), ...guests.map(join)]);
  return { circle, startedAt };
};

/** `comeIn`; resolves when everybody is connected to everybody. */
export const joinAll = async (desktops: readonly DrivenDesktop[]): Promise<{ readonly circle: CircleId; readonly connectMs: number }> => {
  const { circle, startedAt } = await comeIn(desktops);
  for (const desktop of desktops) await desktop.until('everybody online', () => desktop.isConnectedTo(circle, desktops.length - 1));
  return { circle, connectMs: performance.now() - startedAt };
};
