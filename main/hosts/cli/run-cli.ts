import { AppError, type Language } from '#contract';
import { terminalLanguage } from '#hosts/supervisor';
import { COMMANDS } from './command-table.ts';
import { type Command, type CommandIo, type ExitCode, isUsageError, type Told } from './command.ts';
import { errorSentence } from './error-sentence.ts';
import { usageSentence } from './usage-sentence.ts';

const USAGE: Told = {
  en: 'Usage: hearth <command> [options]      hearth <command> --help',
  'zh-CN': '用法：hearth <命令> [选项]      hearth <命令> --help',
};
const COMMANDS_ARE: Told = { en: 'Commands: ', 'zh-CN': '命令：' };
const UNKNOWN: Told = { en: 'hearth: unknown command: ', 'zh-CN': 'hearth：没有这个命令：' };
const TRY: Told = { en: 'Try: ', 'zh-CN': '请看：' };

const listCommands = async (language: Language): Promise<string> => {
  const commands = await Promise.all([...COMMANDS.values()].map(async (load) => (await load()).command));
  const widest = Math.max(...commands.map(({ name }) => name.length));
  return [USAGE[language], '', ...commands.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary[language]}`)].join('\n');
};

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h';

const runCommand = async (command: Command, args: readonly string[], io: CommandIo): Promise<ExitCode> => {
  const language = terminalLanguage(io.env);
  try {
    return await command.run(args, io);
  } catch (error) {
    if (isUsageError(error)) {
      io.stderr(`hearth ${command.name}: ${usageSentence(error, language)}`);
      io.stderr(`${TRY[language]}hearth ${command.name} --help`);
      return 2;
    }
    if (!(error instanceof AppError)) throw error;
    io.stderr(`hearth ${command.name}: ${errorSentence(error, language)}`);
    return 1;
  }
};

/** Runs `hearth` with the words after its name: a command, `--help`, or nothing (shows the commands and ends with 2). */
export const runCli = async (words: readonly string[], io: CommandIo): Promise<ExitCode> => {
  const [name, ...args] = words;
  const language = terminalLanguage(io.env);
  if (isHelp(name) || name === 'help') {
    await io.stdout(await listCommands(language));
    return 0;
  }
  const load = name === undefined ? undefined : COMMANDS.get(name);
  if (!load) {
    if (name !== undefined) io.stderr(`${UNKNOWN[language]}${name}`);
    io.stderr(`${USAGE[language]}\n${COMMANDS_ARE[language]}${[...COMMANDS.keys()].join(', ')}`);
    return 2;
  }
  const { command } = await load();
  const own = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length);
  if (own.some(isHelp)) {
    await io.stdout(command.help[language].trimEnd());
    return 0;
  }
  return runCommand(command, args, io);
};
