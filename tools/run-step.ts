import { spawn } from 'node:child_process';

/** Runs one command in the foreground with a time limit; resolves to whether it ended well. Its whole process group ends with it. */
export const runStep = (name: string, command: readonly [string, ...string[]], limitMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const startedAt = performance.now();
    console.log(`\n── ${name}`);
    const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'inherit', 'inherit'], detached: process.platform !== 'win32' });
    const endGroup = (): void => {
      if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    };
    const limit = setTimeout(() => {
      console.error(`${name}: not finished after ${limitMs / 1000} s, ended`);
      endGroup();
    }, limitMs);
    child.once('error', (error) => {
      clearTimeout(limit);
      console.error(`${name}: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code) => {
      clearTimeout(limit);
      console.log(`── ${name}: ${code === 0 ? 'ok' : 'failed'} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
      resolve(code === 0);
    });
  });
