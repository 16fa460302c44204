import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CircleId, must } from '#contract';
import type { CommandIo } from '../command.ts';
import { DrivenDesktop } from '../desktop/driven-desktop.ts';

/** Desktops as separate processes, one for each name, without any model, for as long as `use` runs; nothing is left of them. */
export const withDesktops = async <Value>(io: CommandIo, names: readonly string[], use: (desktops: readonly DrivenDesktop[]) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const desktops: DrivenDesktop[] = [];
  try {
    for (const name of names) {
      desktops.push(await DrivenDesktop.start({ name, dataDir: join(folder, name), modelsDir: join(folder, 'no-models'), version: 'bench', env: io.env }));
    }
    return await use(desktops);
  } finally {
    await Promise.all(desktops.map((desktop) => desktop.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
};

export type Two = { readonly alice: DrivenDesktop; readonly bob: DrivenDesktop };

/** `withDesktops` for Alice and Bob. */
export const withTwoDesktops = <Value>(io: CommandIo, use: (two: Two) => Promise<Value>): Promise<Value> =>
  withDesktops(io, ['Alice', 'Bob'], ([alice, bob]) => {
    must(alice && bob, 'both were started');
    return use({ alice, bob });
  });

/** Entries that a desktop holds of a circle. */
export const entriesOf = async (desktop: DrivenDesktop, circle: CircleId): Promise<number> => Number(await desktop.host.inspect({ about: 'entries', circle }));
