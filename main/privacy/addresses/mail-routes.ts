import { DIGIT, DOT, PLATED, SLASH, UPPER } from '../text/character-classes.ts';
import type { AddressForm } from './add-forms.ts';
import { A_PLACE, CAPITAL_WORD, LANDMARK, PLACE, STOP_AT, WORDS } from './address-pieces.ts';
import { STREET_TYPE } from './street-type.ts';

/** Boxes, routes, grids and numbers that a country's post has of its own, and streets whose type is left out. */

const NOT_COUNTED = '(?!(?:Days?|Weeks?|Months?|Years?|Hours?|Minutes?|Mins?|Points?|People|Euros?|Dollars?|Pounds?|Miles?|Percent|Kids|Goals?|Runs|Wickets|Spartans|Dalmatians|Commandments|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\\w*\\b)';

export const MAIL_ROUTES: readonly AddressForm[] = [
  { needs: DIGIT | UPPER, score: 0.9, pattern: /\b(?:PSC|CMR|Unit|UNIT|USS|HC)\s\d{1,5},?\s(?:Box|BOX)\s\d{1,5},?\s(?:[AFD]PO,?\s)?A[AEP],?\s\d{5}(?:-\d{4})?(?!\d)/g },
  { needs: DIGIT | UPPER, score: 0.9, pattern: /\b(?:Route|Rt\.?|Rte\.?|RD|RR|RMB|HC)\s?#?\d{1,3},?\s[Bb]ox\s#?\d{1,5}[A-Z]?/g },
  { needs: DIGIT | UPPER, score: 0.8, pattern: new RegExp(`\\bR[DR]\\s?#?\\d{1,2},\\s${A_PLACE}`, 'g') },
  { needs: DIGIT | UPPER, score: 0.8, pattern: new RegExp(`\\bRapid\\s(?:[Nn]o\\.?\\s)?\\d{1,5},?\\s${A_PLACE}`, 'g') },
  { needs: DIGIT | UPPER, score: 0.75, pattern: new RegExp(`\\b(?:[Pp]ut|[Ss]end(?:\\s(?:it|them))?\\sto|[Mm]ail(?:\\s(?:it|them))?\\sto|[Aa]ddress(?:\\sis|:)?|[Uu]se|c/o)\\s(Box\\s\\d{1,5},\\s${A_PLACE})`, 'g') },
  { needs: DIGIT, score: 0.85, pattern: new RegExp(`\\b(?:[Pp]rivate|[Ll]ocked)\\s[Bb]ag\\s(?:[A-Z]{1,3}[- ]?)?\\d{1,6}(?:,\\s${A_PLACE}){0,3}`, 'g') },
  // A village by its post office: India, Jamaica, Kerala.
  { needs: UPPER | DOT, score: 0.8, pattern: new RegExp(`(?<![\\wÀ-ɏ'’-])(?:${A_PLACE},\\s)?(?:${CAPITAL_WORD}\\s?){1,3}P\\.\\s?O\\.?,\\s(?:${PLACE})(?:,\\s${PLACE}){0,2}(?:[ ,-]{1,3}\\d{3}\\s?\\d{3}(?!\\d))?`, 'g') },
  // GhanaPost GPS: region and district, area, address.
  { needs: DIGIT | UPPER | PLATED, hint: /\b[A-Z]{1,2}[A-Z\d]?-\d{3,4}-\d{4}\b/, score: 0.85, pattern: /(?<![\w-])(?:A[EHKS-Z]|B[A-Z]|C[A-Z]|E[A-Z]|G[A-Z]|N[A-Z]|S[A-Z]|U[A-Z]|V[A-Z]|W[A-Z]|X[A-Z]|[EV]\d)-\d{3,4}-\d{4}(?![\w-])/g },
  { needs: DIGIT | UPPER, score: 0.85, pattern: new RegExp(`\\bChak\\s(?:[Nn]o\\.?\\s?)?\\d{1,3}(?:[/ -][A-Z.]{1,4})?(?:,\\s(?:Dakhana|Tehsil|Teh\\.?|Zila|Distt?\\.?|Post)?\\s?${PLACE}){1,4}`, 'g') },
  {
    needs: DIGIT | UPPER | PLATED,
    hint: /\b[NSEW]\d{3,5}/,
    score: 0.85,
    // Wisconsin and Illinois: how far from the county's corner.
    pattern: new RegExp(`(?<![\\w-])[NSEW]\\d{2,5}(?:\\s?[NSEW]\\d{2,5})?\\s(?:[NSEW]\\.?\\s)?(?:(?:[A-Z][\\w'’.-]{1,16}\\s){1,3}${STREET_TYPE}(?![a-z])|(?:County|Cty|Co\\.?|State|Town(?:ship)?)\\s(?:R(?:oa)?d|Hwy|Highway|Trunk)?\\.?\\s?[A-Z\\d]{1,3}(?![A-Za-z]))`, 'g'),
  },
  {
    needs: UPPER,
    score: 0.7,
    pattern: new RegExp(`\\b(?:County|Cty|CTH)\\s(?:R(?:oa)?d\\s|Hwy\\s)?[A-Z]{1,2}\\s(?:north|south|east|west|N|S|E|W)\\s\\d{1,3}(?:\\.\\d)?\\s(?:mi|miles?)\\b(?:,\\s${LANDMARK})?`, 'g'),
  },
  {
    needs: DIGIT | UPPER | PLATED,
    hint: /\b\d{1,5}½? [NSEW]\.? [A-Z]/,
    score: 0.8,
    // “3316½ W Diversey”: a direction says that it is a street.
    pattern: new RegExp(`(?<![\\w.#$€£-])\\d{2,5}(?:½|\\s1/2)?\\s[NSEW]\\.?\\s${NOT_COUNTED}[A-Z][a-z'’]{3,16}(?:\\s[A-Z][a-z'’]{2,16})?(?![\\w'’])`, 'g'),
  },
  {
    needs: DIGIT,
    score: 0.8,
    pattern: new RegExp(`(?:the\\s)?(?<![\\d.])\\d{1,3}00\\sblock\\sof\\s(?:[NSEW]\\.?\\s)?(?:${CAPITAL_WORD}(?:\\s${CAPITAL_WORD})?|\\d{1,3}(?:st|nd|rd|th))`, 'g'),
  },
  {
    needs: DIGIT | UPPER | PLATED,
    hint: /\d{3,5} [A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:b\/w|between|[Aa]pt|[Aa]partment|[Uu]nit|near|behind|off|corner|cnr|garden|[Bb]sm?t|[Bb]asement|upstairs|side)/,
    score: 0.75,
    // A street without its type, and which part of it.
    pattern: new RegExp(`(?<![\\w.#$€£:-])\\d{2,5}\\s${NOT_COUNTED}[A-Z][a-z'’]{3,16}(?:\\s[A-Z][a-z'’]{2,16})?,\\s(?:${LANDMARK}|(?:[Aa]pt|[Aa]partment|[Uu]nit)\\b\\.?\\s?#?[\\w-]{1,12}|garden unit|[Bb]sm?t|[Bb]asement|upstairs|side (?:door|gate))`, 'g'),
  },
  {
    needs: DIGIT | UPPER | PLATED,
    hint: /(?:^|[\s"“:])\d{3,5} [A-Z][a-z]/,
    score: 0.65,
    // “its 7433 Kendal”, “219 Poplar. no wait 291”, “8 Larkspur, then 15 Larkspur”.
    pattern: new RegExp(`(?:^|\\b(?:she['’]s at|he['’]s at|they['’]re at|its|it['’]s|we['’]re(?: at)?|i['’]m at|pick ?up(?: points?)?:?|address(?: is)?:?|she wrote|label says)\\s["“]?)(\\d{3,5}\\s${NOT_COUNTED}[A-Z][a-z]{4,14})(?=$|["”]?(?:[.,;!?)\\n]|\\sand\\slabel))`, 'g'),
  },
  {
    needs: DIGIT | UPPER | PLATED,
    hint: /\d{1,4} [A-Z][a-z]+,? (?:then|and then) \d/,
    score: 0.7,
    pattern: new RegExp(`(?<![\\w.#$€£:-])\\d{1,5}\\s${NOT_COUNTED}[A-Z][a-z]{3,14}(?=,?\\s(?:and\\s)?then\\s\\d)|(?<=\\d\\s[A-Z][a-z]{3,14},?\\s(?:and\\s)?then\\s)\\d{1,5}\\s${NOT_COUNTED}[A-Z][a-z]{3,14}`, 'g'),
  },
  {
    needs: DIGIT | UPPER | PLATED,
    hint: /[A-Z][a-z]+, \d{1,5} [A-Z]/,
    score: 0.65,
    pattern: new RegExp(`\\b(?:pick ?up (?:in|at|from)|lives? in|living in|moved to|address(?: is)?:?|come to|we['’]re in|i['’]m in)\\s(${A_PLACE},\\s\\d{1,5}\\s${NOT_COUNTED}${CAPITAL_WORD}(?:\\s${CAPITAL_WORD})?)${STOP_AT}`, 'gi'),
  },
  {
    needs: DIGIT | UPPER,
    hint: /\d,? (?:boul|boulevard|ch|chemin|rang|mont[ée]e|c[ôo]te|av|rte)\.? /i,
    score: 0.85,
    pattern: new RegExp(`(?<![\\w.#$€£-])\\d{1,5}(?:-\\d{1,5})?(?:\\s?[A-Z])?,?\\s(?:boul\\.?|boulevard|ch\\.|chemin|rang|mont[ée]e|c[ôo]te|av\\.|rte)\\s(?:de\\sla\\s|de\\s|du\\s|des\\s)?${CAPITAL_WORD}(?:[\\s-]${CAPITAL_WORD}){0,2}`, 'g'),
  },
  { needs: DIGIT | UPPER, score: 0.8, pattern: new RegExp(`(?<![A-Za-z])(?:[Cc]hemin|[Rr]ang|[Ii]mpasse|[Aa]ll[ée]e)\\s(?:du|de la|de|des)\\s${CAPITAL_WORD}\\s\\d{1,5}(?![\\w%:]|[.,]\\d)(?:,\\s${A_PLACE})?`, 'g') },
  {
    needs: UPPER | SLASH,
    score: 0.85,
    pattern: new RegExp(`(?<![A-Za-z])(?:Calle|C/|Camino|Carretera|Ctra\\.?|Avenida|Avda\\.?|Paseo|Plaza|Rua|Via|Partida|Lugar|Barrio)\\s(?:(?:de|de la|de las|de los|del|do|da)\\s)?${CAPITAL_WORD}(?:\\s(?:(?:de|de la|del|y)\\s)?${CAPITAL_WORD}){0,3},?\\s[Ss]/[Nn](?:,\\s(?:bajo|piso|puerta|portal|esc\\.?)\\s[A-Z\\d]{1,3})?(?:,\\s${A_PLACE}){0,2}`, 'g'),
  },
  { needs: DIGIT | UPPER, hint: /(?:straat|laan|weg|gracht|plein|kade|dijk|stra(?:ß|ss)e|allee|gasse|platz) (?:nr|no|nummer)/i, score: 0.85, pattern: /(?<![A-Za-z])[A-Z][a-zäöüß]{2,24}(?:straat|laan|weg|gracht|plein|kade|dijk|straße|strasse|allee|gasse|platz)\s(?:[Nn]r\.?|no\.?|nummer)\s?\d{1,4}(?:[a-z]|\s?(?:bis|ter))?(?:\s(?:zwart|rood|huis|hs|boven|beneden|I{1,3}))?(?![\w%])/g },
  { needs: UPPER, hint: /\b(?:South|North|East|West|[NSEW])\.? \d{1,3}(?:st|nd|rd|th),/, score: 0.7, pattern: new RegExp(`\\b(?:South|North|East|West|[NSEW]\\.?)\\s\\d{1,3}(?:st|nd|rd|th),\\s${LANDMARK}`, 'g') },
  { needs: UPPER, hint: /\b(?:Route|Hwy|Highway|US|SH|SR|Rt) ?\d{1,4}, /, score: 0.7, pattern: new RegExp(`\\b(?:Route|Hwy|Highway|US|SH|SR|Rt)\\s?\\d{1,4},\\s(?:(?:two|three|four|\\d)\\sdoors?\\s(?:down|up)\\sfrom\\s${WORDS(4)}|turn\\s(?:at|left|right)\\s${WORDS(5)}|${LANDMARK})`, 'g') },
  { needs: DIGIT | UPPER, score: 0.6, pattern: new RegExp(`\\b(?:[A-Z][\\w'’]{2,16}\\s){1,3}(?:Rd|Road|Hwy|Highway)\\s(?:at\\s)?[Mm]ile\\s(?:[Mm]arker\\s|[Pp]ost\\s)?\\d{1,4}${STOP_AT}`, 'g') },
];
