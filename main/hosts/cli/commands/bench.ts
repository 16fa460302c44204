import { parseArgs } from 'node:util';
import { blobFigures } from '../bench/blob-figures.ts';
import { deadPeerFigures } from '../bench/dead-peer-figures.ts';
import type { Figure, Report } from '../bench/figure.ts';
import { historyFigures } from '../bench/history-figures.ts';
import { largeHistoryFigures } from '../bench/large-history-figures.ts';
import { linkFigures } from '../bench/link-figures.ts';
import { joinFigures, manyFigures } from '../bench/many-figures.ts';
import { memoryFigures } from '../bench/memory-figures.ts';
import { redactFigures } from '../bench/redact-figures.ts';
import { relayFigures } from '../bench/relay-figures.ts';
import { startFigures } from '../bench/start-figures.ts';
import { taggerFigures } from '../bench/tagger-figures.ts';
import { type Command, type CommandIo, UsageError, type Told } from '../command.ts';

type Group = (io: CommandIo, report: Report) => Promise<void>;

const GROUPS: ReadonlyMap<string, Group> = new Map<string, Group>([
  ['redact', (_io, report) => redactFigures(report)],
  ['tagger', (_io, report) => taggerFigures(report)],
  ['link', linkFigures],
  ['dead', deadPeerFigures],
  ['many', manyFigures],
  ['relay', (_io, report) => relayFigures(report)],
  ['history', historyFigures],
  ['large', largeHistoryFigures],
  ['blob', blobFigures],
  ['start', startFigures],
  ['memory', memoryFigures],
]);

/** A figure of a group by itself, for whoever names it: the group takes minutes more. */
const PARTS: ReadonlyMap<string, Group> = new Map<string, Group>([['join', joinFigures]]);

const NAMES = [...GROUPS.keys(), ...PARTS.keys()].join(', ');

const HELP: Told = {
  en: `Usage: hearth bench [--json] [group …]

Measures Hearth on this machine, side by side with the plain library where there is one. It judges nothing.
Groups: ${[...GROUPS.keys()].join(', ')}. All of them when none is named.
Parts of them: ${[...PARTS.keys()].join(', ')}.`,
  'zh-CN': `用法：hearth bench [--json] [组 …]

测量这台电脑上的围炉，有原始库的就与它并排。不作评判。
组：${[...GROUPS.keys()].join(', ')}。不写则全部测量。
其中的部分：${[...PARTS.keys()].join(', ')}。`,
};

const row = ({ name, value, unit, runs, peer, load }: Figure): string =>
  `${name.padEnd(26)} ${String(value).padStart(9)} ${unit.padEnd(12)} median of ${runs}, load ${load}${peer ? `; ${peer.what}: ${peer.value ?? 'never arrives'}` : ''}`;

/** A busy machine may let one group run out of time: the others are measured all the same. */
const measure = async (name: string, run: () => Promise<void>, io: CommandIo): Promise<void> => {
  try {
    await run();
  } catch (error) {
    if (io.signal.aborted) throw error;
    io.stderr(`${name} could not be measured: ${error instanceof Error ? error.message : 'unknown'}`);
  }
};

export const command: Command = {
  name: 'bench',
  summary: { en: 'measure speed and memory on this machine', 'zh-CN': '测量这台电脑上的速度和内存' },
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true });
    const unknown = positionals.find((name) => !GROUPS.has(name) && !PARTS.has(name));
    if (unknown !== undefined) throw new UsageError({ en: `there is no group ${unknown}; there are ${NAMES}`, 'zh-CN': `没有 ${unknown} 这一组；有 ${NAMES}` });
    let measured = 0;
    const report: Report = {
      figure: (one) => {
        measured += 1;
        return io.stdout(values.json ? JSON.stringify(one) : row(one));
      },
      progress: io.stderr,
    };
    const wanted = positionals.length === 0 ? GROUPS : new Map([...GROUPS, ...PARTS].filter(([name]) => positionals.includes(name)));
    for (const [name, group] of wanted) await measure(name, () => group(io, report), io);
    return measured > 0 ? 0 : 1;
  },
};
