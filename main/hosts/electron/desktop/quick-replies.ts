import { ORPCError } from '@orpc/client';
import { appErrorDataSchema, type CircleId, type Client, type ErrorCode } from '#contract';
import type { Clock } from '#platform';

/** `id` is that of the call: whichever core hears it again does it once. `why` it was refused, once it was: from then on it is to be a draft. */
type Reply = { readonly id: string; readonly circle: CircleId; readonly text: string; readonly why?: ErrorCode };

/** A reply that was not sent. Its words are in the draft of its group, or wait until they can be; `nowhere`: the words, where no draft takes them. */
export type Unsent = { readonly circle: CircleId; readonly why: ErrorCode; readonly nowhere?: string };

type Options = {
  /** To the core in charge; undefined while none runs. */
  readonly client: () => Client | undefined;
  readonly clock: Clock;
  readonly onUnsent: (unsent: Unsent) => void;
};

const AGAIN_MS = 10_000;
/** Nobody writes there any more: a draft would be seen by nobody. */
const NO_DRAFT: ReadonlySet<ErrorCode> = new Set(['not-a-member', 'removed-from-circle', 'left-circle', 'circle-not-found']);

/** Why a core refused; undefined when there was none to hear it. */
const refusalOf = (error: unknown): ErrorCode | undefined => (error instanceof ORPCError ? (appErrorDataSchema.safeParse(error.data).data?.code ?? 'internal') : undefined);

/**
 * Replies that people write into notifications, where nothing shows what becomes of them. One for which there is no core waits for the next; one that is
 * refused becomes a draft of its group, and waits here while the disk is too full even for that. No word is dropped.
 */
export class QuickReplies {
  readonly #options: Options;
  readonly #held = new Map<string, Reply>();
  #callOff = (): void => undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The words that are nowhere else yet. */
  get unstored(): readonly string[] {
    return [...this.#held.values()].map(({ text }) => text);
  }

  async reply(circle: CircleId, text: string): Promise<void> {
    if (text.trim() !== '') await this.#send({ id: crypto.randomUUID(), circle, text });
  }

  /** A core runs: what waits is tried with it. */
  coreOpened(): void {
    for (const reply of this.#held.values()) void (reply.why === undefined ? this.#send(reply) : this.#keep(reply, reply.why));
  }

  /** No core will come by itself: whoever replied hears that it waits. */
  coreGaveUp(): void {
    for (const { circle, why } of this.#held.values()) if (why === undefined) this.#options.onUnsent({ circle, why: 'core-stopped' });
  }

  stop(): void {
    this.#callOff();
  }

  async #send(reply: Reply): Promise<void> {
    const why = await this.#ask(reply, (client) => client.chat.send(reply));
    if (why === undefined) return;
    const { circle, text } = reply;
    if (!NO_DRAFT.has(why) && (await this.#keep(reply, why))) return this.#options.onUnsent({ circle, why });
    this.#held.delete(reply.id);
    return this.#options.onUnsent({ circle, why, nowhere: text });
  }

  /** @returns whether the words are a draft, or wait to be one */
  async #keep(reply: Reply, why: ErrorCode): Promise<boolean> {
    const refused = await this.#ask({ ...reply, why }, (client) => client.chat.addToDraft(reply));
    if (refused === 'disk-full') this.#tryLater();
    return refused === undefined || refused === 'disk-full';
  }

  /** @returns why it was refused; undefined when it was done, or waits for a core */
  async #ask(reply: Reply, call: (client: Client) => Promise<unknown>): Promise<ErrorCode | undefined> {
    this.#held.set(reply.id, reply);
    const client = this.#options.client();
    try {
      if (!client) return undefined;
      await call(client);
      this.#held.delete(reply.id);
      return undefined;
    } catch (error) {
      return refusalOf(error);
    }
  }

  #tryLater(): void {
    this.#callOff();
    this.#callOff = this.#options.clock.after(AGAIN_MS, () => this.coreOpened());
  }
}
