import { GIVEN_NAMES } from '../names/english-given-names.ts';
import type { Span } from '../rules/rule.ts';
import { DIGIT, UPPER } from '../text/character-classes.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { indexPatterns } from '../text/index-patterns.ts';
import { addForms, type AddressForm } from './add-forms.ts';
import { STREET_TYPE } from './street-type.ts';

/** Doors as people tell them who know the street: the last bungalow on a lane, its number behind it, “the couple in 4C”, “at 388 Marcy”. */
export const STREET = `(?:[A-Z][a-z'’]{1,16}\\s){1,3}${STREET_TYPE}(?![a-z])`;
export const NUMBER = '(?:[Nn]umber|[Nn]o\\.?|[Nn]r\\.?|#)\\s?\\d{1,4}[A-Za-z]?(?![\\w%]|[.,:]\\d)';
/** Number one of a list, a bus, and of what is counted. */
export const NOT_A_DOOR = '(?! (?:in|on|for|of|with|this|again|last|best|worst|bus|buses|hit|single|song|spot|seed|to)\\b)';
const THE_NUMBER = `(?:,?\\s(?:at\\s)?${NUMBER}${NOT_A_DOOR})`;
const DWELLING = '(?:house|cottage|bungalow|flat|apartment|caravan|farm|barn|cabin|door|gate|shop|lodge|maisonette|semi|terrace|lockup|garage|annexe?|studio|trailer)';
const WHICH = '(?:last|first|second|third|fourth|fifth|end|corner|only|next)';
const BESIDE = '(?:opposite|opp\\.?|behind|next to|next door to|beside|above|below|across from|facing|over)';
const TURN = "(?:(?:then |turn |first |second |sharp |hard |bear |keep )?(?:left|right) (?:at|by|after|before|past|onto|into) (?:the )?[A-Za-z][a-z'’]{2,16}(?: [a-z'’]{3,16})?|(?:up|down|along|through) the [a-z'’]{3,16}(?: [a-z'’]{3,16})?)";

/** A class at school, a place in a plane or a hall. */
const CLASS_OR_SEAT = /\b(?:class(?:es|room|mates?)?|year \d|form|tutor|teach(?:es|er|ing)|taught|pupils?|students?|homework|assembly|maths|lessons?|school|register|seats?|row|aisle|flight|plane|train|carriage|coach|reclin\w*|boarding|hall [a-z]\b|stand [a-z]\b)/i;
const LEARNT = /\b(?:page|exercise|homework|exam|revis\w+|test|chapter|lessons?|questions?|quiz|module|textbook|vocab)\b/i;

const triedForms = indexPatterns<AddressForm>([
  {
    needs: UPPER,
    score: 0.75,
    pattern: new RegExp(`(?:[Tt]he )?\\b${WHICH} (?:[a-z]{3,10} )?${DWELLING} (?:on|in|along|down|up|at|off) ${STREET}${THE_NUMBER}?`, 'g'),
  },
  {
    needs: UPPER,
    score: 0.75,
    pattern: new RegExp(`(?:[Tt]he )?\\b(?:[a-z]{3,10} )?(?:${DWELLING}|Flat|Apartment|Unit|unit)\\b(?: [A-Za-z\\d]{1,4})?,? ${BESIDE} the (?:[A-Za-z'’]{2,16} ){1,3}(?:on|in|at|along|off) ${STREET}${THE_NUMBER}?`, 'g'),
  },
  { needs: DIGIT | UPPER, hint: /\b(?:number|no\.?|nr\.?) ?\d|#\d/i, score: 0.8, pattern: new RegExp(`(?<![A-Za-z])${STREET}${THE_NUMBER}`, 'g') },
  {
    needs: 0,
    score: 0.7,
    // A way with a turn in it, to where somebody lives.
    pattern: new RegExp(`\\b(?:our|my|the|their|her|his|nan['’]?s|mum['’]?s|dad['’]?s|gran['’]?s) (?:house|home|place|farm|cabin|cottage|bungalow|flat|gaff)(?:['’]s| is) ((?:just )?(?:past|after|over|beyond|before) the (?:[a-z'’]{3,16} ){0,2}[a-z'’]{3,16}(?:,? (?:and )?${TURN}){1,3})`, 'gi'),
  },
  {
    needs: DIGIT,
    score: 0.7,
    pattern:
      /(?:\b(?:Mrs?|Ms|Miss|Mx|Dr)\.? [A-Z][\w'’-]{1,20}|\b(?:guys?|lad(?:y|ies)|man|woman|couple|family|tenants?|neighbou?rs?|bloke|folks|people|fella|students|kids|nurse|dog|party|leak|person|girl|boy|lot)(?: who(?: is|['’]s| lives?))?(?: (?:up|over|down|upstairs|downstairs))?) in (\d{1,2}[A-Ha-h])(?![\w%:.]|\s?(?:am|pm)\b|\/)/g,
    rejects: CLASS_OR_SEAT,
  },
  {
    needs: DIGIT,
    score: 0.7,
    // Whoever or whatever is at number 12, and no song or team.
    pattern: new RegExp(
      `(?:\\b(?:Mrs?|Ms|Miss|Mx|Dr)\\.? [A-Z][\\w'’-]{1,24}|\\b(?:lad(?:y|ies)|guys?|man|woman|couple|family|neighbou?rs?|bloke|folks|people|lot|them|parcels?|packages?|keys?|spare|post|dog|cat|kids|builders|skip|leave it|left it|drop it|collect it|pick it up|knock|party|babysitting|lives?|living|staying)(?: (?:over|up|down|across the road))?) (?:at|from|to|opposite) ((?:number|no\\.?) ?\\d{1,4}[a-z]?)(?![\\w%]|[.,:]\\d)${NOT_A_DOOR}`,
      'gi',
    ),
  },
  {
    needs: DIGIT,
    score: 0.65,
    pattern: /^(?:yeah |yes |it['’]?s |we['’]?re )?(unit \d{1,3}[a-z])(?=$|[.,!])/gi,
    rejects: LEARNT,
  },
]);

/** “water shut off at 388 Marcy”: a street without its type; what is no time and nothing counted. */
const AT_A_NUMBER = /\b(?:at|from|outside|opposite) (\d{2,5} ([A-Z][a-z]{3,14})(?:,? (?:[Aa]pt|[Uu]nit|#)\.? ?#?\w{1,5})?)(?=$|[.,;!?)\n]| (?:is|was|has|for|until|till|on|again|today|tonight|tomorrow|if|please|pls)\b)/g;
const COUNTED =
  /^(?:\w{3,6}day|January|February|March|April|June|July|August|Sept?|(?:Septem|Octo|Novem|Decem)ber|Celsius|Fahrenheit|Kelvin|Euros?|Dollars?|Pounds?|Rupees?|Yen|Yuan|Calories|Points?|Lumens?|Hertz|Metres?|Meters?|Miles?|Kilo\w*|Watts?|Volts?|Percent|Hours?|Minutes?|People|Subscribers|Followers|Eastern|Pacific|Central|Mountain|Zulu|Sharp|Mum|Dad|Nan|Gran|Mom|Grandma|Grandad)$/;
const isTime = (number: string): boolean => /^(?:\d|1\d|2[0-4]|(?:\d|1\d|2[0-3])[0-5]\d)$/.test(number);

const triedAtANumber = indexPatterns([{ pattern: AT_A_NUMBER, needs: DIGIT | UPPER }]);

/** Adds doors that are told beside a street, without it, or without its last word. */
export const findToldDoors = (searched: SearchedText, spans: Span[]): void => {
  const { text } = searched;
  addForms(triedForms, searched, spans);
  triedAtANumber(searched, ({ pattern }) => eachMatch(pattern, text, (match) => {
    const [, door = '', street = ''] = match;
    const number = /^\d+/.exec(door)?.[0] ?? '';
    // “at 30 Dave has to go”; nobody is told behind a number of three digits.
    if (COUNTED.test(street) || isTime(number) || (number.length < 3 && GIVEN_NAMES.has(street.toLowerCase()))) return;
    const end = match.index + match[0].length;
    spans.push({ start: end - door.length, end, kind: 'ADDRESS', score: 0.65, by: 'rule' });
  }));
};
