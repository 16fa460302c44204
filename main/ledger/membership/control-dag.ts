import type { DeviceId } from '#contract';
import type { ControlOp } from '../wire/control/control-op.ts';

/** A control entry in the graph that the heads it cites make. Hashes are base64url. */
export type ControlEntry = {
  readonly hash: string;
  /** The control frontier its author had seen, with its own previous control entry. */
  readonly parents: readonly string[];
  readonly device: DeviceId;
  readonly client: number;
  readonly incarnation: number;
  readonly seq: number;
  readonly lamport: number;
  /** Its predecessor in the same feed. */
  readonly prev: string | undefined;
  /** The control frontier in force at this entry; `parents` holds it too. */
  readonly heads: readonly string[];
  readonly op: ControlOp;
  /** Whether the state of exactly its causal past gives its author the right to it. That never changes. */
  readonly valid: boolean;
};

/** All control entries that arrived, each after everything it cites. */
export type ControlDag = { readonly entries: ReadonlyMap<string, ControlEntry>; readonly heads: ReadonlySet<string> };

export const EMPTY_DAG: ControlDag = { entries: new Map(), heads: new Set() };

/** A graph in the making: what grows is a copy. */
export class GrowingDag implements ControlDag {
  readonly entries: Map<string, ControlEntry>;
  readonly heads: Set<string>;

  constructor(from: ControlDag = EMPTY_DAG) {
    this.entries = new Map(from.entries);
    this.heads = new Set(from.heads);
  }

  /** Adds an entry after its parents. */
  add(entry: ControlEntry): void {
    this.entries.set(entry.hash, entry);
    for (const parent of entry.parents) this.heads.delete(parent);
    this.heads.add(entry.hash);
  }
}

/** Whether `heads` have all that arrived in their past. */
export const citesAll = (dag: ControlDag, heads: readonly string[]): boolean => [...dag.heads].every((head) => heads.includes(head));

/** Everything that `heads` cite, directly or through others, themselves included, in the order of arrival. */
export const pastOf = (dag: ControlDag, heads: readonly string[]): readonly ControlEntry[] => {
  if (citesAll(dag, heads)) return [...dag.entries.values()];
  const seen = new Set<string>();
  const todo = [...heads];
  for (let hash = todo.pop(); hash !== undefined; hash = todo.pop()) {
    if (seen.has(hash)) continue;
    seen.add(hash);
    todo.push(...(dag.entries.get(hash)?.parents ?? []));
  }
  return [...dag.entries.values()].filter(({ hash }) => seen.has(hash));
};

/** True when `later` cites, directly or through others, each of `earlier`. */
export const descends = (dag: ControlDag, later: readonly string[], earlier: readonly string[]): boolean => {
  if (earlier.every((hash) => later.includes(hash))) return true;
  const past = new Set(pastOf(dag, later).map(({ hash }) => hash));
  return earlier.every((hash) => past.has(hash));
};
