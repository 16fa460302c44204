import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, type Language } from '#contract';
import { terminalLanguage } from '#hosts/supervisor';
import { LOCAL_ENTRIES } from '#hosts/local';
import { silentLog, systemClock, systemRandom } from '#platform';
import { createTaggers, createVault, openVaultFile, redact, rulesAlone, type Taggers, type Vault } from '#privacy';
import { z } from 'zod';
import { AI_OPTIONS, readAiOptions } from '../ai-options.ts';
import { type Command, type CommandIo, UsageError, type Told } from '../command.ts';
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

const HELP: Told = {
  en: `Usage: hearth redact [--vault FILE [--passphrase-file FILE]] [--lang auto|zh|en] [FILE…]

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
  'zh-CN': `用法：hearth redact [--vault 文件 [--passphrase-file 文件]] [--lang auto|zh|en] [文件…]

读入  {"id","text","members"?: [名字]}
写出  {"id","redacted","entities":[{"start","end","kind","text","score","by"}]}

位置按 "text" 的 UTF-16 码元计，不含末尾。一次运行之内，以及用同一个 --vault 的多次运行之间，同一内容
总是同一个占位符：[PHONE_1] 或 [电话1]，由 --lang 决定（auto：看这一行自己的文字）。
有问题的行给出 {"line","error":{"code","message"}}，后面的照常继续。

  --vault 文件            记住每个占位符背后是什么，供 hearth restore 使用（权限 0600）
  --passphrase-file 文件  用文件里的口令加密保险库（至少 8 个字符）
  --lang auto|zh|en       占位符的语言（默认 auto）
  --tier rules|tagger|llm tagger 是默认：能找到规则不认识的名字，每秒读几百条消息；
                          llm 让这台电脑的语言模型再看一遍剩下的内容，每行几秒，
                          只会遮得更多。没有的档位以 1 结束`,
};

/** `hearth redact`: masks personal data, line by line. */
export const command: Command = {
  name: 'redact',
  summary: { en: 'mask personal data in messages (JSON Lines)', 'zh-CN': '遮住消息里的个人信息（JSON Lines）' },
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const { language, tier } = readAiOptions({ ...values, tier: values.tier ?? 'tagger' }, ['rules', 'tagger', 'llm']);
    if (values['passphrase-file'] !== undefined && values.vault === undefined) throw new UsageError({ en: '--passphrase-file needs --vault', 'zh-CN': '--passphrase-file 需要与 --vault 一起用' });
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
