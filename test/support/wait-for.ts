import { LONGEST_WAIT_MS } from './longest-wait.ts';

/** Waits until `condition` holds, looking every few milliseconds; throws when it does not within a hundred seconds. */
export const waitFor = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  const until = performance.now() + LONGEST_WAIT_MS;
  while (!(await condition())) {
    if (performance.now() > until) throw new Error(`not so within ${LONGEST_WAIT_MS} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
