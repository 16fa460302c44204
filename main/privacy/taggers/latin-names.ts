import type { TaggedSpan } from '#tagger-worker';
import type { Span } from '../rules/rule.ts';
import { latinEvidence, type SureOfLatin } from './latin-evidence.ts';
import { latinLikelihood } from './latin-likelihood.ts';
import { LATIN_WEIGHTS } from './latin-weights.ts';
import { likelihood } from './likelihood.ts';
import { withoutLowerEdges, type Words } from './lower-edges.ts';
import { mostSure } from './most-sure.ts';
import { ALONE, BORNE_OUT } from './scores.ts';
import { hasHan } from '../text/has-han.ts';
import { touches } from '../text/touches.ts';

/** From which likelihood on what a tagger sees is masked, and from which it is underlined too; below which a rule's find is let go. */
const LIKELY = { masked: 0.5, borneOut: 0.8, kept: 0.35 } as const;

const SHORTEST = 2;

/** Before a name, and no part of it. */
const FORM_OF_ADDRESS = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|pastor|rev|reverend|father|sister|brother|deacon|rabbi|imam|coach|nurse|captain|aunt|auntie|aunty|uncle|nana|nan|granny|grandma|grandpa|gran|grandad)\.?\s+(?=\S)/i;

/** What of a tagger's find would be the name: no words in lower case at its edges, no form of address, no 's. */
const nameIn = (text: string, found: Words): Words => {
  const edges = withoutLowerEdges(text, found);
  const start = edges.start + (FORM_OF_ADDRESS.exec(text.slice(edges.start, edges.end))?.[0].length ?? 0);
  return { start, end: start + text.slice(start, edges.end).replace(/['’]s$/, '').length };
};

const isLatin = (text: string, { start, end }: Words): boolean => !hasHan(text.slice(start, end));
const isByRule = ({ kind, by }: Span): boolean => kind === 'PERSON' && by === 'rule';

const sureOf = (place: Words, found: readonly TaggedSpan[], spans: readonly Span[]): SureOfLatin => {
  const most = mostSure(place, found);
  const rules = spans.filter((span) => isByRule(span) && touches(span, place));
  return { rampart: most('rampart'), own: most('own'), rule: Math.max(0, ...rules.map(({ score }) => score)) };
};

/** A place that may be a name in Latin letters, and how sure who is of it. */
export type LatinCandidate = Words & { readonly sure: SureOfLatin };

/** What of a tagger's find may be a name; `spans`: what rules found. Offsets in the normal form. */
export const candidateOf = (text: string, found: TaggedSpan, spans: readonly Span[]): LatinCandidate => ({ ...nameIn(text, found), sure: sureOf(found, [found], spans) });

/** The finds of rules that may be names in Latin letters. */
export const candidatesOfRules = (text: string, found: readonly TaggedSpan[], spans: readonly Span[]): readonly (LatinCandidate & { readonly span: Span })[] =>
  spans.filter((span) => isByRule(span) && isLatin(text, span)).map((span) => ({ start: span.start, end: span.end, sure: sureOf(span, found, spans), span }));

/** What remains of a name in Latin letters that taggers see; undefined for what is none. */
export const latinNameOf = (text: string, found: TaggedSpan, spans: readonly Span[]): Span | undefined => {
  const candidate = candidateOf(text, found, spans);
  const { start, end } = candidate;
  const likely = end - start < SHORTEST ? 0 : latinLikelihood({ text, start, end }, candidate.sure);
  return likely < LIKELY.masked ? undefined : { start, end, kind: 'PERSON', score: likely >= LIKELY.borneOut ? BORNE_OUT : ALONE, by: 'tagger' };
};

/** Whether both taggers rather see a name than not, or one is sure of it. */
const isSeen = ({ rampart, own }: SureOfLatin): boolean => Math.min(rampart, own) >= 0.5 || Math.max(rampart, own) >= 0.97;
/** “my boss”, “the neighbour”, “Members:”: who comes then is somebody of theirs. */
const SAID_WHOSE =
  /\b(?:(?:my|our|his|her|their|the|your)\s(?:boss|manager|neighbou?r|landlord|landlady|teacher|tutor|coach|doctor|dentist|nurse|husband|wife|partner|boyfriend|girlfriend|friend|mate|cousin|niece|nephew|son|daughter|brother|sister|colleague|flatmate|roommate|plumber|builder|cleaner|carer|tenant|babysitter|childminder)|(?:members?|attendees|present|absent|apologies|names?|contacts?|emergency contact)\s?:)\s$/i;

/** “my name is”: whoever says so is nobody of whom all talk. */
const NAMED = /\bmy name(?:['’]s|s|\sis)\s$/i;
/** “ask”, “thanks”: who is spoken to. */
const SPOKEN_TO = /\b(?:ask|tell|text|thanks?|message|remind)\s$/i;
/** “'s parcel”: what people of whom all talk have in no message. */
const OWNED = /^['’]s\s(?:parcel|package|keys?|car|bike|coat|bag|phone|laptop|mum|mom|dad|wife|husband|son|daughter|kids?|birthday|number|address|e?mail|turn|place|house|flat|room|desk|share|shift|locker)\b/i;
/** “coming?”: whether somebody comes is asked of those who could. */
const COMES = /^ (?:coming|joining(?: us)?|free|around)\s?\?/i;
const isPrivatelySaid = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean => {
  const before = text.slice(Math.max(0, start - 24), start);
  return SAID_WHOSE.test(before) || NAMED.test(before) || SPOKEN_TO.test(before) || OWNED.test(text.slice(end, end + 16)) || COMES.test(text.slice(end, end + 16));
};

/** A given name and a surname that is nothing else, with capitals, of nobody public: “Peter Hallam” alone in a message, where taggers have nothing to go by. */
const isWholeName = (evidence: ReadonlyMap<string, number>): boolean => {
  const holds = (name: string): boolean => evidence.get(name) === 1;
  return ['isTwoWords', 'isOnlyWord', 'isCapital', 'isGiven'].every(holds) && !['isPublicHere', 'isFamous', 'isNobody', 'isPublicWord', 'isThing', 'isCommonLast', 'afterArticle'].some(holds);
};

/** The names in Latin letters among the finds of rules that are none for taggers which have read all of the text. */
export const unlikelyLatin = (text: string, found: readonly TaggedSpan[], spans: readonly Span[]): readonly Span[] =>
  candidatesOfRules(text, found, spans)
    .filter(({ start, end, sure }) => {
      if (isSeen(sure) || isPrivatelySaid(text, { start, end })) return false;
      const evidence = latinEvidence({ text, start, end }, sure);
      return likelihood(evidence, LATIN_WEIGHTS) < LIKELY.kept && !isWholeName(evidence);
    })
    .map(({ span }) => span);
