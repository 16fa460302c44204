import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkSafety } from '#features/safety';
import { AI_OPTIONS, readAiOptions } from '../ai-options.ts';
import type { Command } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';

const help = `Usage: hearth safety [FILE…]

Looks for self-harm, threats and abuse in messages, by words and patterns alone, in Chinese and English. No model is used.

Input, JSON Lines:   {"id","text"}
Output, JSON Lines:  {"id","crisis":true|false,"kind":"none|self-harm|threat|abuse|idiom","score"}

"crisis" means: show the human-written text with help lines, and call no model. "idiom" is a figure of speech.

  --lang auto|zh|en        accepted as everywhere; both languages are always looked at
  --tier rules|tagger|llm  the default is the best that is there: rules; a tier that is not there ends with 1`;

const inputSchema = z.object({ id: z.union([z.string().max(200), z.number()]), text: z.string().max(1_000_000) });

export const command: Command = {
  name: 'safety',
  summary: 'tell messages of crisis, threat and abuse from figures of speech',
  help,
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
