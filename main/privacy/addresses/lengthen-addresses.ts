import { COMMON_WORDS } from '../names/common-words.ts';
import { GIVEN_NAMES } from '../names/english-given-names.ts';
import type { Span } from '../rules/rule.ts';
import { isSpokenOfByAll } from './known-addresses.ts';
import { ADDED, DOOR, ESTATE, FLOOR, LANDMARK, PLACE, POSTCODE, STOP_AT } from './address-pieces.ts';

const MOST_PIECES = 6;
const WINDOW = 96;

/** Behind a comma anything that tells a way; behind a space only what cannot be the sentence that goes on. */
const NEXT = new RegExp(`^(?:\\s?,\\s?|\\s?\\n|\\s\\(|\\s)(?:${POSTCODE}|${DOOR})|^(?:\\s?,\\s?|\\s?\\n|\\s\\()(?:${ADDED}|${PLACE}(?:,?\\s${POSTCODE}|${STOP_AT}))|^\\s(?:${LANDMARK}|${FLOOR})|^[/-]\\d{1,4}(?![\\w-])`);
const BEFORE = new RegExp(`(?<![\\wÀ-ɏ'’./#-])(?:${DOOR}|${FLOOR}|${LANDMARK}|\\d{1,2}F\\d{1,2}|[A-Z]-?\\d{1,4}(?:/\\d{1,4})?|\\d{5}(?=,)|the\\s[a-z]{4,12}\\shouse(?=,)|['‘"]${PLACE}['’"]|${PLACE})(?:\\s?,\\s?|(?<=\\d[A-Za-z]?|[Ff]loor|[Ff]lat|[Bb]asement|[Ee]ntrance)\\s(?:at\\s|of\\s)?)$|(?<![\\w'’-])(?:[Bb]ungalow|[Ff]lat|[Cc]ottage|[Cc]abin|[Tt]railer|[Tt]he (?:[A-Z][a-z]{2,12} )?(?:Lodge|Barn|Cottage|Annexe?|Coach House|Stables|Old [A-Z][a-z]{2,12})(?: at)?)\\s$`);

/** How a text goes on behind an address that may end later. */
const MAY_GO_ON = /^(?:\s?[,\n(]|[/-]\d|\s(?:[A-Z\d#]|behind|opp|near|nr|next|beside|adj|facing|across|between|b\/w|in front|on top|back|corner|cnr|end|top|bottom|above|below|over|past|pass|after|before|by|off|beyond|under|up|down|along|round|around|through|via|just|right|directly|diagonally|a?round|the (?:corner|end|top|bottom|back|foot|side)|ground|first|second|third|fourth|fifth|side|rear|front|basement|garden|granny|upstairs|downstairs|penthouse|flat|apt|unit|hse|house|no|door|room|block|blk|bldg|plot|lot|m\.|kv))/;

/** How a text ends before an address that may begin earlier. */
const MAY_BEGIN_BEFORE = /(?:,\s?|(?:\d[A-Za-z]?|[Ff]loor|[Ff]lat|[Bb]asement|[Ee]ntrance|[Bb]ungalow|[Cc]ottage|[Cc]abin|[Tt]railer|The\s[\w ]{3,20}|the\s[\w ]{3,20})\s(?:at\s|of\s)?)$/;

const NO_PLACE = /^(?:Thanks|Thank|Cheers|Please|Pls|Sorry|Hi|Hey|Hello|Dear|Ok|OK|Okay|Yes|No|Yeah|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|\w{3,6}day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August|\w{3,5}ember|October|Mum|Mom|Dad|I|I['’]\w+|My|Our|We|He|She|They|You|It|It['’]s|The|A|And|But|Or|So|If|When|What|Where|Who|Then|Tel|Phone|Mob|Mobile|Email|Code|Ring|Call|Ask|Buzz|Text|Bring|Park|Xx?|LOL|Lol|USA?|DM)$/;
const LEADS_IN = /^(?:Deliver|Deliver to|Come|Send|Meet|Address|From|At|In|To|It['’]s|We['’]re|I['’]m|Drop|Ship|Post|Mail|Pickup|New|Old|My|Our|His|Her|Hi|Hey|Hello|Dear|Swiggy|Iko|Is|On|Via|For|And|The new|Going|Live|Lives)\s/;

/** “beside Iya Elepo” is a shop that everybody knows. */
const BESIDE_SOMETHING = /^[\s,(]*(?:[a-z]+\s)?(?:behind|opposite|opp|near|next|beside|above|below|off|facing)\b/;

/** “Hadapsar 411028”. */
const WITH_POSTCODE = new RegExp(`\\s${POSTCODE}$`);

/** “Vasant Vihar”, “Sai Enclave”. */
const AN_ESTATE = new RegExp(`\\s${ESTATE}$`);

const firstWord = (piece: string): string => /[\wÀ-ɏ'’]+/.exec(piece)?.[0] ?? '';
const isOneWord = (piece: string): boolean => /^[^\wÀ-ɏ]*[\wÀ-ɏ'’.-]+[^\wÀ-ɏ]*$/.test(piece);
/** A person who is spoken to, a day, a word of courtesy. */
const isNoPlace = (piece: string): boolean => {
  const word = firstWord(piece);
  if (/['’]s[\s,]*$/.test(piece)) return true;
  if (!/^[A-ZÀ-Ž]/.test(word)) return false;
  return NO_PLACE.test(word) || (isOneWord(piece) && (GIVEN_NAMES.has(word.toLowerCase()) || (COMMON_WORDS.has(word.toLowerCase()) && !/\d/.test(piece))));
};

const endOf = (text: string, from: number, taken: readonly Span[]): number => {
  let end = from;
  for (let pieces = 0; pieces < MOST_PIECES; pieces++) {
    const rest = text.slice(end, end + WINDOW);
    const piece = MAY_GO_ON.test(rest) ? NEXT.exec(rest)?.[0] : undefined;
    if (piece === undefined || isNoPlace(piece.replace(/^[\s,(]+/, ''))) break;
    const next = end + piece.length;
    if (taken.some((span) => span.start < next && end < span.end && (span.kind !== 'PERSON' || !(BESIDE_SOMETHING.test(piece) || WITH_POSTCODE.test(piece) || AN_ESTATE.test(piece))))) break;
    end = next;
  }
  return text[end] === ')' && text.slice(from, end).includes('(') ? end + 1 : end;
};

const startOf = (text: string, to: number, taken: readonly Span[]): number => {
  let start = to;
  for (let pieces = 0; pieces < MOST_PIECES; pieces++) {
    const lead = text.slice(Math.max(0, start - WINDOW), start);
    let piece = MAY_BEGIN_BEFORE.test(lead) ? BEFORE.exec(lead)?.[0] : undefined;
    if (piece !== undefined) piece = piece.slice(LEADS_IN.exec(piece)?.[0].length ?? 0);
    if (piece === undefined || isNoPlace(piece)) break;
    const next = start - piece.length;
    if (taken.some((span) => span.start < start && next < span.end)) break;
    start = next;
  }
  return start;
};

/**
 * Lengthens each address in Latin letters over the pieces beside it that rules and taggers left: its place and postcode, its floor, the landmark,
 * the colour of its gate, and the house's name or its place before it.
 */
export const lengthenAddresses = (text: string, spans: Span[]): void => {
  const known = spans.filter((span) => span.kind === 'ADDRESS' && isSpokenOfByAll(text, span));
  if (known.length > 0) spans.splice(0, spans.length, ...spans.filter((span) => !known.includes(span)));
  const others = spans.filter(({ kind }) => kind !== 'ADDRESS');
  for (const [at, span] of spans.entries()) {
    if (span.kind !== 'ADDRESS' || !/[A-Za-z]/.test(text.slice(span.start, span.end)) ) continue;
    const [start, end] = [startOf(text, span.start, others), endOf(text, span.end, others)];
    if (start < span.start || end > span.end) spans[at] = { ...span, start, end };
  }
};
