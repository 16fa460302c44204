import { onTestFailed, onTestFinished } from 'vitest';
import { type Desktops, type DesktopsOptions, openDesktops } from './open-desktops.ts';
import { seedOfTheRun } from './seeded-random.ts';

export type { Desktops } from './open-desktops.ts';

/** Desktops for a test (see `openDesktops`); the seed is printed when it fails. */
export const desktops = async (count: number, { seed = seedOfTheRun(), ...options }: Partial<DesktopsOptions> = {}): Promise<Desktops> => {
  onTestFailed(() => console.error(`SEED=${seed}`));
  const story = await openDesktops(count, { seed, ...options });
  onTestFinished(() => story.all.forEach(({ files }) => files.remove()));
  return story;
};
