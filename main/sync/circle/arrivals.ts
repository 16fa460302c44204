import type { Flood } from '#ledger';
import type { OutOfReach } from './held-heads.ts';

/** What has not come yet: `floods` wait for the person's yes, `outOfReach` for a device that is away. */
export type Arrivals = { readonly floods: readonly Flood[]; readonly outOfReach: OutOfReach | undefined };
