import { CLASSES, DIGIT, LATIN, LETTER_NUMBER, LONG_NUMBER, MADE_UP_WORD, PLATED } from '../text/character-classes.ts';
import { keepOnly } from '../text/keep-only.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { findWords, placeOf } from '../text/searched-words.ts';
import { isTold, type Told } from '../text/word-search.ts';
import { isOtherNumber, TIMES } from '../rules/named-document.ts';
import { after, before, isThingNumber, type Place, type Span } from '../rules/rule.ts';
import { WORLD_DOCUMENTS, type WorldDocument } from './world-documents.ts';

/** Groups of letters and digits with one separator between two: what may be a number with its parts. Letters alone only in capitals. */
const CANDIDATE =
  /(?<![A-Za-z0-9][.,+]?|[£$€₹@])(?:[A-Z]{1,4}[ ./-])?(?:[A-Za-z]{0,6}\d[A-Za-z0-9]{0,20})(?:[ ./+-](?:[A-Za-z]{0,6}\d[A-Za-z0-9]{0,20}|[A-Z]{1,3}(?![A-Za-z0-9'’]))){0,12}(?![A-Za-z0-9])/g;
const MOST_GROUPS = 8;
/** How far before a number, over sentences, its document may have been named, and how far behind it. */
const REACH_BEFORE = 110;
const REACH_AFTER = 40;
const FEWEST_DIGITS = 4;
const SHORTEST = 6;
/** In small letters no other word has such a form. */
const LONG_ENOUGH = 12;

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
const formOf = (mask: string): string => escape(mask).replaceAll('9', String.raw`\d`).replaceAll('A', '[A-Z]').replaceAll('X', '[A-Z0-9]');
/** Which places of a text are letters and digits, and what stands at the others. */
const skeletonOf = (text: string): string => {
  let skeleton = '';
  for (let at = 0; at < text.length; at++) skeleton += ((CLASSES[text.charCodeAt(at)] ?? 0) & (LATIN | DIGIT)) === 0 ? text[at] : 'x';
  return skeleton;
};
const anyOf = (names: readonly string[], flags: string): RegExp | undefined =>
  names.length === 0 ? undefined : new RegExp(String.raw`(?<![A-Za-z\u00c0-\u04ff\d])(?:${names.map(escape).join('|')})(?:['’]?s)?(?![A-Za-z\u00c0-\u04ff\d])`, flags);

type Known = WorldDocument & { readonly form: RegExp | undefined; readonly isNamedIn: (text: string) => boolean };

/** Names of three letters are also words and parts of words: they count in capitals, right at the number, or where somebody's is asked for. */
const createNamed = (names: readonly string[]): Known['isNamedIn'] => {
  const whole = anyOf(names.filter((name) => name.length > 3), 'i');
  const short = names.filter((name) => name.length <= 3);
  const capitals = anyOf(short.map((name) => name.toUpperCase()), '');
  const asked = short.length === 0 ? undefined : new RegExp(String.raw`(?<![A-Za-z\u00c0-\u04ff])(?:my|your|ur|his|her|their|our|the|need|send|new) (?:${short.map(escape).join('|')})(?![A-Za-z\u00c0-\u04ff])|(?<![A-Za-z\u00c0-\u04ff])(?:${short.map(escape).join('|')})(?: (?:no|nr|number|num|card|code))?[\s.:#-]{0,3}(?:(?:is|are|was) )?$|(?<![A-Za-z\u00c0-\u04ff])(?:${short.map(escape).join('|')}) (?:no|nr|numbers?|num|card)(?![A-Za-z\u00c0-\u04ff])|^(?:${short.map(escape).join('|')})(?=[?:,.])`, 'i');
  return (text) => (whole?.test(text) ?? false) || (capitals?.test(text) ?? false) || (asked?.test(text) ?? false);
};

const namesOf = ({ names }: WorldDocument): readonly string[] => names?.split('|') ?? [];
const KNOWN: readonly Known[] = WORLD_DOCUMENTS.map((document) => ({
  ...document,
  form: document.forms === undefined ? undefined : new RegExp(`^(?:${document.forms.split('|').map(formOf).join('|')})$`),
  isNamedIn: createNamed(namesOf(document)),
}));

type Printed = { readonly any: RegExp; readonly forms: readonly { readonly document: Known; readonly form: RegExp }[] };

/** By the places of their separators: forms that are enough by themselves. */
const PRINTED: ReadonlyMap<string, Printed> = new Map(
  [...Map.groupBy(KNOWN.flatMap((document) => (document.printed?.split('|') ?? []).map((mask) => ({ document, mask }))), ({ mask }) => skeletonOf(mask))].map(([skeleton, all]) => [
    skeleton,
    { any: new RegExp(`^(?:${all.map(({ mask }) => formOf(mask)).join('|')})$`, 'i'), forms: all.map(({ document, mask }) => ({ document, form: new RegExp(`^${formOf(mask)}$`) })) },
  ]),
);

/** Documents that every country has in forms of its own, and licences of professions. */
const GENERIC =
  'passport|passports|pasport|pasaporte|passeport|reisepass|paspoort|passaporto|passaporte|paszport|pp no|licence|license|licences|licenses|lic|licencia|permit|permits|permis|visa|visas|id card|id cards|id book|identity card|national id|id number|id no|cert|certificate|cert no|certification|registration number|reg #|reg no|dnr id|dnr|nremt|rn license|rn #|rn|lpn|cna|dre|nmls|bar number|bar no|cslb|notary commission|commission no|teaching licence|tax number|tax id|tax reference|tax no|social security|insurance number|insurance no|health card|medicare|residence permit|residency|residence card|resident card|work permit|green card|travel document|refugee|birth cert|birth certificate|union card|sia badge|sia|badge number|firearms|fac|pal|hunting|fishing licence|fishing license|blue badge';
const wordsFor = (name: string): string => ` ${name}${name.length <= 3 ? ' ' : ''}`;
const placeOfNames = (names: readonly string[]): number => placeOf(names.map(wordsFor));
const PLACED = KNOWN.filter(({ names }) => names !== undefined).map((known) => ({ known, place: placeOfNames(namesOf(known)) }));
const GENERIC_PLACE = placeOfNames(GENERIC.split('|'));
/** Whether any of them is named. */
const DOCUMENTS = placeOfNames([...new Set([...KNOWN.flatMap(namesOf), ...GENERIC.split('|')])]);
const isGenericIn = createNamed(GENERIC.split('|'));

/** What stands right before a number that is told: “mine”, “wife's is”, “number:”, “it's”, “down as”. */
const TOLD =
  /(?:^|[^A-Za-z])(?:mine|ours|his|hers|theirs|yours|my one|numbers?|num|no|nr|old|new|this|one|as|is|is it|its|it['’]?s|was|are|be|reads?|says?|shows?|starts?|got|me|have|found|write|put|like|hai|be|ist|est|es|(?:wife|husband|mum|mom|dad|son|daughter|sister|brother|gran|kid)s|[A-Za-z]{2,14}['’]s)(?:['’]s| is| was| no\.?| nr\.?| num(?:ber)?| now| still| one| reads?| says| just| also| cert| card| id| #|#|:|,|=|-| -){0,4}\s{0,2}["'(]?$|[:=#(,]\s{0,2}$/i;
/** Whose it is says that it is no order's. */
const OWNED = /(?:^|[^A-Za-z])(?:mine|ours|his|hers|theirs|yours|my one|old|new|(?:wife|husband|mum|mom|dad|son|daughter)s|[A-Za-z]{2,14}['’]s)(?: (?:is|one|reads))?[:, ]{1,2}$/i;
const PHONED = /(?:call|phone|mobile|cell|dial|\btext|\btel|whats ?app|\bring|\bfax|contact|viber|momo|m-?pesa|\+)[^\d\n]{0,24}$/i;
const AMOUNT = /^\s?(?:%|k\b|usd|eur|gbp|dollars|pounds|euros?|quid|naira|bob|ksh|shillings|rupees|rs\b|rand|pesos|km|kg|people|times|points|years?|days|weeks|months|hours|mins?|am|pm)(?![a-z])|^[,.]\d/i;
const IS_DATE = /^(?:(?:19|20)\d\d[ ./-]?(?:0?[1-9]|1[0-2])[ ./-]?(?:0?[1-9]|[12]\d|3[01])|\d{1,2}[ ./-]\d{1,2}[ ./-](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[ ./-](?:19|20)?\d\d)$/;
/** Dates, a mobile of China, few digits, sums of money: most candidates. */
const NEVER = /^(?:1[3-9]\d{9}|(?:19|20)\d\d[ ./-]\d{1,2}[ ./-]\d{1,2}|\d{1,2}[ ./-]\d{1,2}[ ./-](?:(?:19|20)\d\d|\d\d)(?:-\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)?|(?:19|20)\d{6}|\d{1,5}|[A-Za-z]? ?\d{1,4}\.\d\d)$/;
const IS_GENERIC = /^(?=.{6,15}$)(?=(?:[A-Z]*\d){5})(?![0-9]{0,3}[A-Z]{4})[A-Z0-9]+$/;

const isOther = (place: Place, isTold: boolean): boolean => {
  // The groups of digits before a part of a number belong to it.
  const start = place.start - (/(?:\d[\d -]*)?$/.exec(before(place, 20))?.[0].length ?? 0);
  const whole = { ...place, start };
  return (!isTold && (isThingNumber(whole) || isOtherNumber(before(whole, 28)) || PHONED.test(before(whole, 32)))) || AMOUNT.test(after(place, 10)) || /^["']?;/.test(after(place, 2)) || /[£$€₹]\s?$/.test(before(whole, 2));
};

/** “… is my NIN”, “… as BVN”, “… (SIN)”: the name right behind, with whose it is. */
const SAID_BACK =
  /^["')]{0,2}\s?(?:[,-] ?|\()?(?:(?:na that one (?:be|is)|that['’]?s|thats|that is|it['’]?s|is|was|as|for|being|says)(?: the| a)? |(?<=\())((?:(?:my|the|his|her|our|their|your|[A-Za-z]{2,12}['’]s) )?(?:new |old |card |number )?[A-Za-z\u00c0-\u04ff#-]{1,20}(?: [A-Za-z\u00c0-\u04ff#-]{1,12})?)/i;

/** In one sentence, or over sentences where the number is told as somebody's. */
const isNear = (named: Known['isNamedIn'], place: Place): boolean => {
  const lead = before(place, REACH_BEFORE);
  if (named(lead) && (TOLD.test(lead.slice(-40)) || named(/[^.!?\n]*$/.exec(lead)?.[0].slice(-44) ?? ''))) return true;
  const rest = SAID_BACK.exec(after(place, REACH_AFTER))?.[1];
  return rest !== undefined && named(rest);
};

const stands = ({ like, check }: WorldDocument, compact: string): boolean => (like?.test(compact) ?? true) && (check?.(compact) ?? true);

const compactOf = (value: string): string => keepOnly(value, LATIN | DIGIT).toUpperCase();
const digitsIn = (text: string): number => keepOnly(text, DIGIT).length;

const isPrinted = (value: string, skeleton: string): boolean => {
  const printed = PRINTED.get(skeleton);
  if (printed === undefined || !printed.any.test(value)) return false;
  const upper = value.toUpperCase();
  const compact = compactOf(value);
  return printed.forms.some(({ document, form }) => form.test(upper) && stands(document, compact) && (value === upper || document.check !== undefined || value.length >= LONG_ENOUGH));
};

const NAMES = new Set([...KNOWN.flatMap(namesOf), ...GENERIC.split('|')].map((name) => name.toUpperCase()));
/** “DL 27440918”, “102-884913-5 CA”: what a document is called, or the state it is of, is no part of its number. */
const isNameFirst = ({ text, start, end }: Place): boolean => {
  const value = text.slice(start, end);
  const first = /^[A-Za-z]+(?=[ .-])/.exec(value)?.[0];
  return / [A-Z]{2,3}$/.test(value) || (first !== undefined && NAMES.has(first.toUpperCase()));
};

type ToldDocuments = { readonly here: readonly Known[]; readonly isGenericHere: boolean; readonly before: readonly Known[]; readonly isGenericBefore: boolean; readonly isAny: boolean; readonly asked: string };

const NOTHING: readonly Known[] = [];
const knownIn = (told: Told): readonly Known[] => PLACED.filter(({ place }) => isTold(told, place)).map(({ known }) => known);
const NO_TALK: ToldDocuments = { here: NOTHING, isGenericHere: false, before: NOTHING, isGenericBefore: false, isAny: false, asked: '' };
const whatIsTold = (told: Told, asked: string): ToldDocuments => {
  const before = asked === '' ? undefined : findWords(asked);
  const isHere = isTold(told, DOCUMENTS);
  const isBefore = before !== undefined && isTold(before, DOCUMENTS);
  if (!isHere && !isBefore) return NO_TALK;
  return {
    here: isHere ? knownIn(told) : NOTHING,
    isGenericHere: isTold(told, GENERIC_PLACE),
    before: before && isBefore ? knownIn(before) : NOTHING,
    isGenericBefore: before !== undefined && isTold(before, GENERIC_PLACE),
    isAny: true,
    asked,
  };
};

/** Most numbers in this form are telephones. */
const LIKE_A_PHONE = /^0\d{8,10}$/;

/** Where a document was asked for in the talk before, its number stands at the beginning or is told as somebody's. */
const isAnswer = (place: Place): boolean => place.start < 24 || place.text.length < 48 || TOLD.test(before(place, 40));
const hasForm = ({ form, like, check }: Known, compact: string): boolean => (form?.test(compact) ?? false) && (like?.test(compact) ?? true) && (!LIKE_A_PHONE.test(compact) || (check?.(compact) ?? false));
/** What could not be such a number by chance. */
const isSure = ({ check }: Known, compact: string): boolean => (check?.(compact) ?? false) || /[A-Z]/.test(compact);

const isNamed = (compact: string, place: Place, told: ToldDocuments): boolean =>
  compact.length >= SHORTEST &&
  (told.here.some((known) => hasForm(known, compact) && (isNear(known.isNamedIn, place) || (isSure(known, compact) && known.isNamedIn(before(place, REACH_BEFORE))))) ||
  told.before.some((known) => hasForm(known, compact) && (isSure(known, compact) || isAnswer(place)) && known.isNamedIn(told.asked)) ||
  ((told.isGenericHere || told.isGenericBefore) &&
    IS_GENERIC.test(compact) &&
    !LIKE_A_PHONE.test(compact) &&
    !isNameFirst(place) &&
    ((told.isGenericHere && isNear(isGenericIn, place)) || (told.isGenericBefore && isAnswer(place) && isGenericIn(told.asked)))));

/** “ID 27418306”, “A# 537-555-379”: its document stands right before a number. */
const isToldAt = (place: Place, { here, isGenericHere }: ToldDocuments): boolean => {
  const lead = before(place, 16);
  return OWNED.test(lead) || ((here.length > 0 || isGenericHere) && !isOtherNumber(lead) && (isGenericIn(lead) || here.some((known) => known.isNamedIn(lead))));
};

type Run = { readonly from: number; readonly to: number };

/** The runs of neighbouring words of a candidate, the longest first: a number begins and ends at a space, 14-29 is no part of 77-14-29. */
const runsOf = (candidate: string): readonly Run[] => {
  if (!candidate.includes(' ')) return [{ from: 0, to: candidate.length }];
  const edges = [-1];
  for (let at = candidate.indexOf(' '); at >= 0; at = candidate.indexOf(' ', at + 1)) edges.push(at);
  edges.push(candidate.length);
  const runs: Run[] = [];
  for (let size = Math.min(MOST_GROUPS, edges.length - 1); size > 0; size--)
    for (let first = 0; first + size < edges.length; first++) {
      const [from, to] = [(edges[first] ?? 0) + 1, edges[first + size] ?? 0];
      if (to - from >= SHORTEST) runs.push({ from, to });
    }
  return runs;
};

const hasAllOf = (signals: number, classes: number): boolean => (signals & classes) === classes;
const mayHaveOne = ({ signals, told }: SearchedText): boolean =>
  (signals & (LONG_NUMBER | LETTER_NUMBER)) !== 0 || hasAllOf(signals, PLATED | MADE_UP_WORD) || (isTold(told, DOCUMENTS) && (signals & PLATED) !== 0);

/**
 * Adds numbers of documents: by a form that no other number has, by the form of a document that is named in the message, or in what was said before it.
 * @param asked the end of the talk before the message
 */
export const findDocuments = (searched: SearchedText, asked: string, spans: Span[]): void => {
  const { text } = searched;
  if (!mayHaveOne(searched)) return;
  let told: ToldDocuments | undefined;
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const [candidate] = match;
    if (digitsIn(candidate) < FEWEST_DIGITS || NEVER.test(candidate)) continue;
    told ??= whatIsTold(searched.told, asked);
    const skeleton = skeletonOf(candidate);
    let end = 0;
    for (const { from, to } of runsOf(candidate)) {
      if (from < end) continue;
      const value = candidate.slice(from, to);
      const printed = isPrinted(value, skeleton.slice(from, to));
      if (!printed && !told.isAny) continue;
      const place: Place = { text, start: match.index + from, end: match.index + to };
      if (!(printed || isNamed(compactOf(value), place, told)) || IS_DATE.test(value) || TIMES.test(value)) continue;
      const isTold = isToldAt(place, told);
      if (isOther(place, isTold)) continue;
      spans.push({ start: place.start, end: place.end, kind: 'GOV_ID', score: printed && /[^\d]/.test(value) ? 0.9 : isTold ? 0.8 : 0.55, by: 'rule' });
      end = to;
    }
  }
};
