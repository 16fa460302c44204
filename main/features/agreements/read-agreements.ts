import { type Agreement, AppError, type CheckIn, type CircleId, type EntryId, type Message, type PersonId, type Verdict } from '#contract';
import type { Database } from '#platform';
import { addDays, type Day, dayOf } from './days.ts';
import { reasonOf } from './judge/reasons.ts';
import type { Why } from './judge/why.ts';
import { groupStreakOf, streakOf } from './streaks.ts';
import type { CheckInRow } from './view.ts';

type AgreementRow = {
  readonly id: EntryId;
  readonly title: string;
  readonly rule: string;
  readonly time_zone: string;
  readonly starts_on: Day;
  readonly created_by: PersonId;
};
type DayRow = { readonly person: PersonId; readonly day: Day; readonly verdict: Verdict };

/** Who is looking, and when. */
export type Reader = {
  readonly circle: CircleId;
  readonly me: PersonId;
  readonly now: number;
  /** Of the sentences that code words for them. */
  readonly language: 'zh' | 'en';
  readonly nameOf: (person: PersonId) => string;
};

const RANK: Readonly<Record<Verdict, number>> = { 'not-yet': 0, 'your-call': 1, counts: 2 };

/** One verdict a person and day: the best of that day's check-ins. */
const bestByDay = (rows: readonly DayRow[]): ReadonlyMap<PersonId, ReadonlyMap<Day, Verdict>> => {
  const people = new Map<PersonId, Map<Day, Verdict>>();
  for (const { person, day, verdict } of rows) {
    const days = people.get(person) ?? new Map<Day, Verdict>();
    const known = days.get(day);
    if (known === undefined || RANK[verdict] > RANK[known]) days.set(day, verdict);
    people.set(person, days);
  }
  return people;
};

const countedOf = (days: ReadonlyMap<Day, Verdict> | undefined): ReadonlySet<Day> =>
  new Set([...(days ?? [])].filter(([, verdict]) => verdict === 'counts').map(([day]) => day));

const show = (db: Database, row: AgreementRow, reader: Reader): Agreement => {
  const { circle, me, now, nameOf } = reader;
  const today = dayOf(now, row.time_zone);
  const signers = db
    .prepare<[string, string], { person: PersonId; since: Day }>('SELECT person, since FROM agreement_signer WHERE circle = ? AND agreement = ? ORDER BY place')
    .all(circle, row.id);
  const days = bestByDay(db.prepare<[string, string], DayRow>('SELECT person, day, verdict FROM check_in WHERE circle = ? AND agreement = ?').all(circle, row.id));
  return {
    id: row.id,
    circle,
    title: row.title,
    rule: row.rule,
    timeZone: row.time_zone,
    startsOn: row.starts_on,
    createdBy: row.created_by,
    signers: signers.map(({ person }) => {
      const { current, longest } = streakOf(countedOf(days.get(person)), today);
      const verdict = days.get(person)?.get(today);
      return { person, name: nameOf(person), isMe: person === me, streak: current, longest, ...(verdict !== undefined && { today: verdict }) };
    }),
    groupStreak: groupStreakOf(signers.map(({ person, since }) => ({ since, counted: countedOf(days.get(person)) })), today),
    today,
  };
};

const ROW = 'SELECT id, title, rule, time_zone, starts_on, created_by FROM agreement WHERE circle = ?';

/** The agreements of a circle, oldest first. */
export const listAgreements = (db: Database, reader: Reader): Agreement[] =>
  db.prepare<[string], AgreementRow>(`${ROW} ORDER BY created_at, id`).all(reader.circle).map((row) => show(db, row, reader));

/** Fails with `agreement-not-found`. */
export const readAgreement = (db: Database, id: EntryId, reader: Reader): Agreement => {
  const row = db.prepare<[string, string], AgreementRow>(`${ROW} AND id = ?`).get(reader.circle, id);
  if (row === undefined) throw new AppError('agreement-not-found');
  return show(db, row, reader);
};

const CHECK_IN = 'SELECT id, agreement, person, day, at, text, verdict, why, tier FROM check_in WHERE circle = ?';
const reasonFor = (why: string, language: Reader['language']): string => reasonOf(JSON.parse(why) as Why, language);
const showCheckIn = ({ why, ...row }: CheckInRow, reader: Reader): CheckIn => ({
  ...row,
  reason: reasonFor(why, reader.language),
  name: reader.nameOf(row.person),
});

/** Fails with `check-in-not-found`. */
export const readCheckIn = (db: Database, id: EntryId, reader: Reader): CheckIn => {
  const row = db.prepare<[string, string], CheckInRow>(`${CHECK_IN} AND id = ?`).get(reader.circle, id);
  if (row === undefined) throw new AppError('check-in-not-found');
  return showCheckIn(row, reader);
};

/** All check-ins under an agreement, in the order of their days and times. */
export const listCheckIns = (db: Database, agreement: EntryId, reader: Reader): CheckIn[] =>
  db.prepare<[string, string], CheckInRow>(`${CHECK_IN} AND agreement = ? ORDER BY day, at, id`).all(reader.circle, agreement).map((row) => showCheckIn(row, reader));

/** A person's latest check-ins before a moment, as the judge wants them. */
export const historyOf = (db: Database, agreement: EntryId, reader: Reader): { at: number; submission: string; verdict: Verdict }[] =>
  db
    .prepare<[string, string, string, string], { at: number; submission: string; verdict: Verdict }>(
      'SELECT at, text AS submission, verdict FROM check_in WHERE circle = ? AND agreement = ? AND person = ? AND day >= ? ORDER BY at DESC, id LIMIT 14',
    )
    .all(reader.circle, agreement, reader.me, addDays(dayOf(reader.now, 'UTC'), -60))
    .toReversed();

type Shown = NonNullable<Message['checkIn']>;

/** What the timeline shows of a check-in. */
export const shownCheckIn = (db: Database, entry: EntryId, { circle, language }: Pick<Reader, 'circle' | 'language'>): Shown | undefined => {
  const row = db
    .prepare<[string, string], Omit<Shown, 'reason'> & { readonly why: string }>(
      'SELECT c.agreement, a.title, c.verdict, c.why, c.day FROM check_in c JOIN agreement a ON a.circle = c.circle AND a.id = c.agreement WHERE c.circle = ? AND c.id = ?',
    )
    .get(circle, entry);
  if (row === undefined) return undefined;
  const { why, ...shown } = row;
  return { ...shown, reason: reasonFor(why, language) };
};
