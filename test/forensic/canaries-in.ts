import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entityKindSchema } from '#contract';
import { openDatabase } from '#platform';
import { formatPlaceholder, restore } from '#privacy';
import { z } from 'zod';

type Copy = { readonly copy: string; readonly circle: string; readonly key: Uint8Array | undefined; readonly words: readonly string[] };

const vaultRows = z.array(z.object({ kind: entityKindSchema, number: z.number(), original: z.string() }));

/** All that a memory file says, as text, as it stands and with what placeholders stand for: a tagger may take a part of a word for a name. */
const wordsOf = (file: string, key: Uint8Array): string => {
  const db = openDatabase({ file, key });
  try {
    const said = JSON.stringify(['item', 'vault', 'read', 'erased'].map((table) => db.prepare(`SELECT * FROM ${table}`).all()));
    const originals = new Map(vaultRows.parse(db.prepare('SELECT kind, number, original FROM vault').all()).map(({ kind, number, original }) => [formatPlaceholder(kind, number, 'en'), original]));
    return said + restore(said, { originalOf: (placeholder) => originals.get(placeholder) });
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
