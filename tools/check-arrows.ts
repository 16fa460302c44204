/**
 * Checks that imports follow the arrows of the architecture: a room imports its own files and the front doors of the rooms it may know.
 * Exits 1 and names each import that does not, and also when it found no file (a checker that reads nothing proves nothing).
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { parseSync } from 'vite';
import { ARROWS, OPEN_PARTS } from './arrows.ts';

type Place = { readonly room: string; readonly part: string };

const rooms = Object.keys(ARROWS).toSorted((a, b) => b.length - a.length);
const imports = (JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> }).imports;

/** `main/features/chat/ops.ts` → room `main/features`, part `main/features/chat`: some rooms are made of parts with a door each. */
const placeOf = (file: string): Place | undefined => {
  const room = rooms.find((name) => file.startsWith(`${name}/`));
  if (room === undefined) return undefined;
  const inner = file.slice(room.length + 1).split('/');
  return { room, part: OPEN_PARTS.has(room) && inner.length > 1 ? `${room}/${inner[0] ?? ''}` : room };
};

/** The file a `#name` or relative specifier names, by the table in package.json. */
const targetOf = (from: string, specifier: string): string => {
  if (!specifier.startsWith('#')) return join(dirname(from), specifier);
  const exact = imports[specifier];
  if (exact !== undefined) return exact.slice(2);
  for (const [pattern, path] of Object.entries(imports)) {
    const [head = ''] = pattern.split('*');
    if (pattern.includes('*') && specifier.startsWith(head)) return path.slice(2).replace('*', specifier.slice(head.length));
  }
  return specifier;
};

const importsOf = (file: string): string[] => {
  const code = readFileSync(file, 'utf8');
  const { errors, module } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? 'cannot be parsed'}`);
  const found = [
    ...module.staticImports.map((i) => i.moduleRequest.value),
    ...module.staticExports.flatMap((x) => x.entries.map((e) => e.moduleRequest?.value)),
    ...module.dynamicImports.map((d) => code.slice(d.moduleRequest.start + 1, d.moduleRequest.end - 1)),
  ];
  return found.filter((s): s is string => s !== undefined && /^[.#]/.test(s));
};

const complaintAbout = (file: string, specifier: string): string | undefined => {
  const from = placeOf(file);
  const target = targetOf(file, specifier);
  const to = placeOf(target);
  if (!from) return `is in no room of tools/arrows.ts`;
  if (!to) return /\.(json|css|svg|html|md)$/.test(target) ? undefined : `leads to no room of tools/arrows.ts`;
  if (from.part === to.part) return undefined;
  if (from.room !== to.room && !ARROWS[from.room]?.includes(to.room)) return 'is against the arrows';
  return target === `${to.part}/index.ts` ? undefined : 'is not through the front door';
};

const files = globSync('{contract,rtc,main,preload,renderer}/**/*.{ts,tsx}');
const complaints = files.flatMap((file) =>
  importsOf(file).flatMap((specifier) => {
    const complaint = complaintAbout(file, specifier);
    return complaint === undefined ? [] : [`${file}: the import of ${specifier} ${complaint}`];
  }),
);
for (const complaint of complaints) console.error(complaint);
if (files.length === 0) console.error('no file was found to check');
console.log(`arrows: ${files.length} files checked, ${complaints.length} complaints`);
process.exitCode = complaints.length > 0 || files.length === 0 ? 1 : 0;
