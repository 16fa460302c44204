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

/** So many neighbours in one message that the mean is at least `length` characters. */
export const asLongAs = (length: number, texts: readonly string[]): readonly string[] => {
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const each = Math.ceil(length / mean);
  return Array.from({ length: Math.ceil(texts.length / each) }, (_, at) => texts.slice(at * each, (at + 1) * each).join(' '));
};

/** The same, half Chinese, 40 characters in the mean. */
export const mixedCorpus = (): readonly string[] => {
  const { chinese, english } = chatCorpus();
  const even = Math.min(chinese.length, english.length);
  return asLongAs(MEAN_LENGTH, [...chinese.slice(0, even), ...english.slice(0, even)]);
};
