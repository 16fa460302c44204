import type { Line } from './talk.ts';

const WINDOW = 18;
const PAUSE_MS = 45 * 60_000;
const JOIN_FROM = 0.3;

/** Inverse document frequency of a word in this conversation. */
export type Idf = (word: string) => number;

export type Topics = {
  /** Topic number of each line, in the order of the lines. */
  readonly of: readonly number[];
  readonly idf: Idf;
};

const idfOf = (lines: readonly Line[]): Idf => {
  const frequency = new Map<string, number>();
  for (const line of lines) for (const word of line.words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const known = new Map([...frequency].map(([word, count]) => [word, Math.log(1 + lines.length / (1 + count))]));
  const unknown = Math.log(1 + lines.length);
  return (word) => known.get(word) ?? unknown;
};

/** Weights of word sets that were asked before: a conversation compares the same few thousand sets again and again. */
const weights = new WeakMap<Idf, WeakMap<ReadonlySet<string>, number>>();

const weightOf = (words: ReadonlySet<string>, idf: Idf): number => {
  let known = weights.get(idf);
  if (known === undefined) weights.set(idf, (known = new WeakMap()));
  let weight = known.get(words);
  if (weight === undefined) {
    weight = 0;
    for (const word of words) weight += idf(word);
    known.set(words, weight);
  }
  return weight;
};

/** Shared weight of two word sets, by their rarer words, as a share of the lighter one, 0 … 1. */
export const cohesion = (a: ReadonlySet<string>, b: ReadonlySet<string>, idf: Idf): number => {
  const [less, more] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of less) if (more.has(word)) shared += idf(word);
  return shared === 0 ? 0 : shared / Math.min(weightOf(a, idf), weightOf(b, idf));
};

const pauseBetween = (a: Line, b: Line): number => (a.at === undefined || b.at === undefined ? 0 : b.at - a.at);

const bond = (earlier: Line, line: Line, idf: Idf): number => {
  if (line.replyTo === earlier.id) return 2;
  const distance = line.index - earlier.index;
  const near = distance === 1 ? 0.25 : distance === 2 ? 0.14 : 0.06;
  const named = line.text.includes(`@${earlier.author}`) ? 0.3 : 0;
  const answers =
    earlier.sentences.some((sentence) => sentence.question) && distance <= 3 && line.author !== earlier.author ? 0.15 : 0;
  const short = line.words.size <= 2 && distance === 1 ? 0.15 : 0;
  const faded = pauseBetween(earlier, line) > PAUSE_MS ? 0.35 : 1;
  return (cohesion(earlier.words, line.words, idf) * 0.8 + near + named + answers + short) * faded;
};

/**
 * Threads of a conversation: each line joins the earlier line it is most bound to (reply link, mention, shared rare words, nearness, question
 * and answer, no long pause), or starts a topic. After Elsner & Charniak's disentanglement features (ACL 2008), with fixed weights.
 */
export const topicsOf = (lines: readonly Line[]): Topics => {
  const idf = idfOf(lines);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const of: number[] = [];
  let topics = 0;
  for (const line of lines) {
    const replied = line.replyTo === undefined ? undefined : byId.get(line.replyTo);
    let best = { topic: -1, strength: replied === undefined || replied.index >= line.index ? JOIN_FROM : 2 };
    if (best.strength === 2) best = { topic: of[replied?.index ?? 0] ?? -1, strength: 2 };
    else
      for (const earlier of lines.slice(Math.max(0, line.index - WINDOW), line.index)) {
        const strength = earlier.system ? 0 : bond(earlier, line, idf);
        if (strength > best.strength) best = { topic: of[earlier.index] ?? -1, strength };
      }
    of.push(best.topic === -1 ? topics++ : best.topic);
  }
  return { of, idf };
};
