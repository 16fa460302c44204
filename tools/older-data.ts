/**
 * `node tools/older-data.ts COMMIT`: writes what the Hearth of an earlier commit leaves on a disk, and what its person saw of it, into
 * `test/support/older-data/COMMIT`, for tests that open it with the Hearth of today. It takes a clone with history, and runs that commit with today's
 * packages; the commit must know all that the story beside does. Exits 2 where no commit is named.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const HERE = 'test/support/older-data';
const LIMIT_MS = 300_000;

const [, , commit] = process.argv;
if (commit === undefined || !/^[0-9a-f]{7,40}$/u.test(commit)) {
  console.error('node tools/older-data.ts COMMIT');
  process.exit(2);
}
const root = mkdtempSync(join(tmpdir(), 'hearth older '));
try {
  const [tree, out] = [join(root, 'tree'), join(root, 'out')];
  mkdirSync(tree);
  execFileSync('git', ['archive', '--output', join(root, 'tree.tar'), commit], { timeout: LIMIT_MS });
  execFileSync('tar', ['-x', '-f', join(root, 'tree.tar'), '-C', tree], { timeout: LIMIT_MS });
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  for (const file of ['story.ts', 'write.ts']) cpSync(join(HERE, file), join(tree, HERE, file));
  execFileSync(process.execPath, [join(HERE, 'write.ts'), out], { cwd: tree, stdio: 'inherit', timeout: LIMIT_MS });
  rmSync(join(out, 'data/lock'), { force: true });
  rmSync(join(HERE, commit), { recursive: true, force: true });
  cpSync(out, join(HERE, commit), { recursive: true });
  console.log(`${join(HERE, commit)}: ${readFileSync(join(out, 'seen.json')).length} bytes of what was seen`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
