import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { displayNameSchema, type Language } from '#contract';
import { machineKeystore, systemRandom } from '#platform';
import { terminalLanguage, userDataDir } from '#hosts/supervisor';
import { type Command, UsageError, type Told } from '../command.ts';
import { openKeys } from '../serve/open-keys.ts';
import { serveAlwaysOn } from '../serve/serve-always-on.ts';
import type { ServeOptions } from '../serve/served.ts';
import { startStatusServer } from '../serve/status-server.ts';
import { untilAborted } from '../until-aborted.ts';

const DAY_MS = 86_400_000;
const MB = 1_000_000;

const HELP: Told = {
  en: `Usage: hearth serve [--blind] [--circle LINK]… [options]

Stays on for a group, without a screen: what members write while others are away waits here and reaches them later.
Without --blind it is a member that holds the keys: it lets joiners in, hands on keys and history, and everybody sees at its name that it is
always on and that whoever runs it can read along. It writes nothing but its name, and no AI runs in it. With --blind it is a mailbox: it keeps
ciphertext, has no key to read with and no name of anybody.
  --circle LINK           an invite (with --blind one "for a mailbox"); once, it goes on without it; may be given several times
  --blind                 keeps what it cannot read
  --name NAME             what members see, default "Always on"; not with --blind
  --data-dir DIR          where everything is kept (default: always-on or mailbox, in your user data folder)
  --passphrase-file FILE  its first line opens the keys; the first time it sets it. Without it: the system's keyring
  --port N                of /health and /metrics, default 4445; 0 takes any free port
  --host ADDRESS          default 127.0.0.1 (this machine only)
Limits:
  --max-mb N              what is stored in all, default 10000; beyond it nothing more is taken and /health says "full".
                          With --blind: sealed messages kept for each group, default 1000; the oldest go, which is no deletion
  --max-days N            with --blind: and for how long, default 90
Ctrl-C and SIGTERM say goodbye to everybody, then end it. When it was taken out of its last group, or could not be let in, it says so and ends with 1.`,
  'zh-CN': `用法：hearth serve [--blind] [--circle 链接]… [选项]

不用屏幕，为一个群常在线：别人不在时写的内容在这里等着，之后送到。
不加 --blind 时它是持有密钥的成员：让新人加入，转交密钥和历史；大家在它的名字旁能看到它一直在线，
以及运行它的人可以读到内容。它只写自己的名字，里面没有 AI。加 --blind 时它是信箱：只保存密文，
没有能读的密钥，也没有任何人的名字。
  --circle 链接           邀请（带 --blind 用“给信箱”的邀请）；只需一次，以后不用再给；可以给多个
  --blind                 保存自己读不了的内容
  --name 名字             成员看到的名字，默认“常在线”；不能与 --blind 同用
  --data-dir 目录         存放一切的地方（默认：用户数据文件夹里的 always-on 或 mailbox）
  --passphrase-file 文件  用它的第一行打开密钥；第一次则用它设置。没有则用系统的钥匙串
  --port N                /health 和 /metrics 的端口，默认 4445；0 表示任一空闲端口
  --host 地址             默认 127.0.0.1（只限这台电脑）
限制：
  --max-mb N              总共存多少，默认 10000；超过就不再接收，/health 显示 "full"。
                          带 --blind：每个群保存的密封消息，默认 1000；最旧的先让位，这不算删除
  --max-days N            带 --blind：保存多少天，默认 90
Ctrl-C 和 SIGTERM 会先向所有人告别再结束。被移出最后一个群，或没能加入时，会说明并以 1 结束。`,
};

const text = { type: 'string' } as const;
const OPTIONS = {
  circle: { ...text, multiple: true },
  blind: { type: 'boolean', default: false },
  'data-dir': text,
  'passphrase-file': text,
  port: { ...text, default: '4445' },
  host: { ...text, default: '127.0.0.1' },
  name: text,
  'max-mb': text,
  'max-days': text,
  'loopback-only': { type: 'boolean', default: false },
} as const;

const wholeNumber = (flag: string, given: string, { from, to }: { readonly from: number; readonly to: number }): number => {
  const number = Number(given);
  if (!/^\d{1,8}$/.test(given) || number < from || number > to) throw new UsageError({ en: `--${flag} is a whole number from ${from} to ${to}, not ${given}`, 'zh-CN': `--${flag} 是 ${from} 到 ${to} 的整数，不能是 ${given}` });
  return number;
};

type Values = { readonly blind: boolean; readonly name?: string | undefined; readonly 'max-mb'?: string | undefined; readonly 'max-days'?: string | undefined };
const DEFAULT_NAMES = { en: 'Always on', 'zh-CN': '常在线' } as const;

const asWhat = ({ blind, name, 'max-mb': maxMb, 'max-days': maxDays }: Values, language: Language): ServeOptions['as'] => {
  const maxBytes = wholeNumber('max-mb', maxMb ?? (blind ? '1000' : '10000'), { from: 1, to: 10_000_000 }) * MB;
  if (blind) {
    if (name !== undefined) throw new UsageError({ en: '--name is for a member: a mailbox has none', 'zh-CN': '--name 是给成员用的：信箱没有名字' });
    return { use: 'mailbox', limits: { maxBytes, maxAgeMs: wholeNumber('max-days', maxDays ?? '90', { from: 1, to: 36_500 }) * DAY_MS } };
  }
  if (maxDays !== undefined) throw new UsageError({ en: '--max-days is for --blind: a member keeps what the group keeps', 'zh-CN': '--max-days 只用于 --blind：群保留什么，成员就保留什么' });
  const checked = displayNameSchema.safeParse(name ?? DEFAULT_NAMES[language]);
  if (!checked.success) throw new UsageError({ en: '--name is a name of 1 to 64 characters', 'zh-CN': '--name 是 1 到 64 个字的名字' });
  return { use: 'member', name: checked.data, maxBytes };
};

export const command: Command = {
  name: 'serve',
  summary: { en: 'stay on for a group, as a member or as its mailbox', 'zh-CN': '为一个群常在线，作为成员或信箱' },
  help: HELP,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const as = asWhat(values, terminalLanguage(io.env));
    const port = wholeNumber('port', values.port, { from: 0, to: 65_535 });
    const dataDir = resolve(io.cwd, values['data-dir'] ?? join(userDataDir(io.env, process.platform, homedir()), values.blind ? 'mailbox' : 'always-on'));
    const keystore = machineKeystore({ dataDir, random: systemRandom });
    const passphraseFile = values['passphrase-file'];
    await openKeys(keystore, passphraseFile === undefined ? undefined : resolve(io.cwd, passphraseFile));
    const served = await serveAlwaysOn({ keystore, dataDir, links: values.circle ?? [], loopbackOnly: values['loopback-only'], as, io });
    try {
      const health = () => (io.signal.aborted ? 'stopping' : served.isTaking() ? 'ok' : 'full');
      const status = await startStatusServer({ host: values.host, port, health, gauges: served.gauges });
      await io.stdout(`http://${values.host}:${status.port}/health`);
      const code = await Promise.race([untilAborted(io.signal).then(() => 0 as const), served.ended.then(() => 1 as const)]);
      await status.stop();
      return code;
    } finally {
      await served.stop();
    }
  },
};
