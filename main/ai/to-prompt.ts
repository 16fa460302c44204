import type { Tier } from '#contract';
import {
  type AiReading,
  type DetectOptions,
  type GuardedMessage,
  readingOf,
  type Redacted,
  redactConversation,
  type Taggers,
  type VaultStore,
} from '#privacy';
import { type PromptTask, promptTask } from './prompt-tasks.ts';
import { type QuotedMessage, quoteMessages } from './quote-messages.ts';

type Turn = { readonly role: 'system' | 'user' | 'model'; readonly text: string };

/**
 * Text that may be shown to a model or to rules that stand in for one. Only `toPrompt` makes one, after redaction.
 * The private field makes it unforgeable for the type checker and at run time; a test walks the callers.
 */
class MadePrompt {
  readonly #made = true;
  /** Task name, for the audit and for the preloaded prefix. */
  readonly task: string;
  /** Fixed turns: system words and worked examples, byte-identical for a task, so that their state is reused. */
  readonly prefix: readonly Turn[];
  /** What is asked now, redacted. */
  readonly text: string;
  /** The same messages one by one, redacted: what a tier without a language model reads. */
  readonly messages: readonly QuotedMessage[];
  /** The question, redacted. */
  readonly question: string;
  /** The task's own grammar, used when a generation names none. */
  readonly jsonSchema: object | undefined;
  /** The field of that grammar whose words are the answer; the rest makes the model look before it speaks. */
  readonly spoken: string | undefined;

  constructor(parts: {
    task: string;
    prefix: readonly Turn[];
    text: string;
    messages: readonly QuotedMessage[];
    question: string;
    by: PromptTask;
  }) {
    this.task = parts.task;
    this.prefix = parts.prefix;
    this.text = parts.text;
    this.messages = parts.messages;
    this.question = parts.question;
    this.jsonSchema = parts.by.jsonSchema;
    this.spoken = parts.by.spoken;
  }

  static isMade(value: unknown): value is MadePrompt {
    return typeof value === 'object' && value !== null && #made in value && value.#made;
  }
}

export type Prompt = MadePrompt;

/** Whether `toPrompt` made it. */
export const isPrompt = (value: unknown): value is Prompt => MadePrompt.isMade(value);

/** One read of messages by the AI, for the list of all reads. */
export type PromptRead = {
  readonly why: 'catch-up' | 'ask' | 'memory' | 'supervisor';
  readonly messages: readonly string[];
  readonly tier: Tier;
  readonly model: string | undefined;
};

export type PromptRequest = {
  readonly task: PromptTask['task'];
  readonly language: PromptTask['language'];
  readonly why: PromptRead['why'];
  /** In the words people wrote; best first where order is rank. Those that do not fit in the prompt fall away from the end. */
  readonly messages: readonly GuardedMessage[];
  /**
   * The messages around them in the order they were written, if `messages` has gaps or another order: a number split over
   * two messages is only found when both are seen. They are read by redaction alone and do not enter the prompt.
   */
  readonly around?: readonly GuardedMessage[];
  /** The question for `answer`; the agreement's rule for `check-in`. In people's words too. */
  readonly question: string;
  readonly vault: VaultStore;
  readonly detect: DetectOptions;
  /** Read beforehand what will be in the prompt; what lies around it is left to the rules. */
  readonly taggers: Taggers;
  /** Who will read it. */
  readonly tier: Tier;
  readonly model?: string | undefined;
  readonly onRead?: (read: PromptRead) => void;
  /** Sees exactly what will be read. */
  readonly onPrompt?: (reading: AiReading) => void;
};

const QUESTION_ID = 'question';
/** More never fit in a prompt; redacting them would only cost time. */
const MOST_MESSAGES = 60;
const MOST_AROUND = 400;
/** A longer text is cut before it is redacted, and what the cut may have halved is dropped after. */
const LONGEST_TEXT = 4000;
const CUT_MARGIN = 100;

const prefixes = new Map<PromptTask, readonly Turn[]>();

const prefixOf = (task: PromptTask): readonly Turn[] => {
  const known = prefixes.get(task);
  if (known) return known;
  const turns = [
    { role: 'system' as const, text: task.system },
    ...task.examples.flatMap(({ messages, question, answer }) => [
      { role: 'user' as const, text: quoteMessages(task, messages, question) },
      { role: 'model' as const, text: typeof answer === 'string' ? answer : JSON.stringify(answer) },
    ]),
  ];
  prefixes.set(task, turns);
  return turns;
};

/** Redacted messages by id, with the question among them. */
const redactedById = async (request: PromptRequest): Promise<ReadonlyMap<string, Redacted>> => {
  const { messages, around = [], question, vault, detect, taggers } = request;
  const seen = new Set(around.map(({ id }) => id));
  const conversation = [
    ...around,
    ...messages.filter(({ id }) => !seen.has(id)),
    { id: QUESTION_ID, author: '', text: question },
  ];
  const long = new Set(conversation.flatMap(({ id, text }) => (text.length > LONGEST_TEXT ? [id] : [])));
  const cut = conversation.map((message) =>
    long.has(message.id) ? { ...message, text: message.text.slice(0, LONGEST_TEXT) } : message,
  );
  const wanted = new Set([QUESTION_ID, ...messages.map(({ id }) => id)]);
  const tagged = await taggers.read(cut.filter(({ id }) => wanted.has(id)).map(({ text }) => text), 'interactive');
  const shorten = (one: Redacted): Redacted =>
    long.has(one.id) ? { ...one, redacted: one.redacted.slice(0, -CUT_MARGIN) } : one;
  return new Map(redactConversation(cut, { ...detect, tagged, vault }).map((one) => [one.id, shorten(one)]));
};

/**
 * The only way to a prompt: redacts messages, authors and question with the circle's vault, quotes the messages as data,
 * puts the task's worked examples before them, and reports the read.
 */
export const toPrompt = async (request: PromptRequest): Promise<Prompt> => {
  const { vault } = request;
  const task = promptTask(request.task, request.language);
  const messages = request.messages.slice(0, MOST_MESSAGES);
  const redacted = await redactedById({ ...request, messages, around: request.around?.slice(-MOST_AROUND) ?? [] });
  const quoted = messages.map(({ id, author }) => ({
    id,
    author: author === '' ? '' : vault.placeholderFor('PERSON', author),
    text: redacted.get(id)?.redacted ?? '',
  }));
  const question = redacted.get(QUESTION_ID)?.redacted ?? '';
  const prompt = new MadePrompt({
    task: `${request.task}-${request.language}`,
    prefix: prefixOf(task),
    by: task,
    text: quoteMessages(task, quoted, question),
    messages: quoted,
    question,
  });
  request.onPrompt?.(
    readingOf(
      messages.flatMap(({ id }) => redacted.get(id) ?? []),
      prompt.text,
    ),
  );
  request.onRead?.({ why: request.why, messages: messages.map(({ id }) => id), tier: request.tier, model: request.model });
  return prompt;
};
