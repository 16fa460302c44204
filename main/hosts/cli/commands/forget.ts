import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError, appErrorDataSchema, circleIdSchema, type ForgetStep, type Receipt } from '#contract';
import { terminalLanguage } from '#hosts/supervisor';
import { type Command, type CommandIo, UsageError, type Told } from '../command.ts';
import { openDataDir } from '../open-data-dir.ts';

const HELP: Told = {
  en: `Usage: hearth forget --circle ID --data-dir DIR [--passphrase-file FILE]

Erases everything the AI on this machine knows of one group: its memories, the words behind placeholders, the list of what it read, and the
key they were under. The chat stays, and so does what other people's machines know. Old messages are not learned again.
Hearth must not be running on that directory. Prints the receipt as one JSON object:
{"circle","at","memories","placeholders","reads","files","bytes","ms","checks":[…]}

  --circle ID             the group (hearth rebuild --json lists them)
  --data-dir DIR          where Hearth keeps everything
  --passphrase-file FILE  its first line opens the keys`,
  'zh-CN': `用法：hearth forget --circle 编号 --data-dir 目录 [--passphrase-file 文件]

清除这台电脑上的 AI 对一个群所知的一切：记忆、占位符背后的原文、读过什么的清单，以及保管它们的密钥。
聊天记录保留，别人电脑上的 AI 知道的也保留。旧消息不会被重新学习。
这个目录上不能有围炉在运行。回执是一个 JSON 对象：
{"circle","at","memories","placeholders","reads","files","bytes","ms","checks":[…]}

  --circle 编号           群（hearth rebuild --json 会列出）
  --data-dir 目录         围炉存放一切的地方
  --passphrase-file 文件  用它的第一行打开密钥`,
};

const STEPS: Readonly<Record<ForgetStep, Told>> = {
  'stop-jobs': { en: 'Stopping whatever the AI does', 'zh-CN': '停下 AI 正在做的一切' },
  'destroy-key': { en: 'Destroying the key of the memory', 'zh-CN': '销毁记忆的钥匙' },
  'erase-files': { en: 'Erasing its files', 'zh-CN': '清除文件' },
  'new-memory': { en: 'Making an empty memory', 'zh-CN': '换上空白的记忆' },
  'drop-caches': { en: 'Dropping what is still in memory', 'zh-CN': '丢掉还留在内存里的' },
  check: { en: 'Looking for anything left', 'zh-CN': '检查有没有残留' },
};

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
      io.stderr(STEPS[event.step][terminalLanguage(io.env)]);
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
  summary: { en: "erase the AI's memory of one group, and print the receipt", 'zh-CN': '清除 AI 对一个群的记忆，并打印回执' },
  help: HELP,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const circle = circleIdSchema.safeParse(values.circle);
    if (!circle.success) throw new UsageError({ en: '--circle takes the id of a group, 43 characters', 'zh-CN': '--circle 是群的编号，43 个字符' });
    if (values['data-dir'] === undefined) throw new UsageError({ en: '--data-dir is needed: this erases, so it never guesses', 'zh-CN': '需要 --data-dir：这里会清除内容，所以绝不猜测' });
    const receipt = await forget(circle.data, { dataDir: values['data-dir'], passphraseFile: values['passphrase-file'] }, io);
    await io.stdout(JSON.stringify(receipt));
    return 0;
  },
};
