import type { Span } from '../rules/rule.ts';
import { DIGIT, UPPER } from '../text/character-classes.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { indexPatterns } from '../text/index-patterns.ts';
import { addForms, type AddressForm } from './add-forms.ts';

/** The orders in which other countries write where a door is: number behind the street, sector and plot, block and unit, moo and jalan. */
const WORD = "[A-ZÀ-ÖØ-Þ][\\wÀ-ɏ'’.-]{1,24}";
const PLACE = `(?:${WORD})(?:\\s${WORD}){0,2}`;
const MORE = `(?:,\\s(?:\\d{4,6}\\s)?${PLACE}(?:\\s\\d{4,6}(?!\\d))?){0,3}`;
const OF = '(?:(?:de la|de los|de las|del|de|des|du|di|da|do|della|dei|degli|van de|van der|van|l[’\']|d[’\'])\\s?)?';

/** Which house, stair, floor and door behind a street in German: “, Hinterhaus, 2. OG links”, “/Stiege 2/Tür 14”. */
const GERMAN_DOOR =
  '(?:,\\s?|\\s?/\\s?|\\s)(?:(?:Hinter|Vorder|Garten)haus|Seitenfl[üu]gel|Quergeb[äa]ude|Souterrain|Erdgeschoss|Dachgeschoss|HH|VH|EG|DG|Hochparterre|(?:\\d\\.|[Ee]rster|[Zz]weiter|[Dd]ritter)\\s?(?:OG|Obergeschoss|Stock|Stk\\.?|Etage|Hof|Hinterhof)|(?:Aufgang|Stiege|Top|Tür|T[üu]er|Whg\\.?|Wohnung|Wohneinheit|WE|App\\.?|Apartment|Zimmer)\\s?[A-Z\\d]{1,4})(?:,?\\s(?:links|rechts|mitte|Mitte|li\\.?|re\\.?))?(?![\\wäöüß])';

const triedForms = indexPatterns<AddressForm>([
  {
    score: 0.85,
    pattern: new RegExp(
      `(?<![A-Za-z])(?:Calle|C/|Carrer|Avenida|Avda\\.?|Av\\.|Paseo|Plaza|Via|Viale|Piazza|Corso|Rua|Travessa|Praça|Ulica|Ul\\.)\\s${OF}${WORD}(?:\\s${OF}${WORD}){0,2},?\\s(?:n\\.?[º°o]\\s?)?\\d{1,4}[a-z]?(?:,\\s\\d{1,2}[º°ªo]?\\s?(?:izq|dcha|der|esq|[A-Z])?\\.?)?(?![\\w%])${MORE}`,
      'g',
    ),
  },
  {
    score: 0.85,
    pattern: new RegExp(
      `(?<![A-Za-z])(?:${WORD}[\\s-])?[A-ZÄÖÜ][a-zäöüßåø]{1,20}(?:straße|strasse|str\\.|weg|platz|allee|gasse|damm|ufer|laan|straat|gracht|plein|gade|gatan|vägen|vej)\\s?\\d{1,4}\\s?[a-z]?(?![\\w%])(?:${GERMAN_DOOR}){0,3}(?:,?\\s(?:[A-Z]{1,2}-)?\\d{4,5}(?:\\s[A-Z]{2})?\\s${PLACE})?`,
      'g',
    ),
  },
  {
    hint: /\d(?: bis| ter)?,? (?:rue|avenue|boulevard|bd|place|quai|chemin|impasse|all[ée]e|route|cours|passage) /i,
    score: 0.88,
    pattern: new RegExp(
      `(?<![\\w.#$€£-])\\d{1,4}(?:\\s?(?:bis|ter))?,?\\s(?:rue|avenue|boulevard|bd|place|quai|chemin|impasse|all[ée]e|route|cours|passage|Rue|Avenue|Boulevard|Place|Quai|Chemin|Impasse|Allée|Route|Cours|Passage)\\s${OF}${WORD}(?:[\\s-]${OF}${WORD}){0,3}(?:,?\\s\\d{5}\\s${PLACE})?`,
      'g',
    ),
  },
  {
    score: 0.88,
    pattern:
      /(?<![A-Za-z])(?:[Bb]lk|[Bb]lock)\s\d{1,4}[A-Z]?,?\s(?:[A-Z][\w'’.]{1,20}\s){1,4}(?:Ave(?:nue)?|St(?:reet)?|R(?:oa)?d|Dr(?:ive)?|Lane|Cres(?:cent)?|Link|Walk|Way|Ring|Central|Close|Place)(?:\s\d{1,3})?(?:,?\s#\d{1,3}-\d{1,5}[A-Z]?)?(?:,?\s(?:Singapore|S\(?)(?:\s?\d{6}\)?)?)?/g,
  },
  { hint: /#\d{1,2}-\d{2,4}/, score: 0.75, pattern: /(?<![\w#])#(?:\d{2}-\d{2,4}|B\d-\d{2,3})[A-Z]?(?![\w-])/g },
  {
    hint: /jalan|lorong|persiaran|\bjln?\b|\bsoi\b|\bmoo\b|taman/i,
    score: 0.88,
    pattern: new RegExp(
      `(?<![A-Za-z\\d])(?:(?:No\\.?\\s?|Lot\\s)?\\d{1,4}[A-Z]?(?:[-/]\\d{1,4}){0,2},?\\s(?:Jalan|Jln?\\.?|Lorong|Persiaran|Soi|Moo)\\s[\\w/]{1,16}(?:\\s[A-Z\\d][\\w/]{0,16}){0,3}|(?:Jalan|Jln?\\.?|Lorong|Persiaran)\\s(?:${WORD}\\s){1,3}(?:No\\.?\\s?)?\\d{1,4}[A-Z]?)(?![\\w%])${MORE}`,
      'g',
    ),
  },
  {
    score: 0.85,
    pattern: new RegExp(
      `(?<![A-Za-z\\d])(?:[A-Z]-?\\d{1,4}|(?:Plot|House|Flat|Shop|Door|Quarter)\\s(?:[Nn]o\\.?\\s?)?[A-Z]?-?\\d{1,4}[A-Z]?(?:/\\d{1,4})?|\\d{1,4}(?:/[A-Z\\d]{1,4})?),\\s(?:${PLACE},\\s){0,2}(?:(?:Sector|Phase|Block|Stage|Pocket|Tower|Wing|Street|Lane)[\\s-][\\w-]{1,6}|\\d{1,2}(?:st|nd|rd|th)\\s(?:Cross|Main|Block|Stage|Phase)|(?:${WORD}\\s){1,3}(?:Nagar|Colony|Layout|Enclave|Vihar|Estate|Marg|Puram|Phase\\s\\d))(?:,\\s${PLACE}(?:\\s\\d{1,2}[A-Z]?(?!\\d))?){0,4}(?:[\\s,-]{1,3}\\d{3}\\s?\\d{3}(?!\\d))?`,
      'g',
    ),
  },
  { hint: / [A-Z]{2},? \d{5}/, score: 0.85, pattern: /(?<![A-Za-z0-9])[A-Z][a-z'’.-]{2,20}(?:\s[A-Z][a-z'’.-]{1,20}){0,2},?\s(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),?\s\d{5}(?:-\d{4})?(?!\d)/g },
  { score: 0.8, pattern: /(?:[Rr]oute|[Hh]ighway|[Hh]wy|[Rr]t|US|I|SR|CR)[ -]?\d{1,4},? (?:mile ?(?:marker|post)|mm)\s?\d{1,4}(?:\.\d)?/g },
]);

const triedHouses = indexPatterns<AddressForm>([
  {
    score: 0.75,
    // A house by its name, and the road it stands in.
    pattern: new RegExp(
      `(?<![A-Za-z])(?:(?:The\\s)?(?:[A-Z][a-z'’]{1,16}\\s){1,2}(?:Cottage|House|Lodge|Farm|Barn|Rectory|Vicarage|Manor|Villa|Hall|Mill|Grange|Croft|Bungalow|Schoolhouse|Forge|Oast)|[A-Z][a-z]{2,10}(?:lea|leigh|wood|view|holme|dene)),\\s(?:[A-Z][a-z'’]{1,16}\\s){1,3}(?:Lane|Road|Street|Avenue|Drive|Close|Way|Hill|Row|Green|Rise|Terrace|Crescent|Grove|Park|Ln|Rd|St|Ave)(?![a-z])(?:,\\s${PLACE}){0,3}(?:,?\\s[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2})?`,
      'g',
    ),
  },
]);

/** The number of a door or a flat alone is an address in what people say of where they live. */
const triedDoors = indexPatterns<AddressForm>([
  {
    score: 0.65,
    pattern: /(?<![A-Za-z])(?<!\b(?:a|the|is|was|of|per|charge|fee) )(?:[Aa]pt|[Aa]partment|[Cc]ondo|[Ff]lat)\.?\s?#?\d{1,4}-?[A-Za-z]?(?![\w%]|\.\d| ?(?:tuning|key|note|chord|scale|major|minor|fee|rate|tyre|tire|pack|screen|rental|price|pounds|dollars|quid|percent|year|month|week|day|minute|hour))/g,
  },
  {
    score: 0.65,
    pattern:
      /(?:\b(?:buzz|ring|buzzer|intercom)(?: for| at)? (?:the )?|\b(?:i['’]?m|we['’]?re|i am|live|lives|living|leak|water|noise|neighbou?rs?)(?: \w+){0,2} (?:in|at|from|to|with) )((?:unit|suite|room|house|no\.?|number|#) ?#?\d{1,4}[a-z]?)(?![\w%]|\.\d| (?:of|on the|in the|spot|seed|one|player|priority|times?|people|minutes|hours|today|tomorrow))/gi,
  },
  { score: 0.65, pattern: /\b(?:i['’]?m at|i live at|we['’]?re at|we live at|i am at|come to|i['’]?m in|live in) (\d{1,3}[a-d])(?![\w%:.]|\s?(?:am|pm|\/|-)?\d| (?:am|pm|o'clock))/gi },
  {
    score: 0.65,
    pattern:
      /(?:\b(?:meet|pick|find|live|i['’]?m|we['’]?re|drop|park|house|home|flat|building|come)\b[^.\n]{0,24}?)\b(?:corner of|intersection of) ((?:[A-Z][a-z'’]{1,20}|\d{1,3}(?:st|nd|rd|th))(?: [A-Z][a-z]{1,12})? (?:and|&|\/) (?:[A-Z][a-z'’]{1,20}|\d{1,3}(?:st|nd|rd|th))(?: (?:Street|St|Ave|Avenue|Road|Rd))?)/g,
  },
  {
    score: 0.65,
    pattern:
      /\b(?:the )?(?:first|second|third|fourth|fifth|last|\d{1,2}(?:st|nd|rd|th)) (?:(?:house|door|gate|cottage|one|driveway|turning|building|place) )?(?:on|to) (?:the|your) (?:left|right)(?:(?: (?:past|after|before|opposite|from|behind) (?:the )?[a-z'’-]{2,16}(?: [a-z'’-]{2,16})?)(?:, [a-z]{3,12} (?:gate|door|fence|shutters|roof))?|, [a-z]{3,12} (?:gate|door|fence|shutters|roof))/gi,
  },
]);

/** Adds addresses in Latin letters in the orders of other countries, and doors that are told without a street. */
export const findWorldAddresses = (searched: SearchedText, spans: Span[]): void => {
  if (searched.signals & UPPER) addForms(triedHouses, searched, spans);
  if (searched.signals & UPPER && searched.signals & DIGIT) addForms(triedForms, searched, spans);
  addForms(triedDoors, searched, spans);
};
