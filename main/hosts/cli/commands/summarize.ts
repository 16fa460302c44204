import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { languageOf, summarize, type SummaryOptions, type SummaryPoint, type TalkMessage } from '#features/catch-up';
import { AI_OPTIONS, oneOf, readAiOptions } from '../ai-options.ts';
import type { Command } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';

const help = `Usage: hearth summarize [--for NAME] [--kind catch-up|briefing|digest|weekly] [FILE…]

What a person should know of a conversation: decisions in their last state, to-dos with owners, open questions, notable facts.
Every point quotes its messages and cites them.

Input, JSON Lines:   {"id","messages":[{"id","author","at"?,"text"}]}   (author "===" marks a system line; "replyTo"?: a message id)
Output, JSON Lines:  {"id","summary","points":[{"kind":"fact|decision|todo|question","text","owner"?,"cites":[message ids]}],"tier","ms"}

  --for NAME               who reads it: what is theirs comes first
  --kind catch-up          at most 7 points, 20 seconds to read (default)
         briefing          for a newcomer: at most 10 points, decisions and facts first
         digest            of a topic: at most 7 points
         weekly            at most 12 points, and silent below 30 messages
  --lang auto|zh|en        the language of the words around the quotes (default auto)
  --tier rules|tagger|llm  the default is the best that is there: rules; a tier that is not there ends with 1`;

const KINDS = ['catch-up', 'briefing', 'digest', 'weekly'] as const;
type Kind = (typeof KINDS)[number];

const OPTIONS: Readonly<Record<Kind, SummaryOptions>> = {
  'catch-up': {},
  briefing: { maxPoints: 10, maxSeconds: 45, weights: { decision: 1.2, fact: 1.3, question: 0.7, todo: 0.8 } },
  digest: { maxPoints: 7, maxSeconds: 30 },
  weekly: { maxPoints: 12, maxSeconds: 60, weights: { decision: 1.15, fact: 1.15, question: 0.7 } },
};
const WEEKLY_FROM_MESSAGES = 30;

const LABELS = {
  zh: { decision: '决定', todo: '待办', question: '待回答', fact: '要点' },
  en: { decision: 'Decision', todo: 'To do', question: 'Open question', fact: 'Note' },
} as const;

const idSchema = z.union([z.string().max(200), z.number()]);
const inputSchema = z.object({
  id: idSchema,
  messages: z
    .array(
      z.object({
        id: idSchema,
        author: z.string().max(200),
        at: z.string().max(40).optional(),
        text: z.string().max(1_000_000),
        replyTo: idSchema.nullish(),
      }),
    )
    .max(200_000),
});
type Input = z.infer<typeof inputSchema>;

const timeOf = (at: string | undefined): number | undefined => {
  const time = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(time) ? undefined : time;
};

const shownPoint = ({ kind, text, owner, cites }: SummaryPoint, originals: ReadonlyMap<string, string | number>) => ({
  kind,
  text,
  ...(owner !== undefined && { owner }),
  cites: cites.map((id) => originals.get(id) ?? id),
});

type Settings = { readonly kind: Kind; readonly reader: string | undefined; readonly language: 'auto' | 'zh' | 'en' };

const answerTo = ({ id, messages }: Input, { kind, reader, language }: Settings) => {
  const startMs = performance.now();
  const talk: TalkMessage[] = messages.map((message) => ({
    id: String(message.id),
    author: message.author,
    at: timeOf(message.at),
    text: message.text,
    replyTo: message.replyTo == null ? undefined : String(message.replyTo),
  }));
  const silent = kind === 'weekly' && talk.length < WEEKLY_FROM_MESSAGES;
  const points = silent ? [] : summarize(talk, { ...OPTIONS[kind], ...(reader !== undefined && { reader }) });
  const words = LABELS[language === 'auto' ? languageOf(talk.map(({ text }) => text).join('\n')) : language];
  const line = ({ kind: pointKind, text, owner, author }: SummaryPoint): string =>
    `${words[pointKind]}${owner === undefined ? '' : ` (${owner})`}: ${author}: ${text}`;
  const originals = new Map(messages.map((message) => [String(message.id), message.id]));
  return {
    id,
    summary: points.map(line).join('\n'),
    points: points.map((point) => shownPoint(point, originals)),
    tier: 'rules',
    ms: Math.round((performance.now() - startMs) * 10) / 10,
  };
};

export const command: Command = {
  name: 'summarize',
  summary: 'say what matters in a conversation, each point with its messages',
  help,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        for: { type: 'string' },
        kind: { type: 'string', default: 'catch-up' },
        ...AI_OPTIONS,
        json: { type: 'boolean' },
      },
    });
    const settings: Settings = {
      kind: oneOf('kind', values.kind, KINDS),
      reader: values.for,
      language: readAiOptions(values).language,
    };
    return answerJsonLines({ io, files: positionals, schema: inputSchema, answer: (input) => answerTo(input, settings) });
  },
};
