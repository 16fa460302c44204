import type { Client, DraftFile } from '#contract';
import { Observable } from '../../ui/observable.ts';
import { callId } from '../../ui/use-call.ts';
import { uploadFile } from './upload-file.ts';

export type Attachment = { readonly key: string; readonly name: string; readonly sizeBytes: number } & (
  | { readonly kind: 'adding'; readonly sentBytes: number }
  | { readonly kind: 'ready'; readonly draft: DraftFile }
  | { readonly kind: 'failed'; readonly error: unknown }
);

/** Files that will go with the next message of one group. Whole ones are kept by the core, over reloads and restarts. */
export class Attachments {
  readonly state = new Observable<readonly Attachment[]>([]);
  readonly #client: Client;
  readonly #circle: string;
  readonly #running = new Map<string, AbortController>();

  constructor(client: Client, circle: string) {
    this.#client = client;
    this.#circle = circle;
  }

  async load(): Promise<void> {
    const drafts = await this.#client.files.drafts({ circle: this.#circle });
    const known = new Set(this.state.get().flatMap((one) => (one.kind === 'ready' ? [one.draft.draft] : [])));
    const kept = drafts.filter(({ draft }) => !known.has(draft)).map((draft): Attachment => ({ key: draft.draft, name: draft.name, sizeBytes: draft.sizeBytes, kind: 'ready', draft }));
    this.state.update((before) => [...kept, ...before]);
  }

  /** One after the other: the order is that of the person. */
  async add(files: readonly File[]): Promise<void> {
    const added = files.map((file) => ({ file, one: { key: crypto.randomUUID(), name: file.name, sizeBytes: file.size, kind: 'adding' as const, sentBytes: 0 } }));
    this.state.update((before) => [...before, ...added.map(({ one }) => one)]);
    for (const { file, one } of added) if (this.state.get().some(({ key }) => key === one.key)) await this.#upload(file, one);
  }

  remove(key: string): void {
    this.#running.get(key)?.abort();
    const gone = this.state.get().find((one) => one.key === key);
    this.state.update((before) => before.filter((one) => one.key !== key));
    if (gone?.kind === 'ready') this.#client.files.drop({ id: callId(), draft: gone.draft.draft }).catch(() => undefined);
  }

  /** They stand in a message now. */
  sent(drafts: readonly string[]): void {
    this.state.update((before) => before.filter((one) => one.kind !== 'ready' || !drafts.includes(one.draft.draft)));
  }

  async #upload(file: File, { key, name, sizeBytes }: Pick<Attachment, 'key' | 'name' | 'sizeBytes'>): Promise<void> {
    const stop = new AbortController();
    this.#running.set(key, stop);
    const onProgress = (sentBytes: number): void => this.#put({ key, name, sizeBytes, kind: 'adding', sentBytes });
    try {
      const draft = await uploadFile(this.#client, { circle: this.#circle, file, signal: stop.signal, onProgress });
      this.#put({ key, name: draft.name, sizeBytes: draft.sizeBytes, kind: 'ready', draft });
    } catch (error) {
      if (!stop.signal.aborted) this.#put({ key, name, sizeBytes, kind: 'failed', error });
    }
    this.#running.delete(key);
  }

  #put(next: Attachment): void {
    this.state.update((before) => before.map((one) => (one.key === next.key ? next : one)));
  }
}

/** Drafts of the files that are ready, and whether any is still on its way. */
export const readyDrafts = (attachments: readonly Attachment[]): { readonly drafts: readonly DraftFile[]; readonly isAdding: boolean } => ({
  drafts: attachments.flatMap((one) => (one.kind === 'ready' ? [one.draft] : [])),
  isAdding: attachments.some(({ kind }) => kind === 'adding'),
});
