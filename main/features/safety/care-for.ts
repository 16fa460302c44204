import { assertNever, type Care, type Language } from '#contract';
import { z } from 'zod';
import en from '../../../resources/safety/en.json' with { type: 'json' };
import zh from '../../../resources/safety/zh-CN.json' with { type: 'json' };
import type { SafetyKind } from './signal.ts';

const careTextSchema = z.object({ text: z.string().min(1), lines: z.array(z.string()).min(1) });
const lineSchema = z.object({ name: z.string(), contact: z.string(), hours: z.string() });
/** The texts are written by people; `checked` is the day on which someone last compared the numbers with their publishers. */
const resourceSchema = z.object({
  checked: z.iso.date(),
  'self-harm': careTextSchema,
  threat: careTextSchema,
  abuse: careTextSchema,
  idiom: careTextSchema,
  directory: z.record(z.string(), lineSchema),
});

const RESOURCES = { 'zh-CN': resourceSchema.parse(zh), en: resourceSchema.parse(en) } as const;

const careKindOf = (kind: Exclude<SafetyKind, 'none'>): Care['kind'] => {
  switch (kind) {
    case 'self-harm':
    case 'abuse':
      return 'crisis';
    case 'threat':
      return 'threat';
    case 'idiom':
      return 'idiom';
    default:
      return assertNever(kind);
  }
};

/** The human-written text and help lines for a kind of message, in the reader's language. */
export const careFor = (kind: Exclude<SafetyKind, 'none'>, language: Language): Care => {
  const { directory, [kind]: care } = RESOURCES[language];
  return { kind: careKindOf(kind), text: care.text, lines: care.lines.flatMap((id) => directory[id] ?? []) };
};
