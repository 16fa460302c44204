import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EntryHeader, Op, Standing } from '#ledger';
import { reduceMessage } from '../../../main/features/chat/reducer.ts';

let seq = 0;
const op = (person: string, kind: string, body: unknown): Op => {
  seq += 1;
  return { id: `a.${seq}`, circle: 'c', person, device: `${person}-phone`, lamport: seq, seq, sentAt: 1000 + seq, clockWrong: false, kind, body };
};
const standing = (key: string, ops: readonly Op[], headers: readonly EntryHeader[] = ops): Standing => ({
  circle: 'c', key, ops, headerOf: (id) => headers.find((header) => header.id === id), erasedBy: () => undefined,
});
const post = (person: string, text: string) => op(person, 'message.post', { text });
const row = (post_: Op, ...ops: readonly Op[]) => reduceMessage(standing(post_.id, [post_, ...ops]));

test("alice's last edit is what is shown", () => {
  const hello = post('alice', 'helo');
  const shown = row(hello, op('alice', 'message.edit', { message: hello.id, text: 'hello' }), op('alice', 'message.edit', { message: hello.id, text: 'hello!' }));
  expect(shown).toMatchObject({ person: 'alice', text: 'hello!', deleted: false, kind: 'person' });
  expect(shown?.editedAt).toBeGreaterThan(hello.sentAt);
  expect(shown?.edits).toHaveLength(2);
});

test('bob cannot edit, delete or keep a message that alice wrote', () => {
  const hello = post('alice', 'hello');
  const about = { message: hello.id };
  const shown = row(hello, op('bob', 'message.edit', { ...about, text: 'bad' }), op('bob', 'message.delete', about), op('bob', 'message.keep', { ...about, keep: true }));
  expect(shown).toMatchObject({ text: 'hello', deleted: false, kept: false, editedAt: undefined });
});

test('an erased message keeps its author and its place, and no word', () => {
  const hello = post('alice', 'secret words');
  const gone = op('alice', 'message.delete', { message: hello.id });
  const late = op('bob', 'reaction.set', { message: hello.id, emoji: '👍', on: true });
  const shown = reduceMessage(standing(hello.id, [gone, late], [hello]));
  expect(shown).toMatchObject({ person: 'alice', lamport: hello.lamport, deleted: true, text: '', reactions: [], edits: [] });
  expect(JSON.stringify(shown)).not.toContain('secret');
});

test('a deletion by somebody else of what is not here any more deletes nothing', () => {
  const hello = post('alice', 'hello');
  expect(reduceMessage(standing(hello.id, [op('bob', 'message.delete', { message: hello.id })], [hello]))).toBeUndefined();
});

test('a deletion that arrives before its message hides it as soon as it comes', () => {
  const hello = post('alice', 'hello');
  const gone = op('alice', 'message.delete', { message: hello.id });
  expect(reduceMessage(standing(hello.id, [gone], []))).toBeUndefined();
  expect(row(hello, gone)).toMatchObject({ deleted: true, text: '' });
});

test('a reaction counts once a person and emoji, and the last word stands', () => {
  const hello = post('alice', 'hello');
  const react = (person: string, emoji: string, on: boolean) => op(person, 'reaction.set', { message: hello.id, emoji, on });
  const shown = row(hello, react('bob', '👍', true), react('bob', '👍', true), react('bob', '🔥', true), react('bob', '🔥', false), react('carol', '👍', true));
  expect(shown?.reactions).toEqual([{ person: 'bob', emoji: '👍' }, { person: 'carol', emoji: '👍' }]);
});

test("an AI's words are labelled by their kind alone, and nobody edits them", () => {
  const words = op('alice', 'ai.post', { text: 'summary', cites: ['a.1'], tier: 'llm', model: 'm' });
  expect(row(words, op('alice', 'message.edit', { message: words.id, text: 'other' }))).toMatchObject({ kind: 'ai', text: 'summary', cites: ['a.1'], tier: 'llm' });
});

test('the same ops in their order give the same row, whatever ops of strangers lie between (seeded)', () => {
  const kinds = fc.constantFrom('message.edit', 'message.keep', 'reaction.set');
  fc.assert(
    fc.property(fc.array(fc.record({ kind: kinds, mine: fc.boolean(), n: fc.nat(3) }), { maxLength: 30 }), (moves) => {
      const hello = post('alice', 'hello');
      const ops = moves.map(({ kind, mine, n }) =>
        op(mine ? 'alice' : 'mallory', kind, { message: hello.id, text: `t${n}`, keep: n % 2 === 0, emoji: `e${n}`, on: n > 0 }),
      );
      const shown = row(hello, ...ops);
      const own = row(hello, ...ops.filter((o) => o.person === 'alice' || o.kind === 'reaction.set'));
      expect(shown).toEqual(own);
      expect(row(hello, ...ops)).toEqual(shown);
    }),
  );
});
