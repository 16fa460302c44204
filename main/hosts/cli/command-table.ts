import type { Command } from './command.ts';

type Load = () => Promise<{ readonly command: Command }>;

/** Every command, imported only when it is called. */
export const COMMANDS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['demo', () => import('./commands/demo.ts')],
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
  ['bench', () => import('./commands/bench.ts')],
]);
