import { ALWAYS_HIDDEN, type EntityKind } from '#contract';
import { normalise } from './normalise.ts';
import type { Span } from './rules/rule.ts';
import type { DetectOptions } from './types.ts';

type Choices = Pick<DetectOptions, 'never' | 'shown'>;

const normals = new WeakMap<readonly string[], Map<EntityKind, ReadonlySet<string>>>();

/** The words in the form in which two finds of a kind are the same; made once for a list. */
const normalWords = (words: readonly string[], kind: EntityKind): ReadonlySet<string> => {
  const byKind = normals.get(words) ?? new Map<EntityKind, ReadonlySet<string>>();
  normals.set(words, byKind);
  const known = byKind.get(kind) ?? new Set(words.map((word) => normalise(kind, word)));
  byKind.set(kind, known);
  return known;
};

/** Whether a find is one that the person never wants hidden. Nobody lets passwords, IDs and bank numbers through. */
export const isNeverHidden = ({ kind, text }: { readonly kind: EntityKind; readonly text: string }, never: readonly string[] = []): boolean =>
  never.length > 0 && !ALWAYS_HIDDEN.includes(kind) && normalWords(never, kind).has(normalise(kind, text));

/**
 * Spans without what the person lets the AI read: kinds that are shown, and words that are never hidden with what was found inside them.
 * Words that are always hidden stay, whatever holds them.
 */
export const withoutLetThrough = (text: string, spans: readonly Span[], { never = [], shown = [] }: Choices): readonly Span[] => {
  if (never.length === 0 && shown.length === 0) return spans;
  const isFixed = ({ by, kind }: Span): boolean => by === 'own-word' || ALWAYS_HIDDEN.includes(kind);
  const free = spans.filter((span) => !isFixed(span) && isNeverHidden({ kind: span.kind, text: text.slice(span.start, span.end) }, never));
  return spans.filter(
    (span) => isFixed(span) || !(shown.includes(span.kind) || free.some((word) => word.start <= span.start && span.end <= word.end)),
  );
};
