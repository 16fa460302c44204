import { parseArgs } from 'node:util';
import type { CircleSummary } from '#contract';
import type { Command } from '../command.ts';
import { openDataDir } from '../open-data-dir.ts';

const HELP = `Usage: hearth rebuild [--data-dir DIR] [--passphrase-file FILE] [--json]

Drops everything Hearth shows of your groups and makes it again from the signed ledger. Hearth must not be running on that directory.
Tells for each group how many entries it holds and whether what was shown was the same as what the ledger says.
  --data-dir DIR          where Hearth keeps everything (default: your user data folder)
  --passphrase-file FILE  its first line opens the keys
  --json                  one object a group: {"circle","name","entries","viewsHash","same"}`;

type Rebuilt = { readonly circle: string; readonly name: string; readonly entries: number; readonly viewsHash: string; readonly same: boolean };

const sentence = ({ name, entries, same }: Rebuilt): string =>
  `${name}: ${entries} entries, ${same ? 'shown as before' : 'what was shown differed and has been made anew'}`;

export const command: Command = {
  name: 'rebuild',
  summary: 'make everything that is shown again from the ledger',
  help: HELP,
  run: async (args, io) => {
    const { values } = parseArgs({
      args: [...args],
      options: { 'data-dir': { type: 'string' }, 'passphrase-file': { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const { core, client, stop } = await openDataDir({ dataDir: values['data-dir'], passphraseFile: values['passphrase-file'] }, io);
    try {
      const inspection = core.inspection();
      const circles = (await client.circles.list()).filter(({ state }) => state === 'ready');
      const hashOf = async ({ id }: CircleSummary): Promise<string> => (await inspection.holdings(id)).viewsHash;
      const before = await Promise.all(circles.map(hashOf));
      inspection.rebuild();
      for (const [index, circle] of circles.entries()) {
        const { entries, viewsHash } = await inspection.holdings(circle.id);
        const rebuilt: Rebuilt = { circle: circle.id, name: circle.name, entries, viewsHash, same: before[index] === viewsHash };
        await io.stdout(values.json ? JSON.stringify(rebuilt) : sentence(rebuilt));
      }
      if (circles.length === 0) io.stderr('There is no group in this data directory.');
      return 0;
    } finally {
      await stop();
    }
  },
};
