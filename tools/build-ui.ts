import { existsSync, globSync, statSync } from 'node:fs';

const BUILT = 'out/renderer/index.html';
const SOURCES = ['renderer/**/*', 'contract/**/*', 'resources/**/*', 'vite.config.ts', 'package.json'];

const newestSource = (): number => Math.max(...SOURCES.flatMap((pattern) => globSync(pattern)).map((file) => statSync(file).mtimeMs));

/** Builds what people get, whoever asks: within a test, React and its compiler would else take the variant that holds paths of the sources. */
export const asProduction = async (run: () => Promise<unknown>): Promise<void> => {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await run();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
};

/** Builds the UI when a source is newer than what was built. @returns whether it had to */
export const buildUiWhenStale = async (): Promise<boolean> => {
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= newestSource()) return false;
  const { build } = await import('vite');
  await asProduction(() => build({ logLevel: 'error' }));
  return true;
};
