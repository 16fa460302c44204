import type { Op, Standing, View } from '#ledger';
import type { Database } from '#platform';
import { type CircleOp, circleName, memberProfile, NAME_KEY } from './ops.ts';

const SQL = `
CREATE TABLE circle_name (circle TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE profile (circle TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, since INTEGER NOT NULL, always_on INTEGER NOT NULL, PRIMARY KEY (circle, person)) WITHOUT ROWID;
CREATE TABLE renaming (
  circle TEXT NOT NULL, entry TEXT NOT NULL, named TEXT NOT NULL, by TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
  lamport INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (circle, entry)
) WITHOUT ROWID;
CREATE INDEX renaming_of ON renaming (circle, named);
`;

/** The names a key was given, in order; a profile counts only from its own person. */
const namings = ({ key, ops }: Standing): readonly (Op & CircleOp)[] =>
  (ops as readonly (Op & CircleOp)[]).filter((op) => op.kind === 'circle.name' || op.person === key);

/** Every change of a name but the first, for the chat's own lines. */
const keepRenamings = (db: Database, { circle, key }: Standing, named: readonly (Op & CircleOp)[]): void => {
  db.prepare('DELETE FROM renaming WHERE circle = ? AND named = ?').run(circle, key);
  const add = db.prepare('INSERT INTO renaming (circle, entry, named, by, before, after, lamport, device, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  named.forEach(({ id, person, body, lamport, device, seq }, at) => {
    const before = named[at - 1]?.body.name;
    if (before !== undefined && before !== body.name) add.run(circle, id, key, person, before, body.name, lamport, device, seq);
  });
};

const reduce = (db: Database, standing: Standing): void => {
  const { circle, key } = standing;
  const named = namings(standing);
  const name = named.at(-1)?.body.name;
  keepRenamings(db, standing, named);
  if (key === NAME_KEY) {
    db.prepare('DELETE FROM circle_name WHERE circle = ?').run(circle);
    if (name !== undefined) db.prepare('INSERT INTO circle_name (circle, name) VALUES (?, ?)').run(circle, name);
    return;
  }
  db.prepare('DELETE FROM profile WHERE circle = ? AND person = ?').run(circle, key);
  if (name === undefined) return;
  const last = named.at(-1);
  const isAlwaysOn = last?.kind === 'member.profile' && last.body.alwaysOn === true;
  db.prepare('INSERT INTO profile (circle, person, name, since, always_on) VALUES (?, ?, ?, ?, ?)').run(circle, key, name, named[0]?.sentAt ?? 0, Number(isAlwaysOn));
};

/** What a circle and its members are called. */
export const circleView: View = {
  name: 'circle',
  version: 4,
  sql: SQL,
  tables: ['circle_name', 'profile', 'renaming'],
  ops: [circleName, memberProfile],
  reduce,
};
