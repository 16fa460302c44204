import type { Op, Standing, View } from '#ledger';
import type { Database } from '#platform';
import { type DirectOp, directOffer, directWith, personChoice } from './ops.ts';

const SQL = `
CREATE TABLE direct_offer (circle TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, sent_at INTEGER NOT NULL, lamport INTEGER NOT NULL,
  device TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (circle, id)) WITHOUT ROWID;
CREATE INDEX direct_offer_by ON direct_offer (circle, person, lamport, device, seq);
CREATE TABLE direct_with (circle TEXT NOT NULL, by TEXT NOT NULL, shared TEXT NOT NULL, person TEXT NOT NULL, is_open INTEGER NOT NULL, PRIMARY KEY (circle, by)) WITHOUT ROWID;
CREATE INDEX direct_with_whom ON direct_with (shared, person);
CREATE TABLE said_choice (circle TEXT NOT NULL, at_circle TEXT NOT NULL, person TEXT NOT NULL, is_blocked INTEGER NOT NULL, is_declined INTEGER NOT NULL,
  answered TEXT, at INTEGER NOT NULL, PRIMARY KEY (circle, at_circle, person)) WITHOUT ROWID;
`;

type Said = Op & DirectOp;

const reduceOffer = (db: Database, { circle, key, ops }: Standing): void => {
  const id = key.slice(key.indexOf(' ') + 1);
  db.prepare('DELETE FROM direct_offer WHERE circle = ? AND id = ?').run(circle, id);
  const [offer] = ops;
  if (offer) db.prepare('INSERT INTO direct_offer VALUES (?, ?, ?, ?, ?, ?, ?)').run(circle, id, offer.person, offer.sentAt, offer.lamport, offer.device, offer.seq);
};

const reduceWith = (db: Database, { circle, ops }: Standing): void => {
  db.prepare('DELETE FROM direct_with WHERE circle = ?').run(circle);
  const put = db.prepare('INSERT OR REPLACE INTO direct_with VALUES (?, ?, ?, ?, ?)');
  for (const { kind, person, body } of ops as readonly Said[]) if (kind === 'direct.with') put.run(circle, person, body.shared, body.person, Number(body.isOpen));
};

const reduceChoice = (db: Database, { circle, key, ops }: Standing): void => {
  const [, at, person] = key.split(' ');
  db.prepare('DELETE FROM said_choice WHERE circle = ? AND at_circle = ? AND person = ?').run(circle, at, person);
  const choices = (ops as readonly Said[]).flatMap(({ kind, body }) => (kind === 'person.choice' ? [body] : []));
  const last = choices.toSorted((a, b) => a.at - b.at).at(-1);
  if (last) db.prepare('INSERT INTO said_choice VALUES (?, ?, ?, ?, ?, ?, ?)').run(circle, at, person, Number(last.isBlocked), Number(last.isDeclined), last.answered ?? null, last.at);
};

const reduce = (db: Database, standing: Standing): void => {
  if (standing.key.startsWith('offer ')) reduceOffer(db, standing);
  else if (standing.key.startsWith('choice ')) reduceChoice(db, standing);
  else reduceWith(db, standing);
};

/** Who passed something sealed, whom a private chat is with, and what I decided about people. */
export const directView: View = {
  name: 'direct',
  version: 1,
  sql: SQL,
  tables: ['direct_offer', 'direct_with', 'said_choice'],
  ops: [directOffer, directWith, personChoice],
  reduce,
};
