import { DIGIT, PLATED, UPPER } from '../text/character-classes.ts';
import type { AddressForm } from './add-forms.ts';
import { A_PLACE, DOOR, DOOR_ID, ESTATE, FLOOR, LANDMARK, POSTCODE, STOP_AT } from './address-pieces.ts';
import { STREET } from './street-type.ts';

/** Doors with a number or a letter for a name, beside whatever says where they are: estates, societies, blocks, plots, sectors. */

/** What people live in, work in or own; “Room 4, second floor” may be an office, “Gate 12, Terminal 3” is an airport. */
const HEAD = `(?:Flat|flat|FLAT|Apt\\.?|apt\\.?|Apartment|apartment|Unit|unit|House|house|Hse|hse|H/No\\.?|Plot|plot|Stand|stand|Erf|erf|Lot|lot|Shop|Blk\\.?|Block|Bldg\\.?|Tower|Wing|Row House|Hostel|Villa|Bungalow|Qtr|Quarter|[Pp]ortal)\\s?(?:[Nn]o\\.?|[Nn]umber|#)?\\s?${DOOR_ID}(?![\\w%:]|[.,]\\d)`;
/** “B-1204”, “C-4/127”, “N6/412”, “5-J”, “2F8”. */
const LETTERED = '(?:[A-Z]{1,2}-?\\d{1,4}[A-Z]?(?:[/-]\\d{1,4}[A-Z]?)?|\\d{1,4}-[A-Z]|\\d{1,2}F\\d{1,2})(?![\\w%:]|[.,]\\d)';
const PEOPLE_OR_POST = '(?:tenants?|flats?|owners?|residents?|neighbou?rs?|famil(?:y|ies)|couple|guy|lady|aunty|uncle|sir|madam|guest|maid|cook|driver|watchman|guard|security|parcel|courier|package|delivery|post|mail|leak(?:ing|age)?|water|noise|keys?|bell|intercom|lives?|living|live|stay(?:s|ing)?|moved|shifted|shifting|come|reach|visit|painter|plumber|electrician|carpenter)';

const LEARNT_OR_PLAYED = /\b(?:page|exercise|homework|exam|revis\w+|test|chapter|lessons?|questions?|quiz|module|textbook|vocab|syllabus|course|season|episode|gate \d|flight|seat|terminal|boarding|umpire|auction|bid)\b/i;

export const DOOR_RUNS: readonly AddressForm[] = [
  {
    needs: DIGIT | UPPER,
    hint: /\b(?:flat|apt|apartment|unit|house|hse|h\/no|plot|stand|erf|lot|shop|blk|block|bldg|tower|wing|hostel|villa|bungalow|qtr|quarter|portal)\b/i,
    score: 0.8,
    rejects: LEARNT_OR_PLAYED,
    pattern: new RegExp(`(?<![A-Za-z/])(?:${DOOR},?\\s){0,2}${HEAD}(?:,\\s(?:${DOOR}|${STREET}|${LANDMARK}|${FLOOR}|${A_PLACE}(?:${STOP_AT}|(?=,?\\s${POSTCODE}))|${POSTCODE})|\\s${DOOR})`, 'g'),
  },
  {
    needs: DIGIT | UPPER,
    hint: /, (?:flat|apt|apartment|house|hse|door|plot|stand|erf|shop|court|bungalow|cottage|villa|cabin|trailer|slip|farm|unit|block|row house)\b/i,
    score: 0.75,
    rejects: LEARNT_OR_PLAYED,
    pattern: new RegExp(
      `(?<![\\wÀ-ɏ'’-])${A_PLACE},\\s(?:(?:[Ff]lat|[Aa]pt\\.?|[Aa]partment|[Hh]ouse|[Hh]se|[Dd]oor|[Pp]lot|[Ss]tand|[Ee]rf|[Ss]hop|[Bb]ungalow|[Cc]ottage|[Vv]illa|[Cc]abin|[Tt]railer|[Ss]lip|[Ff]arm|(?<=[A-Z][\\w'’-]{1,20}\\s[A-Z][\\w'’-]{1,20},\\s)[Uu]nit|Row House)\\s?(?:[Nn]o\\.?|#)?\\s?${DOOR_ID}|(?:Court|Block|Road|Street|Lane)\\s\\d{1,3},\\s${DOOR})(?![\\w%:]|[.,]\\d)`,
      'g',
    ),
  },
  {
    needs: DIGIT | UPPER | PLATED,
    score: 0.8,
    pattern: new RegExp(`(?<![\\w#/-])${LETTERED},?\\s(?:${FLOOR}|back lane gate|(?:${DOOR},?\\s)?(?:[A-Z][\\w'’.-]{1,20}\\s){0,3}${ESTATE}(?![a-z]))`, 'g'),
  },
  {
    needs: DIGIT | UPPER | PLATED,
    hint: /[A-Z]-?\d|\d-[A-Z]|\dF\d/,
    score: 0.7,
    rejects: LEARNT_OR_PLAYED,
    pattern: new RegExp(`\\b${PEOPLE_OR_POST}(?:[,?]?\\s(?:from|in|at|of|to|for|is|no\\.?|number|bell|rang|ring)){1,2}\\s((?:[A-H]-?\\d{2,4}|\\d{1,4}-?[A-H]|\\d{1,2}F\\d{1,2})(?:\\sor\\s[A-H]-?\\d{2,4})?)(?![\\w%:]|[.,]\\d)`, 'g'),
  },
  {
    needs: DIGIT | UPPER | PLATED,
    score: 0.7,
    // Two of which one is right.
    pattern: /\b(?:which (?:flat|door|house|apartment)|flat|wrong door|wrong flat)[,:?]? ([A-H]-?\d{2,4} or [A-H]-?\d{2,4})(?![\w%:])/g,
  },
  {
    needs: DIGIT | UPPER | PLATED,
    hint: /(?:unit|apt|apartment|flat|storage|locker) [A-Z]-?\d|(?:unit|apt|apartment|flat) \d{1,4}-/i,
    score: 0.75,
    pattern: /(?<![A-Za-z])(?:[Uu]nit|[Aa]pt\.?|[Aa]partment|[Ff]lat) ((?:[A-Z]-?\d{1,4}|\d{1,4}-[A-Z\d]{1,4})[A-Z]?)(?![\w%:]|[.,]\d)/g,
    rejects: LEARNT_OR_PLAYED,
  },
  { needs: DIGIT | UPPER | PLATED, hint: /\b[A-Z]{1,2}\d{1,3}\/\d{2,4} [A-Z]/, score: 0.8, pattern: new RegExp(`(?<![\\w/-])[A-Z]{1,2}\\d{1,3}/\\d{2,4}[A-Z]?,?\\s${A_PLACE}`, 'g') },
  { needs: DIGIT, hint: /#\d+, (?:\d|[fgts])/i, score: 0.8, pattern: new RegExp(`(?<![\\w#])#\\d{1,4}[A-Z]?(?:/\\d{1,4})?,\\s(?:${FLOOR}|\\d{1,2}(?:st|nd|rd|th)\\s(?:[A-Z]\\s)?(?:Main|Cross|Street|Avenue|Block))`, 'g') },
  { needs: DIGIT | UPPER | PLATED, hint: /\b\d{1,2}F\d/, score: 0.65, pattern: /\b(?:top (?:left|right|flat)|ground|buzz|buzzer|flat|bell|floor|up|stair)[,:]? (?:is )?(\d{1,2}F\d{1,2})(?![\w-])/g },
  {
    needs: DIGIT,
    score: 0.7,
    // Singapore: which block, and the floor and unit in it.
    pattern: /(?<![A-Za-z])(?:[Bb]lk|[Bb]lock) \d{1,3}[A-Z]?(?: not \d{1,3}[A-Z]?)?,? (?:unit |#)?(?:\d{2}-\d{2,4})(?![\w-])/g,
  },
  { needs: DIGIT, score: 0.8, pattern: /\bunit \d{2}-\d{2,4}(?![\w-])/gi },
];
