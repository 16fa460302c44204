import { expect, test } from 'vitest';
import { chatMigrations, messageView } from '#features/chat';
import type { Op, Standing } from '#ledger';
import { type Database, migrate, openDatabase } from '#platform';
import { MessageRows } from '../../../main/features/chat/read-messages.ts';
import { findMessages, indexWaiting, rankMessages } from '../../../main/features/chat/search-index.ts';

const CANARY = 'xylophonecanary';
const openTables = (): Database => {
  const db = openDatabase({ file: ':memory:', key: new Uint8Array(32) });
  migrate(db, chatMigrations);
  db.exec(messageView.sql);
  return db;
};
const op = (seq: number, kind: string, body: unknown): Op => ({
  id: `a.${seq}`, circle: 'c', person: 'alice', device: 'd', lamport: seq, seq, sentAt: 1000 + seq, clockWrong: false, kind, body,
});
const standing = (key: string, ops: readonly Op[], known: readonly Op[] = ops): Standing => ({
  circle: 'c', key, ops, headerOf: (id) => known.find((other) => other.id === id), erasedBy: () => undefined,
});
const reduce = (db: Database, state: Standing) => db.transaction(() => messageView.reduce(db, state))();

test('no byte of a deleted message stays in the database, its index and its free pages', () => {
  const db = openTables();
  const filler = Array.from({ length: 50 }, (_, n) => op(n + 10, 'message.post', { text: `filler number ${n} with words` }));
  const post = op(1, 'message.post', { text: `the ${CANARY} sings 唱歌的${CANARY}` });
  const edit = op(2, 'message.edit', { message: post.id, text: `the ${CANARY} is quiet` });
  for (const state of [standing(post.id, [post]), ...filler.map((other) => standing(other.id, [other]))]) reduce(db, state);
  indexWaiting(db, 1000);
  reduce(db, standing(post.id, [post, edit]));
  indexWaiting(db, 1000);
  expect(db.serialize().includes(CANARY)).toBe(true);
  expect(findMessages(db, { circle: 'c', query: CANARY, limit: 9 })).toEqual([post.id]);
  reduce(db, standing(post.id, [op(3, 'message.delete', { message: post.id })], [post]));
  indexWaiting(db, 1000);
  expect(db.serialize().includes(CANARY)).toBe(false);
  expect(findMessages(db, { circle: 'c', query: CANARY, limit: 9 })).toEqual([]);
  expect(findMessages(db, { circle: 'c', query: 'filler', limit: 99 })).toHaveLength(50);
});

test('a message deleted before it was indexed never reaches the index', () => {
  const db = openTables();
  const post = op(1, 'message.post', { text: CANARY });
  reduce(db, standing(post.id, [post]));
  reduce(db, standing(post.id, [op(3, 'message.delete', { message: post.id })], [post]));
  expect(findMessages(db, { circle: 'c', query: CANARY, limit: 9 })).toEqual([]);
  expect(db.serialize().includes(CANARY)).toBe(false);
});

test('a reaction leaves the index alone, an edit replaces the words', () => {
  const db = openTables();
  const post = op(1, 'message.post', { text: 'first words' });
  reduce(db, standing(post.id, [post]));
  expect(indexWaiting(db, 10)).toBe(1);
  const like = op(2, 'reaction.set', { message: post.id, emoji: '👍', on: true });
  reduce(db, standing(post.id, [post, like]));
  expect(indexWaiting(db, 10)).toBe(0);
  reduce(db, standing(post.id, [post, like, op(3, 'message.edit', { message: post.id, text: 'second thoughts' })]));
  expect(findMessages(db, { circle: 'c', query: 'words', limit: 9 })).toEqual([]);
  expect(rankMessages(db, { circle: 'c', query: 'second first', limit: 9 })).toEqual([post.id]);
});

test('pages, counts and search read by an index: none scans or sorts the messages', () => {
  const db = openTables();
  const spied: string[] = [];
  const prepare = db.prepare.bind(db);
  Object.assign(db, { prepare: (sql: string) => (spied.push(sql), prepare(sql)) });
  new MessageRows(db, 'c').before(undefined, 50);
  findMessages(db, { circle: 'c', query: 'x', limit: 9 });
  const reading = spied.map((sql) => sql.trim()).filter((sql) => sql.startsWith('SELECT') && !sql.includes('LIMIT 20000'));
  expect(reading.length).toBeGreaterThan(8);
  // What waits for the index is short and read whole; the word index and counted subqueries are no tables.
  const isFine = (detail: string): boolean => !/^SCAN |ORDER BY/.test(detail) || /^SCAN (u$|w VIRTUAL|CONSTANT|\(subquery)/.test(detail);
  for (const sql of reading) {
    const plan = prepare(`EXPLAIN QUERY PLAN ${sql.replace(/@\w+|\?/g, '1')}`).all() as readonly { readonly detail: string }[];
    expect([sql, ...plan.map(({ detail }) => detail).filter((detail) => !isFine(detail))]).toEqual([sql]);
  }
});

const post = (seq: number): Op => op(seq, 'message.post', { text: `wordnumber${seq}` });
const found = (db: Database, seq: number): readonly string[] => findMessages(db, { circle: 'c', query: `wordnumber${seq}`, limit: 9 });

test('a message that takes the place of the newest one is indexed, whatever took that away', () => {
  const db = openTables();
  for (const at of [1, 2, 3]) reduce(db, standing(`a.${at}`, [post(at)]));
  expect(indexWaiting(db, 10)).toBe(3);
  reduce(db, standing('a.3', []));
  reduce(db, standing('a.4', [post(4)]));
  expect(indexWaiting(db, 10)).toBe(1);
  expect(found(db, 4)).toEqual(['a.4']);
  db.prepare("DELETE FROM message WHERE circle = 'c'").run();
  reduce(db, standing('a.5', [post(5)]));
  expect(indexWaiting(db, 10)).toBe(1);
  expect(found(db, 5)).toEqual(['a.5']);
});

test('an edited message waits for the index once, a message that comes back, too', () => {
  const db = openTables();
  for (const at of [1, 2, 3]) reduce(db, standing(`a.${at}`, [post(at)]));
  expect(indexWaiting(db, 10)).toBe(3);
  reduce(db, standing('a.1', [post(1), op(4, 'message.edit', { message: 'a.1', text: 'other' })]));
  expect(indexWaiting(db, 10)).toBe(1);
  expect(found(db, 1)).toEqual([]);
  reduce(db, standing('a.2', []));
  expect(found(db, 2)).toEqual([]);
  reduce(db, standing('a.2', [post(2)]));
  expect(indexWaiting(db, 10)).toBe(1);
  expect(found(db, 2)).toEqual(['a.2']);
});

test('views made anew are indexed anew', () => {
  const db = openTables();
  reduce(db, standing('a.1', [post(1)]));
  expect(indexWaiting(db, 10)).toBe(1);
  for (const table of messageView.tables) db.exec(`DROP TABLE ${table}`);
  db.exec(messageView.sql);
  reduce(db, standing('a.1', [post(1)]));
  expect(indexWaiting(db, 10)).toBe(1);
  expect(found(db, 1)).toEqual(['a.1']);
});
