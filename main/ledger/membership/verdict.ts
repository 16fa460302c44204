/** Rights in a circle: 0 nobody, 1 member, 2 admin, 3 owner. */
export type Tier = 0 | 1 | 2 | 3;

/** What an op's causal past says of it. It never changes. */
export type Verdict = {
  readonly valid: boolean;
  /** The author's tier there. */
  readonly tier: Tier;
  /** The tier that the op needs: what a demotion beside it takes away. */
  readonly need: Tier;
  /** Whether the rotation in it follows all live epochs with a new one, and so has an effect. */
  readonly rotates: boolean;
};

export const INVALID: Verdict = { valid: false, tier: 0, need: 0, rotates: false };

const TIERS = [0, 1, 2, 3] as const;
const tierAt = (bits: number): Tier => TIERS[bits & 3] ?? 0;

/** A verdict as a small integer, for a row; 0 = invalid. */
export const encodeVerdict = ({ valid, tier, need, rotates }: Verdict): number => (valid ? tier | (need << 2) | (rotates ? 16 : 0) : 0);

export const decodeVerdict = (code: number): Verdict =>
  code === 0 ? INVALID : { valid: true, tier: tierAt(code), need: tierAt(code >> 2), rotates: (code & 16) !== 0 };
