import { readFileSync } from 'node:fs';
import { createVault, redact } from '#privacy';
import { figure, type Report } from './figure.ts';
import { sampleScript } from '../demo/sample-script.ts';

const RUNS = 7;
const RUN_MS = 1000;
const QUALITY = ['dev-zh.jsonl', 'dev-en.jsonl'].map((file) => new URL(`../../../../test/quality/redaction/${file}`, import.meta.url));
const MEAN_LENGTH = 40;

const MARKS = /⟦[A-Z_]+\|([^|⟧]*)(?:\|[^⟧]*)?⟧/gu;

const written = (file: URL): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { readonly text: string }).text.replace(MARKS, '$1'));

/** Chat as it is written, half Chinese; short ones are joined in pairs until the mean is 40 characters. */
const corpus = (): readonly string[] => {
  const [zh = [], en = []] = QUALITY.map(written);
  const said = sampleScript().messages.map(({ text }) => text);
  const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
  const chinese = [...zh, ...said.filter(isChinese)];
  const english = [...en, ...said.filter((text) => !isChinese(text))];
  const even = Math.min(chinese.length, english.length);
  const all = [...chinese.slice(0, even), ...english.slice(0, even)];
  const mean = (texts: readonly string[]): number => texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  const joined = (texts: readonly string[]): string[] => texts.flatMap((text, at) => (at % 2 === 0 ? [`${text} ${texts[at + 1] ?? ''}`] : []));
  return mean(all) >= MEAN_LENGTH ? all : joined(all);
};

/** `rules.redact.msgs_per_s`: messages redacted with offsets and placeholders, one core. */
export const redactFigures = async (report: Report): Promise<void> => {
  const texts = corpus();
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
};
