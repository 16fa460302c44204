import { expect, test } from 'vitest';
import { type LogFields, rareLog } from '#platform';
import { FakeClock } from '../support/fake-clock.ts';

test('of an event that somebody else causes a thousand times a minute one line is written, and the next one tells how many were not', async () => {
  const clock = new FakeClock();
  const lines: (readonly [string, LogFields | undefined])[] = [];
  const write = (event: string, fields?: LogFields): void => void lines.push([event, fields]);
  const log = rareLog({ info: write, warn: write }, clock);
  for (let round = 0; round < 1_000; round += 1) log.warn('link-blamed', { why: 'bad-update' });
  log.warn('receive-failed');
  await clock.advance(60_000);
  for (let round = 0; round < 2; round += 1) log.warn('link-blamed', { why: 'flood' });
  expect(lines).toEqual([
    ['link-blamed', { why: 'bad-update' }],
    ['receive-failed', undefined],
    ['link-blamed', { why: 'flood', unsaid: 999 }],
  ]);
});
