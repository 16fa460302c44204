import { type Finding, mergeFound } from './merge-found.ts';
import type { FromTagger, TaggerFailure, TaggerStart } from './protocol.ts';
import { findRuntime, type Runtime } from './runtime.ts';
import type { OpenTagger, Tagger } from './tagger.ts';
import { readWeights, WeightsError } from './weights.ts';

type Opened = { readonly tagger: OpenTagger } | { readonly failure: TaggerFailure };

/** The taggers, each loaded at the first text that it can read. */
export class TaggerSet {
  readonly #taggers: readonly Tagger[];
  readonly #start: TaggerStart;
  readonly #opened = new Map<string, Promise<Opened>>();
  #runtime: Promise<Runtime | undefined> | undefined;

  constructor(taggers: readonly Tagger[], start: TaggerStart) {
    this.#taggers = taggers;
    this.#start = start;
  }

  /** What is found in each text by those that can read it. Never rejects: a tagger that cannot is among the failures. */
  async read(texts: readonly string[]): Promise<Omit<FromTagger, 'type' | 'id'>> {
    const found: Finding[][] = texts.map(() => []);
    const read: string[] = [];
    const failures: TaggerFailure[] = [];
    for (const tagger of this.#taggers) {
      const wanted = texts.flatMap((text, at) => (tagger.reads(text) ? [{ text, at }] : []));
      if (wanted.length === 0) continue;
      const opened = await this.#open(tagger);
      if ('failure' in opened) {
        failures.push(opened.failure);
        continue;
      }
      try {
        const spans = await opened.tagger.tag(wanted.map(({ text }) => text));
        wanted.forEach(({ at }, index) => found[at]?.push(...(spans[index] ?? []).map((span) => ({ ...span, tagger: tagger.id }))));
        read.push(tagger.id);
      } catch {
        failures.push({ tagger: tagger.id, reason: 'reading-failed' });
      }
    }
    const runtime = await this.#runtime;
    return { found: found.map(mergeFound), read, failures, ...(runtime && { runtime: runtime.kind }) };
  }

  async release(): Promise<void> {
    for (const opening of this.#opened.values()) {
      const opened = await opening;
      if ('tagger' in opened) await opened.tagger.release().catch(() => undefined);
    }
    this.#opened.clear();
  }

  #open(tagger: Tagger): Promise<Opened> {
    const known = this.#opened.get(tagger.id);
    if (known) return known;
    const opening = this.#load(tagger);
    this.#opened.set(tagger.id, opening);
    return opening;
  }

  async #load(tagger: Tagger): Promise<Opened> {
    const failed = (reason: TaggerFailure['reason']): Opened => ({ failure: { tagger: tagger.id, reason } });
    this.#runtime ??= findRuntime(this.#start.wasmOnly);
    const runtime = await this.#runtime;
    if (!runtime) return failed('runtime-missing');
    try {
      return { tagger: await tagger.open(runtime, await readWeights(this.#start.folder, tagger.id)) };
    } catch (error) {
      return failed(error instanceof WeightsError ? error.reason : 'reading-failed');
    }
  }
}
