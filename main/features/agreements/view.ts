import type { Verdict } from '#contract';
import type { Database } from '#platform';
import type { Op, Standing, View } from '#ledger';
import { dayOf } from './days.ts';
import { judge, type Judgement } from './judge/judge.ts';
import {
  type AgreementCreate,
  agreementCreate,
  agreementSign,
  type CheckInDecide,
  checkInDecide,
  type CheckInPost,
  checkInPost,
} from './ops.ts';

export const AGREEMENTS_VIEW = 'agreements';

const SQL = `
CREATE TABLE agreement (
  circle TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, rule TEXT NOT NULL, time_zone TEXT NOT NULL,
  starts_on TEXT NOT NULL, created_by TEXT NOT NULL, created_at INTEGER NOT NULL,
  PRIMARY KEY (circle, id)) WITHOUT ROWID;
CREATE TABLE agreement_signer (
  circle TEXT NOT NULL, agreement TEXT NOT NULL, person TEXT NOT NULL, since TEXT NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (circle, agreement, person)) WITHOUT ROWID;
CREATE TABLE check_in (
  circle TEXT NOT NULL, id TEXT NOT NULL, agreement TEXT NOT NULL, person TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL,
  text TEXT NOT NULL, verdict TEXT NOT NULL, why TEXT NOT NULL, tier TEXT NOT NULL,
  PRIMARY KEY (circle, id)) WITHOUT ROWID;
CREATE INDEX check_in_of_agreement ON check_in (circle, agreement, day);`;

export type CheckInRow = {
  readonly id: string;
  readonly agreement: string;
  readonly person: string;
  readonly day: string;
  readonly at: number;
  readonly text: string;
  readonly verdict: Verdict;
  /** A `Why` as JSON: every desktop computes the same finding, and words it in its reader's language. */
  readonly why: string;
  readonly tier: 'rules' | 'llm' | 'person';
};

type Signer = { readonly person: string; readonly since: string };

const bodyOf = <Body>(op: Op): Body => op.body as Body;

const signersOf = (created: Op<AgreementCreate>, ops: readonly Op[]): readonly Signer[] => {
  const { timeZone, startsOn } = created.body;
  const signers = new Map<string, string>([[created.person, startsOn]]);
  for (const op of ops) {
    if (op.kind === agreementSign.kind && !signers.has(op.person)) signers.set(op.person, dayOf(op.sentAt, timeZone));
  }
  return [...signers].map(([person, since]) => ({ person, since }));
};

const decisionFor = (post: Op, ops: readonly Op[]): CheckInDecide['verdict'] | undefined =>
  ops
    .filter((op) => op.kind === checkInDecide.kind && op.person === post.person && bodyOf<CheckInDecide>(op).checkIn === post.id)
    .map((op) => bodyOf<CheckInDecide>(op).verdict)
    .at(-1);

type Earlier = { readonly id: string; readonly at: number; readonly submission: string; readonly verdict: Verdict };

/** Verdicts already computed in this process: an op never changes, so neither does what it comes to after the same history. */
const judged = new Map<string, Judgement>();
const MOST_REMEMBERED = 20_000;

const judgeOnce = (op: Op, agreement: Op<AgreementCreate>, history: readonly Earlier[]): Judgement => {
  const { rule, timeZone } = agreement.body;
  const key = [op.circle, agreement.id, op.id, op.sentAt, ...history.map(({ id, verdict }) => `${id}${verdict}`)].join(' ');
  const known = judged.get(key);
  if (known !== undefined) return known;
  const { text, extracted } = bodyOf<CheckInPost>(op);
  const made = judge({ rule, submission: text, at: op.sentAt, tz: timeZone, history, clockWrong: op.clockWrong, extracted });
  if (judged.size >= MOST_REMEMBERED) judged.clear();
  judged.set(key, made);
  return made;
};

const checkInsOf = (created: Op<AgreementCreate>, ops: readonly Op[], signers: ReadonlySet<string>): readonly CheckInRow[] => {
  const { timeZone } = created.body;
  const history = new Map<string, Earlier[]>();
  return ops
    .filter((op) => op.kind === checkInPost.kind && signers.has(op.person))
    .map((op) => {
      const { text } = bodyOf<CheckInPost>(op);
      const earlier = history.get(op.person) ?? [];
      const { verdict: byRules, why, byModel } = judgeOnce(op, created, earlier);
      const decided = byRules === 'your-call' ? decisionFor(op, ops) : undefined;
      const verdict = decided ?? byRules;
      history.set(op.person, [...earlier.slice(-13), { id: op.id, at: op.sentAt, submission: text, verdict }]);
      const tier = decided === undefined ? (byModel ? 'llm' : 'rules') : 'person';
      return { id: op.id, agreement: created.id, person: op.person, day: dayOf(op.sentAt, timeZone), at: op.sentAt, text, verdict, why: JSON.stringify(why), tier };
    });
};

const clear = (db: Database, circle: string, agreement: string): void => {
  db.prepare('DELETE FROM agreement WHERE circle = ? AND id = ?').run(circle, agreement);
  db.prepare('DELETE FROM agreement_signer WHERE circle = ? AND agreement = ?').run(circle, agreement);
  db.prepare('DELETE FROM check_in WHERE circle = ? AND agreement = ?').run(circle, agreement);
};

const write = (db: Database, created: Op<AgreementCreate>, ops: readonly Op[]): void => {
  const { circle, id, body } = created;
  const signers = signersOf(created, ops);
  db.prepare('INSERT INTO agreement VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(circle, id, body.title, body.rule, body.timeZone, body.startsOn, created.person, created.sentAt);
  const signer = db.prepare('INSERT INTO agreement_signer VALUES (?, ?, ?, ?, ?)');
  for (const [place, { person, since }] of signers.entries()) signer.run(circle, id, person, since, place);
  const checkIn = db.prepare('INSERT INTO check_in VALUES (@circle, @id, @agreement, @person, @day, @at, @text, @verdict, @why, @tier)');
  for (const row of checkInsOf(created, ops, new Set(signers.map(({ person }) => person)))) checkIn.run({ circle, ...row });
};

const reduce = (db: Database, { circle, key, ops }: Standing): void => {
  clear(db, circle, key);
  const created = ops.find((op) => op.kind === agreementCreate.kind && op.id === key);
  if (created !== undefined) write(db, created as Op<AgreementCreate>, ops);
};

/** Agreements, who signed them, and every check-in with the verdict that each desktop computes for itself. Raise `version` when the judge changes. */
export const agreementsView: View = {
  name: AGREEMENTS_VIEW,
  version: 4,
  sql: SQL,
  tables: ['agreement', 'agreement_signer', 'check_in'],
  ops: [agreementCreate, agreementSign, checkInPost, checkInDecide],
  reduce,
};
