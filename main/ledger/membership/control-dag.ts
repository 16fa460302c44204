import type { DeviceId, PersonId } from '#contract';
import type { CircleMembers } from './circle-members.ts';
import { type ControlEntry, isBefore, type JudgedEntry } from './control-entry.ts';

/** A device that some valid op has named, whatever became of it. */
export type Admission = { readonly entry: ControlEntry; readonly person: PersonId };

/** All control entries that arrived, each after everything it cites. */
export type ControlDag = {
  readonly entries: ReadonlyMap<string, ControlEntry>;
  readonly heads: ReadonlySet<string>;
  /** Valid admissions by the device they name. */
  readonly admissions: ReadonlyMap<DeviceId, readonly Admission[]>;
  readonly chains: readonly number[];
  /** States of some frontiers, to go on from. */
  readonly states: Map<string, CircleMembers>;
};

export const EMPTY_DAG: ControlDag = { entries: new Map(), heads: new Set(), admissions: new Map(), chains: [], states: new Map() };

/** How many entries of each chain `heads` cite, themselves included. */
export const clockOf = (dag: ControlDag, heads: readonly string[]): number[] => {
  const clock: number[] = [];
  const raise = (chain: number, count: number): void => {
    for (let at = clock.length; at <= chain; at += 1) clock[at] = 0;
    if ((clock[chain] ?? 0) < count) clock[chain] = count;
  };
  for (const head of heads) {
    const entry = dag.entries.get(head);
    if (!entry) continue;
    entry.clock.forEach((count, chain) => raise(chain, count));
    raise(entry.chain, entry.at + 1);
  }
  return clock;
};

const isWithin = (clock: readonly number[], entry: ControlEntry): boolean => (clock[entry.chain] ?? 0) > entry.at;

const personIn = (admissions: readonly Admission[], clock: readonly number[]): PersonId => {
  const [first, ...rest] = admissions.filter(({ entry }) => isWithin(clock, entry));
  return first && rest.every(({ person }) => person === first.person) ? first.person : '';
};

/** The person that an op makes a device of, if it does. `founder` is genesis' person. */
const admittedBy = ({ op }: JudgedEntry, founder: PersonId): { readonly device: DeviceId; readonly person: PersonId } | undefined => {
  if (op.kind === 'genesis') return { device: op.device, person: founder };
  return op.kind === 'member.admit' || op.kind === 'device.add' ? { device: op.device, person: op.person } : undefined;
};

/** A graph in the making: what grows is a copy. */
export class GrowingDag implements ControlDag {
  readonly entries: Map<string, ControlEntry>;
  readonly heads: Set<string>;
  readonly admissions: Map<DeviceId, readonly Admission[]>;
  readonly chains: number[];
  readonly states: Map<string, CircleMembers>;

  constructor(from: ControlDag = EMPTY_DAG) {
    this.entries = new Map(from.entries);
    this.heads = new Set(from.heads);
    this.admissions = new Map(from.admissions);
    this.chains = [...from.chains];
    this.states = new Map(from.states);
  }

  /** Adds an entry after its parents. `founder` is the person that genesis makes. */
  add(judged: JudgedEntry, founder: PersonId): ControlEntry {
    const known = this.entries.get(judged.hash);
    if (known) return known;
    const clock = clockOf(this, judged.parents);
    const isGenesis = judged.op.kind === 'genesis';
    const person = isGenesis ? founder : personIn(this.admissions.get(judged.device) ?? [], clock);
    const entry: ControlEntry = { ...judged, person, clock, depth: this.depthAfter(judged.parents), ...this.placeAfter(judged.parents) };
    this.entries.set(entry.hash, entry);
    for (const parent of entry.parents) this.heads.delete(parent);
    this.heads.add(entry.hash);
    if (entry.valid) this.note(entry, founder);
    return entry;
  }

  private depthAfter(parents: readonly string[]): number {
    return parents.reduce((depth, parent) => Math.max(depth, (this.entries.get(parent)?.depth ?? 0) + 1), 0);
  }

  /** At the end of a chain that a parent ends, else of a new one. */
  private placeAfter(parents: readonly string[]): { readonly chain: number; readonly at: number } {
    for (const parent of parents) {
      const before = this.entries.get(parent);
      if (!before || this.chains[before.chain] !== before.at + 1) continue;
      this.chains[before.chain] = before.at + 2;
      return { chain: before.chain, at: before.at + 1 };
    }
    return { chain: this.chains.push(1) - 1, at: 0 };
  }

  private note(entry: ControlEntry, founder: PersonId): void {
    const admitted = admittedBy(entry, founder);
    if (admitted) this.admissions.set(admitted.device, [...(this.admissions.get(admitted.device) ?? []), { entry, person: admitted.person }]);
  }
}

/** Whether `heads` have all that arrived in their past. */
export const citesAll = (dag: ControlDag, heads: readonly string[]): boolean => [...dag.heads].every((head) => heads.includes(head));

/** Everything that `heads` cite, directly or through others, themselves included, in the order of arrival. */
export const pastOf = (dag: ControlDag, heads: readonly string[]): readonly ControlEntry[] => {
  if (citesAll(dag, heads)) return [...dag.entries.values()];
  const clock = clockOf(dag, heads);
  return [...dag.entries.values()].filter((entry) => isWithin(clock, entry));
};

/** True when `later` cites, directly or through others, each of `earlier`. */
export const descends = (dag: ControlDag, later: readonly string[], earlier: readonly string[]): boolean => {
  const others = earlier.filter((hash) => !later.includes(hash));
  if (others.length === 0) return true;
  const clock = clockOf(dag, later);
  return others.every((hash) => {
    const entry = dag.entries.get(hash);
    return entry !== undefined && isWithin(clock, entry);
  });
};

/** The heads that no other of them cites, sorted: the same past always has the same. */
export const frontierOf = (dag: ControlDag, heads: readonly string[]): readonly string[] => {
  const entries = [...new Set(heads)].flatMap((hash) => dag.entries.get(hash) ?? []);
  return entries.filter((entry) => !entries.some((other) => isBefore(entry, other))).map(({ hash }) => hash).sort();
};
