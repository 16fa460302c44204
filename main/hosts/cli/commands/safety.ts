import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkSafety } from '#features/safety';
import { AI_OPTIONS, readAiOptions } from '../ai-options.ts';
import type { Command, Told } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';

const HELP: Told = {
  en: `Usage: hearth safety [FILE…]

Looks for self-harm, threats and abuse in messages, by words and patterns alone, in Chinese and English. No model is used.

Input, JSON Lines:   {"id","text"}
Output, JSON Lines:  {"id","crisis":true|false,"kind":"none|self-harm|threat|abuse|idiom","score"}

"crisis" means: show the human-written text with help lines, and call no model. "idiom" is a figure of speech.

  --lang auto|zh|en        accepted as everywhere; both languages are always looked at
  --tier rules|tagger|llm  the default is the best that is there: rules; a tier that is not there ends with 1`,
  'zh-CN': `用法：hearth safety [文件…]

在消息里查找自伤、威胁和辱骂，只凭词语和句式，中文和英文都看。不用模型。

输入，JSON Lines：   {"id","text"}
输出，JSON Lines：   {"id","crisis":true|false,"kind":"none|self-harm|threat|abuse|idiom","score"}

"crisis" 的意思是：显示人写的文字和求助电话，不调用模型。"idiom" 是比喻的说法。

  --lang auto|zh|en        与其他命令一样接受；两种语言总是都看
  --tier rules|tagger|llm  默认用现有最好的一档：rules；没有的档位以 1 结束`,
};

const inputSchema = z.object({ id: z.union([z.string().max(200), z.number()]), text: z.string().max(1_000_000) });

export const command: Command = {
  name: 'safety',
  summary: { en: 'tell messages of crisis, threat and abuse from figures of speech', 'zh-CN': '把危机、威胁、辱骂与比喻区分开' },
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...AI_OPTIONS, json: { type: 'boolean' } },
    });
    readAiOptions(values);
    return answerJsonLines({
      io,
      files: positionals,
      schema: inputSchema,
      answer: ({ id, text }) => ({ id, ...checkSafety(text) }),
    });
  },
};
