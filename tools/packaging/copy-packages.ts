import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({ name: z.string(), dependencies: z.record(z.string(), z.string()).default({}) });

/** The parts of a package that run; nothing said: what is code. `needs`: other packages it loads here, when not all that it names. */
type Rule = { readonly keep?: RegExp; readonly drop?: RegExp; readonly needs?: readonly string[] };

const CODE = /(?:^|\/)(?:package\.json|(?:licen[cs]e|notice|copying)[^/]*)$|\.(?:c?js|mjs|json|node|so(?:\.\d+)*)$/iu;
const NEVER = /(?:^|\/)(?:tests?|__tests__|docs?|examples?|\.github|node_modules)\/|\.d\.[cm]?ts$|\.map$/iu;
const LICENCE = /^(?:licen[cs]e|notice|copying)[^/]*$/iu;

/** ggml takes the best that the processor runs of x64, haswell, skylakex, icelake and alderlake; these lie between them. */
const LLAMA_SIBLINGS = /libggml-cpu-(?:cannonlake|cascadelake|cooperlake|ivybridge|piledriver|sandybridge|sapphirerapids|sse42|zen4)\.so$/u;

/** For Linux with glibc, this machine's processor. */
const rulesFor = (arch: string): Readonly<Record<string, Rule>> => ({
  'better-sqlite3': { keep: new RegExp(`^(?:package\\.json|LICENSE|lib/.*|prebuilds/linux-${arch}\\.node)$`, 'u'), needs: [] },
  '@roamhq/wrtc': { needs: [`@roamhq/wrtc-linux-${arch}`] },
  '@node-rs/jieba': { keep: /^(?:package\.json|LICENSE|index\.js|dict\.txt)$/u, needs: [`@node-rs/jieba-linux-${arch}-gnu`] },
  '@napi-rs/keyring': { needs: [`@napi-rs/keyring-linux-${arch}-gnu`] },
  // Its dependencies named `adm-zip` and `global-agent` serve its install script alone.
  'onnxruntime-node': { keep: new RegExp(`^(?:package\\.json|LICENSE|dist/.*\\.js|bin/napi-v\\d+/linux/${arch}/.*)$`, 'u'), needs: ['onnxruntime-common'] },
  'onnxruntime-common': { keep: /^(?:package\.json|dist\/cjs\/.*)$/u },
  // Without its command line and the sources of llama.cpp: nothing is compiled on a person's machine.
  'node-llama-cpp': { drop: /^(?:templates\/|llama\/(?!binariesGithubRelease\.json|llama\.cpp\.info\.json|package\.json))/u },
  [`@node-llama-cpp/linux-${arch}`]: { drop: LLAMA_SIBLINGS },
});

const realRoot = realpathSync('.');

/** The folder of a package as Node finds it from the folder of another. */
const folderOf = (name: string, from: string): string | undefined => {
  for (let at = from; at.startsWith(realRoot); at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return undefined;
};

const filesIn = (folder: string, { keep = CODE, drop }: Rule): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !NEVER.test(file) && (LICENCE.test(file) || keep.test(file)) && !drop?.test(file))
    .toSorted();

const copy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, 0o644);
};

/** Copies packages and all they need to run here into `to/node_modules`, without what other machines, compilers and readers need. */
export const copyPackages = (names: readonly string[], to: string): void => {
  const rules = rulesFor(process.arch);
  const taken = new Set<string>();
  const take = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    if (folder === undefined) throw new Error(`${name} is not installed: npm ci`);
    if (taken.has(folder)) return;
    taken.add(folder);
    const rule = rules[name] ?? {};
    for (const file of filesIn(folder, rule)) copy(join(folder, file), join(to, folder.slice(realRoot.length + 1), file));
    const { dependencies } = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    for (const needed of rule.needs ?? Object.keys(dependencies)) take(needed, folder);
  };
  for (const name of names) take(name, realRoot);
};
