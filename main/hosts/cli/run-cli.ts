import { AppError } from '#contract';
import { COMMANDS } from './command-table.ts';
import { type Command, type CommandIo, type ExitCode, isUsageError } from './command.ts';
import { errorSentence, terminalLanguage } from './error-sentence.ts';

const USAGE = 'Usage: hearth <command> [options]      hearth <command> --help';

const listCommands = async (): Promise<string> => {
  const commands = await Promise.all([...COMMANDS.values()].map(async (load) => (await load()).command));
  const widest = Math.max(...commands.map(({ name }) => name.length));
  return [USAGE, '', ...commands.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`)].join('\n');
};

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h';

const runCommand = async (command: Command, args: readonly string[], io: CommandIo): Promise<ExitCode> => {
  try {
    return await command.run(args, io);
  } catch (error) {
    if (isUsageError(error)) {
      io.stderr(`hearth ${command.name}: ${error.message}`);
      io.stderr(`Try: hearth ${command.name} --help`);
      return 2;
    }
    if (!(error instanceof AppError)) throw error;
    io.stderr(`hearth ${command.name}: ${errorSentence(error, terminalLanguage(io.env))}`);
    return 1;
  }
};

/** Runs `hearth` with the words after its name: a command, `--help`, or nothing (shows the commands and ends with 2). */
export const runCli = async (words: readonly string[], io: CommandIo): Promise<ExitCode> => {
  const [name, ...args] = words;
  if (isHelp(name) || name === 'help') {
    await io.stdout(await listCommands());
    return 0;
  }
  const load = name === undefined ? undefined : COMMANDS.get(name);
  if (!load) {
    if (name !== undefined) io.stderr(`hearth: unknown command: ${name}`);
    io.stderr(`${USAGE}\nCommands: ${[...COMMANDS.keys()].join(', ')}`);
    return 2;
  }
  const { command } = await load();
  const own = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length);
  if (own.some(isHelp)) {
    await io.stdout(command.help.trimEnd());
    return 0;
  }
  return runCommand(command, args, io);
};
