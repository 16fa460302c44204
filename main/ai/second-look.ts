import { AppError, type ErrorCode } from '#contract';
import { type AiReading, type DetectOptions, previewVault, rulesAlone, type Seen, type VaultStore } from '#privacy';
import { type PromptTask, promptTask, secondLookSchema } from './prompt-tasks.ts';
import { estimateTokens } from './quote-messages.ts';
import { type Prompt, type PromptRead, toPrompt } from './to-prompt.ts';
import type { Engine } from './types.ts';

/** A text in which everything that rules and taggers found is masked. */
export type Masked = { readonly id: string; readonly redacted: string };

export type SecondLookRequest = {
  readonly engine: Engine;
  readonly texts: readonly Masked[];
  /** Those with which the texts were masked; the vault learns nothing by a look. */
  readonly vault: VaultStore;
  readonly detect: DetectOptions;
  readonly signal?: AbortSignal;
  readonly onRead?: (read: PromptRead) => void;
  readonly onPrompt?: (reading: AiReading) => void;
};

/** `engine-failed`: the model's process died, or took longer than the deadline. `cancelled`: stopped from outside. */
export type LookFailure = 'no-model' | 'engine-failed' | 'cancelled';

export type SecondLook = {
  /** What was named in each text that was read to its end; a text without an entry was not. */
  readonly seen: ReadonlyMap<string, readonly Seen[]>;
  /** Texts that this model cannot read, now or later. */
  readonly unreadable: ReadonlySet<string>;
  /** Why the rest was not read; undefined when there is no rest. */
  readonly failure: LookFailure | undefined;
};

type Piece = { readonly id: string; readonly text: string };
type Language = PromptTask['language'];

/** A prompt quotes no more of one message. */
const PIECE_CHARS = 400;
/** A longer text is left to rules and taggers: minutes of the model for one message. */
const MOST_PIECES = 12;
/** More at once, and a small model forgets the first. */
const MOST_A_JOB = 4;
const MOST_JOB_TOKENS = 600;
const MOST_SEEN_A_JOB = 24;
const LONGEST_WORDS = 100;

const HAN = /[\u3400-\u9fff]/;
const languageOf = (text: string): Language => (HAN.test(text) ? 'zh' : 'en');

/** Cut where a sentence or a word ends, if one does. */
const piecesOf = ({ id, redacted }: Masked): readonly Piece[] => {
  const pieces: Piece[] = [];
  let rest = redacted.trim();
  while (rest !== '') {
    const room = rest.slice(0, PIECE_CHARS);
    const end = rest.length <= PIECE_CHARS ? -1 : Math.max(...['\n', '。', '. ', ' '].map((mark) => room.lastIndexOf(mark)));
    const length = end > PIECE_CHARS / 2 ? end + 1 : room.length;
    pieces.push({ id, text: rest.slice(0, length) });
    rest = rest.slice(length).trim();
  }
  return pieces;
};

/** Pieces of one language, a few at a time, in their order. */
const jobsOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const jobs: Piece[][] = [];
  const open: Partial<Record<Language, Piece[]>> = {};
  for (const piece of pieces) {
    const language = languageOf(piece.text);
    const job = open[language];
    const tokens = [...(job ?? []), piece].reduce((sum, { text }) => sum + estimateTokens(text), 0);
    if (job && job.length < MOST_A_JOB && tokens <= MOST_JOB_TOKENS) {
      job.push(piece);
      continue;
    }
    const begun = [piece];
    open[language] = begun;
    jobs.push(begun);
  }
  return jobs;
};

/** What a model named; undefined when it is not what the grammar asks for: an answer that was cut off is none. */
const readAnswer = (text: string): readonly Seen[] | undefined => {
  try {
    const { people, addresses } = secondLookSchema.parse(JSON.parse(text));
    const named = [...people.map((words) => ({ kind: 'PERSON', words }) as const), ...addresses.map((words) => ({ kind: 'ADDRESS', words }) as const)];
    return named.map(({ kind, words }) => ({ kind, words: words.trim() }));
  } catch {
    return undefined;
  }
};

/** What may be one: short, and without a placeholder. */
const likelyOf = (named: readonly Seen[]): readonly Seen[] =>
  named.filter(({ words }) => words.length >= 2 && words.length <= LONGEST_WORDS && !/[[\]]/.test(words)).slice(0, MOST_SEEN_A_JOB);

const promptOf = (job: readonly Piece[], language: Language, { engine, vault, detect, onRead, onPrompt }: SecondLookRequest): Promise<Prompt> => {
  const model = engine.model();
  return toPrompt({
    task: 'second-look',
    language,
    // An export on the command line keeps no list of reads.
    why: 'memory',
    messages: job.map(({ text }, at) => ({ id: String(at), author: '', text })),
    question: '',
    vault: previewVault(vault),
    detect,
    // Taggers have read the text that this was masked in.
    taggers: rulesAlone,
    tier: 'llm',
    model: model?.name,
    onRead: (read) => onRead?.({ ...read, messages: [...new Set(job.map(({ id }) => id))] }),
    ...(onPrompt && { onPrompt }),
  });
};

type Found = readonly { readonly id: string; readonly seen: Seen }[];

const FAILURES: Partial<Readonly<Record<ErrorCode, LookFailure | 'unreadable'>>> = { 'model-missing': 'no-model', 'input-invalid': 'unreadable', cancelled: 'cancelled' };

const readJob = async (job: readonly Piece[], request: SecondLookRequest): Promise<Found | LookFailure | 'unreadable'> => {
  const language = languageOf(job.map(({ text }) => text).join(''));
  const { maxTokens, deadlineMs } = promptTask('second-look', language);
  const { engine, signal } = request;
  try {
    const prompt = await promptOf(job, language, request);
    const { text, stopped } = await engine.generate({ prompt, lane: 'background', maxTokens, deadlineMs, ...(signal && { signal }) });
    if (stopped) return 'cancelled';
    const named = readAnswer(text);
    if (!named) return 'unreadable';
    const isIn = ({ words }: Seen, at: number): boolean => prompt.messages[at]?.text.toLowerCase().includes(words.toLowerCase()) ?? false;
    return job.flatMap(({ id }, at) => likelyOf(named).filter((one) => isIn(one, at)).map((seen) => ({ id, seen })));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return FAILURES[error.code] ?? 'engine-failed';
  }
};

/**
 * Lets the language model read texts in which rules and taggers have masked what they found, and say which people and addresses are left: in the background
 * lane, a few texts a job, each job with a deadline; an answer that cannot be read is asked for again, text by text. Expected failures do not reject: what was not
 * read has no entry in `seen`.
 */
export const secondLook = async (request: SecondLookRequest): Promise<SecondLook> => {
  const texts = request.texts.map((text) => ({ id: text.id, pieces: piecesOf(text) }));
  const short = texts.filter(({ pieces }) => pieces.length <= MOST_PIECES);
  const seen = new Map<string, Seen[]>(short.map(({ id }) => [id, []]));
  const unreadable = new Set(texts.filter(({ id }) => !seen.has(id)).map(({ id }) => id));
  const jobs = [...jobsOf(short.flatMap(({ pieces }) => pieces))];
  let failure: LookFailure | undefined = request.engine.model() ? undefined : 'no-model';
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const found: Found | LookFailure | 'unreadable' = failure ?? (await readJob(job, request));
    if (typeof found !== 'string') {
      for (const one of found) seen.get(one.id)?.push(one.seen);
      continue;
    }
    if (found !== 'unreadable') failure = found;
    else if (job.length > 1) {
      jobs.unshift(...job.map((piece) => [piece]));
      continue;
    } else for (const { id } of job) unreadable.add(id);
    for (const { id } of job) seen.delete(id);
  }
  return { seen, unreadable, failure };
};
