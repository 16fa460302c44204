import { must } from '#contract';
import { OpenCircle } from '../../main/ledger/circle/open-circle.ts';
import type { Desktop } from './desktop.ts';

/** The keys of every epoch that a desktop can read with. */
export const openEpochsOf = ({ circle }: Desktop): readonly Buffer[] => {
  must(circle instanceof OpenCircle, 'the ledger opens circles');
  return [...circle.core.state.epochs.values()].map(({ key }) => Buffer.from(key));
};
