import type { Op, Standing, View } from '#ledger';
import type { Database } from '#platform';
import { type CircleOp, circleName, memberProfile, NAME_KEY } from './ops.ts';

const SQL = `
CREATE TABLE circle_name (circle TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE profile (circle TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (circle, person)) WITHOUT ROWID;
`;

/** The last name a key was given; a profile counts only from its own person. */
const lastName = ({ key, ops }: Standing): string | undefined =>
  (ops as readonly (Op & CircleOp)[]).findLast((op) => op.kind === 'circle.name' || op.person === key)?.body.name;

const reduce = (db: Database, standing: Standing): void => {
  const { circle, key } = standing;
  const name = lastName(standing);
  if (key === NAME_KEY) {
    db.prepare('DELETE FROM circle_name WHERE circle = ?').run(circle);
    if (name !== undefined) db.prepare('INSERT INTO circle_name (circle, name) VALUES (?, ?)').run(circle, name);
    return;
  }
  db.prepare('DELETE FROM profile WHERE circle = ? AND person = ?').run(circle, key);
  if (name !== undefined) db.prepare('INSERT INTO profile (circle, person, name) VALUES (?, ?, ?)').run(circle, key, name);
};

/** What a circle and its members are called. */
export const circleView: View = {
  name: 'circle',
  version: 1,
  sql: SQL,
  tables: ['circle_name', 'profile'],
  ops: [circleName, memberProfile],
  reduce,
};
