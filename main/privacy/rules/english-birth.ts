import { DIGIT, LATIN } from '../text/character-classes.ts';
import { COMMON_WORDS } from '../names/common-words.ts';
import { SAID_NUMBER, SAID_YEAR } from './english-numbers.ts';
import { wordsOf } from '../text/word-search.ts';
import { MONTH } from './month.ts';
import { after, before, type Place, type Rule } from './rule.ts';

const WEEKDAY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?';
const MONTH_ABROAD =
  '(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|januar|februar|m[äa]rz|juni|juli|oktober|dezember|januari|februari|maart|mei|augustus|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|mar[çc]o|maio|junho|julho|setembro|outubro|novembro|dezembro)';
/** Years in which living people were born, or the last two digits of one. */
const BORN_YEAR = "(?:19[0-9]\\d|20[01]\\d|202[0-6]|['’]\\d\\d|\\d\\d(?![\\d:]|\\.\\d|\\s?(?:am|pm|people)))";
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** A day with its year, in any order. */
export const WHOLE_DATE = `(?:${WEEKDAY}${DAY}(?: of)?[ /-]${MONTH},?[ /-]${BORN_YEAR}|${WEEKDAY}${MONTH}[ /-](?:the )?${DAY},?[ /-]${BORN_YEAR}|${DAY} (?:de )?${MONTH_ABROAD} (?:de(?:l)? )?${BORN_YEAR}|(?:19|20)\\d\\d[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-](?:(?:19|20)\\d\\d|\\d\\d))`;
export const SHORT_DATE = `(?:${DAY}(?: of)? ${MONTH}|${MONTH} (?:the )?${DAY}|\\d{1,2}[./]\\d{1,2})`;
export const DATE_EDGE = '(?![\\w/]|[.:-]\\d)';
export const DATE_START = '(?<![\\w./:-])';

const BIRTHS = wordsOf(' born| dob| d.o.b| date of birth| dates of birth| birth| bday| b-day| b\'day|geboren| geb.|geburt|geboorte| né| née|nacid|nascid| nato il| nata il|urodzon');
const BIRTH_WORD = /\b(?:born|d\.?o\.?b\.?s?|dates? of birth|birth ?da(?:y|te)s?|b['’-]?days?|birth cert\w*|geboren|geb\.|geburtsdatum|geboortedatum|née?|nacid[oa]|nascid[oa]|nat[oa] il|urodzon[ya])(?![a-z])/i;
/** What has a date beside a birth: papers, parties, weddings, deaths and what is due. */
export const OF_SOMETHING_ELSE =
  /(?:expir\w*|\bexp\b|valid|until|till|before|after|from|since|by|deadline|due|starts?|closes?|renew\w*|ends?|travel\w*|flight|issued?(?: on)?|signed|dated|appointment|match|race|trip|party|dinner|do|wedding|married|died|passed(?: away)?|death|moved|arrives?|joined|interview|scan|exam|opens?)(?: (?:is|was|on|in|the|it['’]?s|at))*\s?[:=]?\s{0,2}$/i;
const PARTY_NEAR = /(?:birth ?day|b-?day) (?:party|dinner|do|drinks|meal|bash|lunch|cake|card|gift|present)/i;

const isOfABirth = (_value: string, place: Place): boolean => {
  const lead = before(place, 90);
  return !OF_SOMETHING_ELSE.test(lead.slice(-32)) && (BIRTH_WORD.test(lead) || BIRTH_WORD.test(after(place, 32))) && !PARTY_NEAR.test(lead);
};

const isName = (word: string | undefined): boolean => word !== undefined && !COMMON_WORDS.has(word.toLowerCase());

/** A date with its year, or a day of a month. */
const DATED = /\d[./-]\d{1,2}[./-]\d\d|\d(?:st|nd|rd|th)?(?: of)?[ /-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]{0,8}[ /-](?:the )?\d|\d (?:de )?[a-zéûäç]{3,10} (?:del? )?['’]?\d\d/i;

const KIN = '(?:sons?|daughters?|twins|kids?|boys?|girls?|baby|babies|husband|wife|mum|mom|dad|gran|nan|grandson|granddaughter|niece|nephew|godson|goddaughter|little one|wee one)';
const SAID_DAY = '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))';

/** Dates of birth told in Latin letters, where the word for birth stands some words off or only what is said of somebody tells. */
export const englishBirthRules: readonly Rule[] = [
  { kind: 'BIRTHDAY', needs: DIGIT | LATIN, hint: BIRTHS, score: 0.78, pattern: new RegExp(`${DATE_START}${WHOLE_DATE}${DATE_EDGE}`, 'gi'), accepts: isOfABirth },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT | LATIN,
    hint: DATED,
    score: 0.7,
    // “he is 4 November 2013”, “you are 9 August 91”: nobody is a date but by birth.
    pattern: new RegExp(`(?<![A-Za-z])(?:he|she|i|you|who|both|they|am|im|hes|shes|youre)(?:['’](?:s|m|re)| is| was| are| am)? (?:a )?(${WHOLE_DATE})${DATE_EDGE}`, 'gi'),
    accepts: (value) => !/20(?:2[3-9])$|^202[3-9]/.test(value),
  },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT | LATIN,
    hint: DATED,
    score: 0.65,
    pattern: new RegExp(`(?<![A-Za-z])[A-Z][a-z]{1,13} is (${WHOLE_DATE})${DATE_EDGE}`, 'gi'),
    accepts: (value, place) => !/20(?:2[3-9])$|^202[3-9]/.test(value) && isName(/(?<![A-Za-z])([A-Z][a-z]+) is $/.exec(before(place, 20))?.[1]),
  },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT | LATIN,
    hint: DATED,
    score: 0.75,
    // “Thaddeus Pettway (Jan. 12, 1931 – Oct. 3)”: the first date of a life.
    pattern: new RegExp(`(?<=[A-Z][\\w.'’-]{1,20} ?\\((?:b\\.? ?|born )?)${WHOLE_DATE}(?=\\s?(?:-|to)\\s?[A-Z0-9])`, 'gi'),
  },
  { kind: 'BIRTHDAY', needs: DIGIT | LATIN, score: 0.75, pattern: new RegExp(`(?<![A-Za-z])sunrise:? (${WHOLE_DATE})${DATE_EDGE}`, 'gi') },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT | LATIN,
    hint: DATED,
    score: 0.7,
    // “my twins: Remy & Roux, 12/1/21”.
    pattern: new RegExp(`(?<![A-Za-z])(?:my|our|his|her) ${KIN}(?:[:,-] ?| is | are )(?:[A-Z][\\w'’-]{1,14}[ ,&]{1,3}(?:and )?){0,3}(${WHOLE_DATE})${DATE_EDGE}`, 'gi'),
    accepts: (_value, place) => !OF_SOMETHING_ELSE.test(before(place, 32)),
  },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT | LATIN,
    hint: DATED,
    score: 0.7,
    // A row of a form: a name, its date, what else is asked.
    pattern: new RegExp(`(?<=(?:^|\\n)[^\\n]{0,4}[A-Z][\\w'’-]{1,16}(?: [A-Z][\\w.'’-]{0,16}){1,3} ?[/|;,] ?)(?:${WHOLE_DATE})(?= ?[/|;,] ?[\\w+(])`, 'gi'),
    accepts: (value, place) => !/20(?:2[3-9])$|^202[3-9]/.test(value) && /\d{3}|allerg|\bnone\b|@|\b(?:m|f|male|female|xs|s|l|xl)\b/i.test(after(place, 48)),
  },
  {
    kind: 'BIRTHDAY',
    needs: DIGIT | LATIN,
    hint: DATED,
    score: 0.72,
    // “wee one arrived 4.12am Tuesday 3 November, 8 pound 2”.
    pattern: new RegExp(`(?<![A-Za-z])(?:arrived|came|born|was born|is here)(?: (?:safely|early|at|on|into the world))*(?: (?:at )?\\d{1,2}[.:]?\\d{0,2} ?[ap]m)?(?: on| this)? (${WEEKDAY}${SHORT_DATE}(?:,? (?:19|20)\\d\\d)?)${DATE_EDGE}`, 'gi'),
    accepts: (_value, place) => /\d ?(?:lbs?|pounds?|oz|kg|g)\b/i.test(after(place, 40)) || /\b(?:baby|newborn|wee one|became an? (?:dad|mum|mom|uncle|aunt\w*|gran\w*)|mum and baby)\b/i.test(before(place, 70)),
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN,
    score: 0.75,
    // “she'd be 90 on the 6th of May”, “he would have been 40 on 3 June”.
    pattern: new RegExp(`(?<=\\b(?:he|she|they|nan|gran|mum|mom|dad|[A-Z][a-z]{2,12}))(?:['’]d| would)(?:['’]ve| have)? be(?:en)? (?:\\d{1,3}|${SAID_NUMBER})(?: years old)? (?:on )?((?:the )?${SHORT_DATE})${DATE_EDGE}`, 'gi'),
  },
  {
    kind: 'BIRTHDAY',
    needs: LATIN,
    score: 0.75,
    // “DOB … the twelfth of the eighth thirty nine”.
    pattern: new RegExp(`(?:the )?${SAID_DAY} of the ${SAID_DAY},? (?:of )?(?:${SAID_YEAR}|${SAID_NUMBER}|(?:19|20)?\\d\\d)(?![\\w-])`, 'gi'),
    accepts: (_value, place) => BIRTH_WORD.test(before(place, 90)),
  },
];
