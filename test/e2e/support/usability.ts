import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Act } from './person.ts';

export type Goal = {
  readonly goal: string;
  readonly language: string;
  readonly acts: readonly (Act & { readonly who?: string })[];
  readonly seconds: number;
};

const FILE = 'docs/usability.md';
const STUMBLES = '## Open stumbles';

const INTRO = `# How many steps it takes
Measured in a real browser by \`test/e2e/first-run.test.ts\`, from empty profiles, in both languages. Every run checks that the steps below are still the steps; \`HEARTH_DOCS=1 npx vitest run test/e2e/first-run.test.ts\` writes them again.

An action is one click (or one press-and-hold), one key, or one field gone to and filled. Machine seconds are what the whole way takes when nobody has to think; they depend on the machine and are not checked.

Limits that the test holds: at most 12 actions, both people's together, until two chat; at most 2 more to the first useful result of the AI.
`;

const count = ({ acts }: Goal, kind: Act['kind']): number => acts.filter((act) => act.kind === kind).length;

const row = (goal: Goal): string =>
  `| ${goal.goal} | ${goal.language} | ${goal.acts.length} | ${count(goal, 'click')} | ${count(goal, 'key')} | ${count(goal, 'field')} | ${goal.seconds.toFixed(1)} |`;

const way = ({ acts }: Goal): string =>
  acts.map(({ kind, what, who }, index) => `${index === 0 || acts[index - 1]?.who !== who ? `${who ?? ''}: ` : ''}${what}${kind === 'click' ? '' : ` (${kind})`}`).join(' → ');

const table = (goals: readonly Goal[]): string =>
  ['| goal | language | actions | clicks | keys | fields | machine seconds |', '|-|-|-|-|-|-|-|', ...goals.map(row)].join('\n');

const ways = (goals: readonly Goal[]): string => goals.map((goal) => `- **${goal.goal}**, ${goal.language}. ${way(goal)}`).join('\n');

const stumbles = (): string => {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const at = before.indexOf(STUMBLES);
  return at < 0 ? `${STUMBLES}\n` : before.slice(at);
};

const withoutSeconds = (text: string): string => text.replace(/ \d+\.\d \|$/gm, ' … |');

/** Writes the measured ways into the document when `HEARTH_DOCS` is set. @returns the document as it is and as it should be, seconds aside */
export const holdUsability = (reached: readonly Goal[]): { readonly written: string; readonly measured: string } => {
  const goals = reached.toSorted((a, b) => a.language.localeCompare(b.language));
  const measured = `${INTRO}\n${table(goals)}\n\n## The ways\n${ways(goals)}\n\n${stumbles()}`;
  if (process.env['HEARTH_DOCS']) writeFileSync(FILE, measured);
  const written = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  return { written: withoutSeconds(written), measured: withoutSeconds(measured) };
};
