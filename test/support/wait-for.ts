import { LONGEST_WAIT_MS } from './longest-wait.ts';
import { testimony } from './witnesses.ts';

/** Waits until `condition` holds, looking every few milliseconds. When it does not within a hundred seconds, or is asked and never answers, it throws with what every witness sees. */
export const waitFor = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  const { promise: end, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, LONGEST_WAIT_MS, 'late');
  const until = performance.now() + LONGEST_WAIT_MS;
  try {
    for (;;) {
      const askedAt = performance.now();
      const holds = await Promise.race([condition(), end]);
      if (holds === true) return;
      const now = performance.now();
      if (holds === 'late' || now > until) {
        throw new Error(`not so within ${LONGEST_WAIT_MS} ms, last asked ${Math.round(now - askedAt)} ms ago: ${condition.toString()}${await testimony()}`);
      }
      await new Promise((goOn) => setTimeout(goOn, 5));
    }
  } finally {
    clearTimeout(timer);
  }
};
