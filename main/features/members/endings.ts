import type { CircleId } from '#contract';
import type { CircleLedger } from '#ledger';
import type { MembersDeps } from './members.ts';

const DAY_MS = 86_400_000;
/** A removal may turn out to be void until everybody has met: as long as the bodies of who was cut off are kept. */
export const REMOVED_KEPT_MS = 3 * DAY_MS;
const LEAVE_UNHEARD_MS = 30 * DAY_MS;
/** Long enough for a small entry to be taken over a link that stands. */
const HEARD_AFTER_MS = 10_000;

/**
 * What becomes of the copy of a group one is not in any more. Who left and keeps nothing keeps it until a member's device has heard of the
 * leave, else the others would never know; whom the group lets keep nothing loses it after three days.
 */
export class Endings {
  readonly #deps: MembersDeps;
  /** Since when somebody is linked who can hear of the leave. */
  readonly #heardSince = new Map<CircleId, number>();
  readonly #erasing = new Set<CircleId>();

  constructor(deps: MembersDeps) {
    this.#deps = deps;
  }

  look(): void {
    for (const circle of this.#deps.ledger.circles()) if (circle.self.standing !== 'member' && this.#isOver(circle)) void this.erase(circle.id);
  }

  /** Fails with `disk-full`. */
  async erase(circle: CircleId): Promise<void> {
    if (this.#erasing.has(circle)) return;
    this.#erasing.add(circle);
    try {
      await this.#deps.eraseCopy(circle);
    } finally {
      this.#erasing.delete(circle);
      this.#heardSince.delete(circle);
    }
    this.#deps.tell({ topic: 'circles' });
  }

  #isOver(circle: CircleLedger): boolean {
    const { clock, ledger } = this.#deps;
    // Who waits to be let in again would lose the keys they knock with.
    if (ledger.pendingJoins().some((pending) => pending.circle === circle.id)) return false;
    const now = clock.now();
    const leftSince = this.#deps.local.leavingSince(circle.id);
    if (leftSince !== undefined) return now - leftSince >= LEAVE_UNHEARD_MS || this.#isHeard(circle.id, now);
    const { standing, end } = circle.self;
    return standing === 'removed' && circle.policy().removedKeeps === 'nothing' && end !== undefined && now - end.seenAt >= REMOVED_KEPT_MS;
  }

  #isHeard(circle: CircleId, now: number): boolean {
    if (this.#deps.sync.peers(circle).length > 0 && !this.#heardSince.has(circle)) this.#heardSince.set(circle, now);
    const since = this.#heardSince.get(circle);
    return since !== undefined && now - since >= HEARD_AFTER_MS;
  }
}
