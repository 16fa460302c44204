import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError, verdictSchema } from '#contract';
import { isTimeZone, judge } from '#features/agreements';
import { AI_OPTIONS, readAiOptions } from '../ai-options.ts';
import type { Command, CommandIo, Told } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';

const HELP: Told = {
  en: `Usage: hearth judge [FILE…]

Judges check-ins against a rule in free text, Chinese or English, by rules alone: the same answer on every machine.

Input, JSON Lines:   {"id","rule","submission","at"?,"tz"?,"history"?:[{"at","submission","verdict"}],"photo"?: path}
Output, JSON Lines:  {"id","verdict":"counts|not-yet|your-call","reason","score"}

"at" is ISO 8601, "tz" an IANA name (without it the offset of "at"). "history" are earlier check-ins of the same person. The reason quotes
the submission, in its language. "score" is how strongly it counts, 0 to 1. A photo is noted and never looked at.

  --lang auto|zh|en        accepted as everywhere; the language is the submission's
  --tier rules|tagger|llm  the default is the best that is there: rules; a tier that is not there ends with 1`,
  'zh-CN': `用法：hearth judge [文件…]

按文字写的规则判断打卡，中文或英文，只用规则：在每台电脑上答案都一样。

输入，JSON Lines：   {"id","rule","submission","at"?,"tz"?,"history"?:[{"at","submission","verdict"}],"photo"?: 路径}
输出，JSON Lines：   {"id","verdict":"counts|not-yet|your-call","reason","score"}

"at" 用 ISO 8601，"tz" 是 IANA 时区名（没有则用 "at" 的偏移）。"history" 是同一个人以前的打卡。理由引用打卡的原话，
用打卡的语言。"score" 是算数的把握，0 到 1。照片只记下，从不查看。

  --lang auto|zh|en        与其他命令一样接受；语言以打卡为准
  --tier rules|tagger|llm  默认用现有最好的一档：rules；没有的档位以 1 结束`,
};

const atSchema = z.iso.datetime({ offset: true, local: true });
const textSchema = z.string().max(20_000);
const inputSchema = z.object({
  id: z.union([z.string().max(200), z.number()]),
  rule: z.string().trim().min(1).max(2000),
  submission: textSchema,
  at: atSchema.optional(),
  tz: z.string().max(64).optional(),
  history: z.array(z.object({ at: atSchema, submission: textSchema, verdict: verdictSchema })).max(1000).optional(),
  photo: z.string().max(4096).optional(),
});
type Input = z.infer<typeof inputSchema>;

const OFFSET = /[+-]\d{2}:\d{2}$/;

/** The zone of the agreement: named, or the offset of the time. Fails with `input-invalid`. */
const zoneOf = ({ tz, at }: Input): string => {
  if (tz !== undefined && !isTimeZone(tz)) throw new AppError('input-invalid', { why: 'tz: unknown time zone' });
  return tz ?? OFFSET.exec(at ?? '')?.[0] ?? 'UTC';
};

/** A time without an offset is read as UTC. */
const momentOf = (at: string): number => Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(at) ? at : `${at}Z`);

const hasPhoto = (photo: string | undefined, io: CommandIo): boolean => {
  if (photo === undefined) return false;
  if (!statSync(resolve(io.cwd, photo), { throwIfNoEntry: false })?.isFile()) throw new AppError('file-not-found', { file: photo });
  return true;
};

const answer = (input: Input, io: CommandIo): object => {
  const { id, rule, submission, at, history = [] } = input;
  const { verdict, reason, score } = judge({
    rule,
    submission,
    tz: zoneOf(input),
    at: at === undefined ? undefined : momentOf(at),
    history: history.map((earlier) => ({ ...earlier, at: momentOf(earlier.at) })),
    photo: hasPhoto(input.photo, io),
  });
  return { id, verdict, reason, score };
};

/** `hearth judge`: check-ins against a rule, line by line. */
export const command: Command = {
  name: 'judge',
  summary: { en: 'judge check-ins against a rule in free text (JSON Lines)', 'zh-CN': '按文字规则判断打卡（JSON Lines）' },
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { ...AI_OPTIONS, json: { type: 'boolean' } } });
    readAiOptions(values);
    return answerJsonLines({ io, files: positionals, schema: inputSchema, answer: (input) => answer(input, io) });
  },
};
