import type { Entity, EntityKind } from '#contract';
import type { Labelled } from './labelled.ts';

/** Kinds with a shape: none of them may leak. */
export const STRUCTURED: ReadonlySet<EntityKind> = new Set(['PHONE', 'EMAIL', 'GOV_ID', 'FINANCE_NO', 'IP', 'URL', 'SECRET']);

/** Counts of spans, and of their letters and digits. */
export type KindScore = {
  gold: number;
  covered: number;
  named: number;
  found: number;
  right: number;
  goldChars: number;
  coveredChars: number;
  foundChars: number;
  rightChars: number;
};
export type Score = {
  readonly byKind: ReadonlyMap<EntityKind, KindScore>;
  /** What was not wholly masked, and what was masked without reason: `id kind text`. */
  readonly missed: readonly string[];
  readonly spurious: readonly string[];
};

type Spanned = { readonly start: number; readonly end: number };
const overlap = (a: Spanned, b: Spanned): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

const NOTHING: KindScore = { gold: 0, covered: 0, named: 0, found: 0, right: 0, goldChars: 0, coveredChars: 0, foundChars: 0, rightChars: 0 };

/** Letters and digits of `span`, and how many of them `others` hold: punctuation tells nothing about anybody. */
const charactersIn = (text: string, span: Spanned, others: readonly Spanned[]): { readonly all: number; readonly held: number } => {
  let all = 0;
  let held = 0;
  for (let at = span.start; at < span.end; at++) {
    if (!/[\p{L}\p{N}]/u.test(text[at] ?? '')) continue;
    all += 1;
    if (others.some(({ start, end }) => start <= at && at < end)) held += 1;
  }
  return { all, held };
};

/**
 * Compares what was found with the labels. `covered`: gold spans masked whole, whatever their kind was called; `named`: of these, with the right kind;
 * `right`: finds of which at least half lies in a gold span.
 * `coveredChars` of `goldChars` is the recall of characters, `rightChars` of `foundChars` their precision.
 */
export const score = (messages: readonly Labelled[], find: (message: Labelled) => readonly Entity[]): Score => {
  const byKind = new Map<EntityKind, KindScore>();
  const of = (kind: EntityKind): KindScore => {
    const known = byKind.get(kind) ?? { ...NOTHING };
    byKind.set(kind, known);
    return known;
  };
  const missed: string[] = [];
  const spurious: string[] = [];
  for (const message of messages) {
    const entities = find(message);
    for (const span of message.gold) {
      const counts = of(span.kind);
      const { all, held } = charactersIn(message.text, span, entities);
      const isLeaking = held < all;
      counts.gold += 1;
      counts.goldChars += all;
      counts.coveredChars += held;
      if (isLeaking) missed.push(`${message.id} ${span.kind} ${message.text}`);
      else counts.covered += 1;
      if (!isLeaking && entities.some((entity) => entity.kind === span.kind && overlap(entity, span) * 2 >= span.end - span.start)) counts.named += 1;
    }
    for (const entity of entities) {
      const isRight = message.gold.some((span) => overlap(entity, span) * 2 >= entity.end - entity.start);
      const { all, held } = charactersIn(message.text, entity, message.gold);
      const counts = of(entity.kind);
      counts.found += 1;
      counts.foundChars += all;
      counts.rightChars += held;
      if (isRight) counts.right += 1;
      else spurious.push(`${message.id} ${entity.kind} «${entity.text}» ${message.text}`);
    }
  }
  return { byKind, missed, spurious };
};

/** What several kinds come to together. */
export const sumOf = (scores: readonly KindScore[]): KindScore => {
  const sum = { ...NOTHING };
  for (const one of scores) for (const key of Object.keys(NOTHING) as (keyof KindScore)[]) sum[key] += one[key];
  return sum;
};

/** One line a kind. */
export const scoreTable = ({ byKind }: Score): string =>
  [...byKind]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(
      ([kind, { gold, covered, named, found, right }]) =>
        `${kind.padEnd(10)} masked ${covered}/${gold}  kind right ${named}/${gold}  finds right ${right}/${found}`,
    )
    .join('\n');
