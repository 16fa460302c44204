import type { InferenceSession } from 'onnxruntime-node';
import { type Batch, batchesOf } from '../batches.ts';
import { floatsOf, type Runtime } from '../runtime.ts';
import type { Found, OpenTagger, Tagger } from '../tagger.ts';
import { fileOf, textOf, type Weights } from '../weights.ts';
import { GROUPS, type Labels, readLabels } from './label-groups.ts';
import { type GroupedWord, spansOfWords } from './spans-of-words.ts';
import { readsLatin, stretchesOf } from './stretches.ts';
import { type PieceVocabulary, readPieces, toWordPieces, type WordPiece } from './word-pieces.ts';

/** Some 480 characters, the context in which Rampart's authors found it best; its graph holds 512 with [CLS] and [SEP]. */
const WINDOW_PIECES = 126;
/** As measured: its weights are unpacked anew in each run. */
const RUN = { rows: 0, units: 16, most: 512 };
/** What one side of a window lends the next, so that no name is cut. */
const OVERLAP_PIECES = 24;

/** Pieces of text number `text`. Words that begin in the first `skip` of them are left to the window before. */
type Window = { readonly text: number; readonly pieces: readonly WordPiece[]; readonly skip: number };

/** A window whose pieces have a label each: `logits` holds a row for each of them. */
export type LabelledWindow = Window & { readonly logits: readonly Float32Array[] };

const windowsOf = (pieces: readonly WordPiece[], text: number): readonly Window[] => {
  const windows: Window[] = [];
  for (let from = 0; from < pieces.length; from += WINDOW_PIECES - OVERLAP_PIECES) {
    windows.push({ text, pieces: pieces.slice(from, from + WINDOW_PIECES), skip: from === 0 ? 0 : OVERLAP_PIECES / 2 });
    if (from + WINDOW_PIECES >= pieces.length) break;
  }
  return windows;
};

/** Rampart in memory. */
export class RampartModel {
  readonly labels: Labels;
  readonly #runtime: Runtime;
  readonly #session: InferenceSession;
  readonly #vocabulary: PieceVocabulary;
  readonly #frame: { readonly first: number; readonly last: number };

  private constructor(runtime: Runtime, session: InferenceSession, { labels, vocabulary }: { labels: Labels; vocabulary: PieceVocabulary }) {
    this.labels = labels;
    this.#runtime = runtime;
    this.#session = session;
    this.#vocabulary = vocabulary;
    this.#frame = { first: vocabulary.ids.get('[CLS]') ?? 0, last: vocabulary.ids.get('[SEP]') ?? 0 };
  }

  /** Throws where the weights are no Rampart. */
  static async open(runtime: Runtime, weights: Weights): Promise<RampartModel> {
    const parts = { labels: readLabels(textOf(weights, 'config.json')), vocabulary: readPieces(textOf(weights, 'vocab.txt')) };
    return new RampartModel(runtime, await runtime.open(fileOf(weights, 'model.onnx')), parts);
  }

  /** Each text in windows of word pieces, with the graph's numbers for every piece, in no order. */
  async windowsOf(texts: readonly string[]): Promise<readonly LabelledWindow[]> {
    const windows = texts.flatMap((text, number) =>
      stretchesOf(text).flatMap(({ start, end }) =>
        windowsOf(toWordPieces(text.slice(start, end), this.#vocabulary).map((piece) => ({ ...piece, start: piece.start + start, end: piece.end + start })), number),
      ),
    );
    const labelled: LabelledWindow[] = [];
    for (const batch of batchesOf(windows, ({ pieces }) => pieces.length + 2, RUN)) labelled.push(...(await this.#label(batch)));
    return labelled;
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  async #label(batch: Batch<Window>): Promise<readonly LabelledWindow[]> {
    const width = Math.max(...batch.map(({ pieces }) => pieces.length)) + 2;
    const ids = new BigInt64Array(width * batch.length);
    const mask = new BigInt64Array(width * batch.length);
    batch.forEach(({ pieces }, row) => {
      const framed = [this.#frame.first, ...pieces.map(({ id }) => id), this.#frame.last];
      framed.forEach((id, at) => {
        ids[row * width + at] = BigInt(id);
        mask[row * width + at] = 1n;
      });
    });
    const tensor = (values: BigInt64Array) => this.#runtime.int64(values, [batch.length, width]);
    const outputs = await this.#session.run({
      input_ids: tensor(ids),
      attention_mask: tensor(mask),
      token_type_ids: tensor(new BigInt64Array(width * batch.length)),
    });
    const logits = floatsOf(outputs, 'logits');
    const size = this.labels.names.length;
    const rowAt = (row: number, at: number): Float32Array => logits.subarray((row * width + at + 1) * size, (row * width + at + 2) * size);
    return batch.map((window, row) => ({ ...window, logits: window.pieces.map((_, at) => rowAt(row, at)) }));
  }
}

/** Adds the softmax of one piece's logits, summed by group. */
const addShares = (logits: Float32Array, groups: Uint8Array, shares: Float64Array): void => {
  const top = logits.reduce((best, value) => Math.max(best, value), -Infinity);
  const worth = logits.map((value) => Math.exp(value - top));
  const whole = worth.reduce((sum, value) => sum + value, 0);
  worth.forEach((value, label) => {
    const group = groups[label] ?? 0;
    shares[group] = (shares[group] ?? 0) + value / whole;
  });
};

/** Names that Rampart breaks into pieces get no more than this of it; of other words, hardly one does. */
const PERHAPS = 0.12;

/** What a word of so many pieces is most. */
const mostOf = (shares: Float64Array, pieces: number): Pick<GroupedWord, 'group' | 'score'> => {
  const most = Math.max(...shares);
  const group = GROUPS[shares.indexOf(most)] ?? 'none';
  const person = (shares[GROUPS.indexOf('person')] ?? 0) / pieces;
  return group === 'none' && person >= PERHAPS ? { group: 'perhaps', score: person } : { group, score: Math.min(1, most / pieces) };
};

/** A word is what its pieces together are most: Rampart breaks rare names, and is not of one mind about the pieces. */
const wordsOf = ({ pieces, logits, skip }: LabelledWindow, { groups }: Labels): readonly GroupedWord[] => {
  const words: GroupedWord[] = [];
  for (let at = 0; at < pieces.length;) {
    const first = pieces[at];
    const shares = new Float64Array(GROUPS.length);
    const from = at;
    let end = 0;
    for (; at < pieces.length && pieces[at]?.word === first?.word; at++) {
      addShares(logits[at] ?? new Float32Array(groups.length), groups, shares);
      end = pieces[at]?.end ?? end;
    }
    if (first && from >= skip) words.push({ start: first.start, end, ...mostOf(shares, at - from) });
  }
  return words;
};

const open = async (runtime: Runtime, weights: Weights): Promise<OpenTagger> => {
  const model = await RampartModel.open(runtime, weights);
  return {
    tag: async (texts) => {
      const words: Map<number, GroupedWord>[] = texts.map(() => new Map());
      const windows = await model.windowsOf(texts);
      for (const window of windows.toSorted((a, b) => (a.pieces[0]?.start ?? 0) - (b.pieces[0]?.start ?? 0)))
        for (const word of wordsOf(window, model.labels)) words[window.text]?.set(word.start, word);
      return texts.map((text, at): readonly Found[] => spansOfWords(text, [...(words[at]?.values() ?? [])].toSorted((a, b) => a.start - b.start)));
    },
    release: () => model.release(),
  };
};

/** Rampart of the National Design Studio, for English and what else is written in Latin letters. */
export const rampart: Tagger = { id: 'rampart', reads: readsLatin, open };
