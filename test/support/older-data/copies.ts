import { cpSync, readdirSync, readFileSync } from 'node:fs';

const HERE = 'test/support/older-data';

/** The commits whose Hearth wrote a data directory (`tools/older-data.ts`). */
export const OLDER_HEARTHS: readonly string[] = readdirSync(HERE, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** Copies what one of them wrote. @returns what its person saw of it (`storySeen`) */
export const copyOlderData = (commit: string, dataDir: string): object => {
  cpSync(`${HERE}/${commit}/data`, dataDir, { recursive: true });
  return JSON.parse(readFileSync(`${HERE}/${commit}/seen.json`, 'utf8')) as object;
};
