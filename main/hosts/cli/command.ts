import type { Language } from '#contract';

/** All of the outside world that a command may touch: tests hand in their own. */
export type CommandIo = {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Writes one line (the line feed is added); resolves when the reader has taken it. Await it: that is the back-pressure. */
  readonly stdout: (line: string) => Promise<void>;
  /** One line for the person at the terminal: progress, warnings, errors. */
  readonly stderr: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted by Ctrl-C and SIGTERM: stop children, then return. */
  readonly signal: AbortSignal;
};

/** A sentence in each language. */
export type Told = Readonly<Record<Language, string>>;

/** 0 done · 1 failed, after one clear line on standard error · 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/**
 * One command of `hearth`. Each file in `commands/` exports one as `command`.
 * `run` gets the words after the command's name. It may throw `AppError` (ends with 1) and `UsageError` (ends with 2); `--help` never reaches it.
 */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: Told;
  /** Usage, options, formats. */
  readonly help: Told;
  run(args: readonly string[], io: CommandIo): Promise<ExitCode>;
};

/** The caller used the command wrongly. `util.parseArgs` errors count as this too. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly told: Told;

  constructor(told: Told) {
    super(told.en);
    this.told = told;
  }
}

/** Whether the words behind a command were wrong, by us or by `parseArgs`. */
export const isUsageError = (error: unknown): error is Error =>
  error instanceof UsageError || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
