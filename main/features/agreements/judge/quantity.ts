import type { Role } from './bounds.ts';

/** An amount somebody states. `low` and `high` in the dimension's base unit; `span` in the text it was read from. */
export type Quantity = {
  readonly start: number;
  readonly end: number;
  /** Undefined: a bare number, in whatever unit is being asked for. */
  readonly dimension: string | undefined;
  readonly factor: number;
  /** The number as it was said, in the base unit, whatever words stand around it. */
  readonly stated: number;
  readonly low: number;
  readonly high: number;
  readonly role: Role | 'place';
  /** `101-130页` may name places or amounts; a place alone (`第130页`) says only how far one came. */
  readonly range?: { readonly from: number; readonly to: number };
  /** "5k": a thousand of something, or kilometres. */
  readonly isThousand?: boolean;
};
