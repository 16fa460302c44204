import type { Database } from '#platform';
import { loadCircle } from '../circle/circle-state.ts';
import { missingEntries } from '../circle/missing.ts';
import { type CircleRow, prepareRows, type Rows } from '../store/rows.ts';
import { kitOf, type RejoinKit } from './rejoin-kit.ts';

export type SalvagedJoin = { readonly state: 'joining'; readonly row: CircleRow };
/** What a damaged database still tells of one circle. */
export type SalvagedCircle =
  | SalvagedJoin
  /** Entries come as canonical updates, as far as they can be read; whoever takes them in judges them as any others. */
  | { readonly state: 'member'; readonly kit: RejoinKit; readonly updates: Iterable<Uint8Array> };

type Statement = { all(...given: never[]): unknown[]; iterate(...given: never[]): Iterable<unknown>; get(...given: never[]): unknown };

/** Rows up to the first page that cannot be read. */
const readablePart = <Row>(rows: () => Iterable<Row>): Row[] => {
  const read: Row[] = [];
  try {
    for (const row of rows()) read.push(row);
  } catch {
    // The rest lies on or behind a damaged page.
  }
  return read;
};

const attempt = <Value>(read: () => Value): Value | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const tolerant = (statement: Statement): unknown => ({
  all: (...given: never[]) => readablePart(() => statement.iterate(...given)),
  get: (...given: never[]) => attempt(() => statement.get(...given)),
});

/** Reads one by one what cannot be read in a row: a damaged page takes only its own entries along. */
const tolerantEntries = ({ entries, entry }: Rows): unknown => ({
  all: (from: number, to: number, limit: number) => {
    const whole = attempt(() => entries.all(from, to, limit));
    if (whole) return whole;
    const places = Array.from({ length: Math.min(limit, to - from) }, (_, at) => from + at);
    return places.flatMap((place) => attempt(() => entry.get(place)) ?? []);
  },
});

/** The ledger's statements on a damaged database: what cannot be read is not there. Never used to write. */
const tolerantRows = (db: Database): Rows => {
  const rows = prepareRows(db);
  const wrapped = Object.fromEntries(Object.entries(rows).map(([name, statement]) => [name, tolerant(statement as unknown as Statement)]));
  return { ...wrapped, entries: tolerantEntries(rows) } as unknown as Rows;
};

/** Control entries may lead on to a damaged page, and the feeds they would have opened are then unknown: without them the circle's rows say nothing. */
const salvageCircle = (rows: Rows, row: CircleRow, { masterKey, now }: { readonly masterKey: Uint8Array; readonly now: number }): SalvagedCircle | undefined => {
  if (row.state === 'joining') return { state: 'joining', row };
  // A device that is being added shows its code again.
  if (row.state === 'adding') return undefined;
  return attempt(() => {
    const state = loadCircle(rows, masterKey, row);
    return { state: 'member', kit: kitOf(state, row), updates: missingEntries({ rows, state, now }, []) };
  });
};

/** Everything of circles that can still be read in a database that was damaged. */
export const salvageCircles = (db: Database, around: { readonly masterKey: Uint8Array; readonly now: number }): readonly SalvagedCircle[] => {
  const rows = attempt(() => tolerantRows(db));
  if (!rows) return [];
  return rows.circles.all().flatMap((row) => salvageCircle(rows, row, around) ?? []);
};
