/** Waits until `condition` holds, looking every few milliseconds; throws when it does not within `withinMs`. */
export const waitFor = async (condition: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> => {
  const until = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > until) throw new Error(`not so within ${withinMs} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
