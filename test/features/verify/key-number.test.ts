import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyNumberOf } from '../../../main/features/verify/key-number.ts';
import { nameLikeness } from '../../../main/features/verify/name-likeness.ts';

const id = (sizeBytes: number) => fc.uint8Array({ minLength: sizeBytes, maxLength: sizeBytes }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const holder = fc.record({ person: id(16), keys: fc.uniqueArray(id(32), { maxLength: 5 }) });

it('the number knows no order, of people or of keys', () => {
  fc.assert(
    fc.property(id(32), holder, holder, (circle, one, other) => {
      const turned = { ...one, keys: one.keys.toReversed() };
      expect(keyNumberOf(circle, [other, turned])).toEqual(keyNumberOf(circle, [one, other]));
    }),
  );
});

it('a key more, a key that is the other’s, and another circle give another number', () => {
  fc.assert(
    fc.property(fc.record({ circle: id(32), elsewhere: id(32), one: holder, other: holder, key: id(32) }), ({ circle, elsewhere, one, other, key }) => {
      fc.pre(one.person !== other.person && !one.keys.includes(key) && !other.keys.includes(key) && circle !== elsewhere);
      const more = { ...one, keys: [...one.keys, key] };
      const passed = { ...other, keys: [...other.keys, key] };
      const all = [keyNumberOf(circle, [one, other]), keyNumberOf(circle, [more, other]), keyNumberOf(circle, [one, passed]), keyNumberOf(elsewhere, [one, other])];
      expect(new Set(all.map(({ number }) => number)).size).toBe(4);
      expect(new Set(all.map(({ full }) => full)).size).toBe(4);
    }),
  );
});

it('the number stays what it is: people on different versions compare it', () => {
  const bytes = (fill: number, sizeBytes: number) => Buffer.alloc(sizeBytes, fill).toString('base64url');
  const number = keyNumberOf(bytes(1, 32), [
    { person: bytes(2, 16), keys: [bytes(3, 32)] },
    { person: bytes(4, 16), keys: [bytes(6, 32), bytes(5, 32)] },
  ]);
  expect(number).toMatchInlineSnapshot(`
    {
      "emoji": [
        45,
        63,
        17,
        20,
        37,
        58,
        14,
      ],
      "full": "HEARTH-KEYS:B7F45497A3A8417620AB0505D18C0457F490E7D4FC663878932E3FFC7D3E6BF1",
      "number": "92169 56112 56966 86054 23871 51411 57815 80268 54211 15046 87399 18833",
    }
  `);
});

it.each([
  ['Bob', 'bob'],
  ['Bob', 'Bоb'],
  ['Bob', 'B\u200bob\u202e'],
  ['Bob', 'Ｂｏｂ'],
  ['Bob', 'Bób'],
  ['Bob', 'B0b.'],
  ['HELEN', 'ΗELEΝ'],
  ['Ali', 'AIi'],
  ['Maria', 'Μаriа'],
  ['Arnold', 'Amold'],
  ['小雨', '小\u2060雨 '],
  ['🦊', '🦊\ufe0f'],
  ['Bob', 'Bob\u3164'],
  ['Bob', 'B\u2800ob'],
  ['小雨', '小\u{e0041}雨'],
])('%s and %s look the same', (one, other) => {
  expect(nameLikeness(other)).toBe(nameLikeness(one));
});

it.each([
  ['Bob', 'Rob'],
  ['小雨', '小雪'],
  ['かき', 'がき'],
  ['🦊', '🐼'],
  ['Anna', 'Hanna'],
  ['...', '!?'],
])('%s and %s do not', (one, other) => {
  expect(nameLikeness(other)).not.toBe(nameLikeness(one));
});
