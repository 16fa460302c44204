import { type Causes, isStriker } from './causes.ts';
import { type ControlEntry, isBefore } from './control-entry.ts';
import { areTwins, findStrikes, lowering, resumesBetween, type Strike } from './strikes.ts';
import { surplusOf } from './surplus.ts';
import { type Among, isSupported, isTargetFree, type Sides } from './supports.ts';

/** How much of each chain the answers to one striking op have seen. */
type Cover = number[];
type Answers = { readonly byTier: readonly [Cover, Cover, Cover, Cover]; readonly byTwin: Cover };

const spread = (cover: Cover, { clock }: ControlEntry): void => {
  for (let chain = cover.length; chain < clock.length; chain += 1) cover[chain] = 0;
  clock.forEach((count, chain) => {
    if ((cover[chain] ?? 0) < count) cover[chain] = count;
  });
};

const isCovered = (cover: Cover | undefined, { chain, at }: ControlEntry): boolean => (cover?.[chain] ?? 0) > at;

/** Nobody answers a transfer, or a promotion that takes an admin's removal its effect. */
const isAnswerable = ({ op }: ControlEntry): boolean => op.kind === 'member.remove' || op.kind === 'device.remove' || (op.kind === 'role.set' && op.role === 'member');

/** Which of a set's valid entries stand: an alternating least fixed point, so without rank or tie-break. */
class FixedPoint {
  private readonly causes: Causes;
  private readonly strikesOn = new Map<ControlEntry, Strike[]>();
  private readonly answerable: readonly ControlEntry[];
  private readonly lowered = new Map<ControlEntry, readonly ControlEntry[]>();
  private readonly void: ReadonlySet<ControlEntry>;

  constructor(causes: Causes, strikes: readonly Strike[], without: ReadonlySet<ControlEntry>) {
    this.causes = causes;
    this.void = without;
    for (const strike of strikes) this.strikesOn.set(strike.struck, [...(this.strikesOn.get(strike.struck) ?? []), strike]);
    this.answerable = [...new Set(strikes.filter(({ struck, by }) => isAnswerable(by) && !isBefore(by, struck)).map(({ by }) => by))];
  }

  /** What stands if everything in `against` may strike. */
  least(against: ReadonlySet<ControlEntry>): Set<ControlEntry> {
    const found = new Set<ControlEntry>();
    const sides: Sides = { standing: (entry) => found.has(entry), against: (entry) => against.has(entry) };
    let left = this.causes.entries;
    for (let before = -1; before < found.size; ) {
      before = found.size;
      const answers = this.answersTo(sides);
      left = left.filter((entry) => {
        if (!this.holds(entry, sides, answers)) return true;
        found.add(entry);
        return false;
      });
    }
    return found;
  }

  private holds(entry: ControlEntry, sides: Sides, answers: ReadonlyMap<ControlEntry, Answers>): boolean {
    if (this.void.has(entry)) return false;
    if (!isSupported(this.causes, entry, { tier: entry.need, sides }) || !isTargetFree(this.causes, entry, sides)) return false;
    return (this.strikesOn.get(entry) ?? []).every((strike) => !sides.against(strike.by) || this.isAnswered(strike, sides.standing, answers.get(strike.by)));
  }

  private isAnswered(strike: Strike, standing: Among, answers: Answers | undefined): boolean {
    const { struck, by } = strike;
    if (isBefore(by, struck)) return resumesBetween(this.causes, strike).some(standing);
    if (!answers) return false;
    const isOwn = by.person === struck.person;
    const tier = isOwn ? (struck.op.kind === 'device.add' ? struck.tier : struck.need) : by.tier + 1;
    return isCovered(answers.byTier[tier], struck) || isCovered(answers.byTwin, struck);
  }

  /** For each op that can be answered, what others have seen who do not descend from it. */
  private answersTo(sides: Sides): ReadonlyMap<ControlEntry, Answers> {
    const answers = new Map<ControlEntry, Answers>(this.answerable.map((by) => [by, { byTier: [[], [], [], []], byTwin: [] }]));
    if (answers.size === 0) return answers;
    for (const witness of this.causes.entries) {
      if (!sides.standing(witness)) continue;
      const tier = this.tierOfWitness(witness, sides);
      for (const [by, { byTier, byTwin }] of answers) {
        if (witness === by || isBefore(by, witness)) continue;
        if (witness.person !== this.struckPerson(by)) byTier.forEach((cover, least) => least > 0 && least <= tier && spread(cover, witness));
        if (areTwins(witness, by) && witness.tier >= by.tier && witness.need >= by.need) spread(byTwin, witness);
      }
    }
    return answers;
  }

  private struckPerson({ op }: ControlEntry): string {
    if (op.kind === 'member.remove' || op.kind === 'role.set') return op.person;
    return op.kind === 'device.remove' ? (this.causes.personOf.get(op.device) ?? '') : '';
  }

  /** Who is demoted beside its op counts as a member. */
  private tierOfWitness(witness: ControlEntry, sides: Sides): number {
    if (witness.tier < 2) return witness.tier;
    const lowered = this.lowered.get(witness) ?? lowering(this.causes, witness);
    this.lowered.set(witness, lowered);
    return lowered.some(sides.against) || !isSupported(this.causes, witness, { tier: witness.tier, sides }) ? 1 : witness.tier;
  }
}

type Decided = { readonly standing: ReadonlySet<ControlEntry>; readonly undecided: readonly ControlEntry[] };

const alternate = (point: FixedPoint): Decided => {
  let under: ReadonlySet<ControlEntry> = new Set();
  for (;;) {
    const over = point.least(under);
    const next = point.least(over);
    if (next.size === under.size) return { standing: next, undecided: [...over].filter((entry) => !next.has(entry)) };
    under = next;
  }
};

/** Of undecided strikers those that would strike something undecided: who only rests on such a loop, or witnesses in it, is not to blame for it. */
const inDoubt = (strikes: readonly Strike[], strikers: readonly ControlEntry[], undecided: readonly ControlEntry[]): readonly ControlEntry[] => {
  const open = new Set(undecided);
  const striking = new Set(strikes.flatMap(({ struck, by }) => (open.has(struck) ? [by] : [])));
  const guilty = strikers.filter((striker) => striking.has(striker));
  return guilty.length > 0 ? guilty : strikers;
};

export type Standing = { readonly standing: ReadonlySet<ControlEntry>; readonly doubtful: ReadonlySet<ControlEntry> };

/**
 * Which valid entries stand. `doubtful`: strikers that the rules leave undecided, because they rest on what they take away. They do not
 * stand, and the rest is decided without them: what only they would strike does.
 */
export const findStanding = (causes: Causes): Standing => {
  const strikes = findStrikes(causes);
  const surplus = surplusOf(causes);
  const doubtful = new Set<ControlEntry>();
  if (strikes.length === 0 && surplus.size === 0) return { standing: new Set(causes.entries), doubtful };
  for (;;) {
    const { standing, undecided } = alternate(new FixedPoint(causes, strikes, new Set([...surplus, ...doubtful])));
    // Every loop without an answer goes through a striker, so this ends.
    const strikers = undecided.filter(isStriker);
    if (strikers.length === 0) return { standing, doubtful };
    for (const striker of inDoubt(strikes, strikers, undecided)) doubtful.add(striker);
  }
};
