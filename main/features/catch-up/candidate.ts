import type { Line, Sentence } from './talk.ts';

export type PointKind = 'decision' | 'todo' | 'question' | 'fact';

/** Something a point could be made of: a sentence of a line, and the lines it rests on. */
export type Candidate = {
  readonly kind: PointKind;
  readonly line: Line;
  readonly sentence: Sentence;
  /** Lines that hold what the text says or what made it so (the agreement, the earlier question), `line` first. */
  readonly rests: readonly Line[];
  /** Shown before the sentence where that says too little by itself ("eight then"): the question it answers. */
  readonly lead?: { readonly line: Line; readonly sentence: Sentence };
  readonly owner?: string;
  readonly score: number;
  /** It changes or cancels something said before. */
  readonly changes: boolean;
};

/** Everything the finders look at. */
export type Reading = {
  readonly lines: readonly Line[];
  readonly topicOf: (line: Line) => number;
  readonly idf: (word: string) => number;
  readonly byId: ReadonlyMap<string, Line>;
  readonly people: import('./people.ts').People;
};

/** What a point rests on when a `lead` is shown before it. */
export const ledBy = (line: Line, lead: Candidate['lead']): Pick<Candidate, 'rests' | 'lead'> => (lead === undefined ? { rests: [line] } : { rests: [line, lead.line], lead });

const REACH = 12;

/** Later lines that may answer `line`: replies to it anywhere, and the next lines of its topic. */
export const after = (reading: Reading, line: Line, reach = REACH): Line[] => {
  const near = reading.lines
    .slice(line.index + 1, line.index + 1 + reach)
    .filter((later) => reading.topicOf(later) === reading.topicOf(line) || later.index - line.index <= 2);
  const replies = reading.lines.slice(line.index + 1 + reach, line.index + 200).filter((later) => later.replyTo === line.id);
  return [...near, ...replies].filter(
    (later) =>
      !later.system &&
      (later.replyTo === undefined ||
        later.replyTo === line.id ||
        near.some((other) => other.id === later.replyTo) ||
        reading.byId.get(later.replyTo)?.index === undefined),
  );
};
