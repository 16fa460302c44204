import { Malformed } from '../wire/bytes.ts';
import { parseUpdate } from '../wire/update.ts';
import { findErasers } from './find-erasers.ts';
import { GateDraft } from './gate-draft.ts';
import type { GateState, Verdict } from './gate-state.ts';
import { judgeControl } from './judge-control.ts';
import { judgeMessages } from './judge-messages.ts';

/**
 * The only door for foreign bytes: a pure function. Malformed or unsigned bytes are the link's fault (`blame`, nothing is accepted);
 * what cannot be judged yet is skipped; what its author signed against its own earlier word is a fork.
 */
export const judgeUpdate = (state: GateState, bytes: Uint8Array): Verdict => {
  try {
    const draft = new GateDraft(state);
    const sections = parseUpdate(bytes);
    const rest = judgeControl(draft, sections);
    const erasers = findErasers(draft, rest);
    for (const section of rest) judgeMessages(draft, section, erasers);
    return draft.verdict();
  } catch (error) {
    if (error instanceof Malformed) return { blame: error.message };
    throw error;
  }
};
