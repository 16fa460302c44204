/**
 * Builds what Electron runs, into `out/`: `main/` (ESM: the app's own process, the core, the AI's process, the taggers' thread), `preload/` (CommonJS: a
 * sandboxed preload script can be nothing else), `rtc/` (the hidden window's page) and `renderer/` (the page). No source maps: they hold paths.
 */
import { existsSync, globSync, statSync, writeFileSync } from 'node:fs';
import { build, type InlineConfig } from 'vite';
import { buildUiWhenStale } from './build-ui.ts';
import { forPeoplePlugin } from './for-people-plugin.ts';
import { OUTSIDE } from './packaging/bundle-app.ts';

const MARK = 'out/electron-built';
const SOURCES = ['{contract,main,preload,rtc}/**/*.{ts,html}', 'resources/**/*.json', 'models/**/*.json', 'tools/build-electron.ts', 'package.json'];

const quiet = { configFile: false, logLevel: 'error', plugins: [forPeoplePlugin()] } satisfies InlineConfig;

const MAIN: InlineConfig = {
  ...quiet,
  ssr: { noExternal: true, external: ['electron', ...OUTSIDE] },
  build: {
    ssr: true,
    outDir: 'out/main',
    emptyOutDir: true,
    sourcemap: false,
    target: 'node24',
    rolldownOptions: {
      input: {
        main: 'main/hosts/electron/main.ts',
        core: 'main/hosts/electron/processes/core-entry.ts',
        'ai-worker': 'main/ai-worker/worker.ts',
        'tagger-worker': 'main/tagger-worker/worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
};

const PRELOAD: InlineConfig = {
  ...quiet,
  build: {
    outDir: 'out/preload',
    emptyOutDir: true,
    sourcemap: false,
    lib: { entry: 'preload/hand-over-ports.ts', formats: ['cjs'], fileName: () => 'hand-over-ports.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
};

const RTC: InlineConfig = {
  ...quiet,
  root: 'rtc',
  base: './',
  build: { outDir: '../out/rtc', emptyOutDir: true, sourcemap: false, modulePreload: { polyfill: false }, rolldownOptions: { input: 'rtc/window.html' } },
};

const newestSource = (): number => Math.max(...SOURCES.flatMap((pattern) => globSync(pattern)).map((file) => statSync(file).mtimeMs));

/** Builds what is older than its sources. @returns whether it had to */
export const buildElectronWhenStale = async (): Promise<boolean> => {
  const hadPage = await buildUiWhenStale();
  if (existsSync(MARK) && statSync(MARK).mtimeMs >= newestSource()) return hadPage;
  for (const config of [MAIN, PRELOAD, RTC]) await build(config);
  writeFileSync(MARK, '');
  return true;
};

