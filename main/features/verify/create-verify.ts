import { AppError, type CircleId, type PersonId } from '#contract';
import type { CircleLedger } from '#ledger';
import { onceEach } from '#platform';
import { type KeyNumber, keyNumberOf } from './key-number.ts';
import { keyHolder, knownKeysOf } from './known-keys.ts';
import { Marks } from './marks.ts';
import { VerifiedPeople } from './verified-people.ts';
import type { Verify, VerifyDeps } from './verify.ts';

/** A group that can be verified in: one with others, that I am in. */
const isLive = (circle: CircleLedger): boolean => !circle.isLocal && circle.self.standing === 'member';

const numberWith = (circle: CircleLedger, person: PersonId): KeyNumber => {
  const mine = circle.self.person;
  if (!isLive(circle) || person === mine) throw new AppError('not-allowed');
  if (!circle.members().some((member) => member.person === person)) throw new AppError('person-not-found');
  return keyNumberOf(circle.id, [keyHolder(circle, mine), keyHolder(circle, person)]);
};

const follow = ({ ledger, clock, tell }: VerifyDeps, marks: Marks): (() => void) => {
  const look = (id: CircleId): void => {
    const circle = ledger.circles().find((one) => one.id === id);
    if (circle && marks.review(circle)) tell({ topic: 'members', circle: id });
  };
  for (const circle of ledger.circles()) look(circle.id);
  const changed = onceEach(clock, look);
  const stop = ledger.onMembersChange(changed.ask);
  return () => {
    stop();
    changed.stop();
  };
};

/** Keys compared by people, and what is to be said about them. */
export const createVerify = (deps: VerifyDeps): Verify => {
  const { db, ledger, clock, tell } = deps;
  const people = new VerifiedPeople(db);
  const marks = new Marks(deps, people);
  const told = (circle: CircleId): Record<never, never> => (tell({ topic: 'members', circle }), {});
  return {
    handlers: {
      trust: ({ circle: id }) => {
        const circle = ledger.circle(id);
        return isLive(circle) ? marks.trustIn(circle) : [];
      },
      card: ({ circle: id, person }) => {
        const circle = ledger.circle(id);
        const devices = { mine: keyHolder(circle, circle.self.person).keys.length, theirs: keyHolder(circle, person).keys.length };
        const { emoji, number, full } = numberWith(circle, person);
        return { emoji: [...emoji], number, full, devices };
      },
      confirm: ({ circle: id, person, full }) => {
        const circle = ledger.circle(id);
        if (numberWith(circle, person).full !== full) throw new AppError('keys-changed');
        people.mark(id, { person, keys: knownKeysOf(circle, person), verifiedAt: clock.now() });
        return told(id);
      },
      differ: ({ circle, person }) => (people.forget(circle, person), told(circle)),
      putAway: ({ circle, person }) => (people.putAway(circle, person), told(circle)),
    },
    start: () => follow(deps, marks),
  };
};
