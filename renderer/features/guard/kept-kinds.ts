import type { EntityKind } from '#contract';

/** Recognised, and kept as they are: nothing to warn about. */
export const KEPT_KINDS: ReadonlySet<EntityKind> = new Set<EntityKind>(['PLACE', 'ORG']);
