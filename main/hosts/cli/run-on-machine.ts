import type { CommandIo } from './command.ts';
import { runCli } from './run-cli.ts';

/** How long a command may take to stop its children and return, once it was told to. */
const STOP_LIMIT_MS = 10_000;

/** Runs `hearth` with the words after its name as this process: its standard streams, its signals, its exit code. */
export const runOnMachine = async (words: readonly string[]): Promise<void> => {
  const stop = new AbortController();
  const stopSoon = (): void => {
    stop.abort();
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopSoon);
  // Whoever reads us may leave (`| head`): that ends the work, and is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const io: CommandIo = {
    stdin: process.stdin as AsyncIterable<Uint8Array>,
    stdout: (line) => new Promise((resolve) => void process.stdout.write(`${line}\n`, () => resolve())),
    stderr: (line) => void process.stderr.write(`${line}\n`),
    env: process.env,
    cwd: process.cwd(),
    signal: stop.signal,
  };
  process.exitCode = await runCli(words, io);
  // Standard input that was never read would keep the process.
  process.stdin.unref?.();
};
