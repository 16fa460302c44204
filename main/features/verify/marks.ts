import type { Trust } from '#contract';
import type { CircleLedger } from '#ledger';
import { keyChanges, knownKeysOf } from './known-keys.ts';
import { nameLikeness } from './name-likeness.ts';
import type { VerifiedPeople } from './verified-people.ts';
import type { VerifyDeps } from './verify.ts';

/** What is to be said about everybody's keys and names. */
export class Marks {
  readonly #deps: Pick<VerifyDeps, 'clock' | 'nameOf'>;
  readonly #people: VerifiedPeople;

  constructor(deps: Pick<VerifyDeps, 'clock' | 'nameOf'>, people: VerifiedPeople) {
    this.#deps = deps;
    this.#people = people;
  }

  /** Takes off every mark whose keys are others now. @returns whether there was one */
  review(circle: CircleLedger): boolean {
    const present = new Set(circle.members().map(({ person }) => person));
    const lost = this.#people
      .of(circle.id)
      .filter(({ person, keys, changedAt }) => changedAt === undefined && present.has(person) && keyChanges(keys, knownKeysOf(circle, person)).length > 0);
    for (const { person } of lost) this.#people.takeOff(circle.id, person, this.#deps.clock.now());
    return lost.length > 0;
  }

  trustIn(circle: CircleLedger): Trust[] {
    this.review(circle);
    const marks = new Map(this.#people.of(circle.id).map((mark) => [mark.person, mark]));
    const names = circle.members().map(({ person }) => ({ person, name: this.#deps.nameOf(circle.id, person) }));
    const likeness = new Map(names.map(({ person, name }) => [person, nameLikeness(name)]));
    return names.map(({ person, name }) => {
      const mark = marks.get(person);
      const alike = names.filter((other) => other.person !== person && likeness.get(other.person) === likeness.get(person));
      const about = { person, name, isMe: person === circle.self.person, alike };
      if (!mark) return { ...about, state: 'none' };
      const { verifiedAt, changedAt } = mark;
      if (changedAt === undefined) return { ...about, state: 'verified', verifiedAt };
      return { ...about, state: 'changed', verifiedAt, changedAt, seen: mark.seen, changes: keyChanges(mark.keys, knownKeysOf(circle, person)) };
    });
  }
}
