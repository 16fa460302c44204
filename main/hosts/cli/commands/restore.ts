import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readVaultFile, restore } from '#privacy';
import { z } from 'zod';
import { type Command, UsageError, type Told } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';
import { readPassphrase } from './redact.ts';

const lineSchema = z.object({ id: z.union([z.string().max(1_000), z.number()]), redacted: z.string().max(3_000_000) });

const HELP: Told = {
  en: `Usage: hearth restore --vault FILE [--passphrase-file FILE] [FILE…]

Reads   {"id","redacted"}
Writes  {"id","text"}

A placeholder that the vault does not know stays as it is. A bad line gives {"line","error":{"code","message"}}.

  --vault FILE            the vault written by hearth redact
  --passphrase-file FILE  the passphrase it was encrypted with`,
  'zh-CN': `用法：hearth restore --vault 文件 [--passphrase-file 文件] [文件…]

读入  {"id","redacted"}
写出  {"id","text"}

保险库不认识的占位符原样保留。有问题的行给出 {"line","error":{"code","message"}}。

  --vault 文件            hearth redact 写下的保险库
  --passphrase-file 文件  加密它的口令`,
};

/** `hearth restore`: puts the originals back, line by line. */
export const command: Command = {
  name: 'restore',
  summary: { en: 'put the originals back into redacted messages (JSON Lines)', 'zh-CN': '把原文放回已遮挡的消息（JSON Lines）' },
  help: HELP,
  run: async (args, io) => {
    const options = { vault: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.vault === undefined) throw new UsageError({ en: 'restore needs --vault FILE', 'zh-CN': 'restore 需要 --vault 文件' });
    const vault = readVaultFile({ path: resolve(io.cwd, values.vault), passphrase: readPassphrase(io, values['passphrase-file']) });
    return answerJsonLines({ io, files: positionals, schema: lineSchema, answer: ({ id, redacted }) => ({ id, text: restore(redacted, vault) }) });
  },
};
