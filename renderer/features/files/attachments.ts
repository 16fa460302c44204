import type { Client, DraftFile } from '#contract';
import { keptByCircle } from '../../ui/kept-by-circle.ts';
import { Observable } from '../../ui/observable.ts';
import { callId } from '../../ui/use-call.ts';
import { uploadFile } from './upload-file.ts';

/** `message`: the call that sends it, once it was sent off with a message that waits for it. */
export type Attachment = { readonly key: string; readonly name: string; readonly sizeBytes: number; readonly message?: string } & (
  | { readonly kind: 'adding'; readonly sentBytes: number }
  | { readonly kind: 'ready'; readonly draft: DraftFile }
  | { readonly kind: 'failed'; readonly error: unknown }
);

/**
 * Files that will go with the next message of one group, or went off with one that waits until they are ready. Whole ones are kept by the core, over
 * reloads and restarts.
 */
export class Attachments {
  readonly state = new Observable<readonly Attachment[]>([]);
  readonly #client: Client;
  readonly #circle: string;
  readonly #running = new Map<string, AbortController>();
  /** Over when the files of every message sent before are ready, or given up: messages leave in the order they were sent. */
  #turn: Promise<void> = Promise.resolve();
  #loading: Promise<void> | undefined;

  constructor(client: Client, circle: string) {
    this.#client = client;
    this.#circle = circle;
  }

  /** Once: later what is here is known better. */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
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

  /** What is in the tray goes with this message, ready or not; what could not be added stays. */
  claim(message: string): void {
    this.state.update((before) => before.map((one) => (one.message === undefined && one.kind !== 'failed' ? { ...one, message } : one)));
  }

  /** Back into the tray, with whatever became of them. */
  release(message: string): void {
    this.state.update((before) => before.map(({ message: claimedBy, ...one }) => (claimedBy === message || claimedBy === undefined ? one : { ...one, message: claimedBy })));
  }

  /** They stand in a message now. */
  sent(message: string): void {
    this.state.update((before) => before.filter((one) => one.message !== message));
  }

  /** Waits for the files of a message. @returns their drafts; undefined when one could not be added, or the message was taken back */
  async ready(message: string): Promise<readonly string[] | undefined> {
    const count = this.#of(message).length;
    const settled = this.#turn.then(() => this.#settled(message));
    this.#turn = settled;
    await settled;
    const drafts = this.#of(message).flatMap((one) => (one.kind === 'ready' ? [one.draft.draft] : []));
    return drafts.length === count ? drafts : undefined;
  }

  #of(message: string): readonly Attachment[] {
    return this.state.get().filter((one) => one.message === message);
  }

  #settled(message: string): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.#of(message).some(({ kind }) => kind === 'adding')) return;
        stop();
        resolve();
      };
      const stop = this.state.subscribe(look);
      look();
    });
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
    this.state.update((before) => before.map((one) => (one.key === next.key ? { ...next, ...(one.message !== undefined && { message: one.message }) } : one)));
  }
}

/** The files of one group: they outlive a visit to another. */
export const attachmentsOf = keptByCircle((client, circle) => new Attachments(client, circle));

/** Those that no message has taken yet. */
export const inTray = (attachments: readonly Attachment[]): readonly Attachment[] => attachments.filter(({ message }) => message === undefined);
