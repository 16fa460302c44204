import type { Entity, EntityKind } from '#contract';
import type { GoldSpan, Labelled } from './labelled.ts';

/** Kinds with a shape: none of them may leak. */
export const STRUCTURED: ReadonlySet<EntityKind> = new Set(['PHONE', 'EMAIL', 'GOV_ID', 'FINANCE_NO', 'IP', 'URL', 'SECRET']);

export type KindScore = { gold: number; covered: number; named: number; found: number; right: number };
export type Score = {
  readonly byKind: ReadonlyMap<EntityKind, KindScore>;
  /** What was not wholly masked, and what was masked without reason: `id kind text`. */
  readonly missed: readonly string[];
  readonly spurious: readonly string[];
};

type Spanned = { readonly start: number; readonly end: number };
const overlap = (a: Spanned, b: Spanned): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** Letters and digits of a gold span that no entity covers. */
const leaks = (text: string, span: GoldSpan, entities: readonly Entity[]): boolean => {
  for (let at = span.start; at < span.end; at++) {
    if (/[\p{L}\p{N}]/u.test(text[at] ?? '') && !entities.some(({ start, end }) => start <= at && at < end)) return true;
  }
  return false;
};

/**
 * Compares what was found with the labels. `covered`: gold spans masked whole, whatever their kind was called; `named`: of these, with the right kind;
 * `right`: finds of which at least half lies in a gold span.
 */
export const score = (messages: readonly Labelled[], find: (message: Labelled) => readonly Entity[]): Score => {
  const byKind = new Map<EntityKind, KindScore>();
  const of = (kind: EntityKind): KindScore => {
    const known = byKind.get(kind) ?? { gold: 0, covered: 0, named: 0, found: 0, right: 0 };
    byKind.set(kind, known);
    return known;
  };
  const missed: string[] = [];
  const spurious: string[] = [];
  for (const message of messages) {
    const entities = find(message);
    for (const span of message.gold) {
      const counts = of(span.kind);
      const isLeaking = leaks(message.text, span, entities);
      counts.gold += 1;
      if (isLeaking) missed.push(`${message.id} ${span.kind} ${message.text}`);
      else counts.covered += 1;
      if (!isLeaking && entities.some((entity) => entity.kind === span.kind && overlap(entity, span) * 2 >= span.end - span.start)) counts.named += 1;
    }
    for (const entity of entities) {
      const isRight = message.gold.some((span) => overlap(entity, span) * 2 >= entity.end - entity.start);
      of(entity.kind).found += 1;
      if (isRight) of(entity.kind).right += 1;
      else spurious.push(`${message.id} ${entity.kind} «${entity.text}» ${message.text}`);
    }
  }
  return { byKind, missed, spurious };
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
