import { expect, it } from 'vitest';
import { syncProgress } from '../../../main/features/circles/sync-progress.ts';

it('a page hears what is missing, once that nothing is any more, and nothing of live messages', () => {
  const told: string[] = [];
  const hear = syncProgress(({ circle, have, want }) => void told.push(`${circle} ${have}/${want}`));
  const progress = (circle: string, have: number, want: number): void => hear({ circle, have, want });
  progress('tea', 5, 5);
  progress('tea', 6, 6);
  progress('tea', 6, 900);
  progress('run', 3, 3);
  progress('tea', 400, 900);
  progress('tea', 900, 900);
  progress('tea', 901, 901);
  expect(told).toEqual(['tea 6/900', 'tea 400/900', 'tea 900/900']);
});
