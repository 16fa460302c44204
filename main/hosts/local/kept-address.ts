import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Random } from '#platform';

const keptSchema = z.object({
  /** `<random>.localhost`: cookies ignore ports, so every desktop has a name of its own. */
  name: z.string().regex(/^[a-z0-9]{8,32}\.localhost$/),
  port: z.number().int().min(0).max(65_535),
  relayPort: z.number().int().min(0).max(65_535),
});
export type KeptAddress = z.infer<typeof keptSchema>;

const FILE = 'host.json';

/** The name and ports this desktop had last time; new ones (0: any free port) at first, or when the file cannot be read. */
export const readKeptAddress = (dataDir: string, random: Random): KeptAddress => {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')));
  } catch {
    return { name: `h${Buffer.from(random.bytes(8)).toString('hex')}.localhost`, port: 0, relayPort: 0 };
  }
};

export const keepAddress = (dataDir: string, address: KeptAddress): void => {
  const file = join(dataDir, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(address));
  renameSync(`${file}.new`, file);
};
