import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';

/** A work of others that Hearth carries or is built from, with the words its licence asks for. */
export type Notice = { readonly name: string; readonly version?: string; readonly licence: string; readonly author?: string; readonly texts: readonly number[] };
/** Many works share a licence's text: each text stands once, notices name it by its place. */
export type Notices = { readonly works: readonly Notice[]; readonly texts: readonly string[] };

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly author?: string | { readonly name?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const SOURCES = '{contract,rtc,main,preload,renderer}/**/*.{ts,tsx}';
const TEXTS = /^(licen[cs]e|copying|notice|copyright)/iu;
/** The runtime that comes with an installed Hearth; there is one package for each system. */
const RUNTIME = /^node-(?:darwin|linux|win)-/u;

const readJson = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;

/** `@scope/name/inner` and `name/inner` → the package's name. */
const packageOf = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

/** Packages that the program itself imports; what is imported for its types alone is in no program. */
const importedPackages = (): Set<string> => {
  const found = new Set<string>();
  for (const file of globSync(SOURCES)) {
    const code = readFileSync(file, 'utf8');
    const { module } = parseSync(file, code);
    const isValue = ({ entries }: (typeof module.staticImports)[number]): boolean => entries.length === 0 || entries.some(({ isType }) => !isType);
    const wanted = [
      ...module.staticImports.filter(isValue).map(({ moduleRequest }) => moduleRequest.value),
      ...module.dynamicImports.map(({ moduleRequest }) => code.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
    ];
    for (const specifier of wanted) if (!/^[.#/]|^node:|^virtual:/u.test(specifier)) found.add(packageOf(specifier));
  }
  return found;
};

/** The folder in which `name` is found from `folder`, as Node looks; undefined where it is not installed. */
const installedFrom = (folder: string, name: string): string | undefined => {
  for (let at = folder; ; at = dirname(at)) {
    const place = join(at, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
    if (at === '.' || at === dirname(at)) return undefined;
  }
};

/** Folders of everything that stands in the program or beside it: what it imports, and what that needs. */
const installedFolders = (): Set<string> => {
  const own = readJson('package.json');
  const roots = [...Object.keys(own.dependencies ?? {}), ...Object.keys(own.optionalDependencies ?? {}).filter((name) => RUNTIME.test(name)), ...importedPackages()];
  const folders = new Set<string>();
  const waiting = roots.map((name) => installedFrom('.', name));
  for (let folder = waiting.pop(); folder !== undefined || waiting.length > 0; folder = waiting.pop()) {
    if (folder === undefined || folders.has(folder)) continue;
    folders.add(folder);
    const { dependencies, optionalDependencies } = readJson(join(folder, 'package.json'));
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) if (!name.startsWith('@types/')) waiting.push(installedFrom(folder, name));
  }
  return folders;
};

const textsIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8').trim())
    .filter((text) => text !== '');

type Work = Omit<Notice, 'texts'> & { readonly texts: readonly string[] };

const packageWork = (folder: string): Work => {
  const { name, version, license, author } = readJson(join(folder, 'package.json'));
  const by = typeof author === 'object' ? author.name : author;
  return { name, version, licence: (typeof license === 'object' ? license.type : license) ?? 'see its text', ...(by !== undefined && { author: by }), texts: textsIn(folder) };
};

/** The taggers come with their own notices; one names the licence whose text is kept beside them. */
const taggerWorks = (): Work[] =>
  globSync('models/taggers/*/NOTICE').toSorted().map((file) => {
    const notice = readFileSync(file, 'utf8').trim();
    const kept = globSync('models/licences/*.txt').filter((path) => notice.includes(path.split('/').at(-1) ?? path));
    return { name: notice.split('\n')[0] ?? file, licence: 'NOTICE', texts: [...new Set([...textsIn(dirname(file)), ...kept.map((path) => readFileSync(path, 'utf8').trim())])] };
  });

/**
 * Reads from the installed packages and from `models/taggers` whose works an installed Hearth holds: what is bundled, what lies beside it with
 * its native parts for this system, the runtime, and the taggers. No font comes with Hearth. Run it in the project's folder, after `npm ci`.
 * @returns works in the order of their names, each with its licence's words
 */
export const thirdPartyNotices = (): Notices => {
  const works = [...[...installedFolders()].map(packageWork), ...taggerWorks()];
  const unique = [...new Map(works.map((work) => [`${work.name} ${work.version ?? ''}`, work])).values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const texts = [...new Set(unique.flatMap((work) => work.texts))];
  return { works: unique.map((work) => ({ ...work, texts: work.texts.map((text) => texts.indexOf(text)) })), texts };
};

/** The same as one text, for a file that lies beside an installed Hearth. */
export const noticesAsText = ({ works, texts }: Notices): string =>
  works
    .map(({ name, version, licence, author, texts: places }) => [`== ${[name, version, `(${licence})`, author].filter((part) => part !== undefined).join(' ')}`, ...places.map((place) => texts[place] ?? '')].join('\n\n'))
    .join('\n\n\n')
    .concat('\n');
