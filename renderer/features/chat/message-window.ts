import type { Change, Client, EntryId, Message, Outputs } from '#contract';
import { Observable } from '../../ui/observable.ts';

type Page = Outputs['chat']['page'];

/** Where a stretch begins on screen. */
export type Start = { readonly at: 'end' } | { readonly at: 'message'; readonly message: EntryId };

export type WindowState = {
  readonly messages: readonly Message[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  /** Index of the first message for the virtual list: falls as older ones come in, so that nothing jumps. */
  readonly firstIndex: number;
  /** Where the unread line stands: the last message read when the group was opened. */
  readonly readUpTo: EntryId | undefined;
  /** Changes when the window was replaced by another stretch of the group's history. */
  readonly stretch: number;
  readonly start: Start;
};

const PAGE = 60;
const LARGEST_PAGE = 200;
const FIRST_INDEX = 1_000_000;

/** Lays `tail` over the end of `known`: what it has is newer; what lies before it is kept. */
const mergeTail = (known: readonly Message[], tail: readonly Message[]): readonly Message[] => {
  const ids = new Set(tail.map(({ id }) => id));
  const overlap = known.findIndex(({ id }) => ids.has(id));
  return overlap === -1 ? tail : [...known.slice(0, overlap), ...tail];
};

/**
 * The stretch of one group's messages that is loaded, kept fresh by changes. The order is always the core's: new messages come in by
 * reading the last page again, never by sorting here.
 */
export class MessageWindow {
  readonly state = new Observable<WindowState | undefined>(undefined);
  readonly #client: Client;
  readonly #circle: string;
  #stop = new AbortController();
  #work: Promise<unknown> = Promise.resolve();
  #tailWanted = 0;

  constructor(client: Client, circle: string) {
    this.#client = client;
    this.#circle = circle;
  }

  /** Opens the window. @returns how to stop it; it may be started again. */
  start(): () => void {
    const stop = new AbortController();
    this.#stop = stop;
    void this.open();
    return () => stop.abort();
  }

  /** Opens at the first unread message, else at the end. */
  open(): Promise<void> {
    return this.#inTurn(async () => {
      const end = await this.#read({ at: 'end' });
      const { readUpTo } = end;
      const known = readUpTo === undefined || !end.hasBefore || end.messages.some(({ id }) => id === readUpTo);
      const page = known ? end : await this.#read({ at: 'around', message: readUpTo });
      const message = this.#firstUnread(page.messages, readUpTo);
      this.#show(page, readUpTo, message === undefined ? { at: 'end' } : { at: 'message', message });
    });
  }

  /** Shows the message in its surroundings, loading them when they are not there. */
  jumpTo(message: EntryId): Promise<void> {
    return this.#inTurn(async () => {
      const now = this.state.get();
      if (now?.messages.some(({ id }) => id === message)) return;
      this.#show(await this.#read({ at: 'around', message }), now?.readUpTo, { at: 'message', message });
    });
  }

  jumpToEnd(): Promise<void> {
    return this.#inTurn(async () => {
      const now = this.state.get();
      if (now && !now.hasAfter) return;
      this.#show(await this.#read({ at: 'end' }), now?.readUpTo, { at: 'end' });
    });
  }

  loadBefore(): Promise<void> {
    return this.#inTurn(async () => {
      const now = this.state.get();
      const first = now?.messages[0];
      if (!now?.hasBefore || !first) return;
      const page = await this.#read({ at: 'before', message: first.id });
      this.state.set({
        ...now,
        messages: [...page.messages, ...now.messages],
        hasBefore: page.hasBefore,
        firstIndex: now.firstIndex - page.messages.length,
      });
    });
  }

  loadAfter(): Promise<void> {
    return this.#inTurn(async () => {
      const now = this.state.get();
      const last = now?.messages.at(-1);
      if (!now?.hasAfter || !last) return;
      const page = await this.#read({ at: 'after', message: last.id });
      this.state.set({ ...now, messages: [...now.messages, ...page.messages], hasAfter: page.hasAfter });
    });
  }

  /** Puts a message a call has answered with into its place, or reads the end when it is new. */
  put(message: Message): void {
    const now = this.state.get();
    if (now?.messages.some(({ id }) => id === message.id)) this.#replace([message]);
    else void this.#readTail(1);
  }

  onChange(change: Change): void {
    if (change.topic === 'reset') void this.#refresh();
    if (change.topic !== 'messages' || change.circle !== this.#circle) return;
    const known = new Set(this.state.get()?.messages.map(({ id }) => id));
    const old = change.ids.filter((id) => known.has(id));
    if (old.length > 0) void this.#reread(old);
    if (old.length < change.ids.length) void this.#readTail(change.ids.length - old.length);
  }

  /** Reads what is on screen again, after the line was lost for too long to know what changed. */
  #refresh(): Promise<void> {
    const now = this.state.get();
    if (!now) return this.open();
    if (!now.hasAfter) return this.#readTail(LARGEST_PAGE);
    return this.#reread(now.messages.slice(-LARGEST_PAGE).map(({ id }) => id));
  }

  #reread(ids: readonly EntryId[]): Promise<void> {
    return this.#inTurn(async () => {
      const messages = await this.#client.chat.byIds({ circle: this.#circle, ids: [...ids] }, { signal: this.#stop.signal });
      this.#replace(messages);
      const here = new Set(messages.map(({ id }) => id));
      this.#drop(new Set(ids.filter((id) => !here.has(id))));
    });
  }

  /** Messages that have disappeared. */
  #drop(ids: ReadonlySet<string>): void {
    const now = this.state.get();
    if (now && ids.size > 0) this.state.set({ ...now, messages: now.messages.filter(({ id }) => !ids.has(id)) });
  }

  /** Many changes in a row cause one reading. */
  async #readTail(more: number): Promise<void> {
    const first = this.#tailWanted === 0;
    this.#tailWanted += more;
    if (!first) return;
    await this.#inTurn(async () => {
      const wanted = this.#tailWanted;
      this.#tailWanted = 0;
      const now = this.state.get();
      if (!now) return;
      if (now.hasAfter) return;
      const limit = Math.min(LARGEST_PAGE, PAGE + wanted);
      const page = await this.#read({ at: 'end' }, limit);
      const messages = mergeTail(now.messages, page.messages);
      const kept = messages[0]?.id === now.messages[0]?.id;
      this.state.set({ ...now, messages, hasBefore: kept ? now.hasBefore : page.hasBefore, hasAfter: false });
    });
  }

  #replace(fresh: readonly Message[]): void {
    const byId = new Map(fresh.map((message) => [message.id, message]));
    this.state.update((now) => now && { ...now, messages: now.messages.map((message) => byId.get(message.id) ?? message) });
  }

  #show(page: Page, readUpTo: EntryId | undefined, start: Start): void {
    const stretch = (this.state.get()?.stretch ?? 0) + 1;
    this.state.set({ messages: page.messages, hasBefore: page.hasBefore, hasAfter: page.hasAfter, firstIndex: FIRST_INDEX, readUpTo, stretch, start });
  }

  #firstUnread(messages: readonly Message[], readUpTo: EntryId | undefined): EntryId | undefined {
    const read = messages.findIndex(({ id }) => id === readUpTo);
    return read === -1 ? undefined : messages.slice(read + 1).find(({ author }) => !author.isMe)?.id;
  }

  #read(from: { at: 'end' } | { at: 'before' | 'after' | 'around'; message: EntryId }, limit = PAGE): Promise<Page> {
    return this.#client.chat.page({ circle: this.#circle, from, limit }, { signal: this.#stop.signal });
  }

  /** One thing at a time, so that no page is laid over a newer one. What fails is read again after the next change or reset. */
  #inTurn(run: () => Promise<void>): Promise<void> {
    const next = this.#work.then(() => (this.#stop.signal.aborted ? undefined : run()));
    this.#work = next.catch(() => undefined);
    return next.catch(() => undefined);
  }
}
