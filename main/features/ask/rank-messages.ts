import { CHANGED, DECIDED, factKindsOf, type TalkMessage, wordsOf } from '#features/catch-up';
import { conceptsOf } from './concepts.ts';
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

type Document = { readonly message: TalkMessage; readonly terms: ReadonlyMap<string, number>; readonly length: number; readonly question: boolean };

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
  return { message, terms, length: words.length, question: /[?？]\s*$/u.test(message.text) };
};

type Query = { readonly terms: ReadonlyMap<string, number>; readonly wanted: ReadonlySet<Wanted> };

const queryOf = (question: string, { names, asker }: RankOptions): Query => {
  const text = withoutCall(question);
  const words = new Set(wordsOf(text));
  const terms = new Map<string, number>([...words].map((word) => [word, 1]));
  for (const concept of conceptsOf(words)) terms.set(concept, CONCEPT_WEIGHT);
  for (const name of namesIn(text, names)) terms.set(name, NAME_WEIGHT);
  if (asker !== undefined && isFirstPerson(text)) terms.set(nameTerm(asker), NAME_WEIGHT * 0.5);
  return { terms, wanted: wantedBy(text) };
};

const gives = (wanted: Wanted, message: TalkMessage): boolean => {
  const kinds = factKindsOf(message.text);
  switch (wanted) {
    case 'person':
      return /我|@|\b(?:i|i'?ll|i'?m|me)\b/iu.test(message.text);
    case 'time':
      return kinds.time;
    case 'place':
      return kinds.place || kinds.link;
    case 'amount':
      return kinds.number || kinds.money;
    case 'link':
      return kinds.link;
    case 'reason':
      return /因为|由于|所以|\b(?:because|since|so that|due to|as)\b/iu.test(message.text);
  }
};

const lexicalScores = (documents: readonly Document[], query: Query): { readonly scores: number[]; readonly coverages: number[] } => {
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length) || 1;
  const frequency = new Map([...query.terms.keys()].map((term) => [term, documents.filter(({ terms }) => terms.has(term)).length]));
  const idf = (term: string): number => Math.log(1 + (documents.length - (frequency.get(term) ?? 0) + 0.5) / ((frequency.get(term) ?? 0) + 0.5));
  const whole = [...query.terms].filter(([term]) => !term.startsWith('#')).reduce((sum, [term, weight]) => sum + weight * idf(term), 0);
  const scores = documents.map(({ terms, length }) => {
    let score = 0;
    for (const [term, weight] of query.terms) {
      const count = terms.get(term) ?? 0;
      if (count > 0) score += (weight * idf(term) * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / mean));
    }
    return score;
  });
  const coverages = documents.map(({ terms }) => {
    let held = 0;
    for (const [term, weight] of query.terms) if (terms.has(term)) held += weight * idf(term);
    return whole === 0 ? 0 : Math.min(1, held / whole);
  });
  return { scores, coverages };
};

/** An answer stands beside what it answers: part of the score of the message replied to, of a question just before, and of the lines around. */
const withNeighbours = (documents: readonly Document[], values: readonly number[], strength: number): number[] => {
  const places = new Map(documents.map(({ message }, index) => [message.id, index]));
  return documents.map(({ message }, index) => {
    const own = values[index] ?? 0;
    const replied = message.replyTo === undefined ? undefined : places.get(message.replyTo);
    let lent = replied === undefined ? 0 : 0.5 * (values[replied] ?? 0);
    for (let back = 1; back <= 4; back += 1) {
      const before = documents[index - back];
      if (before === undefined) break;
      const value = values[index - back] ?? 0;
      const answers = before.question && before.message.author !== message.author && !documents[index]?.question;
      lent = Math.max(lent, value * (answers ? 0.62 - 0.1 * back : 0.22 - 0.05 * back));
    }
    const next = (values[index + 1] ?? 0) * 0.12;
    return own + strength * Math.max(lent, next);
  });
};

const weighed = (document: Document, query: Query, place: number): number => {
  const { message } = document;
  const wanted = [...query.wanted].filter((kind) => gives(kind, message)).length;
  const text = message.text.toLowerCase();
  const settled = DECIDED.test(text) || CHANGED.test(text) ? 1.12 : 1;
  const asks = document.question ? 0.6 : 1;
  const thin = document.length === 0 ? 0.5 : 1;
  return (1 + 0.45 * wanted) * settled * asks * thin * (0.88 + 0.24 * place);
};

/**
 * Messages by how well they answer a question, best first: BM25 over words, bilingual concepts and names; reply and question neighbours;
 * what is asked for (a person, time, place, amount); the later state before the earlier; statements before questions.
 * Messages without anything in common are left out.
 */
export const rankMessages = (question: string, messages: readonly TalkMessage[], options: RankOptions): Ranked[] => {
  const query = queryOf(question, options);
  const documents = messages.map((message) => documentOf(message, options.names));
  const { scores, coverages } = lexicalScores(documents, query);
  const lent = withNeighbours(documents, scores, 1);
  const covered = withNeighbours(documents, coverages, 1);
  return documents
    .map((document, index) => ({
      id: document.message.id,
      score: (lent[index] ?? 0) * weighed(document, query, index / Math.max(1, documents.length - 1)),
      coverage: Math.min(1, covered[index] ?? 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
};
