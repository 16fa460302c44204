import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError, appErrorDataSchema, circleIdSchema, type Receipt } from '#contract';
import { type Command, type CommandIo, UsageError } from '../command.ts';
import { openDataDir } from '../open-data-dir.ts';

const HELP = `Usage: hearth forget --circle ID --data-dir DIR [--passphrase-file FILE]

Erases everything the AI on this machine knows of one group: its memories, the words behind placeholders, the list of what it read, and the
key they were under. The chat stays, and so does what other people's machines know. Old messages are not learned again.
Hearth must not be running on that directory. Prints the receipt as one JSON object:
{"circle","at","memories","placeholders","reads","files","bytes","ms","checks":[…]}

  --circle ID             the group (hearth rebuild --json lists them)
  --data-dir DIR          where Hearth keeps everything
  --passphrase-file FILE  its first line opens the keys`;

const OPTIONS = { circle: { type: 'string' }, 'data-dir': { type: 'string' }, 'passphrase-file': { type: 'string' }, json: { type: 'boolean' } } as const;

/** What the core refused comes through the contract's border; here it is the same failure again. */
const asAppError = (error: unknown): unknown => {
  const crossed = z.object({ code: z.literal('APP_ERROR'), data: appErrorDataSchema }).safeParse(error);
  return crossed.success ? new AppError(crossed.data.data.code, crossed.data.data.params) : error;
};

const forget = async (circle: string, where: Parameters<typeof openDataDir>[0], io: CommandIo): Promise<Receipt> => {
  const { client, stop } = await openDataDir(where, io);
  try {
    for await (const event of await client.memory.forget({ id: randomUUID(), circle })) {
      if (event.type === 'receipt') return event.receipt;
      io.stderr(event.step);
    }
    throw new AppError('forget-incomplete', { what: 'receipt' });
  } catch (error) {
    throw asAppError(error);
  } finally {
    await stop();
  }
};

/** `hearth forget`: one group's AI memory, erased on a data directory that nothing else uses. */
export const command: Command = {
  name: 'forget',
  summary: "erase the AI's memory of one group, and print the receipt",
  help: HELP,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const circle = circleIdSchema.safeParse(values.circle);
    if (!circle.success) throw new UsageError('--circle takes the id of a group, 43 characters');
    if (values['data-dir'] === undefined) throw new UsageError('--data-dir is needed: this erases, so it never guesses');
    const receipt = await forget(circle.data, { dataDir: values['data-dir'], passphraseFile: values['passphrase-file'] }, io);
    await io.stdout(JSON.stringify(receipt));
    return 0;
  },
};
