import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { forPeoplePlugin } from '../for-people-plugin.ts';
import { LLAMA_TEST, placesOfLlama } from './places-of-llama.ts';

/** The programs of a package, each one file to start: Node refuses TypeScript below `node_modules`, and bundles load faster. */
const ENTRIES = {
  hearth: 'main/hosts/installed/main.ts',
  core: 'main/hosts/local/core-process.ts',
  rtc: 'rtc/node.ts',
  'ai-worker': 'main/ai-worker/worker.ts',
  'tagger-worker': 'main/tagger-worker/worker.ts',
  ...LLAMA_TEST,
} as const;

/** What has native parts or finds files beside itself: copied as it is (`copy-packages.ts`). */
export const OUTSIDE = ['better-sqlite3', '@roamhq/wrtc', '@node-rs/jieba', 'node-llama-cpp', 'onnxruntime-node', 'onnxruntime-web', '@napi-rs/keyring'] as const;

/** Files that know a checkout, and those that stand in for them. */
const INSTEAD: Readonly<Record<string, string>> = {
  'main/hosts/local/local-entries.ts': 'main/hosts/local/installed-entries.ts',
  'main/hosts/cli/command-table.ts': 'main/hosts/cli/installed-command-table.ts',
};

const installedFiles = (): Plugin => ({
  name: 'hearth-installed-files',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (importer === undefined || !source.startsWith('.')) return null;
    const found = resolve(importer, '..', source);
    const instead = Object.entries(INSTEAD).find(([file]) => resolve(file) === found)?.[1];
    return instead === undefined ? null : resolve(instead);
  },
});

/** Builds the programs into `folder/app` and the page into `folder/page`, without source maps. */
export const bundleApp = async (folder: string): Promise<void> => {
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [forPeoplePlugin(), installedFiles(), placesOfLlama()],
    ssr: { noExternal: true, external: OUTSIDE.filter((name) => name !== 'node-llama-cpp') },
    build: {
      ssr: true,
      target: 'node24',
      outDir: join(folder, 'app'),
      emptyOutDir: true,
      sourcemap: false,
      minify: true,
      rolldownOptions: { input: ENTRIES, output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  });
  await build({ logLevel: 'error', build: { outDir: join(folder, 'page'), emptyOutDir: true, sourcemap: false } });
};
