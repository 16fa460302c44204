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
  readonly op: ControlOp;
  /** Whether the state of exactly its causal past gives its author the right to it. That never changes. */
  readonly valid: boolean;
};

/** All control entries that arrived, each after everything it cites. Never changed: `withEntry` gives a new one. */
export type ControlDag = { readonly entries: ReadonlyMap<string, ControlEntry>; readonly heads: ReadonlySet<string> };

export const EMPTY_DAG: ControlDag = { entries: new Map(), heads: new Set() };

/** Adds entries, each after its parents. */
export const withEntries = (dag: ControlDag, added: readonly ControlEntry[]): ControlDag => {
  const entries = new Map(dag.entries);
  const heads = new Set(dag.heads);
  for (const entry of added) {
    entries.set(entry.hash, entry);
    for (const parent of entry.parents) heads.delete(parent);
    heads.add(entry.hash);
  }
  return { entries, heads };
};

/** Everything that `heads` cite, directly or through others, themselves included, in the order of arrival. */
export const pastOf = (dag: ControlDag, heads: readonly string[]): readonly ControlEntry[] => {
  if (heads.length === dag.heads.size && heads.every((head) => dag.heads.has(head))) return [...dag.entries.values()];
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
