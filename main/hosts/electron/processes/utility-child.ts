import type { Child } from '#platform';
import type { Electron, Port } from '../electron-parts.ts';

/** A utilityProcess that can also be handed ports. */
export type UtilityChild = Child & { hand(message: unknown, ports: readonly Port[]): void };

/** V8 takes no more room for young objects than in the local host's children (`node-children.ts`). */
const EXEC_ARGV = ['--max-semi-space-size=4', '--no-allocation-site-pretenuring'];
const INHERITED = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'SystemRoot', 'HEARTH_MODELS', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'] as const;

type Start = { readonly entry: string; readonly name: string; readonly env: Readonly<Record<string, string | undefined>> };

/** Starts a module in a utilityProcess with the environment it needs and no more. It ends with the app. */
export const utilityChild = ({ utilityProcess }: Pick<Electron, 'utilityProcess'>, { entry, name, env }: Start): UtilityChild => {
  const kept = Object.fromEntries(INHERITED.flatMap((key) => (env[key] === undefined ? [] : [[key, env[key]]])));
  const started = utilityProcess.fork(entry, [], { serviceName: `Hearth ${name}`, execArgv: EXEC_ARGV, env: kept, stdio: 'inherit' });
  const listeners = new Set<(message: unknown) => void>();
  const gone = new Promise<number | null>((resolve) => void started.on('exit', (code) => resolve(code)));
  let isGone = false;
  void gone.then(() => {
    isGone = true;
  });
  started.on('message', (message) => {
    for (const listener of listeners) listener(message);
  });
  return {
    get pid() {
      return started.pid;
    },
    post: (message) => void (isGone || started.postMessage(message)),
    hand: (message, ports) => void (isGone || started.postMessage(message, [...ports])),
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onExit: (listener) => {
      let wanted = true;
      void gone.then((code) => (wanted ? listener(code) : undefined));
      return () => {
        wanted = false;
      };
    },
    kill: async () => {
      // Electron's `kill` asks; who is in the middle of a native call does not hear it.
      if (started.pid !== undefined && !isGone) process.kill(started.pid, 'SIGKILL');
      await gone;
    },
  };
};
