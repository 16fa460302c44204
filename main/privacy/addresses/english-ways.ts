import type { Span } from '../rules/rule.ts';
import { DIGIT, UPPER } from '../text/character-classes.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { indexPatterns } from '../text/index-patterns.ts';
import { addForms, type AddressForm } from './add-forms.ts';

/**
 * Addresses without a street that everybody knows: a plot or a pair of doors (“Bldg 7 Rm 12B”), a place in the country (“mile marker 12 on CR 9”),
 * and the way that is told to a door (“the flats behind the chapel, entrance C”).
 */
const WORD = "[A-ZÀ-ÖØ-Þ][\\wÀ-ɏ'’.-]{1,24}";
const PLACE = `${WORD}(?:\\s${WORD}){0,2}(?:\\s\\d{1,3}(?![\\d:%]|[.,]\\d))?`;
const PLACES = `(?:,\\s${PLACE}){0,4}`;
const BESIDE = '(?:behind|opposite|opp\\.?|across from|facing|beside|next to|in front of|(?:round )?the back of|above|below|past|after|before|beyond)';
/** “behind Lulu”, “past the old Shell”. */
const LANDMARK = `${BESIDE}\\s(?:(?:the|a)\\s(?:[a-zà-ÿ'’-]{2,16}\\s)?)?(?:${WORD}(?:\\s${WORD}){0,2}|[a-zà-ÿ'’-]{3,16})`;
const ORDINAL = '(?:first|second|third|fourth|fifth|last|next|1st|2nd|3rd|4th|5th)';
const COLOUR = '(?:red|blue|green|white|black|yellow|grey|gray|brown|pink|orange|purple|cream|wooden|metal|iron|tin)';
const SIGHT = '(?:gate|door|fence|roof|shutters|trailer|caravan|house|bungalow|cottage|cabin|barn|wall|mailbox|postbox|letterbox|garage|shed|container|awning)';
/** What one looks for on the way: “third murram road left”, “white trailer”, “entrance C”, “no. 9”. */
const TURN = `(?:the\\s)?(?:${ORDINAL}\\s(?:[a-z]{3,12}\\s){0,3}(?:on (?:the|your) )?(?:left|right)|${ORDINAL}\\s(?:[a-z]{3,12}\\s)?(?:${SIGHT}|guard|lane|road|track|turn|turning|entrance)|${COLOUR}\\s${SIGHT}|(?:entrance|door|gate|stair|staircase|block|flat|no\\.?|number)\\s[A-Z0-9]{1,4})(?![\\w-])`;
const ON_THE_WAY = `(?:,\\s(?:${LANDMARK}|${TURN})){0,4}`;
const DWELLING = '(?:flats?|house|houses|cottages?|bungalows?|cabin|trailer|caravan|barn|farm|ranch|lockups?|garages?|shed|unit|gate|door|building|tower|hut|workshop|yard|stables?|studio|annexe?|basement|lane|track|driveway|alley|gap|entrance|steps|stairs)';
const DOOR_NUMBER = '\\.?\\s#?(?:\\d{1,4}[A-Za-z]?|[A-Z]\\d{0,4})(?![\\w%:])';
const HOUSE = `(?:Bldg|Building|Block|Blk|Tower|Wing|Level|Floor)${DOOR_NUMBER}`;
const DOOR_IN_IT = `(?:Room|Rm|Flat|flat|Apt|apt|Apartment|apartment|Unit|unit|House|Villa|Door)${DOOR_NUMBER}`;
/** Roads of the country that have a number for a name. */
const NUMBERED_ROAD = '(?:CR|County R(?:oa)?d|FM|RM|SR|State Route|Highway|Hwy|Route|Rte|Rt|US|I)[ -]?\\d{1,4}[A-Z]?(?![\\w%])';

const triedForms = indexPatterns<AddressForm>([
  {
    needs: DIGIT | UPPER,
    score: 0.8,
    pattern: new RegExp(`(?<![A-Za-z])(?:[Pp]lot|[Ss]tand|[Ee]rf|[Ss]ite|[Ll]ot|[Pp]ortion|[Pp]arcel)\\s(?:[Nn]o\\.?\\s?)?\\d{1,5}[A-Z]?(?:/\\d{1,4})?,\\s${PLACE}${PLACES}${ON_THE_WAY}(?![\\w'’]|\\s[a-z]{3,12}\\b)`, 'g'),
  },
  {
    needs: DIGIT,
    score: 0.8,
    // Two doors, one within the other.
    pattern: new RegExp(`(?<![A-Za-z])(?:${HOUSE},?\\s){1,2}${DOOR_IN_IT}${PLACES}${ON_THE_WAY}`, 'g'),
  },
  {
    needs: DIGIT,
    score: 0.8,
    pattern: new RegExp(`(?:[Mm]ile ?(?:marker|post)|\\bMM)\\s?\\d{1,4}(?:\\.\\d)?\\s(?:on|off|of|along)\\s(?:the\\s)?${NUMBERED_ROAD}${ON_THE_WAY}`, 'g'),
  },
  {
    needs: DIGIT | UPPER,
    score: 0.9,
    pattern: new RegExp(`\\b(?:RR|HC|SS|[Rr]ural [Rr]oute|Star Route)\\s?#?\\s?\\d{1,4},?\\s(?:[Bb]ox|BOX)\\s#?\\d{1,6}[A-Z]?${PLACES}`, 'g'),
  },
  {
    needs: DIGIT | UPPER,
    hint: /\d (?:CR|County R\w{0,3}|FM|RM|SR|State Route|Highway|Hwy|Route|Rte|Rt) ?\d/,
    score: 0.85,
    pattern: new RegExp(`(?<![\\w.#$€£-])\\d{1,5}[A-Z]?\\s(?:[NSEW]{1,2}\\.?\\s)?(?!US|I)${NUMBERED_ROAD}${PLACES}`, 'g'),
  },
  {
    needs: DIGIT | UPPER,
    hint: /\d [NSEW]\.? \d{2,5} [NSEW]\b/,
    score: 0.85,
    // Towns that count their streets from the middle, as in Utah: “450 S 900 E”.
    pattern: new RegExp(`(?<![\\w.#$€£-])\\d{2,5}\\s[NSEW]\\.?\\s\\d{2,5}\\s[NSEW]\\b\\.?(?:,?\\s(?:[Aa]pt|[Uu]nit|#)\\.?\\s?#?\\w{1,5})?${PLACES}`, 'g'),
  },
  {
    needs: UPPER,
    score: 0.7,
    // Which of them is told behind a comma: without it this is a place where one meets.
    pattern: new RegExp(`(?:[Tt]he\\s)?(?:[a-z]{3,10}\\s)?${DWELLING}\\s(?!past|after|before)${LANDMARK}(?:,\\s${TURN}){1,3}`, 'g'),
  },
  {
    needs: 0,
    score: 0.7,
    pattern: new RegExp(`(?:${WORD}(?:\\s${WORD})?,\\s)?(?:the\\s)?${ORDINAL}\\s(?:[a-z]{3,10}\\s)?(?:house|bungalow|cottage|cabin|trailer|caravan|farm|gate|driveway|barn)\\s(?:past|after|before|beyond|behind|opposite|from)\\s(?:the\\s)?(?:[a-zà-ÿ'’-]{3,16}|${WORD})(?:,\\s${TURN})*`, 'g'),
  },
  {
    needs: DIGIT,
    score: 0.75,
    // “flat 3b rosewood court”: a door and the building's name, without capitals.
    pattern: /(?<![A-Za-z])(?:flat|apt|apartment|unit)\.?\s(?:\d{1,4}[a-z]?|[a-z]\d{0,3}),?\s(?!(?:the|a|an|on|in|of|to|my|your|is|was|has|at|and|for) )(?:[a-z'’]{3,16}\s){1,2}(?:court|house|lodge|mansions?|heights|towers?|apartments|apts|residency|residences|enclave|wharf|villas?|gardens|buildings?|estate)(?![\w-])/gi,
  },
  {
    needs: DIGIT,
    score: 0.7,
    // Streets whose last word is also another, in lower case: only where somebody is, goes or sends something.
    pattern:
      /\b(?:at|to|from|outside|near|opposite|behind|address(?: is)?|addr|lives?|moved to|@|it['’]?s)(?::)?\s(\d{1,4}[a-z]?\s(?!(?:the|a|an|on|in|of|to|more|way|this|that|my|your|min|mins|minutes|people|miles|years?|days?|weeks?|hours?|months?|or|and|by|per|quid|pounds|dollars|percent|am|pm|steep|good|bad|big|small|old|new|half|main|easy|hard|long|bed|car|free|sea|side|up|down|each) )[a-z'’]{3,16}\s(?:(?!(?:the|a|an|on|in|of|to|this|that|my|your|up|down|from|was|is|are|and|by|or|per|for|a) )[a-z'’]{3,16}\s)?(?:way|hill|view|green|walk|row|bank|end|place|yard|park|wynd|villas|cottages|vale|mount|path|fold))(?![\w-])/g,
  },
]);

const MOST_BEFORE = 64;
/** “the lockup behind ”, “the gap in the hedge opposite ”: what stands before an address and says which place near it is meant. */
const BEFORE = new RegExp(`(?:the|that|our|my)\\s(?:[a-z]{3,10}\\s)?${DWELLING}(?:\\s(?:in|of)\\s(?:the\\s)?[a-z]{3,12})?\\s${BESIDE}\\s(?:the\\s)?$`, 'i');

/** Adds addresses that are told as a way to a door; those in `spans` reach back to the thing that stands beside them. */
export const findEnglishWays = (searched: SearchedText, spans: Span[]): void => {
  const { text } = searched;
  for (const [at, span] of spans.entries()) {
    if (span.kind !== 'ADDRESS' || span.start === 0) continue;
    const lead = BEFORE.exec(text.slice(Math.max(0, span.start - MOST_BEFORE), span.start))?.[0].length ?? 0;
    if (lead > 0) spans[at] = { ...span, start: span.start - lead };
  }
  addForms(triedForms, searched, spans);
};
