import { afterEach, beforeEach, expect, test } from 'vitest';
import { chatMigrations, messageView } from '#features/chat';
import { type Database, migrate, openDatabase } from '#platform';
import { MessageRows } from '../../../main/features/chat/read-messages.ts';

let db: Database;
beforeEach(() => {
  db = openDatabase({ file: ':memory:', key: new Uint8Array(32) });
  migrate(db, chatMigrations);
  db.exec(messageView.sql);
});
afterEach(() => db.close());

/** What SQLite would do for every statement that is prepared while `use` runs. */
const plansOf = (use: (rows: MessageRows) => void): string[] => {
  const plans: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    const parameters = Object.fromEntries([...sql.matchAll(/@(\w+)/gu)].map(([, name = '']) => [name, 1]));
    const positional = [...sql.matchAll(/\?/gu)].map(() => 1);
    if (/^\s*SELECT/iu.test(sql)) {
      const explain = prepare(`EXPLAIN QUERY PLAN ${sql}`);
      const steps = (positional.length > 0 ? explain.all(...positional) : explain.all(parameters)) as { readonly detail: string }[];
      plans.push(...steps.map(({ detail }) => `${detail} — ${sql.replace(/\s+/gu, ' ').trim().slice(0, 80)}`));
    }
    return prepare(sql);
  }) as typeof db.prepare;
  use(new MessageRows(db, 'c'.repeat(43)));
  return plans;
};

test('who depends on a message is found by index, not by walking the circle', () => {
  const plans = plansOf((rows) => void rows.dependents('a.1'));
  const asked = plans.filter((plan) => plan.includes('FROM ai_source WHERE'));
  expect(asked.length).toBeGreaterThan(0);
  for (const plan of asked.filter((one) => one.startsWith('SEARCH'))) expect(plan).toMatch(/ai_source_of \(circle=\? AND source=\?\)|message_replies \(circle=\? AND reply_to=\?\)/);
});
