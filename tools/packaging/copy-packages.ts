import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { codeOn, LICENCE, NEVER, type Rule, rulesFor, type Target } from './package-rules.ts';

const packageSchema = z.object({ name: z.string(), dependencies: z.record(z.string(), z.string()).default({}) });

const realRoot = realpathSync('.');

/** The folder of a package as Node finds it from the folder of another. */
const folderOf = (name: string, from: string): string | undefined => {
  for (let at = from; at.startsWith(realRoot); at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return undefined;
};

const filesIn = (folder: string, { keep, drop, licences }: Rule & { readonly keep: RegExp; readonly licences: boolean }): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll(sep, '/'))
    .filter((file) => !NEVER.test(file) && (LICENCE.test(file) ? licences : keep.test(file)) && !drop?.test(file))
    .toSorted();

const copy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, 0o644);
};

type Copying = {
  readonly to: string;
  readonly target: Target;
  /** What this program keeps of a package instead. */
  readonly other: Readonly<Record<string, Rule>>;
  /** The words of licences stand together elsewhere. */
  readonly withoutLicences?: boolean;
};

/** Copies packages and all they need to run on a system into `to/node_modules`, without what other systems, compilers and readers need. */
export const copyPackages = (names: readonly string[], { to, target, other, withoutLicences = false }: Copying): void => {
  const rules = { ...rulesFor(target), ...other };
  const code = codeOn(target);
  const taken = new Set<string>();
  const take = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    if (folder === undefined) throw new Error(`${name} is not installed: npm ci`);
    if (taken.has(folder)) return;
    taken.add(folder);
    const rule = rules[name] ?? {};
    for (const file of filesIn(folder, { keep: code, ...rule, licences: !withoutLicences })) copy(join(folder, file), join(to, folder.slice(realRoot.length + 1), file));
    const { dependencies } = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    const needed = rule.needs ?? Object.keys(dependencies).filter((one) => !rule.spares?.includes(one));
    for (const one of needed) take(one, folder);
  };
  for (const name of names) take(name, realRoot);
};
