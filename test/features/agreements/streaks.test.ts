import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, localTime } from '../../../main/features/agreements/days.ts';
import { groupStreakOf, streakOf } from '../../../main/features/agreements/streaks.ts';

const days = (...list: string[]) => new Set(list);

test('a streak lives until the end of the day after its last day', () => {
  const counted = days('2026-05-01', '2026-05-02', '2026-05-03');
  expect(streakOf(counted, '2026-05-03')).toEqual({ current: 3, longest: 3 });
  expect(streakOf(counted, '2026-05-04')).toEqual({ current: 3, longest: 3 });
  expect(streakOf(counted, '2026-05-05')).toEqual({ current: 0, longest: 3 });
});

test('a gap begins the streak anew, and the longest one stays', () => {
  expect(streakOf(days('2026-02-27', '2026-02-28', '2026-03-01', '2026-03-03'), '2026-03-03')).toEqual({ current: 1, longest: 3 });
  expect(streakOf(days('2027-12-31', '2028-01-01'), '2028-01-01')).toEqual({ current: 2, longest: 2 });
  expect(streakOf(new Set(), '2026-05-01')).toEqual({ current: 0, longest: 0 });
});

test('a day in the future adds nothing', () => {
  expect(streakOf(days('2026-05-01', '2026-05-02', '2030-01-01'), '2026-05-02')).toEqual({ current: 2, longest: 2 });
});

test('who signs later breaks nobody\'s streak, and counts from that day', () => {
  const alice = { since: '2026-05-01', counted: days('2026-05-01', '2026-05-02', '2026-05-03') };
  expect(groupStreakOf([alice, { since: '2026-05-03', counted: days('2026-05-03') }], '2026-05-03')).toBe(3);
  expect(groupStreakOf([alice, { since: '2026-05-03', counted: days() }], '2026-05-03')).toBe(2);
  expect(groupStreakOf([], '2026-05-03')).toBe(0);
});

test('the order in which days are told does not matter, and a streak is never longer than its days', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40 })), fc.integer({ min: 0, max: 45 }), (offsets, today) => {
      const list = offsets.map((offset) => addDays('2026-02-10', offset));
      const at = addDays('2026-02-10', today);
      const one = streakOf(new Set(list), at);
      expect(streakOf(new Set(list.toReversed()), at)).toEqual(one);
      expect(one.current).toBeLessThanOrEqual(one.longest);
      expect(one.longest).toBeLessThanOrEqual(list.length);
    }),
  );
});

test('a day is a calendar day of the zone, also when clocks change and over the date line', () => {
  // New York moves its clocks on 8 March 2026: that day has 23 hours.
  expect(dayOf(Date.UTC(2026, 2, 8, 4, 59), 'America/New_York')).toBe('2026-03-07');
  expect(dayOf(Date.UTC(2026, 2, 8, 5, 0), 'America/New_York')).toBe('2026-03-08');
  expect(dayOf(Date.UTC(2026, 2, 9, 3, 59), 'America/New_York')).toBe('2026-03-08');
  expect(dayOf(Date.UTC(2026, 2, 9, 4, 0), 'America/New_York')).toBe('2026-03-09');
  // 1 November 2026 has 25 hours there.
  expect(dayOf(Date.UTC(2026, 10, 2, 4, 59), 'America/New_York')).toBe('2026-11-01');
  const moment = Date.UTC(2026, 4, 1, 10, 30);
  expect([dayOf(moment, 'Pacific/Kiritimati'), dayOf(moment, 'Pacific/Pago_Pago')]).toEqual(['2026-05-02', '2026-04-30']);
  expect(localTime(Date.UTC(2026, 4, 1, 16, 5), 'Asia/Shanghai')).toEqual({ day: '2026-05-02', minuteOfDay: 5, weekday: 6 });
  expect(dayOf(moment, 'No/Where')).toBe('2026-05-01');
});

test('days are counted over months, leap days and years', () => {
  expect([addDays('2028-02-28', 1), addDays('2026-12-31', 1), addDays('2026-03-01', -1)]).toEqual(['2028-02-29', '2027-01-01', '2026-02-28']);
  expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
});
