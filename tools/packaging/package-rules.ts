/** A system that something is packaged for, as Node names it. */
export type Target = { readonly platform: NodeJS.Platform; readonly arch: string };

/** The parts of a package that run; nothing said: what is code. Of the packages it names it loads here all, or those it `needs`, or all but those it `spares`. */
export type Rule = { readonly keep?: RegExp; readonly drop?: RegExp; readonly needs?: readonly string[]; readonly spares?: readonly string[] };

const LIBRARIES: Readonly<Partial<Record<NodeJS.Platform, string>>> = { linux: String.raw`so(?:\.\d+)*`, darwin: 'dylib', win32: 'dll' };

/** What is code on a system, in a package of which nothing else is said. */
export const codeOn = ({ platform }: Target): RegExp => new RegExp(String.raw`(?:^|\/)package\.json$|\.(?:c?js|mjs|json|node|${LIBRARIES[platform] ?? 'node'})$`, 'iu');

/** What no program reads, in any package. */
export const NEVER = /(?:^|\/)(?:tests?|__tests__|docs?|examples?|\.github|node_modules)\/|\.d\.[cm]?ts$|\.map$/iu;

/** What every package keeps: the words that its licence asks for. */
export const LICENCE = /(?:^|\/)(?:licen[cs]e|notice|copying)[^/]*$/iu;

/** ggml takes the best that the processor runs of x64, haswell, icelake and alderlake; these lie between them, or are servers' alone. */
const LLAMA_SIBLINGS = /ggml-cpu-(?:cannonlake|cascadelake|cooperlake|ivybridge|piledriver|sandybridge|sapphirerapids|skylakex|sse42|zen4)\.(?:so|dll)$/u;

/** How napi-rs names a system, Linux being that with glibc. */
const napiName = ({ platform, arch }: Target): string => `${platform}-${arch}${{ linux: '-gnu', win32: '-msvc' }[platform as string] ?? ''}`;

/** The package of llama.cpp for a system, without its variants for graphics cards of one maker. */
export const llamaPackage = ({ platform, arch }: Target): string => {
  if (platform === 'darwin') return `@node-llama-cpp/mac-${arch === 'arm64' ? 'arm64-metal' : arch}`;
  return `@node-llama-cpp/${platform === 'win32' ? 'win' : platform}-${arch}`;
};

/** Whether the taggers may need WebAssembly: there is no native runtime for the older Macs, and on Windows it asks for libraries of Microsoft's that can be missing. Elsewhere it would be 13 MB more. */
export const needsWasm = ({ platform, arch }: Target): boolean => platform === 'win32' || (platform === 'darwin' && arch === 'x64');

/** What is left of each package, for one system. */
export const rulesFor = (target: Target): Readonly<Record<string, Rule>> => {
  const { platform, arch } = target;
  return {
    'better-sqlite3': { keep: new RegExp(`^(?:package\\.json|lib/.*|prebuilds/${platform}-${arch}\\.node)$`, 'u'), needs: [] },
    '@roamhq/wrtc': { needs: [`@roamhq/wrtc-${platform}-${arch}`] },
    '@node-rs/jieba': { keep: /^(?:package\.json|index\.js|dict\.txt)$/u, needs: [`@node-rs/jieba-${napiName(target)}`] },
    '@napi-rs/keyring': { needs: [`@napi-rs/keyring-${napiName(target)}`] },
    // Its dependencies named `adm-zip` and `global-agent` serve its install script alone.
    'onnxruntime-node': { keep: new RegExp(`^(?:package\\.json|dist/.*\\.js|bin/napi-v\\d+/${platform}/${arch}/.*)$`, 'u'), needs: ['onnxruntime-common'] },
    // Of eleven variants the one that Node loads, on one core.
    'onnxruntime-web': { keep: /^(?:package\.json|dist\/ort\.node\.min\.mjs|dist\/ort-wasm-simd-threaded\.(?:mjs|wasm))$/u, needs: ['onnxruntime-common'] },
    'onnxruntime-common': { keep: /^(?:package\.json|dist\/(?:cjs|esm)\/.*\.js|dist\/(?:cjs|esm)\/package\.json)$/u },
    // Without its command line, the sources of llama.cpp and what builds them: nothing is compiled on a person's machine.
    'node-llama-cpp': {
      drop: /^(?:templates\/|bins\/|dist\/cli\/(?!utils\/)|llama\/(?!binariesGithubRelease\.json|llama\.cpp\.info\.json|package\.json))/u,
      spares: ['cmake-js', 'node-addon-api', 'ignore', 'validate-npm-package-name', 'yargs'],
    },
    [llamaPackage(target)]: { keep: /(?<!\.md)$/u, drop: LLAMA_SIBLINGS },
  };
};
