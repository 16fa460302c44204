import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { modelsFolder } from '#ai';
import { readPassphrase } from '#hosts/local';
import { terminalLanguage, userDataDir } from '#hosts/supervisor';
import { isDataDirTaken, systemClock } from '#platform';
import type { Command, CommandIo, ExitCode, Told } from '../command.ts';
import { examineFolder, thisMachine } from '../doctor/examine-folder.ts';
import { examineInside } from '../doctor/examine-inside.ts';
import { examineClock, examineLimits, examineModels, examinePlaces, examinePorts, openFilesLimit } from '../doctor/examine-machine.ts';
import { amiss, type Finding, type FindingState, unknown } from '../doctor/finding.ts';
import { findingSentence } from '../doctor/finding-sentence.ts';

const HELP: Told = {
  en: `Usage: hearth doctor [--data-dir DIR] [--passphrase-file FILE] [--network] [--json]

Looks at a data directory (owner, permissions, space, lock), the keys, the database (whole, of this version), every group (figures alone), the
clock, ports, limits and the models (hashed again), and says what to do. It changes nothing: the database is looked at on an encrypted copy in the
folder for temporary files, which is removed at the end. It tells figures, never a name or a word of anybody's. While Hearth runs there, all but the
database is looked at. The directory may be a mailbox's or an always-on member's too.

  --data-dir DIR          where Hearth keeps everything (default: your user data folder)
  --passphrase-file FILE  its first line opens the keys
  --network               also asks the meeting points and STUN and TURN servers of your groups whether they answer, and contacts nothing else
  --json                  one object a finding: {"about","what","state":"fine|unknown|amiss","facts"}

Ends with 0 when nothing that was looked at is amiss, and with 1 when something needs mending.`,
  'zh-CN': `用法：hearth doctor [--data-dir 目录] [--passphrase-file 文件] [--network] [--json]

检查数据目录（所有者、权限、空间、锁）、密钥、数据库（是否完好、是否这个版本）、每个群（只有数字）、时钟、端口、
限制和模型（重新校验），并说明该怎么做。它不改动任何内容：数据库是在临时文件夹里的加密副本上检查的，
结束时删除。它只说数字，不说任何人的名字或话。围炉正在那里运行时，除数据库外都会检查。
这个目录也可以是信箱或常在线成员的。

  --data-dir 目录         围炉存放一切的地方（默认：你的用户数据文件夹）
  --passphrase-file 文件  用它的第一行打开密钥
  --network               还询问你的群的会合点和 STUN、TURN 服务器是否应答，不联系别的任何地方
  --json                  每项一个对象：{"about","what","state":"fine|unknown|amiss","facts"}

检查过的都没问题时以 0 结束，有需要处理的以 1 结束。`,
};

const OPTIONS = { 'data-dir': { type: 'string' }, 'passphrase-file': { type: 'string' }, network: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const;
const MARKS: Readonly<Record<FindingState, string>> = { fine: 'ok', unknown: '--', amiss: '!!' };

type Where = { readonly dataDir: string; readonly passphrase: string | undefined; readonly isNetwork: boolean };

const examine = async ({ dataDir, passphrase, isNetwork }: Where, io: CommandIo): Promise<readonly Finding[]> => {
  const machine = [examineLimits(openFilesLimit()), ...(await examineModels(resolve(io.cwd, modelsFolder(io.env, process.platform))))];
  if (!existsSync(dataDir)) return [amiss('folder', 'folder-missing'), ...machine];
  const { findings, places } = await examineInside({ dataDir, passphrase });
  const asked = isNetwork ? (places ? await examinePlaces(places) : [unknown('place', 'places-not-known')]) : [unknown('place', 'places-not-asked')];
  const ports = isDataDirTaken(dataDir) ? [] : await examinePorts(dataDir);
  return [...examineFolder(dataDir, thisMachine), ...findings, examineClock(dataDir, systemClock.now()), ...ports, ...asked, ...machine];
};

const tell = async (findings: readonly Finding[], isJson: boolean, io: CommandIo): Promise<ExitCode> => {
  const language = terminalLanguage(io.env);
  for (const finding of findings) await io.stdout(isJson ? JSON.stringify(finding) : `${MARKS[finding.state]} ${findingSentence(finding, language)}`);
  const bad = findings.filter(({ state }) => state === 'amiss').length;
  if (bad === 0) return 0;
  io.stderr(language === 'en' ? `hearth doctor: needs mending: ${bad} of ${findings.length} findings` : `hearth doctor：${findings.length} 项中有 ${bad} 项需要处理`);
  return 1;
};

/** `hearth doctor`: how a data directory is, in figures. */
export const command: Command = {
  name: 'doctor',
  summary: { en: 'look at a data directory, and say what needs mending', 'zh-CN': '检查数据目录，说明哪里需要处理' },
  help: HELP,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const dataDir = resolve(io.cwd, values['data-dir'] ?? join(userDataDir(io.env, process.platform, homedir()), 'desktop'));
    const file = values['passphrase-file'];
    const passphrase = file === undefined ? undefined : readPassphrase(resolve(io.cwd, file));
    return tell(await examine({ dataDir, passphrase, isNetwork: values.network }, io), values.json, io);
  },
};
