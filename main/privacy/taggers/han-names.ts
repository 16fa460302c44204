import type { TaggedSpan } from '#tagger-worker';
import { isPrivateHere } from '../names/chinese-names.ts';
import { NOT_NAMES, SURNAMES, TITLES } from '../names/chinese-surnames.ts';
import { EVERYDAY_THINGS } from '../names/everyday-things.ts';
import { CHINESE_THINGS } from '../names/not-people.ts';
import { KNOWN_CHINESE } from '../names/known-chinese.ts';
import { PUBLIC_CHINESE } from '../names/public-chinese.ts';
import type { Span } from '../rules/rule.ts';
import type { SureOfHan } from './han-evidence.ts';
import { GOODS, isColoured, isPlace, isTitleAlone, isTitled, KIN_ALONE, LATIN_IN_HAN } from './han-lexicon.ts';
import { hanLikelihood } from './han-likelihood.ts';
import { hasHan } from '../text/has-han.ts';
import type { Words } from './lower-edges.ts';
import { mostSure } from './most-sure.ts';
import { ALONE, BORNE_OUT } from './scores.ts';
import { touches } from '../text/touches.ts';

/** From which likelihood on what a tagger sees is masked, and from which it is underlined too; below which a rule's find is let go. */
const LIKELY = { masked: 0.54, borneOut: 0.8, kept: 0.3 } as const;

const LONGEST = 4;
const LEADS = TITLES.filter((title) => title.length > 1);

/** “我姓陆”: the one place where a single character is a name. */
const SURNAME_SAID = '姓';

const KNOWN = [KNOWN_CHINESE, PUBLIC_CHINESE, EVERYDAY_THINGS, CHINESE_THINGS];

/** A place that may be a name in Chinese, and how sure who is of it. */
export type HanCandidate = Words & { readonly sure: SureOfHan };

/** 大海 of 胖大海: part of a word that a dictionary has, or of somebody public. */
const isPieceOfWord = (text: string, { start, end }: Words): boolean => {
  if (isPrivateHere(text, start, end) || isTitled(text.slice(start, end))) return false;
  for (let left = 0; left <= Math.min(2, start); left++) {
    for (let right = 0; right <= 2; right++) {
      const word = text.slice(start - left, end + right).replace('·', '');
      if (left + right > 0 && word.length >= 3 && KNOWN.some((words) => words.has(word))) return true;
    }
  }
  return false;
};

/** 魏国栋, 叶子昂 begin like words: names where both taggers are so sure. */
const SURE_OF_LONGER = 0.9;
const beginsLikeAWord = (name: string, { lac, own }: SureOfHan): boolean => NOT_NAMES.has(name.slice(0, 2)) && (name.length < 3 || Math.min(lac, own) < SURE_OF_LONGER);

/** Whether it can be a name at all. */
const canBeName = (text: string, { start, end, sure }: HanCandidate): boolean => {
  const name = text.slice(start, end);
  if (name.length === 1) return text[start - 1] === SURNAME_SAID;
  if (isPlace(name) || isTitleAlone(name) || KIN_ALONE.test(name) || isColoured(name) || isPieceOfWord(text, { start, end })) return false;
  if (beginsLikeAWord(name, sure) || /^(?:张三|李四|王五)/.test(name) || GOODS.test(name)) return false;
  if (/^小[红黄蓝绿白黑]$/.test(name) && /[书车花旗卡帽点鸭鱼狗猫伞鞋裙本票]/.test(text[end] ?? '')) return false;
  return name.includes('·') || LATIN_IN_HAN.test(name) || (name.length >= 2 && name.length <= LONGEST);
};

/** What stands before a name, as one word, and is none of it: 司机裘 of 司机裘师傅, 师母姓甄. */
const withoutLead = (text: string, { start, end }: Words): Words => {
  const name = text.slice(start, end);
  const said = name.lastIndexOf(SURNAME_SAID);
  if (said >= 0 && said < name.length - 1) return { start: start + said + 1, end };
  const lead = LEADS.find((title) => name.startsWith(title) && SURNAMES.has(name[title.length] ?? ''));
  return { start: start + (lead?.length ?? 0), end };
};

const isHanByRule = (text: string, { kind, by, start, end }: Span): boolean => kind === 'PERSON' && by === 'rule' && hasHan(text.slice(start, end));

const sureOf = (place: Words, found: readonly TaggedSpan[], spans: readonly Span[]): SureOfHan => {
  const most = mostSure(place, found);
  const rules = spans.filter((span) => span.kind === 'PERSON' && span.by === 'rule' && touches(span, place));
  const same = rules.filter(({ start, end }) => start === place.start && end === place.end);
  const highest = (some: readonly Span[]): number => Math.max(0, ...some.map(({ score }) => score));
  return { lac: most('lac-small'), own: most('own'), rule: highest(same), beside: highest(rules.filter((span) => !same.includes(span))) };
};

/** What of a tagger's find may be a name; undefined for what is none. `spans`: what rules found. Offsets in the normal form. */
export const hanCandidateOf = (text: string, found: TaggedSpan, spans: readonly Span[]): HanCandidate | undefined => {
  const place = withoutLead(text, found);
  const candidate = { ...place, sure: sureOf(place, [found], spans) };
  return canBeName(text, candidate) ? candidate : undefined;
};

/** The finds of rules that may be names in Chinese. */
export const hanCandidatesOfRules = (text: string, found: readonly TaggedSpan[], spans: readonly Span[]): readonly (HanCandidate & { readonly span: Span })[] =>
  spans.filter((span) => isHanByRule(text, span)).map((span) => ({ start: span.start, end: span.end, sure: sureOf(span, found, spans), span }));

const likelihoodOf = (text: string, { start, end, sure }: HanCandidate): number => hanLikelihood({ text, start, end }, sure);

/** What remains of a Chinese name that taggers see; undefined for what is none. */
export const hanNameOf = (text: string, found: TaggedSpan, spans: readonly Span[]): Span | undefined => {
  const candidate = hanCandidateOf(text, found, spans);
  const likely = candidate ? likelihoodOf(text, candidate) : 0;
  return candidate && likely >= LIKELY.masked ? { start: candidate.start, end: candidate.end, kind: 'PERSON', score: likely >= LIKELY.borneOut ? BORNE_OUT : ALONE, by: 'tagger' } : undefined;
};

const BETWEEN = /[,，\s]/;
/** In a row of names taggers are less sure of each. */
const isInARow = (text: string, { start, end }: Words, spans: readonly Span[]): boolean =>
  text[start - 1] === '、' || text[end] === '、' || spans.some((other) => other.kind === 'PERSON' && ((other.end === start - 1 && BETWEEN.test(text[other.end] ?? '')) || (other.start === end + 1 && BETWEEN.test(text[end] ?? ''))));

/** From which score on a rule is asked nothing more: “我叫…”, a form's field. */
const SURE_OF_RULE = 0.9;

/** The Chinese names among the finds of rules that are none for taggers which have read all of the text. A row of names, and what words or a telephone beside it make private stay. */
export const unlikelyHan = (text: string, found: readonly TaggedSpan[], spans: readonly Span[]): readonly Span[] =>
  hanCandidatesOfRules(text, found, spans)
    .filter((candidate) => candidate.span.score < SURE_OF_RULE && !isInARow(text, candidate, spans) && !isPrivateHere(text, candidate.start, candidate.end) && likelihoodOf(text, candidate) < LIKELY.kept)
    .map(({ span }) => span);
