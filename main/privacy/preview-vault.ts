import type { EntityKind } from '#contract';
import { normalise } from './normalise.ts';
import { formatPlaceholder } from './placeholder.ts';
import type { VaultStore } from './types.ts';

/**
 * A look at what `vault` would answer, without teaching it anything: a draft changes with every key, and half a number must not use up `[PHONE_1]`.
 * Needs `find` of the vault; without it known originals are asked for by `placeholderFor`.
 */
export const previewVault = (vault: VaultStore): VaultStore => {
  const planned = new Map<string, string>();
  const next = new Map(vault.counts().map(({ kind, count }) => [kind, count] as const));
  const plan = (kind: EntityKind, original: string): string => {
    const key = `${kind} ${normalise(kind, original)}`;
    const known = planned.get(key);
    if (known !== undefined) return known;
    const number = (next.get(kind) ?? 0) + 1;
    next.set(kind, number);
    const placeholder = formatPlaceholder(kind, number, vault.language);
    planned.set(key, placeholder);
    return placeholder;
  };
  return {
    language: vault.language,
    placeholderFor: (kind, original, foundIn) =>
      vault.find ? (vault.find(kind, original) ?? plan(kind, original)) : vault.placeholderFor(kind, original, foundIn),
    find: (kind, original) => vault.find?.(kind, original),
    originalOf: (placeholder) => vault.originalOf(placeholder),
    counts: () => vault.counts(),
  };
};
