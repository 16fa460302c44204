import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp';
import { sharedTokens } from './render-turns.ts';

type Slot = { readonly sequence: LlamaContextSequence; busy: boolean; usedAt: number };

export type HeldSlot = { readonly sequence: LlamaContextSequence; release(keepTokens: number): Promise<void> };

/**
 * The sequences of a context. A job gets the free one that already holds most of its prompt, else the one unused longest.
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
    const free = this.#slots.filter((slot) => !slot.busy);
    const shared = new Map(free.map((slot) => [slot, sharedTokens(slot.sequence.contextTokens, tokens)]));
    // Half of the fixed prefix or more: the same task. Less is only the template's own beginning.
    const same = free.filter((slot) => (shared.get(slot) ?? 0) * 2 >= prefixTokens && prefixTokens > 0);
    const slot = (same.length > 0 ? same : free).toSorted((a, b) => (shared.get(b) ?? 0) * Number(same.length > 0) - (shared.get(a) ?? 0) * Number(same.length > 0) || a.usedAt - b.usedAt)[0];
    if (!slot) return undefined;
    slot.busy = true;
    slot.usedAt = ++this.#uses;
    return {
      sequence: slot.sequence,
      release: async (keepTokens) => {
        const { nextTokenIndex } = slot.sequence;
        if (nextTokenIndex > keepTokens) await slot.sequence.eraseContextTokenRanges([{ start: keepTokens, end: nextTokenIndex }]);
        slot.busy = false;
      },
    };
  }
}
