import { must } from '#contract';
import type { OpKind, View } from '../op.ts';

/** Which views take ops of a kind, and how each reads them. */
export type OpRegistry = ReadonlyMap<string, readonly { readonly view: View; readonly opKind: OpKind }[]>;

/** Sums the op kinds of all views. A kind may serve several views, with the same schema; in one view it appears once. */
export const registerOpKinds = (views: readonly View[]): OpRegistry => {
  const names = new Set<string>();
  const registry = new Map<string, { view: View; opKind: OpKind }[]>();
  for (const view of views) {
    must(!names.has(view.name), `one view is named ${view.name}`);
    names.add(view.name);
    for (const opKind of view.ops) {
      const takers = registry.get(opKind.kind) ?? [];
      must(!takers.some((taker) => taker.view === view), `${view.name} takes ${opKind.kind} once`);
      registry.set(opKind.kind, [...takers, { view, opKind }]);
    }
  }
  return registry;
};
