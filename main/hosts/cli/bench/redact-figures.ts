import { createVault, redact } from '#privacy';
import { figure, type Report } from './figure.ts';
import { mixedCorpus } from './redact-corpus.ts';

const RUNS = 7;
const RUN_MS = 1000;

const DRAFT_LENGTH = 2000;
const DRAFT_LOOKS = 50;

/** `rules.draft.ms`: what one key costs in a draft of 2,000 characters, of the CPU: all of it is looked at again. */
const draftFigure = async (texts: readonly string[], report: Report): Promise<void> => {
  const draft = texts.join('\n').slice(0, DRAFT_LENGTH);
  const vault = createVault('zh');
  const runs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    for (let look = 0; look < DRAFT_LOOKS; look++) redact(draft.slice(0, DRAFT_LENGTH - look), { vault });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / DRAFT_LOOKS;
  });
  await report.figure(figure('rules.draft.ms', 'ms', { runs }));
};

/** `rules.redact.msgs_per_s`: messages redacted with offsets and placeholders, one core. `rules.draft.ms`: a long draft at a key. */
export const redactFigures = async (report: Report): Promise<void> => {
  const texts = mixedCorpus();
  const vault = createVault('zh');
  const options = { vault, names: ['小梅', 'Tom', '阿哲'] };
  const withEntity = texts.filter((text) => redact(text, options).entities.length > 0).length / texts.length;
  report.progress(`redaction by rules over ${texts.length} messages, ${Math.round(withEntity * 100)} % of them with something to hide …`);
  const speeds = Array.from({ length: RUNS }, () => {
    const startedAt = performance.now();
    let count = 0;
    while (performance.now() - startedAt < RUN_MS) {
      for (const text of texts) redact(text, options);
      count += texts.length;
    }
    return (count * 1000) / (performance.now() - startedAt);
  });
  await report.figure(figure('rules.redact.msgs_per_s', 'messages/s', { runs: speeds }));
  await draftFigure(texts, report);
};
