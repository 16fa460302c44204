import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Inputs, Outputs } from '#contract';
import { seenBy } from './seen-by.ts';
import { addWitness } from './witnesses.ts';

type Feature = keyof Inputs;

export type HomeDesktop = {
  ask<F extends Feature, P extends keyof Inputs[F] & keyof Outputs[F]>(feature: F, procedure: P, input: Inputs[F][P]): Promise<Outputs[F][P]>;
  stop(): Promise<void>;
};

const START_MS = 100_000;
const STOP_MS = 30_000;

/** Starts a desktop inside a network namespace; set up for `name`, with keys in memory. `page`: the WebSocket there on which a Chromium page serves its rtc pipe. */
export const homeDesktop = async (namespace: string, name: string, page = ''): Promise<HomeDesktop> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-home-'));
  const entry = fileURLToPath(new URL('./home-process.ts', import.meta.url));
  const child = fork(entry, [dataDir, page], { execPath: '/usr/sbin/ip', execArgv: ['netns', 'exec', namespace, process.execPath], serialization: 'advanced' });
  const waiting = new Map<number, { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }>();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void gone.then(() => {
    stopSeeing();
    waiting.forEach(({ reject }) => reject(new Error(`${name}'s desktop is gone`)));
  });
  child.on('message', ({ call, answer, failure }: { call: number; answer: never; failure?: string }) => {
    const asked = waiting.get(call);
    waiting.delete(call);
    if (failure === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(failure));
  });
  const reply = <T>(call: number): Promise<T> => new Promise((resolve, reject) => waiting.set(call, { resolve, reject }));
  let calls = 0;
  const stopSeeing = addWitness(`${name}'s desktop`, () =>
    seenBy({ circles: { list: () => desktop.ask('circles', 'list', undefined) }, connection: { circle: (input) => desktop.ask('connection', 'circle', input) } }),
  );
  const desktop: HomeDesktop = {
    ask: (feature, procedure, input) => {
      calls += 1;
      child.send({ call: calls, path: [feature, procedure], input });
      return reply(calls);
    },
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await gone;
      clearTimeout(timer);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  await reply(0).finally(() => clearTimeout(timer));
  await desktop.ask('app', 'setUp', { name, language: 'en', keyKind: 'memory' });
  return desktop;
};
