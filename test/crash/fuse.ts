import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import SqliteDatabase from 'better-sqlite3';

type Callable = (this: unknown, ...given: unknown[]) => unknown;
type Methods = Record<string, Callable>;

const FILES = ['writeFileSync', 'openSync', 'writeSync', 'ftruncateSync', 'fsyncSync', 'renameSync', 'rmSync', 'linkSync', 'unlinkSync', 'truncateSync', 'mkdirSync', 'copyFileSync'] as const;
const PROMISED = ['writeFile', 'rename', 'rm', 'unlink', 'truncate', 'mkdir', 'open'] as const;
const STATEMENT = ['run', 'get', 'all'] as const;
const DATABASE = ['exec', 'pragma', 'close'] as const;

const before = (methods: Methods, names: readonly string[], step: () => void): void => {
  for (const name of names) {
    const real = methods[name];
    if (!real) throw new Error(`there is no ${name} to stop at`);
    methods[name] = function stepped(this: unknown, ...given: unknown[]) {
      step();
      return real.apply(this, given);
    };
  }
};

/**
 * Makes this process stop itself (SIGSTOP) before the n-th step that touches the disk: each SQL statement, each change to a file. What lies on
 * disk then is what SIGKILL would leave. `apart` gives the steps to the next stop, each time it goes on.
 * @returns how to light it
 */
export const layFuse = (apart: () => number): (() => void) => {
  let left = Number.POSITIVE_INFINITY;
  const step = (): void => {
    left -= 1;
    if (left > 0) return;
    left = apart();
    process.kill(process.pid, 'SIGSTOP');
  };
  before(fs as unknown as Methods, FILES, step);
  before(fs.promises as unknown as Methods, PROMISED, step);
  syncBuiltinESMExports();
  const db = new SqliteDatabase(':memory:');
  const statement = db.prepare('SELECT 1');
  before(Object.getPrototypeOf(statement) as Methods, STATEMENT, step);
  before(SqliteDatabase.prototype as unknown as Methods, DATABASE, step);
  db.close();
  return () => {
    left = apart();
  };
};
