import { z } from 'zod';
import type { DrivenDesktop } from '../desktop/driven-desktop.ts';
import type { Stage } from './stage.ts';

const holdingsSchema = z.object({ viewsHash: z.string(), entries: z.number().int(), memoryHash: z.string() });
export type Holdings = z.infer<typeof holdingsSchema>;

export const holdingsOf = async (desktop: DrivenDesktop, circle: string): Promise<Holdings> =>
  holdingsSchema.parse(await desktop.host.inspect({ about: 'holdings', circle }));

/** Waits until all desktops hold the same number of entries. */
export const settle = async ({ desktops, circle }: Stage): Promise<readonly Holdings[]> => {
  const all = async (): Promise<readonly Holdings[]> => Promise.all(desktops.map((desktop) => holdingsOf(desktop, circle)));
  const [first] = desktops;
  await first?.until('everybody holding everything', async () => new Set((await all()).map(({ entries }) => entries)).size === 1);
  return all();
};

/** Whether the views of all desktops are equal, and of the last one also before and after it made them again from its ledger. */
export const viewsAreEqual = async (stage: Stage): Promise<boolean> => {
  const before = await settle(stage);
  const last = stage.desktops.at(-1);
  await last?.host.inspect({ about: 'rebuild' });
  const rebuilt = last && (await holdingsOf(last, stage.circle)).viewsHash;
  return new Set([...before.map(({ viewsHash }) => viewsHash), rebuilt]).size === 1;
};
