import type { Command } from './command.ts';

export type Load = () => Promise<{ readonly command: Command }>;

/** Every command that a package has too, imported only when it is called. */
export const COMMANDS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['serve', () => import('./commands/serve.ts')],
  ['relay', () => import('./commands/relay.ts')],
  ['redact', () => import('./commands/redact.ts')],
  ['restore', () => import('./commands/restore.ts')],
  ['summarize', () => import('./commands/summarize.ts')],
  ['judge', () => import('./commands/judge.ts')],
  ['safety', () => import('./commands/safety.ts')],
  ['models', () => import('./commands/models.ts')],
  ['forget', () => import('./commands/forget.ts')],
  ['rebuild', () => import('./commands/rebuild.ts')],
  ['doctor', () => import('./commands/doctor.ts')],
]);
