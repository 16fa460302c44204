import type { Clock } from '#platform';

const LOOK_MS = 2_000;
/** A timer this late, or a clock that went back: the machine slept, or its clock was set. */
const JUMP_MS = 10_000;

/** Calls `onWake` when the machine seems to have slept, its clock was set, or it has other network addresses than a moment ago. */
export const watchForWaking = (clock: Clock, addresses: () => string, onWake: () => void): (() => void) => {
  let [lookedAt, known] = [clock.now(), addresses()];
  return clock.every(LOOK_MS, () => {
    const [now, current] = [clock.now(), addresses()];
    const passedMs = now - lookedAt;
    const hasChanged = passedMs < 0 || passedMs > LOOK_MS + JUMP_MS || current !== known;
    [lookedAt, known] = [now, current];
    if (hasChanged) onWake();
  });
};
