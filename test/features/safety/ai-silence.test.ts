import { expect, test } from 'vitest';
import { createSafety, safetyMigrations } from '#features/safety';
import { migrate, openDatabase } from '#platform';
import { FakeClock } from '../../support/fake-clock.ts';

const FAMILY = 'F'.repeat(43);
const CLUB = 'C'.repeat(43);
const HOUR_MS = 3_600_000;

const desk = () => {
  const db = openDatabase({ file: ':memory:', key: new Uint8Array(32) });
  migrate(db, safetyMigrations);
  const clock = new FakeClock(new Date(2026, 4, 1, 15).getTime());
  const open = () => createSafety({ db, clock, language: () => 'en' });
  return { clock, open, safety: open() };
};

test.each([
  ['我不想活了', 'crisis'],
  ['he hit me again last night', 'crisis'],
  ["I'm going to kill him tomorrow", 'threat'],
] as const)('after alice wrote “%s” the AI is silent for her in that group till the day ends, and after a restart', async (text, kind) => {
  const { safety, clock, open } = desk();
  expect(safety.careBeforeAnswer(FAMILY, 'when do we meet?')).toBeUndefined();
  expect(safety.careFor(FAMILY, text)).toMatchObject({ kind });
  expect(safety.careBeforeAnswer(FAMILY, 'when do we meet?')).toMatchObject({ kind });
  expect(safety.careBeforeAnswer(CLUB, 'when do we meet?')).toBeUndefined();
  await clock.advance(8.9 * HOUR_MS);
  expect(open().careBeforeAnswer(FAMILY, 'when do we meet?')).toMatchObject({ kind });
  await clock.advance(0.2 * HOUR_MS);
  expect(safety.careBeforeAnswer(FAMILY, 'when do we meet?')).toBeUndefined();
});

test('a question of crisis, which nobody else sees, makes the AI silent too', () => {
  const { safety } = desk();
  expect(safety.careBeforeAnswer(FAMILY, 'I want to die')).toMatchObject({ kind: 'crisis' });
  expect(safety.careBeforeAnswer(FAMILY, 'when do we meet?')).toMatchObject({ kind: 'crisis' });
});

test('figures of speech, and ordinary messages, silence nobody', () => {
  const { safety } = desk();
  for (const text of ['累死了', 'see you at seven', 'this homework is killing me', '今天天气不错']) {
    expect(safety.careFor(FAMILY, text)).toBeUndefined();
    expect(safety.careBeforeAnswer(FAMILY, 'when do we meet?')).toBeUndefined();
  }
});
