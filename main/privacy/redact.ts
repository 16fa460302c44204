import type { Entity } from '#contract';
import { detect } from './detect.ts';
import type { DetectOptions, Redacted, VaultStore } from './types.ts';

export type RedactOptions = DetectOptions & { readonly vault: VaultStore };

/** Kinds that are recognised and kept by default. */
export const KEPT: ReadonlySet<string> = new Set(['PLACE', 'ORG']);

type Masking = { readonly vault: VaultStore; readonly foundIn?: string };

/** Replaces given entities (sorted, without overlaps) by their placeholders. */
export const mask = (text: string, entities: readonly Entity[], { vault, foundIn }: Masking): Omit<Redacted, 'id'> => {
  const shown: Redacted['entities'][number][] = [];
  let redacted = '';
  let at = 0;
  for (const entity of entities) {
    if (KEPT.has(entity.kind)) continue;
    const placeholder = vault.placeholderFor(entity.kind, entity.text, foundIn);
    shown.push({ ...entity, placeholder });
    redacted += text.slice(at, entity.start) + placeholder;
    at = entity.end;
  }
  return { redacted: redacted + text.slice(at), entities: shown };
};

/** Detects in one text and masks what was found. */
export const redact = (text: string, options: RedactOptions): Omit<Redacted, 'id'> => mask(text, detect(text, options), { vault: options.vault });
