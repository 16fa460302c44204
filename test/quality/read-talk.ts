import { readFileSync } from 'node:fs';

export type TalkRow = {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly at: number;
  readonly tags: readonly string[];
};
export type TalkQuestion = { readonly tag: string; readonly text: string };
export type LabelledTalk = {
  readonly rows: readonly TalkRow[];
  readonly questions: readonly TalkQuestion[];
  readonly reader: string;
  readonly names: readonly string[];
};

const START = Date.UTC(2026, 2, 3, 9);
const MINUTE_MS = 60_000;

/** A conversation of `test/quality/talks`; its README tells the format. */
export const readTalk = (name: string): LabelledTalk => {
  const rows: TalkRow[] = [];
  const questions: TalkQuestion[] = [];
  let reader = '';
  for (const line of readFileSync(new URL(`talks/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')) {
    const question = /^\? (\S+) (.*)$/.exec(line);
    if (question) questions.push({ tag: question[1] ?? '', text: question[2] ?? '' });
    else if (line.startsWith('@ ')) reader = line.slice(2);
    else {
      const [said = '', tags = ''] = line.split(' ## ');
      const colon = said.indexOf(': ');
      const id = `m${rows.length + 1}`;
      rows.push({
        id,
        author: said.slice(0, colon).trim(),
        text: said.slice(colon + 2),
        at: START + rows.length * MINUTE_MS,
        tags: tags.split(' ').filter((tag) => tag !== ''),
      });
    }
  }
  return { rows, questions, reader, names: [...new Set(rows.map(({ author }) => author))].filter((author) => author !== '===') };
};
