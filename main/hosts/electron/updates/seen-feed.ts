import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '#platform';

const FILE = 'update-seen.json';
const seenSchema = z.object({ issuedAt: z.number().int().positive() });

/** When the latest feed that was believed here was signed: ms since the epoch; 0 when none was. */
export const readSeenAt = (dataDir: string): number => {
  try {
    return seenSchema.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8'))).issuedAt;
  } catch {
    return 0;
  }
};

/** Without it (a full disk) the next feed is held against the one before. */
export const keepSeenAt = (dataDir: string, issuedAt: number): void => {
  if (issuedAt <= readSeenAt(dataDir)) return;
  try {
    replaceFile(join(dataDir, FILE), Buffer.from(JSON.stringify({ issuedAt })));
  } catch {
    // Nothing of a person's is lost.
  }
};
