import { z } from 'zod';
import { must } from '#contract';
import answerEn from '../../models/prompts/answer-en.json' with { type: 'json' };
import answerZh from '../../models/prompts/answer-zh.json' with { type: 'json' };
import generalEn from '../../models/prompts/general-en.json' with { type: 'json' };
import generalZh from '../../models/prompts/general-zh.json' with { type: 'json' };
import checkInEn from '../../models/prompts/check-in-en.json' with { type: 'json' };
import checkInZh from '../../models/prompts/check-in-zh.json' with { type: 'json' };
import secondLookEn from '../../models/prompts/second-look-en.json' with { type: 'json' };
import secondLookZh from '../../models/prompts/second-look-zh.json' with { type: 'json' };

const promptTaskSchema = z.strictObject({
  task: z.enum(['answer', 'general', 'check-in', 'second-look']),
  language: z.enum(['zh', 'en']),
  system: z.string().min(1),
  /** Words around the data: above the messages, behind an author, before the question. */
  labels: z.strictObject({ messages: z.string(), author: z.string(), question: z.string() }),
  maxTokens: z.number().int().positive(),
  deadlineMs: z.number().int().positive(),
  jsonSchema: z.record(z.string(), z.unknown()).optional(),
  /** The field of the JSON that is text for a person: the engine streams its words alone. */
  spoken: z.string().optional(),
  /** Shown to the model as earlier turns. Inside one prompt they would be copied. */
  examples: z.array(
    z.strictObject({
      messages: z.array(z.strictObject({ author: z.string(), text: z.string() })),
      question: z.string(),
      answer: z.union([z.string(), z.record(z.string(), z.unknown())]),
    }),
  ),
});
export type PromptTask = z.infer<typeof promptTaskSchema>;

const TASKS: readonly PromptTask[] = [answerZh, answerEn, generalZh, generalEn, checkInZh, checkInEn, secondLookZh, secondLookEn].map((data) => promptTaskSchema.parse(data));

/** The words, worked examples, grammar and limits of a task in a language. */
export const promptTask = (task: PromptTask['task'], language: PromptTask['language']): PromptTask => {
  const found = TASKS.find((candidate) => candidate.task === task && candidate.language === language);
  must(found, `there is a prompt for ${task} in ${language}`);
  return found;
};

/** What `check-in` yields, read from the model's text. */
export const checkInReadingSchema = z.object({
  amount: z.number().min(0).max(1_000_000).nullable(),
  unit: z.string().max(24),
  about: z.string().max(200),
});
export type CheckInReading = z.infer<typeof checkInReadingSchema>;

/** What `second-look` yields. Far more than the grammar lets through: a model's word is not trusted to keep to it. */
export const secondLookSchema = z.object({
  people: z.array(z.string().max(400)).max(200),
  addresses: z.array(z.string().max(400)).max(200),
});
