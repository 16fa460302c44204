import type { Clock } from './clock.ts';

const readTheMachine = Date;

/** The machine's clock. Its timers never keep a process alive. */
export const systemClock: Clock = {
  now: () => readTheMachine.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
  every: (periodMs, run) => {
    const timer = setInterval(run, periodMs);
    timer.unref();
    return () => clearInterval(timer);
  },
};
