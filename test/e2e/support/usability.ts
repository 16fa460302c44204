import { readFileSync, writeFileSync } from 'node:fs';
import type { Act, Person } from './person.ts';

const FILE = 'docs/usability.md';

type DoneBy = Act & { readonly who: string };
type Reached = {
  readonly acts: readonly DoneBy[];
  /** How the document tells it, seconds aside. */
  readonly told: string;
};

const count = (acts: readonly Act[], kind: Act['kind']): number => acts.filter((act) => act.kind === kind).length;

const way = (acts: readonly DoneBy[]): string =>
  acts
    .map(({ kind, what, who }, index) => {
      const name = acts[index - 1]?.who === who ? '' : `${who}: `;
      return `${name}${what}${kind === 'click' ? '' : ` (${kind})`}`;
    })
    .join(' → ');

const withoutSeconds = (text: string): string => text.replace(/ [\d.]+ s\. /g, ' ');

/** What the document says, seconds aside. */
export const usabilityDocument = (): string => withoutSeconds(readFileSync(FILE, 'utf8'));

/** Puts a goal's line in the place of the one that is there. */
const write = (key: string, line: string): void => {
  const lines = readFileSync(FILE, 'utf8').split('\n');
  const at = lines.findIndex((one) => one.startsWith(key));
  if (at < 0) throw new Error(`${FILE} has no line that starts with: ${key}`);
  writeFileSync(FILE, lines.with(at, line).join('\n'));
};

/** Measures what some people do to reach a goal, and how long it takes. Writes it down when `HEARTH_DOCS` is set. */
export const reach = async (goal: string, people: Readonly<Record<string, Person>>, walk: () => Promise<void>): Promise<Reached> => {
  const before = Object.values(people).map(({ acts }) => acts.length);
  const startedAt = performance.now();
  await walk();
  const seconds = (performance.now() - startedAt) / 1000;
  const acts = Object.entries(people).flatMap(([who, person], index) => person.acts.slice(before[index]).map((act) => ({ ...act, who })));
  const key = `- **${goal}**, ${Object.values(people)[0]?.language ?? ''}: `;
  const counts = `${acts.length} actions (${count(acts, 'click')} clicks, ${count(acts, 'key')} keys, ${count(acts, 'field')} fields),`;
  const line = `${key}${counts} ${seconds.toFixed(1)} s. ${way(acts)}`;
  if (process.env['HEARTH_DOCS']) write(key, line);
  return { acts, told: withoutSeconds(line) };
};
