import { ORPCError } from '@orpc/server';
import type { DraftFile, ErrorCode } from '#contract';

/** Files on their way into a message, in memory: each is ready when its gate opens, or cannot be added. */
export class FakeFiles {
  /** Kept whole, and not sent yet. */
  readonly drafts: DraftFile[] = [];
  /** Set, a file is only finished once it is over. */
  gate: Promise<void> | undefined;
  failing: ErrorCode | undefined;
  readonly #begun = new Map<string, { readonly name: string; readonly sizeBytes: number; received: number }>();

  begin({ name, sizeBytes }: { readonly name: string; readonly sizeBytes: number }): { readonly draft: string } {
    const draft = crypto.randomUUID();
    this.#begun.set(draft, { name, sizeBytes, received: 0 });
    return { draft };
  }

  add({ draft, part }: { readonly draft: string; readonly part: File }): { readonly receivedBytes: number } {
    const begun = this.#begun.get(draft);
    if (begun) begun.received += part.size;
    return { receivedBytes: begun?.received ?? 0 };
  }

  async finish(draft: string): Promise<DraftFile> {
    await this.gate;
    if (this.failing) throw new ORPCError('APP_ERROR', { data: { code: this.failing, params: {} } });
    const { name, sizeBytes } = this.#begun.get(draft) ?? { name: '?', sizeBytes: 0 };
    const whole: DraftFile = { draft, address: 'a'.repeat(64), name, sizeBytes, isProgram: false, removed: [] };
    this.drafts.push(whole);
    return whole;
  }

  drop(drafts: readonly string[]): Record<never, never> {
    this.drafts.splice(0, this.drafts.length, ...this.drafts.filter(({ draft }) => !drafts.includes(draft)));
    return {};
  }
}
