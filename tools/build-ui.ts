import { existsSync, globSync, statSync } from 'node:fs';

const BUILT = 'out/renderer/index.html';
const SOURCES = ['renderer/**/*', 'contract/**/*', 'resources/**/*', 'docs/guide/**/*', 'vite.config.ts', 'package.json'];

const newestSource = (): number => Math.max(...SOURCES.flatMap((pattern) => globSync(pattern)).map((file) => statSync(file).mtimeMs));

/** Builds the UI when a source is newer than what was built. @returns whether it had to */
export const buildUiWhenStale = async (): Promise<boolean> => {
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= newestSource()) return false;
  const { build } = await import('vite');
  await build({ logLevel: 'error' });
  return true;
};
