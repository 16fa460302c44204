import { readFileSync } from 'node:fs';
import { sampleScript } from '../demo/sample-script.ts';

const QUALITY = ['dev-zh.jsonl', 'dev-en.jsonl'].map((file) => new URL(`../../../../test/quality/redaction/${file}`, import.meta.url));
const MEAN_LENGTH = 40;

const MARKS = /⟦[A-Z_]+\|([^|⟧]*)(?:\|[^⟧]*)?⟧/gu;

const written = (file: URL): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { readonly text: string }).text.replace(MARKS, '$1'));

/** Chat as it is written, by language: that of the development sets and of the demo. */
export const chatCorpus = (): { readonly chinese: readonly string[]; readonly english: readonly string[] } => {
  const [zh = [], en = []] = QUALITY.map(written);
  const said = sampleScript().messages.map(({ text }) => text);
  const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
  return { chinese: [...zh, ...said.filter(isChinese)], english: [...en, ...said.filter((text) => !isChinese(text))] };
};

/** The same, half Chinese; short ones are joined in pairs until the mean is 40 characters. */
export const mixedCorpus = (): readonly string[] => {
  const { chinese, english } = chatCorpus();
  const even = Math.min(chinese.length, english.length);
  const all = [...chinese.slice(0, even), ...english.slice(0, even)];
  const mean = (texts: readonly string[]): number => texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  const joined = (texts: readonly string[]): string[] => texts.flatMap((text, at) => (at % 2 === 0 ? [`${text} ${texts[at + 1] ?? ''}`] : []));
  return mean(all) >= MEAN_LENGTH ? all : joined(all);
};
