import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CircleId } from '#contract';
import type { CommandIo } from '../command.ts';
import { DrivenDesktop } from '../desktop/driven-desktop.ts';

export type Two = { readonly alice: DrivenDesktop; readonly bob: DrivenDesktop };

/** Two desktops as separate processes, without any model, for as long as `use` runs; nothing is left of them. */
export const withTwoDesktops = async <Value>(io: CommandIo, use: (two: Two) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const desktops: DrivenDesktop[] = [];
  const start = async (name: string): Promise<DrivenDesktop> => {
    const desktop = await DrivenDesktop.start({ name, dataDir: join(folder, name), modelsDir: join(folder, 'no-models'), version: 'bench', env: io.env });
    desktops.push(desktop);
    return desktop;
  };
  try {
    return await use({ alice: await start('Alice'), bob: await start('Bob') });
  } finally {
    await Promise.all(desktops.map((desktop) => desktop.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Entries that a desktop holds of a circle. */
export const entriesOf = async (desktop: DrivenDesktop, circle: CircleId): Promise<number> => Number(await desktop.host.inspect({ about: 'entries', circle }));
