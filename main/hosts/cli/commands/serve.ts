import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machineKeystore, systemRandom } from '#platform';
import { userDataDir } from '#hosts/local';
import { type Command, UsageError } from '../command.ts';
import { openKeys } from '../serve/open-keys.ts';
import { serveMailbox } from '../serve/serve-mailbox.ts';
import { startStatusServer } from '../serve/status-server.ts';
import { untilAborted } from '../until-aborted.ts';

const DAY_MS = 86_400_000;
const MB = 1_000_000;

const HELP = `Usage: hearth serve --blind [--circle LINK]… [options]

Stays on for a group as its mailbox, without a screen: what members write while others are away waits here and reaches them later.
It checks who may write, and keeps ciphertext: it has no key to read with, and no name of anybody.
  --circle LINK           an invite "for a mailbox"; once, it goes on without it; may be given several times
  --blind                 keeps what it cannot read
  --data-dir DIR          where everything is kept (default: mailbox, in your user data folder)
  --passphrase-file FILE  its first line opens the keys; the first time it sets it. Without it: the system's keyring
  --port N                of /health and /metrics, default 4445; 0 takes any free port
  --host ADDRESS          default 127.0.0.1 (this machine only)
Limits, for each group (what goes is no deletion: who needs it asks a member):
  --max-mb N              sealed messages kept, default 1000
  --max-days N            and for how long, default 90
Ctrl-C and SIGTERM say goodbye to everybody, then end it.`;

const text = { type: 'string' } as const;
const OPTIONS = {
  circle: { ...text, multiple: true },
  blind: { type: 'boolean', default: false },
  'data-dir': text,
  'passphrase-file': text,
  port: { ...text, default: '4445' },
  host: { ...text, default: '127.0.0.1' },
  'max-mb': { ...text, default: '1000' },
  'max-days': { ...text, default: '90' },
  'loopback-only': { type: 'boolean', default: false },
} as const;

const wholeNumber = (flag: string, given: string, { from, to }: { readonly from: number; readonly to: number }): number => {
  const number = Number(given);
  if (!/^\d{1,8}$/.test(given) || number < from || number > to) throw new UsageError(`--${flag} is a whole number from ${from} to ${to}, not ${given}`);
  return number;
};

export const command: Command = {
  name: 'serve',
  summary: 'stay on for a group as its mailbox',
  help: HELP,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (!values.blind) throw new UsageError('say --blind: a mailbox is what serve can be');
    const port = wholeNumber('port', values.port, { from: 0, to: 65_535 });
    const limits = {
      maxBytes: wholeNumber('max-mb', values['max-mb'], { from: 1, to: 10_000_000 }) * MB,
      maxAgeMs: wholeNumber('max-days', values['max-days'], { from: 1, to: 36_500 }) * DAY_MS,
    };
    const dataDir = resolve(io.cwd, values['data-dir'] ?? join(userDataDir(io.env, process.platform, homedir()), 'mailbox'));
    const keystore = machineKeystore({ dataDir, random: systemRandom });
    const passphraseFile = values['passphrase-file'];
    await openKeys(keystore, passphraseFile === undefined ? undefined : resolve(io.cwd, passphraseFile));
    const served = await serveMailbox({ keystore, dataDir, links: values.circle ?? [], loopbackOnly: values['loopback-only'], io }, limits);
    try {
      const status = await startStatusServer({ host: values.host, port, isHealthy: () => !io.signal.aborted, gauges: served.gauges });
      await io.stdout(`http://${values.host}:${status.port}/health`);
      await untilAborted(io.signal);
      await status.stop();
    } finally {
      await served.stop();
    }
    return 0;
  },
};
