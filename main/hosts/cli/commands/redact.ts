import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, type Language } from '#contract';
import { LOCAL_ENTRIES } from '#hosts/local';
import { silentLog, systemClock, systemRandom } from '#platform';
import { createTaggers, createVault, openVaultFile, redact, rulesAlone, type Taggers, type Vault } from '#privacy';
import { z } from 'zod';
import { AI_OPTIONS, readAiOptions } from '../ai-options.ts';
import { type Command, type CommandIo, UsageError } from '../command.ts';
import { terminalLanguage } from '../error-sentence.ts';
import { answerJsonLines } from '../json-lines.ts';
import { type LookAgain, openLookAgain, UNREAD } from '../look-again.ts';

const OPTIONS = {
  vault: { type: 'string' },
  'passphrase-file': { type: 'string' },
  ...AI_OPTIONS,
} as const;

const lineSchema = z.object({
  id: z.union([z.string().max(1_000), z.number()]),
  text: z.string().max(1_500_000),
  members: z.array(z.string().max(200)).max(1_000).optional(),
});
type Line = z.infer<typeof lineSchema>;

const HAN = /[\u3400-\u9fff]/;

/** The passphrase in a file, without its line end. Fails with `file-not-found`. */
export const readPassphrase = (io: CommandIo, file: string | undefined): string | undefined => {
  if (file === undefined) return undefined;
  try {
    return readFileSync(resolve(io.cwd, file), 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new AppError('file-not-found', { file }, { cause });
  }
};

/** Lines of one group share their list of members: the same list is compiled once. */
const memberLists = (): ((members: readonly string[] | undefined) => readonly string[] | undefined) => {
  let last: readonly string[] = [];
  return (members) => {
    const isSame = members?.length === last.length && members.every((name, at) => name === last[at]);
    if (members && !isSame) last = members;
    return members && last;
  };
};

const BASIC: Readonly<Record<Language, string>> = {
  en: 'Basic protection: the taggers cannot run here, only rules looked for personal data. Names may be missed.',
  'zh-CN': '基本保护：这里运行不了标注器，只按规则查找了个人信息。人名可能漏掉。',
};

const openTaggers = (): Taggers =>
  createTaggers({ entry: LOCAL_ENTRIES.taggerWorker, folder: LOCAL_ENTRIES.taggersDir, clock: systemClock, random: systemRandom, log: silentLog });

/** Who asks for the taggers by name wants no less. Fails with `tier-missing`. */
const assertTaggersRun = async (taggers: Taggers): Promise<void> => {
  await taggers.read(['Anna met 安娜 at noon'], 'interactive');
  if (taggers.protection().level === 'basic') throw new AppError('tier-missing', { tier: 'tagger' });
};

type Means = { readonly vault: Vault; readonly language: 'auto' | 'zh' | 'en'; readonly taggers: Taggers; readonly again: LookAgain | undefined };

const answerWith = ({ vault, language, taggers, again }: Means) => {
  const sameList = memberLists();
  return async ({ id, text, members }: Line) => {
    const tagged = await taggers.read([text], 'interactive');
    const words = language === 'auto' ? (HAN.test(text) ? 'zh' : 'en') : language;
    const names = sameList(members);
    const options = { vault: vault.in(words), tagged, ...(names && { names }) };
    const first = redact(text, options);
    const seen = (await again?.look(first.redacted, options.vault)) ?? [];
    const { redacted, entities } = seen.length > 0 ? redact(text, { ...options, seen: () => seen }) : first;
    return {
      id,
      redacted,
      entities: entities.map(({ start, end, kind, text: original, score, by }) => ({ start, end, kind, text: original, score, by })),
    };
  };
};

/** `hearth redact`: masks personal data, line by line. */
export const command: Command = {
  name: 'redact',
  summary: 'mask personal data in messages (JSON Lines)',
  help: `Usage: hearth redact [--vault FILE [--passphrase-file FILE]] [--lang auto|zh|en] [FILE…]

Reads   {"id","text","members"?: [names]}
Writes  {"id","redacted","entities":[{"start","end","kind","text","score","by"}]}

Offsets are UTF-16 code units of "text", end exclusive. Within one run, and over runs with the same --vault, the same
item keeps the same placeholder: [PHONE_1], or [电话1] by --lang (auto: by the line's own script).
A bad line gives {"line","error":{"code","message"}} and the stream goes on.

  --vault FILE            remembers what stands behind each placeholder, for hearth restore (mode 0600)
  --passphrase-file FILE  encrypts the vault with the passphrase in FILE (at least 8 characters)
  --lang auto|zh|en       language of the placeholders (default auto)
  --tier rules|tagger|llm tagger, the default, finds names that no rule knows and reads some hundred messages a second;
                          llm has the language model of this machine look once more at what is left, some seconds a
                          line; it only ever masks more. A tier that is not there ends with 1`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const { language, tier } = readAiOptions({ ...values, tier: values.tier ?? 'tagger' }, ['rules', 'tagger', 'llm']);
    if (values['passphrase-file'] !== undefined && values.vault === undefined) throw new UsageError('--passphrase-file needs --vault');
    const passphrase = readPassphrase(io, values['passphrase-file']);
    const file = values.vault === undefined ? undefined : openVaultFile({ path: resolve(io.cwd, values.vault), passphrase }, systemRandom);
    const again = tier === 'llm' ? await openLookAgain(io) : undefined;
    const taggers = tier === 'rules' ? rulesAlone : openTaggers();
    const answer = answerWith({ vault: file?.vault ?? createVault('en'), language, taggers, again });
    try {
      if (values.tier === 'tagger') await assertTaggersRun(taggers);
      const code = await answerJsonLines({ io, files: positionals, schema: lineSchema, answer });
      if (taggers.protection().level === 'basic') io.stderr(`hearth redact: ${BASIC[terminalLanguage(io.env)]}`);
      if (again && again.unread() > 0) io.stderr(`hearth redact: ${UNREAD[terminalLanguage(io.env)](again.unread())}`);
      return code;
    } finally {
      await again?.stop();
      await taggers.stop();
      file?.save();
    }
  },
};
