import { LOCAL_ENTRIES } from '#hosts/local';
import { silentLog, systemClock, systemRandom } from '#platform';
import { createTaggers, createVault, redact, type Taggers } from '#privacy';
import { figure, type Peer, type Report } from './figure.ts';
import { openPresidio } from './presidio.ts';
import { asLongAs, chatCorpus } from './redact-corpus.ts';
import { median } from '../measure/median.ts';

const RUNS = 5;
const BYTES_PER_MB = 1_000_000;
const MICROSECONDS = 1_000_000;
/** As many at once as a page of history. */
const PAGE = 100;
/** What the measurements that the aims come from had, in characters. */
const MEAN_LENGTH = { chinese: 25, english: 85 };

const open = (options: { readonly only?: readonly string[] } = {}): Taggers =>
  createTaggers({ entry: LOCAL_ENTRIES.taggerWorker, folder: LOCAL_ENTRIES.taggersDir, clock: systemClock, random: systemRandom, log: silentLog, ...options });

/** What `measure` gives, one run after another. */
const repeated = async <Value>(times: number, measure: () => Promise<Value>): Promise<readonly Value[]> => {
  const values: Value[] = [];
  for (let run = 0; run < times; run++) values.push(await measure());
  return values;
};

/** Messages a second of CPU, on however many threads, from text to masked text, by rules and taggers; each run by taggers that have read nothing yet but are loaded. */
const speedOver = async (texts: readonly string[], only?: readonly string[]): Promise<number> => {
  const taggers = open(only && { only });
  try {
    await taggers.read(['Anna met 安娜 at noon'], 'background');
    const vault = createVault('zh');
    const startedAt = process.cpuUsage();
    for (let at = 0; at < texts.length; at += PAGE) {
      const page = texts.slice(at, at + PAGE);
      const tagged = await taggers.read(page, 'background');
      for (const text of page) redact(text, { vault, tagged });
    }
    const { user, system } = process.cpuUsage(startedAt);
    return (texts.length * MICROSECONDS) / (user + system);
  } finally {
    await taggers.stop();
  }
};

/** How long the first message waits, and what the process grows by while all taggers are loaded and have read. */
const costOfLoading = async (): Promise<{ readonly ms: number; readonly rss: number }> => {
  const before = process.memoryUsage.rss();
  const taggers = open();
  try {
    const startedAt = performance.now();
    await taggers.read(['Anna met 安娜 at noon'], 'interactive');
    const ms = performance.now() - startedAt;
    await taggers.read(chatCorpus().english.slice(0, PAGE), 'background');
    return { ms, rss: (process.memoryUsage.rss() - before) / BYTES_PER_MB };
  } finally {
    await taggers.stop();
  }
};

const PEER_RUNS = 3;

/** The same messages read by Microsoft Presidio, one core, by CPU time; undefined, and said loudly, where it cannot be had. */
const presidioOver = async (texts: readonly string[], report: Report): Promise<Peer | undefined> => {
  const presidio = await openPresidio();
  if ('missing' in presidio) {
    report.progress(`NO PEER FOR tagger.en.msgs_per_s: MICROSOFT PRESIDIO CANNOT BE HAD HERE: ${presidio.missing}`);
    return undefined;
  }
  const messages = texts.map((text) => ({ text }));
  const seconds = await repeated(PEER_RUNS, async () => (await presidio.read(messages)).cpuSeconds);
  return { what: 'Microsoft Presidio, the same messages, analysis alone', value: texts.length / median(seconds) };
};

/** `tagger.load.ms`, `tagger.rss.mb`, `tagger.zh.msgs_per_s` and `tagger.en.msgs_per_s`: redaction with all taggers, one core; `tagger.own.msgs_per_s`: with ours alone. */
export const taggerFigures = async (report: Report): Promise<void> => {
  const corpus = chatCorpus();
  const chinese = asLongAs(MEAN_LENGTH.chinese, corpus.chinese);
  const english = asLongAs(MEAN_LENGTH.english, corpus.english);
  report.progress(`redaction with the taggers over ${chinese.length} Chinese and ${english.length} English messages …`);
  // The first load of a process: later ones find what the allocator kept.
  const first = await costOfLoading();
  const loads = [first, ...(await repeated(RUNS - 1, costOfLoading))];
  await report.figure(figure('tagger.load.ms', 'ms', { runs: loads.map(({ ms }) => ms) }));
  await report.figure(figure('tagger.rss.mb', 'MB', { runs: [first.rss] }));
  await report.figure(figure('tagger.zh.msgs_per_s', 'messages/s', { runs: await repeated(RUNS, () => speedOver(chinese)) }));
  const peer = await presidioOver(english, report);
  await report.figure(figure('tagger.en.msgs_per_s', 'messages/s', { runs: await repeated(RUNS, () => speedOver(english)), ...(peer && { peer }) }));
  await report.figure(figure('tagger.own.msgs_per_s', 'messages/s', { runs: await repeated(RUNS, () => speedOver([...chinese, ...english], ['own'])) }));
};
