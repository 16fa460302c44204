import type { FakeClock } from './fake-clock.ts';
import type { GroupDesk } from './group-desk.ts';

const MINUTE_MS = 60_000;

/** Makes `fresh` one more device of `old`'s person, who takes the code from one to the other and says that the emoji are the same. */
export const pairDesks = async (clock: FakeClock, old: GroupDesk, fresh: GroupDesk): Promise<void> => {
  const shown = old.pairs('showCode');
  if (shown.at !== 'waiting' || !shown.code) throw new Error('a code');
  fresh.pairs('enterCode', { text: shown.code.short });
  await clock.until(() => [old, fresh].every((desk) => desk.pairs('adding').at === 'comparing'), MINUTE_MS);
  for (const desk of [old, fresh]) desk.pairs('confirm', { same: true });
  await clock.until(() => [old, fresh].every((desk) => desk.pairs('adding').at === 'done'), MINUTE_MS);
};
