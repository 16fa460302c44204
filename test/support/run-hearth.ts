import { runCli } from '../../main/hosts/cli/run-cli.ts';

type Options = { readonly input?: readonly string[]; readonly cwd?: string; readonly env?: Readonly<Record<string, string | undefined>> };
type Run = { readonly ended: Promise<number>; readonly out: string[]; readonly err: string[]; readonly stop: () => void };

/** Starts `hearth` in this process: lines of input in, lines of both outputs as they come. */
export const startHearth = (words: readonly string[], { input = [], cwd = '/', env = {} }: Options = {}): Run => {
  const out: string[] = [];
  const err: string[] = [];
  const stop = new AbortController();
  const ended = runCli(words, {
    stdin: (async function* () {
      for (const line of input) yield Buffer.from(`${line}\n`);
    })(),
    stdout: async (line) => void out.push(line),
    stderr: (line) => void err.push(line),
    env,
    cwd,
    signal: stop.signal,
  });
  return { ended, out, err, stop: () => stop.abort() };
};

/** Runs `hearth` to its end. */
export const runHearth = async (words: readonly string[], options?: Options) => {
  const { ended, out, err } = startHearth(words, options);
  return { code: await ended, out, err };
};

/** The same for a command that speaks JSON Lines: each line parsed. */
export const hearthLines = async (words: readonly string[], options?: Options) => {
  const { code, out, err } = await runHearth(words, options);
  return { code, lines: out.map((line) => JSON.parse(line) as Record<string, unknown>), err: err.join('\n') };
};
