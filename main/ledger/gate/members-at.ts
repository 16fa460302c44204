import type { CircleId } from '#contract';
import { type CircleMembers, resolveMembers } from '../membership/circle-members.ts';
import { citesAll, type ControlDag, pastOf } from '../membership/control-dag.ts';

const MOST = 256;

type Now = { readonly circle: CircleId; readonly dag: ControlDag; readonly members: CircleMembers };

/** The state that exactly the causal past of some heads makes. It never changes, so what was asked lately is kept. */
export class MembersAt {
  private readonly kept = new Map<string, CircleMembers>();

  at({ circle, dag, members }: Now, heads: readonly string[]): CircleMembers {
    if (citesAll(dag, heads)) return members;
    const key = [...heads].sort().join();
    const known = this.kept.get(key);
    if (known) return known;
    const made = resolveMembers(circle, pastOf(dag, heads));
    if (this.kept.size >= MOST) this.kept.clear();
    this.kept.set(key, made);
    return made;
  }
}
