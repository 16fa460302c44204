import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readVaultFile, restore } from '#privacy';
import { z } from 'zod';
import { type Command, UsageError } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';
import { readPassphrase } from './redact.ts';

const lineSchema = z.object({ id: z.union([z.string().max(1_000), z.number()]), redacted: z.string().max(3_000_000) });

/** `hearth restore`: puts the originals back, line by line. */
export const command: Command = {
  name: 'restore',
  summary: 'put the originals back into redacted messages (JSON Lines)',
  help: `Usage: hearth restore --vault FILE [--passphrase-file FILE] [FILE…]

Reads   {"id","redacted"}
Writes  {"id","text"}

A placeholder that the vault does not know stays as it is. A bad line gives {"line","error":{"code","message"}}.

  --vault FILE            the vault written by hearth redact
  --passphrase-file FILE  the passphrase it was encrypted with`,
  run: async (args, io) => {
    const options = { vault: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.vault === undefined) throw new UsageError('restore needs --vault FILE');
    const vault = readVaultFile({ path: resolve(io.cwd, values.vault), passphrase: readPassphrase(io, values['passphrase-file']) });
    return answerJsonLines({ io, files: positionals, schema: lineSchema, answer: ({ id, redacted }) => ({ id, text: restore(redacted, vault) }) });
  },
};
