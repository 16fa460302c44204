import { readFileSync } from 'node:fs';
import { entityKindSchema, must, verdictSchema } from '#contract';
import type { Planted, Script, ScriptMessage } from './script.ts';

const SOURCE = new URL('../../../../resources/demo/conversation.txt', import.meta.url);
const LINE = /^(?<id>\w+) (?<author>\S+) (?<day>\d\d-\d\d)T(?<time>\d\d:\d\d)(?: =(?<verdict>[\w-]+))? :: (?<marked>.*)$/u;
const MARK = /⟦(?<kind>[A-Z_]+)\|(?<said>[^|⟧]+)(?:\|(?<joins>\w+))?⟧/gu;

/** Takes the ⟦KIND|text⟧ marks out of a line; the offsets are those of the text that is left. */
const unmark = (marked: string): { readonly text: string; readonly pii: Planted[] } => {
  const pii: Planted[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(MARK)) {
    const { kind, said = '', joins } = match.groups ?? {};
    text += marked.slice(from, match.index);
    pii.push({ start: text.length, end: text.length + said.length, kind: entityKindSchema.parse(kind), in: 'text', ...(joins !== undefined && { joins }) });
    text += said;
    from = match.index + match[0].length;
  }
  return { text: text + marked.slice(from), pii };
};

const readMessage = (line: string): ScriptMessage => {
  const { id = '', author = '', day = '', time = '', verdict, marked = '' } = LINE.exec(line)?.groups ?? {};
  must(id !== '', `the sample conversation has no line like "${line}"`);
  const { text, pii } = unmark(marked);
  return { id, author, at: `2026-${day}T${time}:00+08:00`, text, gold: { pii, ...(verdict !== undefined && { verdict: verdictSchema.parse(verdict) }) } };
};

const fields = (line: string): string[] => line.slice(line.indexOf(' ') + 1).split('|').map((field) => field.trim());

/** The conversation that the demo plays when no other is named. */
export const sampleScript = (): Script => {
  const lines = readFileSync(SOURCE, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const about = (name: string): string[][] => lines.filter((line) => line.startsWith(`@${name} `)).map(fields);
  return {
    script: 1,
    members: about('members')[0]?.[0]?.split(' ') ?? [],
    agreement: { rule: about('rule')[0]?.[0] ?? '' },
    asks: about('ask').map(([by = '', text = '', must_ = '', cites = '']) => ({ by, text, must: must_.split(';'), cites: cites.split(',') })),
    catchUp: about('catch-up').map(([by = '', since = '', gold = '']) => ({ by, since, gold: gold.split(' ').map((group) => group.split(',')) })),
    messages: lines.filter((line) => !line.startsWith('@')).map(readMessage),
  };
};
