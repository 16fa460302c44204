/** How much a share of 0 … 1 speaks for something; what is next to 0 or 1 is held. */
export const logit = (share: number): number => {
  const held = Math.min(0.995, Math.max(0.05, share));
  return Math.log(held / (1 - held));
};

/** Evidence by its name, as numbers: a truth is 1. */
export const evidenceOf = (all: Readonly<Record<string, number | boolean>>): ReadonlyMap<string, number> => new Map(Object.entries(all).map(([name, value]) => [name, Number(value)]));

/** How likely something is, 0 … 1: a logistic regression over its evidence. `weights`: in logits, with that of `bias`. */
export const likelihood = (evidence: ReadonlyMap<string, number>, weights: ReadonlyMap<string, number>): number => {
  let sum = weights.get('bias') ?? 0;
  for (const [name, value] of evidence) if (value !== 0) sum += value * (weights.get(name) ?? 0);
  return 1 / (1 + Math.exp(-sum));
};
