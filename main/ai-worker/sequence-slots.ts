import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp';
import { sharedTokens } from './render-turns.ts';

type Slot = { readonly sequence: LlamaContextSequence; busy: boolean; usedAt: number };

export type HeldSlot = { readonly sequence: LlamaContextSequence; release(keepTokens: number): Promise<void> };

/**
 * The sequences of a context. A job gets a free one that holds its task's prefix, else the one unused longest.
 * On release everything but the task's fixed prefix is erased, so no sequence ever holds the words of two groups.
 */
export class SequenceSlots {
  readonly #slots: Slot[];
  #uses = 0;

  constructor(context: LlamaContext, count: number) {
    this.#slots = Array.from({ length: count }, () => ({ sequence: context.getSequence(), busy: false, usedAt: 0 }));
  }

  /** Undefined when all are busy. */
  take(tokens: readonly Token[], prefixTokens: number): HeldSlot | undefined {
    const free = this.#slots.filter((slot) => !slot.busy).toSorted((left, right) => left.usedAt - right.usedAt);
    const shared = (slot: Slot): number => sharedTokens(slot.sequence.contextTokens, tokens);
    // Half of the fixed prefix or more: the same task. Less is only the template's own beginning.
    const slot = free.find((candidate) => prefixTokens > 0 && shared(candidate) * 2 >= prefixTokens) ?? free[0];
    if (!slot) return undefined;
    slot.busy = true;
    slot.usedAt = ++this.#uses;
    return {
      sequence: slot.sequence,
      release: async (keepTokens) => {
        const { nextTokenIndex } = slot.sequence;
        if (nextTokenIndex > keepTokens)
          await slot.sequence.eraseContextTokenRanges([{ start: keepTokens, end: nextTokenIndex }]);
        slot.busy = false;
      },
    };
  }
}
