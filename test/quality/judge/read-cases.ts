import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const verdictSchema = z.enum(['counts', 'not-yet', 'your-call']);

/** One labelled check-in: what a fair human referee would say. `tag`: what makes it hard. */
const caseSchema = z.object({
  rule: z.string(),
  submission: z.string(),
  verdict: verdictSchema,
  tag: z.string(),
  at: z.number().optional(),
  tz: z.string().optional(),
  history: z.array(z.object({ at: z.number(), submission: z.string(), verdict: verdictSchema })).optional(),
});
export type JudgeCase = z.infer<typeof caseSchema>;

export const readCases = (name: string): readonly JudgeCase[] =>
  readFileSync(join(import.meta.dirname, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => caseSchema.parse(JSON.parse(line)));
