import type { InferenceSession } from 'onnxruntime-node';
import { type Batch, batchesOf } from '../batches.ts';
import { runsOf, sharesOf } from '../forward-backward.ts';
import { HAN, isHan } from '../han.ts';
import { floatsOf, type Runtime } from '../runtime.ts';
import type { Found, OpenTagger, Tagger } from '../tagger.ts';
import { fileOf, textOf, type Weights } from '../weights.ts';
import { GROUPS, type LacVocabulary, readLacVocabulary } from './lac-vocabulary.ts';

/** A sentence of text number `text`, as the numbers of its characters. `starts[i]`: where character `i` begins in the text, in UTF-16 units; one more for the end. */
type Piece = { readonly text: number; readonly ids: readonly number[]; readonly starts: readonly number[] };

const LONGEST_PIECE = 160;
const SENTENCE_ENDS: ReadonlySet<number> = new Set(Array.from('。！？!?\n；;', (character) => character.charCodeAt(0)));
/** As measured: a run takes its steps as if it had a row more. */
const RUN = { rows: 0.8, units: 8, most: 2_048 };

/** Sentences of at most `LONGEST_PIECE` characters; those without Han are left out. */
const piecesOf = (text: string, index: number, idOf: LacVocabulary['idOf']): readonly Piece[] => {
  const pieces: Piece[] = [];
  let ids: number[] = [];
  let starts: number[] = [];
  let hasHan = false;
  const close = (end: number): void => {
    starts.push(end);
    if (hasHan) pieces.push({ text: index, ids, starts });
    ids = [];
    starts = [];
    hasHan = false;
  };
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    ids.push(idOf(code));
    starts.push(at);
    hasHan ||= isHan(code);
    at += code > 0xffff ? 2 : 1;
    if (ids.length === LONGEST_PIECE || SENTENCE_ENDS.has(code)) close(at);
  }
  close(text.length);
  return pieces;
};

/** A sentence with how likely each of its characters has a tag of each of `GROUPS`, one character after another. */
export type SharedSentence = Piece & { readonly shares: Float64Array };

/** LAC in memory. */
export class LacModel {
  readonly #runtime: Runtime;
  readonly #session: InferenceSession;
  readonly #vocabulary: LacVocabulary;

  private constructor(runtime: Runtime, session: InferenceSession, vocabulary: LacVocabulary) {
    this.#runtime = runtime;
    this.#session = session;
    this.#vocabulary = vocabulary;
  }

  /** Throws where the weights are no LAC. */
  static async open(runtime: Runtime, weights: Weights): Promise<LacModel> {
    const vocabulary = readLacVocabulary(textOf(weights, 'vocabulary.json'));
    return new LacModel(runtime, await runtime.open(fileOf(weights, 'model.onnx')), vocabulary);
  }

  /** Every sentence with Han in it, in no order. */
  async sentencesOf(texts: readonly string[]): Promise<readonly SharedSentence[]> {
    const sentences: SharedSentence[] = [];
    const pieces = texts.flatMap((text, index) => piecesOf(text, index, this.#vocabulary.idOf));
    for (const batch of batchesOf(pieces, ({ ids }) => ids.length, RUN)) sentences.push(...(await this.#tag(batch)));
    return sentences;
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  async #tag(batch: Batch<Piece>): Promise<readonly SharedSentence[]> {
    const { groups, crf } = this.#vocabulary;
    const longest = Math.max(...batch.map((piece) => piece.ids.length));
    const ids = new Int32Array(longest * batch.length);
    batch.forEach((piece, column) => piece.ids.forEach((id, t) => (ids[t * batch.length + column] = id)));
    const lengths = Int32Array.from(batch, (piece) => piece.ids.length);
    const outputs = await this.#session.run({
      ids: this.#runtime.int32(ids, [longest, batch.length]),
      lengths: this.#runtime.int32(lengths, [batch.length]),
    });
    const scores = floatsOf(outputs, 'scores');
    return batch.map((piece, column) => {
      const strip = { scores, offset: column * crf.size, stride: batch.length * crf.size, length: piece.ids.length };
      return { ...piece, shares: sharesOf(crf, strip, { groups, count: GROUPS.length }) };
    });
  }
}

/** What LAC says of names without Han is noise: it has hardly seen any. */
const isReadable = (name: string): boolean => /^[\u3400-\u9fff·]+$/.test(name);

const spansIn = ({ starts, shares }: SharedSentence, text: string): readonly Found[] =>
  (['PERSON', 'ADDRESS'] as const).flatMap((kind) =>
    runsOf(shares, GROUPS.length, GROUPS.indexOf(`${kind}-B`))
      .map(({ from, to, score }) => ({ start: starts[from] ?? 0, end: starts[to] ?? 0, kind, score }))
      .filter(({ start, end }) => kind === 'ADDRESS' || isReadable(text.slice(start, end))),
  );

const open = async (runtime: Runtime, weights: Weights): Promise<OpenTagger> => {
  const model = await LacModel.open(runtime, weights);
  return {
    tag: async (texts) => {
      const found: Found[][] = texts.map(() => []);
      for (const sentence of await model.sentencesOf(texts)) found[sentence.text]?.push(...spansIn(sentence, texts[sentence.text] ?? ''));
      return found.map((spans) => spans.toSorted((a, b) => a.start - b.start));
    },
    release: () => model.release(),
  };
};

/** LAC-small of Baidu, for Chinese. */
export const lacSmall: Tagger = { id: 'lac-small', reads: (text) => HAN.test(text), open };
