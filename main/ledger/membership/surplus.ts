import type { PersonId } from '#contract';
import type { Causes } from './causes.ts';
import type { ControlEntry } from './control-entry.ts';

const NONE: ReadonlySet<ControlEntry> = new Set();

const admittedBy = ({ op }: ControlEntry): PersonId | undefined => (op.kind === 'member.admit' ? op.person : undefined);

/**
 * Admissions of a direct circle beyond the person that counts. Each is valid in its own past; only devices of the founder that did not know
 * of each other, or a founder who lies, can make two. The smaller hash counts, for everybody alike.
 */
export const surplusOf = ({ entries }: Causes): ReadonlySet<ControlEntry> => {
  const [founding] = entries;
  if (founding?.op.kind !== 'genesis' || founding.op.type !== 'direct') return NONE;
  const [first, ...others] = entries.filter(({ op }) => op.kind === 'member.admit').sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const surplus = others.filter((entry) => first && admittedBy(entry) !== admittedBy(first));
  return surplus.length > 0 ? new Set(surplus) : NONE;
};
