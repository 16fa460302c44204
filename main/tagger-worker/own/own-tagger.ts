import type { InferenceSession } from 'onnxruntime-node';
import { runsOf } from '../forward-backward.ts';
import { floatsOf, type Runtime } from '../runtime.ts';
import type { Found, OpenTagger, Tagger } from '../tagger.ts';
import { fileOf, textOf, type Weights } from '../weights.ts';
import { COLUMNS, featuresOf } from './features.ts';
import { LABELS, labelShares } from './label-shares.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { toldRuns } from './told-runs.ts';
import { type Unit, unitsOf } from './units.ts';

/** How far the graph sees to either side; a window that begins so much earlier has the scores of the whole text. */
const SEES = 18;
const WINDOW = 256;
/** Units of a run, which bounds memory; the last window may go over it. */
const RUN = 1_024;
/** How far to either side its convolutions look. */
const DISTANCES = [1, 2, 4, 8];
/** Left of a unit, itself, right of it. */
const SIDES = [-1, 0, 1];

/** Units `from` … `to` of text number `text`; the graph reads `first` … `last`. */
type Window = { readonly text: number; readonly from: number; readonly to: number; readonly first: number; readonly last: number };

/** A text as the graph sees it: `scores` holds a row of `LABELS` for each unit. */
export type ScoredText = { readonly units: readonly Unit[]; readonly rows: Int32Array; readonly scores: Float32Array };

const windowsOf = (length: number, text: number): readonly Window[] =>
  Array.from({ length: Math.ceil(length / WINDOW) }, (_, at) => {
    const from = at * WINDOW;
    const to = Math.min(length, from + WINDOW);
    return { text, from, to, first: Math.max(0, from - SEES), last: Math.min(length, to + SEES) };
  });

const lengthOf = (window: Window | undefined): number => (window ? window.last - window.first : 0);

/** Says for rows `from` … `to` (exclusive) of `height`, a window, which rows of it are beside each: for each distance, for each row, of each side; 0 for none. */
const placeBeside = (around: Int32Array, height: number, { from, to }: { readonly from: number; readonly to: number }): void => {
  DISTANCES.forEach((distance, block) => {
    let place = (block * height + from) * SIDES.length;
    for (let row = from; row < to; row++) {
      for (const side of SIDES) {
        const beside = row + side * distance;
        around[place] = beside >= from && beside < to ? beside : 0;
        place += 1;
      }
    }
  });
};

/** Our tagger in memory. */
export class OwnModel {
  readonly #runtime: Runtime;
  readonly #session: InferenceSession;
  readonly #lexicon: Lexicon;

  private constructor(runtime: Runtime, session: InferenceSession, lexicon: Lexicon) {
    this.#runtime = runtime;
    this.#session = session;
    this.#lexicon = lexicon;
  }

  /** Throws where the weights are none of ours. */
  static async open(runtime: Runtime, weights: Weights): Promise<OwnModel> {
    const lexicon = readLexicon(textOf(weights, 'lexicon.json'));
    return new OwnModel(runtime, await runtime.open(fileOf(weights, 'model.onnx')), lexicon);
  }

  async scoresOf(texts: readonly string[]): Promise<readonly ScoredText[]> {
    const scored = texts.map((text): ScoredText => {
      const units = unitsOf(text);
      return { units, rows: featuresOf(text, units, this.#lexicon), scores: new Float32Array(units.length * LABELS.length) };
    });
    const windows = scored.flatMap(({ units }, text) => windowsOf(units.length, text));
    for (let at = 0; at < windows.length;) {
      const from = at;
      for (let units = 0; at < windows.length && units < RUN; at++) units += lengthOf(windows[at]);
      await this.#score(windows.slice(from, at), scored);
    }
    return scored;
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  async #score(windows: readonly Window[], scored: readonly ScoredText[]): Promise<void> {
    const height = windows.reduce((sum, window) => sum + lengthOf(window), 1);
    const rows = new Int32Array(height * COLUMNS);
    const around = new Int32Array(DISTANCES.length * height * SIDES.length);
    let at = 1;
    for (const { text, first, last } of windows) {
      const own = scored[text]?.rows.subarray(first * COLUMNS, last * COLUMNS);
      if (own) rows.set(own, at * COLUMNS);
      placeBeside(around, height, { from: at, to: at + last - first });
      at += last - first;
    }
    const outputs = await this.#session.run({
      rows: this.#runtime.int32(rows, [height, COLUMNS]),
      mask: this.#runtime.float32(new Float32Array(height).fill(1, 1), [height]),
      around: this.#runtime.int32(around, [DISTANCES.length, height, SIDES.length]),
    });
    const scores = floatsOf(outputs, 'scores');
    at = 1;
    for (const { text, from, to, first, last } of windows) {
      const start = (at + from - first) * LABELS.length;
      scored[text]?.scores.set(scores.subarray(start, start + (to - from) * LABELS.length), from * LABELS.length);
      at += last - first;
    }
  }
}

/** People, addresses and what is told besides, each in order. */
export const spansOf = ({ units, scores }: ScoredText): readonly Found[] => {
  const shares = labelShares(scores, units.length);
  const named = (['PERSON', 'ADDRESS'] as const).flatMap((kind) => runsOf(shares, LABELS.length, LABELS.indexOf(`B-${kind}`)).map((run) => ({ ...run, kind })));
  return [...named, ...toldRuns(shares)].map(({ from, to, kind, score }) => ({ start: units[from]?.start ?? 0, end: units[to - 1]?.end ?? 0, kind, score }));
};

const open = async (runtime: Runtime, weights: Weights): Promise<OpenTagger> => {
  const model = await OwnModel.open(runtime, weights);
  return {
    tag: async (texts) => (await model.scoresOf(texts)).map(spansOf),
    release: () => model.release(),
  };
};

/** Ours, for both languages: trained by `models/training/own`. */
export const own: Tagger = { id: 'own', reads: (text) => /[\u3400-\u9fff]|[A-Za-z\u00c0-\u024f]{2}/.test(text), open };
