import { AppError, type EntityKind, entityKindSchema } from '#contract';
import { z } from 'zod';
import { normalise } from './normalise.ts';
import { formatPlaceholder, parsePlaceholder } from './placeholder.ts';
import type { PlaceholderLanguage, VaultStore } from './types.ts';

/** What a vault holds, in the order in which it came to know it: enough to rebuild it. */
export type VaultItem = { readonly kind: EntityKind; readonly number: number; readonly original: string };

export const vaultItemsSchema = z
  .array(z.object({ kind: entityKindSchema, number: z.number().int().positive(), original: z.string().max(100_000) }))
  .max(5_000_000);

/** A vault in memory. Views in the two languages share their items: `[电话1]` and `[PHONE_1]` stand for the same number. */
export interface Vault extends VaultStore {
  in(language: PlaceholderLanguage): Vault;
  items(): readonly VaultItem[];
}

type Shared = {
  /** By kind and what is the same of originals. */
  readonly numbers: Map<EntityKind, Map<string, number>>;
  readonly originals: Map<string, VaultItem>;
  readonly counts: Map<EntityKind, number>;
};

const remember = ({ numbers, originals, counts }: Shared, item: VaultItem): void => {
  const known = numbers.get(item.kind) ?? new Map<string, number>();
  numbers.set(item.kind, known.set(normalise(item.kind, item.original), item.number));
  originals.set(`${item.kind} ${item.number}`, item);
  counts.set(item.kind, Math.max(counts.get(item.kind) ?? 0, item.number));
};

const view = (shared: Shared, language: PlaceholderLanguage): Vault => ({
  language,
  placeholderFor: (kind, original) => {
    const known = shared.numbers.get(kind)?.get(normalise(kind, original));
    const number = known ?? (shared.counts.get(kind) ?? 0) + 1;
    if (known === undefined) remember(shared, { kind, number, original });
    return formatPlaceholder(kind, number, language);
  },
  find: (kind, original) => {
    const number = shared.numbers.get(kind)?.get(normalise(kind, original));
    return number === undefined ? undefined : formatPlaceholder(kind, number, language);
  },
  originalOf: (placeholder) => {
    const parsed = parsePlaceholder(placeholder);
    return parsed && shared.originals.get(`${parsed.kind} ${parsed.number}`)?.original;
  },
  counts: () => [...shared.counts].map(([kind, count]) => ({ kind, count })),
  in: (other) => view(shared, other),
  items: () => [...shared.originals.values()],
});

/** An empty vault in memory, or one rebuilt from `items`. Fails with `vault-broken` when two items claim one placeholder. */
export const createVault = (language: PlaceholderLanguage, items: readonly VaultItem[] = []): Vault => {
  const shared: Shared = { numbers: new Map(), originals: new Map(), counts: new Map() };
  for (const item of items) {
    if (shared.originals.has(`${item.kind} ${item.number}`)) throw new AppError('vault-broken');
    remember(shared, item);
  }
  return view(shared, language);
};
