import { relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Rule } from './package-rules.ts';

const PACKAGE = 'node_modules/node-llama-cpp';
const DIST = resolve(PACKAGE, 'dist');

const TEST = 'bindings/utils/testBindingBinary.js';

/** What node-llama-cpp starts in a process of its own, to try a binary before it loads it. */
export const LLAMA_TEST = { testBindingBinary: `${PACKAGE}/dist/${TEST}` } as const;

/** What is left of the package: the files it looks up beside its own. */
export const BESIDE_LLAMA: Rule = { keep: /^(?:package\.json|llama\/(?:binariesGithubRelease|llama\.cpp\.info|package)\.json)$/u, needs: [] };

/** Asked for by `import()` alone, and done without where it is not there: binaries for other machines, Electron, a way to copy what was downloaded. */
const ELSEWHERE = /^(?:electron$|@node-llama-cpp\/|@reflink\/)/u;

/**
 * node-llama-cpp is bundled: of its two hundred files and sixty libraries, most serve its command line, downloads and compilers. It finds its version and
 * the record of its binaries beside its own files; in bundles, which lie in `app`, it is told where those would have been, and what to start for a test.
 */
export const placesOfLlama = (): Plugin => ({
  name: 'hearth-places-of-llama',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(DIST) || !code.includes('import.meta.url')) return undefined;
    const file = relative(DIST, id);
    const place = JSON.stringify(file === TEST ? './testBindingBinary.js' : `../${PACKAGE}/dist/${file}`);
    return { code: code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), map: null };
  },
  resolveId: (source) => (ELSEWHERE.test(source) ? { id: source, external: true } : undefined),
});
