import { afterEach, beforeEach } from 'vitest';
import { FakeCore } from './fake-core.ts';
import { showApp } from './show-app.tsx';

type OfOneTest = { core: FakeCore; app: Awaited<ReturnType<typeof showApp>>; readonly show: () => Promise<void> };

/** A fake core for each test, and the page over it from `show` on, which is taken away after the test. */
export const appOfEachTest = (): OfOneTest => {
  const one = {
    show: async () => {
      one.app = await showApp(one.core);
    },
  } as OfOneTest;
  beforeEach(() => {
    one.core = new FakeCore();
  });
  afterEach(() => one.app.stop());
  return one;
};
