import type { Op, Standing, View } from '#ledger';
import type { Database } from '#platform';
import { type CircleOp, circleName, memberProfile, NAME_KEY } from './ops.ts';

const SQL = `
CREATE TABLE circle_name (circle TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE profile (circle TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (circle, person)) WITHOUT ROWID;
`;

/** The names a key was given, in order; a profile counts only from its own person. */
const namings = ({ key, ops }: Standing): readonly (Op & CircleOp)[] =>
  (ops as readonly (Op & CircleOp)[]).filter((op) => op.kind === 'circle.name' || op.person === key);

const reduce = (db: Database, standing: Standing): void => {
  const { circle, key } = standing;
  const named = namings(standing);
  const name = named.at(-1)?.body.name;
  if (key === NAME_KEY) {
    db.prepare('DELETE FROM circle_name WHERE circle = ?').run(circle);
    if (name !== undefined) db.prepare('INSERT INTO circle_name (circle, name) VALUES (?, ?)').run(circle, name);
    return;
  }
  db.prepare('DELETE FROM profile WHERE circle = ? AND person = ?').run(circle, key);
  if (name !== undefined) db.prepare('INSERT INTO profile (circle, person, name, since) VALUES (?, ?, ?, ?)').run(circle, key, name, named[0]?.sentAt ?? 0);
};

/** What a circle and its members are called. */
export const circleView: View = {
  name: 'circle',
  version: 2,
  sql: SQL,
  tables: ['circle_name', 'profile'],
  ops: [circleName, memberProfile],
  reduce,
};
