import { DIGIT, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, digitsOf, type Place, type Rule } from './rule.ts';

/** What numbers of people and companies are called, by country, as the offices that give them write it. */
const NAMES: readonly string[] = [
  // Identity, residence, travel.
  'pp(?= [A-Z]{1,3}\\d{6})|national id(?:entity)?|id(?:entity)? ?card|identification|id (?:no|number|num)|citizen id|passport|pp (?:no|number)|brp|evisa|visa (?:no|number)|green ?card|alien (?:reg(?:istration)?|no|number)|a-number|uscis|receipt number|sevis|known travell?er|ktn|global entry|redress|nexus|i-?94|travel document|residen(?:ce|t) (?:card|permit)|zairyu|arc (?:no|number)|work permit|share code|refugee',
  'hkid|nric|my ?kad|i\\/?c|fin (?:no|number)|umid|philsys|nik|ktp|cnic|nid|voter(?:[\'’]s)?(?: id| card)?|pvc|epic|ration card|aadhaa?r|emirates id|qid|iqama|civil id|huduma|sa id|rsa id|dni|nie|bsn|personnummer|samordningsnummer|cpr|f[øo]dselsnummer|hetu|pesel|rodn[eé] [cč][ií]slo|egn|cnp|amka|kimlik|tckn|snils|cedula|c[eé]dula|curp|rut|run|rrn|my ?number|mynumber',
  // Taxes and companies.
  'tin|tax(?:payer)?(?: file)? ?(?:id|no|number|ref(?:erence)?)?|tfn|utr|ein|itin|ssn|ssn|social|pan|gstin|gst|uen|kra(?: pin)?|vat(?: reg(?:istration)?)?|ust-?id(?:nr)?|steuer-?id(?:nr)?|steuernummer|siret|siren|abn|acn|nzbn|ird|nip|regon|nif|cif|partita iva|rfc|cuit|cnpj|cpf|(?:company|co\\.?) (?:no|number|reg(?:istration)?)|companies house|registered (?:in [a-z]+(?: and wales)? )?(?:no|number)|paye(?: ref(?:erence)?)?|eori|trn',
  // Health and insurance.
  'nhs|chi (?:no|number)|h&c (?:no|number)|nhi|medicare|medicaid|mbi|ohip|health ?card|care ?card|ahcip|ramq|national insurance|nino|ni|pps ?n?|insurance|member(?:ship)? (?:id|no|number)(?= [^ ]*\\d)|philhealth|pag-?ibig|sss|gsis|uan|abha|ayushman|bvn|nin|nhif|nssf|sha (?:no|number)|carte vitale|num[eé]ro de s[eé]cu(?:rit[eé] sociale)?|codice fiscale|ahv|avs|sozialversicherungsnummer',
  // Licences.
  'driv(?:er|ing)[\'’]?s?[\'’]? ?licen[cs]e|licen[cs]e(?: no| number| num)?|c?dln?|hgv licen[cs]e|permit(?: no| number)?|nmc|gmc|gdc|hcpc|prc|nursing pin|dbs(?: cert(?:ificate)?)?|sia',
];
const NAMED = `(?<![A-Za-z])(?:${NAMES.join('|')})(?![A-Za-z])\\.?`;
const LEAD = wordsOf(
  'id|passport| pp | brp|visa|card|alien|a-number|uscis|receipt number|sevis|travel|ktn|global entry|redress|nexus|i-94|i94|resident|residence|zairyu|arc |permit|share code|refugee| nric|mykad|my kad| ic | i/c | fin |philsys| nik | ktp | cnic |voter| pvc | epic |aadha|iqama| dni | nie | bsn |personnummer|samordning| cpr |fødsel|fodsel| hetu | pesel |rodn| egn | cnp | amka |kimlik| tckn | snils |cedula|cédula| curp | rut | run | rrn |my number|mynumber| tin | tax| tfn | utr | ein | ssn |social| pan | gst| uen | kra | vat |ust-|steuer| siret | siren | abn | acn | nzbn | ird | nip | regon | nif | cif |partita| rfc | cuit | cnpj | cpf |company|co number|co no|co. n|companies|registered| paye | eori | trn | nhs | chi | c number| c no| nhi |medicare|medicaid| mbi | ohip |ahcip| ramq |insurance| nino | ni | pps|member|philhealth|pag-ibig|pagibig| sss | gsis | uan | abha |ayushman| bvn | nin | nhif | nssf | sha |vitale|numéro|numero|codice| ahv | avs |sozialv| driv|licen| dl | dln | cdl| hgv| nmc | gmc | gdc | hcpc | prc |nursing| dbs | sia ',
);

/** “no.”, “number is”, “, it's”, “for the lease:”: up to so many characters of one clause without a digit. */
const GAP = "(?:['’]s)?(?:[ .:]{0,2}(?:no|nr|num|number|card|id|ref|cert)\\b\\.?){0,2}[^\\d\\n.!?;]{0,28}?";
const GROUP = '(?:[A-Z]{0,6}\\d[A-Z0-9]{0,17}|[A-Z]{1,3}(?=[ -]?\\d))';
const VALUE = `(?<![A-Za-z0-9])((?:(?:GB|IE|DE|FR|EU|SC|NI|OC|A|AB) )?[A-Z]{0,6}[-/]?\\d[A-Z0-9]{0,17}(?:[ ./-]${GROUP}){0,7}(?: (?!(?:on|is|in|at|to|of|or|if|so|as|he|me|my|we|it|an|no|by|be|do|go|up|us|ok|a|i|x)(?![A-Za-z]))[A-Z]{1,2}(?![A-Za-z0-9'’]))?)(?![\\w-])`;

/** Words before a number are no letters of it: “is 441720883”, “order 441720”. A look-ahead for patterns without case. */
export const NO_WORD = '(?!(?:is|its|it|s|m|no|nr|was|are|am|an|at|in|on|to|of|by|for|from|and|or|mine|his|her|hers|my|me|the|that|this|old|new|order|ref|opens|costs|says|took|until|fee|num|code|but|with|have|got|hai|na|ya|exp|was)(?![A-Za-z]))';

/** Orders, rooms, telephones, prices and what is due: a number after them is no document's. */
const OTHER = /(?:order|booking|invoice|ticket|case|page|tracking|parcel|confirmation|\bmeter|\breading|zoom|meeting|\broll|serial|\bimei|player|student|staff|employee|(?:user|apple|steam|game|device|team|group|channel|session|chat|server|product|item|asset|job|task|issue|fide|uscf|fppc|padi|usta|usatf|dupr)[ _-]?id|container|(?:party|park|event|building|nights away|city|burn|film|sales tax[^\d\n]{0,6}) permit|flight|room|gate|seat|version|model|build|phone|mobile|call|text|dial|\btel|helpline|hotline|office|plate|expir\w*|renew\w*|until|valid|since|before|after|by|deadline|[£$€¥])[^\d\n]{0,12}$/i;
/** Permits and licences of places and undertakings: right before a number, since what stands between may name a person's. */
const OF_A_BODY =
  /(?<![A-Za-z])(?:(?:emp|submission|club|league)[ _-]?id|(?:parking|skip|export|import|garage sale|road|street|camping|food|liquor|vendor) permit|(?:tv|raffle|premises|liquor|lottery|street trading) licen[cs]e|charity|council tax(?: bill)?,?(?: (?:my )?(?:ref|reference))?)(?:[ :#]{1,2}(?:no|number|num|id|is)){0,3}\.?[ :#]{0,3}$/i;
/** @param lead what stands right before a number */
export const isOtherNumber = (lead: string): boolean => OTHER.test(lead) || OF_A_BODY.test(lead);
const AMOUNT = /^\s?(?:%|k\b|usd|eur|gbp|dollars|pounds|euros?|quid|km|kg|people|times|points|years?|days|weeks|months|hours|mins?)/i;
const IS_DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d-\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d(?:[ /.-]\d{1,2}){1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[ /-](?:19|20)?\d\d|\d{1,2}[ -]?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}[ -]?(?:19|20)?\d\d)$/i;

/** Opening hours: 0830-1630. */
export const TIMES = /(?:^|[ A-Z])(?:[01]?\d|2[0-3])[0-5]\d ?- ?(?:[01]?\d|2[0-4])[0-5]\d$/;

/** India's banks number payments by twelve digits (UTR); Britain's taxpayers have ten. */
const isPayment = (value: string, place: Place): boolean => /\butr\W{0,3}(?:(?:no|number|is)\W{0,2})?$/i.test(before(place, 16)) && digitsOf(value).length > 10;

/** Where the words before end in a lower-case one, what follows it is prose: “my ic is 880714”. */
export const isWholeNumber = (value: string, place: Place): boolean =>
  !/(?:^|[ -])[a-z]{1,6}(?=[ -]|$)/.test(value) && !TIMES.test(value) && !IS_DATE.test(value) && !isOtherNumber(before(place, 28)) && !AMOUNT.test(after(place, 10)) && !isPayment(value, place);

/** Numbers that follow the name of a document or an office, of any form. */
export const namedDocumentRules: readonly Rule[] = [
  {
    kind: 'GOV_ID',
    needs: DIGIT | LATIN,
    hint: LEAD,
    score: 0.8,
    pattern: new RegExp(`${NAMED}${GAP}${VALUE}`, 'gi'),
    accepts: (value, place) => digitsOf(value).length >= (/[A-Za-z]/.test(value) ? 4 : 6) && value.length >= 6 && isWholeNumber(value, place),
  },
];
