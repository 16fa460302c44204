import { COMMANDS as INSTALLED, type Load } from './installed-command-table.ts';

/** Every command of a checkout: those that measure and show need its tests and samples beside them. */
export const COMMANDS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['demo', () => import('./commands/demo.ts')],
  ...INSTALLED,
  ['bench', () => import('./commands/bench.ts')],
]);
