import type { CircleId } from '#contract';
import { buildMembers } from './build-members.ts';
import { Causes, isStriker } from './causes.ts';
import { type CircleMembers, isFull, NO_MEMBERS } from './circle-members.ts';
import { citesAll, clockOf, type ControlDag, frontierOf } from './control-dag.ts';
import { type ControlEntry, isBefore } from './control-entry.ts';
import { addStanding } from './extend-members.ts';
import { findStanding } from './standing.ts';
import { endsBefore } from './strikes.ts';

/** States to keep for the frontiers that entries cite. */
const MAX_STATES = 128;

/**
 * The state that a causally closed set of entries makes. It hangs on the set alone: any order in which each comes after what it cites
 * gives the same. Cost: linear, and times the number of removals where some strike.
 */
export const resolveMembers = (circle: CircleId, past: Iterable<ControlEntry>): CircleMembers => {
  const causes = new Causes(past);
  if (causes.entries.length === 0) return NO_MEMBERS;
  const { standing, doubtful } = findStanding(causes);
  const voided = new Set(causes.entries.filter((entry) => !standing.has(entry)).map(({ hash }) => hash));
  return buildMembers(circle, { valid: causes.entries, voided, doubtful: new Set([...doubtful].map(({ hash }) => hash)), strikers: causes.strikers });
};

/** One more entry, after a set that `members` come from. `isLast`: it cites all of the set. */
type Step = { readonly entry: ControlEntry; readonly isLast: boolean; readonly all: () => Iterable<ControlEntry> };

/** Whether the entry stands, strikes nothing, and answers nothing, whatever else the set holds. */
const isQuiet = (members: CircleMembers, { entry, isLast }: Step): boolean => {
  const { strikers, voided } = members;
  if (entry.op.kind === 'member.admit' && isFull(members)) return false;
  if (strikers.some((by) => endsBefore(by, entry))) return false;
  return isLast || (voided.size === 0 && !isStriker(entry) && strikers.every((by) => isBefore(by, entry)));
};

const step = (members: CircleMembers, circle: CircleId, next: Step): CircleMembers => {
  const { entry, all } = next;
  if (!entry.valid) return members;
  if (members === NO_MEMBERS || !isQuiet(members, next)) return resolveMembers(circle, all());
  const added = addStanding(members, entry);
  if (added) return added;
  const strikers = isStriker(entry) ? [...members.strikers, entry] : members.strikers;
  return buildMembers(circle, { ...members, valid: [...all()].filter(({ valid }) => valid), strikers });
};

/**
 * What `resolveMembers` makes of all entries of `dag`, given what it makes of all but `entry`, which came last. About constant time where the
 * entry cites all others, or strikes and answers nothing.
 */
export const membersWith = (members: CircleMembers, circle: CircleId, { dag, entry }: { readonly dag: ControlDag; readonly entry: ControlEntry }): CircleMembers => {
  const isLast = dag.heads.size === 1 && dag.heads.has(entry.hash);
  return step(members, circle, { entry, isLast, all: () => dag.entries.values() });
};

type Reached = { readonly members: CircleMembers; readonly clock: readonly number[] };

const remember = (dag: ControlDag, frontier: readonly string[], members: CircleMembers): CircleMembers => {
  const [oldest] = dag.states.keys();
  if (dag.states.size >= MAX_STATES && oldest !== undefined) dag.states.delete(oldest);
  dag.states.set(frontier.join(), members);
  return members;
};

const recall = (dag: ControlDag, frontier: readonly string[]): CircleMembers | undefined => {
  const key = frontier.join();
  const members = dag.states.get(key);
  if (members && dag.states.delete(key)) dag.states.set(key, members);
  return members;
};

const isIn = (clock: readonly number[], { chain, at }: ControlEntry): boolean => (clock[chain] ?? 0) > at;

/** The largest past below these heads whose state is held: that of a head, or of what a head cites. */
const nearest = (dag: ControlDag, frontier: readonly string[]): Reached => {
  let best: Reached = { members: NO_MEMBERS, clock: [] };
  let most = 0;
  for (const head of frontier) {
    const own = [head];
    const cited = frontierOf(dag, dag.entries.get(head)?.parents ?? []);
    for (const base of [own, cited]) {
      const members = recall(dag, base);
      if (!members) continue;
      const clock = clockOf(dag, base);
      const size = clock.reduce((sum, count) => sum + count, 0);
      if (size > most) [best, most] = [{ members, clock }, size];
      break;
    }
  }
  return best;
};

/** Goes on from a state to all that `clock` holds, entry by entry. */
const goOn = (circle: CircleId, { members, clock }: Reached, missing: { readonly entries: readonly ControlEntry[]; readonly past: () => ControlEntry[] }): CircleMembers => {
  const { entries, past } = missing;
  const reached = [...clock];
  let state = members;
  for (const entry of entries) {
    const isLast = reached.every((count, chain) => (entry.clock[chain] ?? 0) >= count);
    if (!entry.valid || (state !== NO_MEMBERS && isQuiet(state, { entry, isLast, all: past }))) {
      const all = (): ControlEntry[] => past().filter((other) => other === entry || isIn(reached, other));
      state = step(state, circle, { entry, isLast, all });
    } else return resolveMembers(circle, past());
    for (let chain = reached.length; chain <= entry.chain; chain += 1) reached[chain] = 0;
    reached[entry.chain] = Math.max(reached[entry.chain] ?? 0, entry.at + 1);
  }
  return state;
};

/** How many entries may be added one by one before it is cheaper to begin anew. */
const MAX_STEPS = 64;

const lastIn = (dag: ControlDag, clock: readonly number[], reached: readonly number[]): readonly ControlEntry[] => {
  const missing: ControlEntry[] = [];
  for (const entry of dag.entries.values()) if (isIn(clock, entry) && !isIn(reached, entry)) missing.push(entry);
  return missing;
};

/** The state that exactly the causal past of `heads`, themselves included, makes. Remembers some, so that a chain of entries costs its length. */
export const membersAt = (dag: ControlDag, circle: CircleId, heads: readonly string[]): CircleMembers => {
  if (heads.length === 0) return NO_MEMBERS;
  const frontier = citesAll(dag, heads) ? [...dag.heads].sort() : frontierOf(dag, heads);
  const held = recall(dag, frontier);
  if (held) return held;
  const clock = clockOf(dag, frontier);
  const past = (): ControlEntry[] => [...dag.entries.values()].filter((entry) => isIn(clock, entry));
  const base = nearest(dag, frontier);
  const [only] = frontier.length === 1 ? frontier : [];
  const last = only === undefined ? undefined : dag.entries.get(only);
  const isNext = last !== undefined && base.clock.reduce((sum, count) => sum + count, 0) + 1 === clock.reduce((sum, count) => sum + count, 0);
  const entries = isNext && last ? [last] : lastIn(dag, clock, base.clock);
  const members = entries.length > MAX_STEPS ? resolveMembers(circle, past()) : goOn(circle, base, { entries, past });
  return remember(dag, frontier, members);
};
