import { entityKindSchema } from '#contract';
import { z } from 'zod';
import { type KindScore, type Score, STRUCTURED, sumOf } from './score.ts';

const count = z.number().int().nonnegative();
/** What one tier reached of one kind in one set. `structured` and `all` are sums over kinds. */
const figureSchema = z.object({
  set: z.string(),
  tier: z.enum(['rules', 'rules and taggers']),
  kind: z.union([entityKindSchema, z.enum(['structured', 'all'])]),
  gold: count,
  covered: count,
  named: count,
  found: count,
  right: count,
  goldChars: count,
  coveredChars: count,
  foundChars: count,
  rightChars: count,
  /** Finds in messages that hold nothing to hide. */
  foundInClean: count,
});
export type Figure = z.infer<typeof figureSchema>;
type Part = Pick<Figure, 'set' | 'tier'>;

/** How much lower than the last a ratio may be: what another processor's arithmetic moves, and no more. */
const MARGIN = 0.02;

/** One figure a kind, sums last. `clean`: the score of the set's messages without gold alone. */
export const figuresOf = ({ set, tier }: Part, { whole, clean }: { readonly whole: Score; readonly clean: Score }): readonly Figure[] => {
  const of = (kind: Figure['kind'], ofKind: KindScore, foundInClean: number): Figure => ({ set, tier, kind, ...ofKind, foundInClean });
  const inClean = sumOf([...clean.byKind.values()]).found;
  const structured = ({ byKind }: Score): KindScore => sumOf([...byKind].filter(([kind]) => STRUCTURED.has(kind)).map(([, ofKind]) => ofKind));
  return [
    ...[...whole.byKind].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([kind, ofKind]) => of(kind, ofKind, clean.byKind.get(kind)?.found ?? 0)),
    of('structured', structured(whole), structured(clean).found),
    of('all', sumOf([...whole.byKind.values()]), inClean),
  ];
};

/** Of nothing everything is reached. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
/** Share of the letters and digits to hide that are masked. */
export const recall = ({ coveredChars, goldChars }: Figure): number => ratio(coveredChars, goldChars);
/** Share of what is masked that was to be hidden. */
export const precision = ({ rightChars, foundChars }: Figure): number => ratio(rightChars, foundChars);
const isSame = (a: Figure, b: Figure): boolean => a.set === b.set && a.tier === b.tier && a.kind === b.kind;

/** Figures can be compared only while their labels are the same. */
const earlierOf = (figure: Figure, last: readonly Figure[]): Figure | undefined =>
  last.find((one) => isSame(one, figure) && one.gold === figure.gold && one.goldChars === figure.goldChars);

/** A sentence for each recall and precision that is lower than the last by more than the margin. */
export const fallsSince = (last: readonly Figure[], now: readonly Figure[]): readonly string[] =>
  now.flatMap((figure) => {
    const before = earlierOf(figure, last);
    if (!before) return [];
    return ([['recall', recall], ['precision', precision]] as const)
      .filter(([, of]) => of(before) - of(figure) > MARGIN)
      .map(([name, of]) => `${figure.set}, ${figure.tier}: ${name} of ${figure.kind} fell from ${of(before).toFixed(3)} to ${of(figure).toFixed(3)}`);
  });

/** The figures of one set and tier, one line a kind; recall and precision of characters with the last run's beside them. */
export const figureTable = (figures: readonly Figure[], last: readonly Figure[]): string => {
  const beside = (figure: Figure, of: (one: Figure) => number): string => {
    const before = earlierOf(figure, last);
    return `${of(figure).toFixed(3)} (${before ? of(before).toFixed(3) : 'new'})`.padEnd(16);
  };
  return [
    `${'kind'.padEnd(12)}${'masked whole'.padEnd(14)}${'kind right'.padEnd(12)}${'finds right'.padEnd(13)}${'recall (last)'.padEnd(16)}${'precision (last)'.padEnd(18)}in clean`,
    ...figures.map((figure) =>
      [
        figure.kind.padEnd(12),
        `${figure.covered}/${figure.gold}`.padEnd(14),
        `${figure.named}/${figure.gold}`.padEnd(12),
        `${figure.right}/${figure.found}`.padEnd(13),
        beside(figure, recall),
        beside(figure, precision).padEnd(18),
        figure.foundInClean,
      ].join(''),
    ),
  ].join('\n');
};

/** One figure a line, so that a change of one is a change of one line. */
export const formatFigures = (figures: readonly Figure[]): string => `[\n${figures.map((figure) => JSON.stringify(figure)).join(',\n')}\n]\n`;

/** @throws Error with a sentence, when the text is not what `formatFigures` writes */
export const parseFigures = (text: string): readonly Figure[] => {
  try {
    return z.array(figureSchema).parse(JSON.parse(text));
  } catch (error) {
    throw new Error('The saved figures cannot be read: take the file from the last commit, or delete it and save anew.', { cause: error });
  }
};
