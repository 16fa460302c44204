import type { Span } from '../rules/rule.ts';
import { SAID_NUMBER } from '../rules/english-numbers.ts';
import { DIGIT, UPPER } from '../text/character-classes.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { indexPatterns } from '../text/index-patterns.ts';
import { STREET_TYPE } from './street-type.ts';

const PLAIN_STREET_TYPE =
  '(?:street|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|st|rd|dr|ct|pl|terrace|tce|crescent|cres|parkway|pkwy|highway|hwy|court|square|sq|close|mews|grove|parade|gardens|circuit|boulevarde|wharf|croft|rise)';
const NUMBER = '(?:No\\.?\\s?|#)?\\d{1,6}(?:[A-Za-z]|[-/]\\d{1,5}|½)?(?:\\s1/2)?';
const NAME_WORD = "(?:[A-Z][\\w'’.-]{0,24}|\\d{1,3}(?:st|nd|rd|th)|of|the|de|la|du)";
const DIRECTION = '(?:[NSEW]{1,2}\\.?|North|South|East|West)';
const UNIT =
  '(?:(?:Apt|Apartment|Unit|Suite|Ste|Flat|Room|Rm|Floor|Fl|Building|Bldg|Block|Blk|Tower|Lot|Level|Lvl|Shop|Penthouse|PH)\\.?\\s?#?\\s?[A-Za-z]?\\d{0,5}[A-Za-z]?(?:-\\d{1,5})?|#\\s?\\d{1,5}[A-Za-z]?(?:-\\d{1,4})?|\\d{1,3}(?:st|nd|rd|th)\\s[Ff]loor|(?:\\d{1,3}|[GUL])/F)';
const STATE =
  '(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMTVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|NSW|VIC|QLD|SA|TAS|ACT|ON|QC|BC|AB)';
const POSTCODE = `(?:${STATE}\\.?,?\\s\\d{5}(?:-\\d{4})?|\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}|[A-Z]\\d[A-Z]\\s?\\d[A-Z]\\d|${STATE}\\s\\d{4}|\\d{6}|\\d{4}\\s?[A-Z]{2})`;
const CITY = "(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,7}\\b)[A-Z][a-z'’.-]{1,20}(?:\\s[A-Z][a-z'’.-]{1,20}){0,2}";
/** Apartment, city, state, postcode, country: what may follow a street, each after a comma or a space. */
const TAIL = `(?:(?:\\s?,\\s?|\\s)${UNIT})?(?:\\s?,\\s?${UNIT})?(?:\\s?,\\s?(?:${CITY}(?:\\s${STATE}(?![A-Za-z])(?:\\s\\d{4,5}(?!\\d))?)?|${STATE})){0,4}(?:(?:\\s?,\\s?|\\s)${POSTCODE}(?![A-Za-z0-9]))?(?:\\s?,\\s?(?:USA|US|UK|United States|United Kingdom|China|Canada|Australia))?`;
const HEAD = `(?:${UNIT}\\s?,\\s?){0,3}`;

type Grammar = { readonly needs: number; readonly hint?: RegExp; readonly pattern: RegExp; readonly score: number; readonly rejects?: RegExp };

const NOT_STREET =
  /^\d+\s(?:way|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|km|miles?|people|times?|dollars?|percent|pages?|points?|more|other|different|lane|cars?|th|st|nd|rd)\b/i;

const NUMBERED = /\d[A-Za-z½]?,?\s(?:[A-Z]|\d{1,3}(?:st|nd|rd|th))/;

const triedGrammars = indexPatterns<Grammar>([
  {
    needs: DIGIT | UPPER,
    hint: NUMBERED,
    score: 0.92,
    rejects: NOT_STREET,
    pattern: new RegExp(
      `(?<![\\w.#$€£-])${HEAD}${NUMBER},?\\s(?:${DIRECTION}\\s)?(?:${NAME_WORD}\\s){1,4}${STREET_TYPE}(?![a-z0-9])\\.?(?:\\s${DIRECTION}(?![A-Za-z]))?${TAIL}`,
      'g',
    ),
  },
  {
    needs: DIGIT | UPPER,
    score: 0.9,
    pattern: new RegExp(
      `(?<![\\w.#$€£-])${HEAD}${NUMBER}\\s(?:${DIRECTION}\\s)?(?:Broadway|Avenue [A-Z]|Park Avenue|Fifth Avenue|(?:The )?Strand|Piccadilly|Route \\d{1,3}|Highway \\d{1,3}|Rue (?:de |du |de la )?[A-Z][a-z]{2,20}|Via [A-Z][a-z]{2,20})(?![a-z])${TAIL}`,
      'g',
    ),
  },
  {
    needs: DIGIT,
    score: 0.85,
    rejects: NOT_STREET,
    pattern: new RegExp(
      `(?<![\\w.#$€£-])(?:(?:apt|flat|unit|room|suite)\\.?\\s?\\w{1,5}(?:,\\s?|\\s|/))?\\d{1,5}[a-z]?(?:[-/]\\d{1,5})?,?\\s(?:[nsew]\\.?\\s(?:\\d{1,3}(?:st|nd|rd|th)\\s)?)?(?!(?:the|a|an|on|in|of|to|more|way|this|that|my|your|wrong|and|or|per|is|at|down|up)\\s)[a-z'’]{2,20}(?:\\s(?!(?:the|a|an|on|in|of|to|this|that|my|your|down|up|from|was|is|are|and)\\s)[a-z'’]{2,20}){0,2}\\s${PLAIN_STREET_TYPE}(?![\\w-])(?:,?\\s(?:apt|apartment|unit|flat|suite|room|#)\\.?\\s?#?\\w{1,6})?(?:,\\s[A-Za-z]{3,20}(?:\\s[A-Za-z]{2,20})?)?(?:,?\\s(?:${POSTCODE}))?`,
      'g',
    ),
  },
  {
    needs: DIGIT | UPPER,
    score: 0.85,
    pattern: new RegExp(
      `(?<![A-Za-z])(?:[A-Z][a-z]{2,20}\\s){1,3}(?:Road|Street|Avenue|Lane)\\s(?:No\\.?\\s?)?\\d{1,5}(?:\\s?(?:号|弄))?(?![\\w%])${TAIL}`,
      'g',
    ),
  },
  {
    needs: DIGIT | UPPER,
    score: 0.85,
    pattern: new RegExp(`(?<![\\w.#$€£-])\\d{1,6}\\s(?:[A-Z][a-z]{2,20}\\s){1,3}(?:Suite|Apt\\.?|Unit)\\s#?\\d{1,5}${TAIL}`, 'g'),
  },
  { needs: DIGIT | UPPER, score: 0.85, pattern: /\b[A-Z]{3,4}\s[A-Z][a-z]{2,20},?\s[AFD]PO\sA[AEP]\s\d{5}(?!\d)/g },
  { needs: DIGIT, score: 0.93, pattern: new RegExp(`(?<![A-Za-z])(?:[Pp]\\.?\\s?[Oo]\\.?\\s?|Post Office )(?:[Bb]ox|BOX)\\s#?(?:[A-Z]{1,2}\\s)?\\d{1,7}(?:-\\d{3,5})?(?:,?\\s[A-Za-z]{3,20}\\s(?:NSW|VIC|QLD|SA|TAS|ACT|NT|WA)\\s\\d{4}(?!\\d))?${TAIL}`, 'g') },
  {
    needs: DIGIT | UPPER,
    score: 0.75,
    rejects: /chapter|exercise|page|lesson|week|part|paper|question|module/i,
    pattern: new RegExp(
      `(?<![A-Za-z])(?:Apt|Apartment|Flat|Unit|Suite)\\.?\\s#?\\d{1,5}[A-Z]?,\\s${CITY}(?:,\\s${CITY}){0,3}(?:,?\\s${POSTCODE})?(?![A-Za-z0-9])`,
      'g',
    ),
  },
  {
    needs: DIGIT,
    score: 0.7,
    pattern: /\b(?:live|living|lives|moved|staying) (?:at|in|to|in the) ((?:apartment|apt|flat|unit|suite)\.?\s?#?\d{1,5}[a-z]?)\b/gi,
  },
  { needs: DIGIT | UPPER, score: 0.85, pattern: new RegExp(`(?<![A-Za-z0-9])${CITY},\\s${STATE}\\s\\d{5}(?:-\\d{4})?(?!\\d)`, 'g') },
  {
    needs: DIGIT | UPPER,
    score: 0.8,
    pattern: /(?<![A-Za-z0-9])(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z]\s\d[A-Z]\d)(?![A-Za-z0-9])/g,
  },
  {
    needs: DIGIT,
    score: 0.85,
    pattern:
      /(?:\bzip(?: ?code)?|postal code|post ?code|postcode)(?:\s(?:is|was|here is)|\s?[:=])?\s{0,2}(\d{5}(?:-\d{4})?|\d{6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![A-Za-z0-9])/gi,
  },
  {
    needs: DIGIT,
    score: 0.85,
    pattern: /(?<![\w.#$-])\d{1,5}\s(?:[nsew]\.?|north|south|east|west)\s\d{1,3}(?:st|nd|rd|th)\s(?:street|st|avenue|ave|road|rd)(?![\w-])\.?(?:,?\s(?:apt|apartment|unit|#)\.?\s?#?\w{1,6})?/gi,
  },
  {
    needs: DIGIT,
    score: 0.85,
    pattern: /(?<![A-Za-z])bl(?:k|ock)\.?\s\d{1,4}[a-z]?,?\s(?:[a-z][a-z']{1,20}\s){1,4}(?:street|st|avenue|ave|road|rd|drive|lane|central|crescent|link|walk|close|ring)(?![a-z])(?:\s\d{1,3}(?!\d))?(?:,?\s#\d{1,3}-\d{1,5}[a-z]?)?(?:,?\s(?:singapore\s|s\s?\(?)?\d{6}\)?)?/gi,
  },
  {
    needs: DIGIT | UPPER,
    hint: /\dF\b|\/F/,
    score: 0.85,
    pattern: new RegExp(`(?<![\\w/])(?:(?:Flat|Room|Rm|Unit|Shop)\\.?\\s?[A-Z0-9/]{1,6},?\\s)?(?:\\d{1,3}|[GU])/F,?\\s(?:(?:Tower|Block|Blk|Phase)\\s[A-Z0-9]{1,3},?\\s)?(?:${NUMBER}\\s)?${CITY}(?:,\\s(?:${NUMBER}\\s)?${CITY}){0,4}`, 'g'),
  },
  {
    needs: DIGIT,
    hint: /\bno\b|plot/i,
    score: 0.85,
    pattern: /(?<![A-Za-z])(?:h\.?|house|flat|door|d\.?|plot|shop|qtr|quarter)\s?no\.?\s?[:#]?\s?[a-z]?-?\d[\w/-]{0,12}(?:,\s?(?!(?:thanks?|ring|please|pls|call|it|and|but|ask|i|we|he|she|they|you|the|no|so|if|when)\b)[A-Z\d][\w'’.\- ]{1,30}?(?=,|\s?-\s?\d|$|\n|\.|;)){0,6}(?:[ ,-]{1,3}\d{3}\s?\d{3}(?!\d))?/gi,
  },
  {
    needs: DIGIT | UPPER,
    score: 0.85,
    pattern: new RegExp(`(?<![A-Za-z])(?:The\\s)?(?:[A-Z][a-z'’]{1,16}\\s){1,3}(?:Cottage|House|Lodge|Farm|Barn|Villa|Hall|Court|Manor|Mill|Mansions|Apartments),\\s(?:${CITY},?\\s){1,4}[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}(?![A-Za-z0-9])`, 'g'),
  },
  {
    needs: DIGIT,
    score: 0.8,
    pattern: /(?<![\w.#$-])\d{1,4}[a-z]?\sthe\s(?:green|crescent|mews|close|drive|avenue|grove|spinney|paddock|lane|square|croft|ridge|oaks|elms|limes|beeches|maples|willows|orchard|pines|cedars|chase)(?![\w-])/gi,
  },
  {
    needs: DIGIT | UPPER,
    score: 0.9,
    pattern: /\beircode(?: (?:is|was|here|code))?:? ?([A-Z]\d[\dW] ?[A-Z\d]{4})(?![A-Za-z0-9])/gi,
  },
  { needs: DIGIT | UPPER, score: 0.85, pattern: /(?<![A-Za-z0-9])(?:[AC-FHKNPRTV-Y]\d{2}|D6W) (?=[A-Z\d]{0,3}\d)(?=\d{0,3}[A-Z])[AC-FHKNPRTV-Y\d]{4}(?![A-Za-z0-9])/g },
  {
    needs: 0,
    score: 0.8,
    // “thirty one larkspur crescent”, as a voice types it.
    pattern: new RegExp(`(?<![A-Za-z-])(?:(?:flat|unit|apartment|number) )?(?:${SAID_NUMBER} ){1,3}(?!(?:the|a|an|on|in|of|to|more|way|this|that|my|your|and|or|per|is|at|down|up|main|lane|other|different|big|small|new|old|busy) )[a-z'’]{3,16} (?:[a-z'’]{3,16} )?(?:street|avenue|road|lane|drive|crescent|close|terrace|grove|gardens|mews|boulevard|parade)(?![a-z])`, 'gi'),
  },
  {
    needs: DIGIT | UPPER,
    hint: /[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}/,
    score: 0.85,
    // What stands before a postcode of the United Kingdom, piece by piece.
    pattern: /(?<![\wÀ-ɏ'’-])(?:[A-Z\dÀ-Þ][\wÀ-ɏ'’.-]{0,20}(?: (?:[A-Z\dÀ-Þ][\wÀ-ɏ'’.-]{0,20}|of|the|on|upon|le|y|yr)){0,4}, ){1,4}(?:[A-ZÀ-Þ][\wÀ-ɏ'’.-]{1,20} ){0,3}[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])/g,
  },
  {
    needs: UPPER,
    score: 0.7,
    // A door without a number: “the cottage with the red post box, bottom of Sty Lane”.
    pattern: new RegExp(`(?:[Tt]he )?(?:(?:last|first|second|third|end|big|old|little|white|blue|red|green|yellow|stone|brick) )?(?:house|cottage|bungalow|flat|farm|caravan|door|gate|shop|barn|lodge)\\b[^.!?\\n,]{0,40},? (?:(?:at |near )?the )?(?:end|top|bottom|corner) of (?:the )?(?:[A-Z][a-z'’]{1,16} ){1,3}${STREET_TYPE}(?![a-z])`, 'g'),
  },
  {
    needs: UPPER | DIGIT,
    score: 0.75,
    pattern: /\b[Nn]umber \d{1,4}[A-Za-z]?,? [A-Z][a-z'’]{2,16}(?: [A-Z][a-z'’]{2,16}){0,2}(?= ?(?:$|[.,;!?\n]))/g,
    rejects: /^number \d+,? (?:[A-Z][a-z]+ )?(?:Please|Thanks|Bus|Train)/i,
  },
  {
    needs: UPPER,
    score: 0.75,
    pattern: /(?:[Cc]orner|[Ii]ntersection) of (?:[A-Z][a-z'’]{1,20}|\d{1,3}(?:st|nd|rd|th))(?:\s[A-Z][a-z]{1,12})?\s(?:and|&|\/)\s(?:[A-Z][a-z'’]{1,20}|\d{1,3}(?:st|nd|rd|th))(?:\s(?:Street|St|Ave|Avenue|Road|Rd))?(?=[^\n]{0,40}\b(?:my|our|house|home|flat|live)\b)/g,
  },
]);

const MOST_BESIDE = 80;
/** How people go on after a street: “, off Admiralty Way, Lekki Phase 1, blue gate”. */
const BESIDE =
  /^(?:,? (?:off|behind|opposite|opp\.?|beside|next to) (?:the )?[A-Z][\w'’]{1,20}(?: [A-Z][\w'’]{1,20}){0,3}|(?<=[A-Z][\w'’]{1,20}), [A-Z][\w'’]{1,20}(?: [A-Z][\w'’]{1,20}){0,2} \d{1,3}(?![\d:.])|,? (?:the )?(?:blue|red|green|black|white|brown|yellow|grey) (?:gate|door)(?![a-z])){1,3}/;

/** Adds postal addresses in Latin letters. */
export const findEnglishAddresses = (searched: SearchedText, spans: Span[]): void => {
  const { text } = searched;
  triedGrammars(searched, ({ pattern, score, rejects }) =>
    eachMatch(pattern, text, (match) => {
      if (rejects?.test(match[0])) return;
      const end = match.index + match[0].length + (BESIDE.exec(text.slice(match.index + match[0].length, match.index + match[0].length + MOST_BESIDE))?.[0].length ?? 0);
      spans.push({ start: match.index + match[0].length - (match[1] ?? match[0]).length, end, kind: 'ADDRESS', score, by: 'rule' });
    }),
  );
};
