import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDamaged, openDatabase, systemRandom } from '#platform';

test('a database that was closed cleanly, without a write-ahead log, is read by a repair, and is left as it was', () => {
  const dir = mkdtempSync(join(tmpdir(), '围炉 damaged '));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const [file, key] = [join(dir, 'hearth.db'), systemRandom.bytes(32)];
  const db = openDatabase({ file, key });
  db.exec("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('kept')");
  db.close();
  const before = readFileSync(file);
  expect(readdirSync(dir)).toEqual(['hearth.db']);
  const read = openDamaged(file, key);
  expect(read?.prepare('SELECT text FROM note').pluck().all()).toEqual(['kept']);
  expect(() => read?.exec("INSERT INTO note VALUES ('more')")).toThrow('readonly');
  read?.close();
  expect(readdirSync(dir)).toEqual(['hearth.db']);
  expect(readFileSync(file).equals(before)).toBe(true);
});
