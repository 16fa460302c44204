import type { AnswerEvent, Care, Client, EntryId, Message } from '#contract';
import { keptByCircle } from '../../ui/kept-by-circle.ts';
import { Observable } from '../../ui/observable.ts';

type Done = Extract<AnswerEvent, { type: 'done' }>;

/** One question and what came of it. Only the asker sees it, until shared. */
export type Answer = {
  readonly id: string;
  readonly question: string;
  readonly askedAt: number;
  readonly sources: readonly Message[];
  readonly text: string;
  readonly phase:
    | { readonly kind: 'running' }
    | { readonly kind: 'done'; readonly done: Done }
    | { readonly kind: 'care'; readonly care: Care }
    | { readonly kind: 'failed'; readonly error: unknown };
  readonly sharedAs: EntryId | undefined;
  readonly dismissed: boolean;
};

const KEPT = 30;

const withoutQuestion = (event: AnswerEvent, question: EntryId | undefined): AnswerEvent =>
  event.type === 'sources' ? { ...event, messages: event.messages.filter(({ id }) => id !== question) } : event;

/** The questions I asked in one group since the page was opened. Asking another stops the one that runs. */
export class Answers {
  readonly list = new Observable<readonly Answer[]>([]);
  readonly #client: Client;
  readonly #circle: string;
  readonly #running = new Map<string, AbortController>();

  constructor(client: Client, circle: string) {
    this.#client = client;
    this.#circle = circle;
  }

  /**
   * @param message that the question stands in, so that it is not taken for its own source.
   * @returns when the answer has ended, however it ended.
   */
  async ask(question: string, message?: EntryId): Promise<void> {
    for (const id of this.#running.keys()) this.stop(id);
    const id = crypto.randomUUID();
    const stop = new AbortController();
    this.#running.set(id, stop);
    const fresh: Answer = { id, question, askedAt: Date.now(), sources: [], text: '', phase: { kind: 'running' }, sharedAs: undefined, dismissed: false };
    this.list.update((before) => [...before.slice(1 - KEPT), fresh]);
    try {
      const events = await this.#client.ask.ask({ id, circle: this.#circle, question: question.slice(0, 2000) }, { signal: stop.signal });
      for await (const event of events) this.#take(id, withoutQuestion(event, message));
    } catch (error) {
      if (stop.signal.aborted) this.#endStopped(id);
      else this.#change(id, { phase: { kind: 'failed', error } });
    }
    this.#running.delete(id);
    if (this.#find(id)?.phase.kind === 'running') this.#endStopped(id);
  }

  /** No word comes after this. */
  stop(id: string): void {
    this.#running.get(id)?.abort();
    this.#endStopped(id);
  }

  dismiss(id: string): void {
    this.#running.get(id)?.abort();
    this.#change(id, { dismissed: true });
  }

  /** Drops every answer, also the one that runs. */
  clear(): void {
    for (const stop of this.#running.values()) stop.abort();
    this.list.set([]);
  }

  /** Posts an answer to the group, labelled AI. */
  async share(answer: Answer): Promise<Message | undefined> {
    if (answer.phase.kind !== 'done') return undefined;
    const { cites, tier, model } = answer.phase.done;
    const message = await this.#client.ask.share({ id: answer.id, circle: this.#circle, text: answer.text, cites, tier, ...(model && { model }) });
    // The group's copy stands in the timeline now: one answer is not shown twice.
    this.#change(answer.id, { sharedAs: message.id, dismissed: true });
    return message;
  }

  #take(id: string, event: AnswerEvent): void {
    if (this.#find(id)?.phase.kind !== 'running') return;
    if (event.type === 'sources') this.#change(id, { sources: event.messages });
    if (event.type === 'text') this.#change(id, { text: `${this.#find(id)?.text ?? ''}${event.delta}` });
    if (event.type === 'care') this.#change(id, { phase: { kind: 'care', care: event.care } });
    if (event.type === 'done') this.#change(id, { text: event.text, phase: { kind: 'done', done: event } });
  }

  #endStopped(id: string): void {
    const answer = this.#find(id);
    if (answer?.phase.kind !== 'running') return;
    const ms = Date.now() - answer.askedAt;
    const done: Done = { type: 'done', text: answer.text, cites: [], tier: answer.text ? 'llm' : 'rules', grounding: 'chat', ms, stopped: true };
    this.#change(id, { phase: { kind: 'done', done } });
  }

  #find(id: string): Answer | undefined {
    return this.list.get().find((one) => one.id === id);
  }

  #change(id: string, part: Partial<Answer>): void {
    this.list.update((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }
}

/** The answers of a group; they outlive a visit to another group. */
export const answersOf = keptByCircle((client, circle) => new Answers(client, circle));
