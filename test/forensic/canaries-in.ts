import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#platform';

type Copy = { readonly copy: string; readonly circle: string; readonly key: Uint8Array | undefined; readonly words: readonly string[] };

/** All that a memory file says, as text. */
const wordsOf = (file: string, key: Uint8Array): string => {
  const db = openDatabase({ file, key });
  try {
    return JSON.stringify(['item', 'vault', 'read', 'erased'].map((table) => db.prepare(`SELECT * FROM ${table}`).all()));
  } finally {
    db.close();
  }
};

/** How many of the words a copy of a memory folder yields under a key; none when it does not open. */
export const canariesIn = ({ copy, circle, key, words }: Copy): number => {
  if (key === undefined) return 0;
  const scratch = mkdtempSync(join(tmpdir(), 'hearth-try-'));
  try {
    cpSync(copy, scratch, { recursive: true });
    const said = wordsOf(join(scratch, `${circle}.db`), key);
    return words.filter((word) => said.includes(word)).length;
  } catch {
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
