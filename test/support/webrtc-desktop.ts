import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { CODE_CACHE_DIR } from '../../main/hosts/local/local-entries.ts';
import type { DesktopCommands } from './desktop-process.ts';
import { addWitness } from './witnesses.ts';

const HERE = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

type Command = keyof DesktopCommands;
type Argument<C extends Command> = Parameters<DesktopCommands[C]>[0];
type Answer<C extends Command> = Awaited<ReturnType<DesktopCommands[C]>>;

export type WebrtcDesktop = {
  readonly pid: number;
  ask<C extends Command>(command: C, ...argument: Argument<C> extends undefined ? [] : [Argument<C>]): Promise<Answer<C>>;
  quit(): Promise<void>;
  /** The plug is pulled. */
  kill(): Promise<void>;
};

/** Starts a desktop as a process. `file`: where it keeps its database; `page`: the WebSocket a Chromium page serves its rtc pipe on. */
export const webrtcDesktop = async ({ file = ':memory:', key = randomBytes(32).toString('hex'), page = '' } = {}): Promise<WebrtcDesktop> => {
  const child: ChildProcess = fork(HERE('./desktop-process.ts'), [file, key, HERE('../../rtc/node.ts'), page], { serialization: 'advanced', execArgv: [], env: { ...process.env, NODE_COMPILE_CACHE: CODE_CACHE_DIR } });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let calls = 0;
  let isGone = false;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void gone.then(() => {
    isGone = true;
    stopSeeing();
    waiting.forEach(({ reject }) => reject(new Error('the desktop is gone')));
  });
  child.on('message', ({ call, answer, failure }: { call: number; answer: never; failure?: string }) => {
    const call0 = waiting.get(call);
    waiting.delete(call);
    if (failure === undefined) call0?.resolve(answer);
    else call0?.reject(new Error(failure));
  });
  const reply = <T>(call: number): Promise<T> => new Promise((resolve, reject) => waiting.set(call, { resolve, reject }));
  const stopSeeing = addWitness(`desktop ${child.pid}`, () => desktop.ask('seen'));
  const desktop: WebrtcDesktop = {
    pid: child.pid ?? 0,
    ask: (command, ...[argument]) => {
      if (isGone) return Promise.reject(new Error('the desktop is gone'));
      child.send({ call: (calls += 1), command, argument });
      return reply(calls);
    },
    quit: async () => {
      if (child.connected) await desktop.ask('quit').catch(() => undefined);
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
  await reply(0);
  return desktop;
};
