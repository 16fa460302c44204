import { CHANGED, conceptsOf, DECIDED, factKindsOf, SYSTEM_AUTHOR, type TalkMessage, wordsOf } from '#features/catch-up';
import { isFirstPerson, type Wanted, wantedBy, withoutCall } from './question.ts';

export type Ranked = {
  readonly id: string;
  readonly score: number;
  /** Share of the question's weight that the message and its neighbours hold, 0 … 1. */
  readonly coverage: number;
};

export type RankOptions = { readonly names: readonly string[]; readonly asker?: string };

/** BM25 after Robertson & Zaragoza (2009), with a low length penalty: chat messages are short. */
const K1 = 1.2;
const B = 0.4;
const CONCEPT_WEIGHT = 0.55;
const NAME_WEIGHT = 1.1;
/** A word of the same concept, or of the other language, is nearly the word. */
const OTHER_WORD = 0.8;
const WANTED_WEIGHT = 0.25;
/** Words that stand beside what is asked for: "the address is…" answers "where?". */
const WANTED_WORDS: Readonly<Partial<Record<Wanted, readonly string[]>>> = {
  place: ['place', '地点', '目的地'],
  time: ['time', '时间'],
  link: ['link'],
};

/** Patterns look no further into a wall of text, words are counted in all of it: one message of 64 KB must not stop everybody's answers. */
const MAX_LOOKED_AT = 1000;

type Document = {
  readonly message: TalkMessage;
  readonly terms: ReadonlyMap<string, number>;
  readonly length: number;
  readonly question: boolean;
  readonly settles: boolean;
};

/** "Then eight", "Friday it is", 那就8点: short words that close a matter. */
const CLOSES = /^(?:好|行|可以|ok|那)?.{0,3}(?:那就|就).{1,12}$|^.{1,10}吧(?:[,，。!！].{0,12})?$|\b(?:it is|then|instead)\b/u;
const isSettling = (text: string): boolean => DECIDED.test(text) || CHANGED.test(text) || (text.length < 40 && CLOSES.test(text));

const nameTerm = (name: string): string => `@${name.toLowerCase()}`;

const namesIn = (text: string, names: readonly string[]): string[] => {
  const plain = text.toLowerCase();
  return names.filter((name) => name.length > 1 && plain.includes(name.toLowerCase())).map(nameTerm);
};

const documentOf = (message: TalkMessage, names: readonly string[]): Document => {
  const words = wordsOf(message.text);
  const terms = new Map<string, number>();
  const add = (term: string, weight: number): void => void terms.set(term, (terms.get(term) ?? 0) + weight);
  for (const word of words) add(word, 1);
  for (const concept of conceptsOf(new Set(words))) if (!terms.has(concept)) add(concept, 1);
  for (const name of [nameTerm(message.author), ...namesIn(message.text, names)]) if (!terms.has(name)) add(name, 1);
  const question = /[?？]\s*$/u.test(message.text);
  return { message, terms, length: words.length, question, settles: !question && isSettling(message.text.slice(0, MAX_LOOKED_AT).toLowerCase()) };
};

type Query = {
  readonly terms: ReadonlyMap<string, number>;
  /** What the question is about, each as the terms that would do for it. */
  readonly about: readonly (readonly string[])[];
  readonly wanted: ReadonlySet<Wanted>;
};

/** They say what is asked for, not what about. */
const ASKING = new Set(
  '多少 多少钱 几点 几号 几个 几位 哪天 哪里 哪儿 在哪 什么时候 何时 多久 时候 为什么 为啥 怎么 怎样 不去 需要 情况 怎么办 long far day date many much'.split(
    ' ',
  ),
);

const queryOf = (question: string, { names, asker }: RankOptions): Query => {
  const text = withoutCall(question);
  const words = new Set(wordsOf(text).filter((word) => !ASKING.has(word)));
  const terms = new Map<string, number>([...words].map((word) => [word, 1]));
  for (const concept of conceptsOf(words)) terms.set(concept, CONCEPT_WEIGHT);
  const wanted = wantedBy(text);
  for (const concept of conceptsOf([...wanted].flatMap((kind) => WANTED_WORDS[kind] ?? [])))
    if (!terms.has(concept)) terms.set(concept, WANTED_WEIGHT);
  for (const name of namesIn(text, names)) terms.set(name, NAME_WEIGHT);
  if (asker !== undefined && isFirstPerson(text)) terms.set(nameTerm(asker), NAME_WEIGHT * 0.5);
  const about = [...[...words].map((word) => [word, ...conceptsOf([word])]), ...namesIn(text, names).map((name) => [name])];
  return { terms, about, wanted };
};

const gives = (wanted: Wanted, text: string): boolean => {
  const kinds = factKindsOf(text);
  switch (wanted) {
    case 'person':
      return /我(?!.{0,6}(?:说|觉得|以为))|@|\b(?:i|i'?ll|i'?m|me|my)\b/iu.test(text) && !text.includes('“');
    case 'time':
      return kinds.time;
    case 'place':
      return kinds.place || kinds.link;
    case 'amount':
      return kinds.number || kinds.money;
    case 'link':
      return kinds.link;
    case 'reason':
      return /因为|由于|所以|\b(?:because|since|so that|due to|as)\b/iu.test(text);
  }
};

const lexicalScores = (
  documents: readonly Document[],
  query: Query,
): { readonly scores: number[]; readonly coverages: number[] } => {
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length) || 1;
  const frequency = new Map(
    [...query.terms.keys()].map((term) => [term, documents.filter(({ terms }) => terms.has(term)).length]),
  );
  const idf = (term: string): number =>
    Math.log(1 + (documents.length - (frequency.get(term) ?? 0) + 0.5) / ((frequency.get(term) ?? 0) + 0.5));
  const scores = documents.map(({ terms, length }) => {
    let score = 0;
    for (const [term, weight] of query.terms) {
      const count = terms.get(term) ?? 0;
      if (count > 0) score += (weight * idf(term) * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / mean));
    }
    return score;
  });
  const whole = query.about.reduce((sum, [word = '']) => sum + idf(word), 0);
  const coverages = documents.map(({ terms }) => {
    const held = query.about.reduce(
      (sum, [word = '', ...others]) =>
        sum + idf(word) * (terms.has(word) ? 1 : others.some((other) => terms.has(other)) ? OTHER_WORD : 0),
      0,
    );
    return whole === 0 ? 0 : Math.min(1, held / whole);
  });
  return { scores, coverages };
};

const WINDOW = 9;
const CHAIN = 0.75;
const TALK_FADE = 0.8;
const ANSWER_FADE = 0.66;
const SETTLED_SHARE = 0.85;
const SETTLED_FADE = 0.93;

/** How much of an earlier message's worth passes to a later one: an answer takes most of its question's, talk goes on a little. */
const passed = (earlier: Document, later: Document, distance: number): number => {
  if (later.message.replyTo === earlier.message.id) return 1;
  if (later.settles) return SETTLED_SHARE * SETTLED_FADE ** (distance - 1);
  const answers = earlier.question && !later.question && earlier.message.author !== later.message.author;
  return answers ? ANSWER_FADE ** (distance - 1) : 0.5 * TALK_FADE ** (distance - 1);
};

/** An answer often repeats no word of its question: each message borrows from what it stands after, and a little from what follows. */
const borrowed = (documents: readonly Document[], values: readonly number[]): number[] => {
  const places = new Map(documents.map(({ message }, index) => [message.id, index]));
  return documents.map((document, index) => {
    const replied = document.message.replyTo === undefined ? undefined : places.get(document.message.replyTo);
    let most = replied === undefined ? 0 : (values[replied] ?? 0);
    for (let distance = 1; distance <= WINDOW; distance += 1) {
      const earlier = documents[index - distance];
      if (earlier === undefined) break;
      most = Math.max(most, (values[index - distance] ?? 0) * passed(earlier, document, distance));
    }
    return Math.max(most, (values[index + 1] ?? 0) * 0.15);
  });
};

type Weighed = {
  readonly document: Document;
  readonly score: number;
  readonly coverage: number;
  readonly given: number;
  readonly settles: boolean;
};

const weigh = (
  document: Document,
  query: Query,
  { own, lent, place }: { readonly own: number; readonly lent: number; readonly place: number },
): Omit<Weighed, 'coverage'> => {
  const { message } = document;
  const given = [...query.wanted].filter((kind) => gives(kind, message.text.slice(0, MAX_LOOKED_AT))).length;
  const { settles } = document;
  const borrows = query.wanted.size === 0 ? 0.6 : given > 0 ? 0.9 : 0.35;
  const thin = document.length === 0 && given === 0 ? 0.3 : 1;
  const assigns = query.wanted.has('person') && message.text.includes('@');
  const asks = document.question && !assigns ? 0.45 : 1;
  const state = settles ? 1.2 : 1;
  return {
    document,
    given,
    settles,
    score: (own + borrows * lent) * (1 + 0.4 * given) * thin * asks * state * (0.9 + 0.2 * place),
  };
};

const REACH = 14;
/** A plan that was changed later, of the same kind, in the same stretch of talk, steps back behind the change. */
const laterStatesFirst = (weighed: readonly Weighed[]): Weighed[] =>
  weighed.map((earlier, index) => {
    if (earlier.given === 0) return earlier;
    const changed = weighed
      .slice(index + 1, index + 1 + REACH)
      .some((later) => later.settles && later.given > 0 && later.score >= 0.4 * earlier.score);
    return changed ? { ...earlier, score: earlier.score * 0.65 } : earlier;
  });

/**
 * Messages by how well they answer a question, best first: BM25 over words, bilingual concepts and names; what stands near a good match and
 * gives what is asked for (a person, time, place, amount); the later state before the earlier; statements before questions.
 * Messages without anything in common are left out.
 */
export const rankMessages = (question: string, messages: readonly TalkMessage[], options: RankOptions): Ranked[] => {
  const query = queryOf(question, options);
  const documents = messages
    .filter(({ author }) => author !== SYSTEM_AUTHOR)
    .map((message) => documentOf(message, options.names));
  const { scores, coverages } = lexicalScores(documents, query);
  const once = borrowed(documents, scores);
  // Twice, so that an answer is reached through "let me check".
  const lent = borrowed(
    documents,
    scores.map((score, index) => Math.max(score, CHAIN * (once[index] ?? 0))),
  );
  const covered = borrowed(documents, coverages);
  const weighed = documents.map((document, index) => ({
    ...weigh(document, query, {
      own: scores[index] ?? 0,
      lent: lent[index] ?? 0,
      place: index / Math.max(1, documents.length - 1),
    }),
    coverage: Math.min(1, Math.max(coverages[index] ?? 0, covered[index] ?? 0)),
  }));
  return laterStatesFirst(weighed)
    .map(({ document, score, coverage }) => ({ id: document.message.id, score, coverage }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
};
