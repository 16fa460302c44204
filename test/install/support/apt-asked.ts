import { spawn } from 'node:child_process';
import type { Ran } from './machine.ts';

const LIMIT_MS = 280_000;
/** How debconf's plainest way of asking ends the question it waits at. */
const ASKS = /\[yes\/no\] ?$/u;

/** `apt-get` at a terminal of its own, where debconf asks. `said`: what is typed at each question. */
export const aptAsked = (words: readonly string[], said: 'yes' | 'no'): Promise<Ran & { readonly questions: number }> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'readline', TERM: 'dumb', LC_ALL: 'C.UTF-8' };
    const terminal = spawn('script', ['-qec', `apt-get -y -q ${words.join(' ')}`, '/dev/null'], { env, stdio: ['pipe', 'pipe', 'inherit'], timeout: LIMIT_MS });
    let [out, unanswered, questions] = ['', '', 0];
    terminal.stdout.setEncoding('utf8').on('data', (told: string) => {
      out += told;
      unanswered += told;
      if (!ASKS.test(unanswered)) return;
      questions += 1;
      unanswered = '';
      terminal.stdin.write(`${said}\n`);
    });
    terminal.once('error', reject);
    terminal.once('close', (code) => resolve({ code: code ?? 1, out, questions }));
  });
