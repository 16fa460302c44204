import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { languageOf, summarize, type SummaryOptions, type SummaryPoint, type TalkMessage } from '#features/catch-up';
import { AI_OPTIONS, oneOf, readAiOptions } from '../ai-options.ts';
import type { Command, Told } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';

const HELP: Told = {
  en: `Usage: hearth summarize [--for NAME] [--kind catch-up|briefing|digest|weekly] [FILE…]

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
  --tier rules|tagger|llm  the default is the best that is there: rules; a tier that is not there ends with 1`,
  'zh-CN': `用法：hearth summarize [--for 名字] [--kind catch-up|briefing|digest|weekly] [文件…]

一段对话里该知道的事：决定的最后结果、有主的待办、没有回答的问题、值得一提的事。
每条都引用它的消息，并注明出处。

输入，JSON Lines：   {"id","messages":[{"id","author","at"?,"text"}]}   （author "===" 表示系统行；"replyTo"?：消息编号）
输出，JSON Lines：   {"id","summary","points":[{"kind":"fact|decision|todo|question","text","owner"?,"cites":[消息编号]}],"tier","ms"}

  --for 名字               谁来读：与他有关的排在前面
  --kind catch-up          最多 7 条，20 秒读完（默认）
         briefing          给新成员：最多 10 条，先是决定和事实
         digest            一个话题：最多 7 条
         weekly            最多 12 条，不足 30 条消息时不说话
  --lang auto|zh|en        引文之外的文字用什么语言（默认 auto）
  --tier rules|tagger|llm  默认用现有最好的一档：rules；没有的档位以 1 结束`,
};

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
  summary: { en: 'say what matters in a conversation, each point with its messages', 'zh-CN': '说出一段对话里要紧的事，每条都附原消息' },
  help: HELP,
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
