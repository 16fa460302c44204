/** `hearth`, as it is installed: one word for the app, its links and every command. */
import { runOnMachine, sayWhyNot } from '#hosts/cli';
import { appVersion, runLocalHost, startHelp } from '#hosts/local';
import { readWords, type Wish } from './read-words.ts';

/** Says that a newer Hearth was installed; the package's `postinst` sends it. */
const UPGRADED = 'SIGUSR2';

/** As the package has it in every person's path. */
const PROGRAM = '/usr/bin/hearth';

const wish = readWords(process.argv.slice(2));
// Before anything else: unheard, the signal would end a command in the middle of its work.
const upgraded = new AbortController();
process.on(UPGRADED, () => upgraded.abort());

const openApp = async ({ options, link }: Extract<Wish, { kind: 'app' }>): Promise<void> => {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  const left = await runLocalHost({
    args: options,
    link,
    env: process.env,
    cwd: process.cwd(),
    version: appVersion(),
    program: PROGRAM,
    signal: stop.signal,
    upgraded: upgraded.signal,
    say: (line) => console.log(line),
  });
  if (left.why !== 'upgraded') return;
  // The same process goes on as the newer Hearth, with the window only where one was open.
  const without = options.filter((word) => word !== '--background');
  process.execve?.(process.execPath, [process.execPath, process.argv[1] ?? '', ...without, ...(left.isHidden ? ['--background'] : [])], process.env);
};

const run = async (): Promise<void> => {
  switch (wish.kind) {
    case 'version':
      console.log(appVersion());
      return;
    case 'help':
      console.log(`${startHelp(process.env, 'hearth')}\n`);
      return runOnMachine(['--help']);
    case 'command':
      return runOnMachine(wish.words);
    case 'app':
      return openApp(wish);
  }
};

await sayWhyNot(run);
