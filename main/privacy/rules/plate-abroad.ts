import { CAR_WORDS } from './cued.ts';
import { DIGIT, LATIN, PLATED } from '../text/character-classes.ts';
import { requiredWords } from '../text/required-words.ts';
import { after, before, isThingNumber, type Place, type Rule } from './rule.ts';

/** What is said of a car whose plate is told. */
const NAMED =
  'car|cars|plates?|reg|rego|park(?:ed|ing)?|blocking|lights|van|vans|splitter|trailer|caravan|campervan|lorry|truck|towed?|taxi|cab|uber|grab|bolt|ola|gojek|lyft|driver|drive(?:way)?|vehicle|suv|jeep|hatchback|saloon|estate|pickup|minibus|moped|motorbike|scooter|bike|boot|bumper|hazards|traffic warden|clamp(?:ed)?|toyota|honda|nissan|suzuki|swift|hyundai|kia|ford|fiesta|focus|golf|polo|passat|skoda|octavia|fabia|audi|bmw|merc(?:edes)?|tesla|volvo|mazda|renault|clio|peugeot|citroen|fiat|opel|corsa|astra|vauxhall|micra|yaris|corolla|camry|civic|prius|jetta|innova|bolero|creta|i10|i20|alto|activa|scooty|subaru|holden|ute|chevy|dodge|mini|coach|matatu|boda|gari|gaadi|hearse|quad|limo|tractor|rickshaw|danfo|okada|bakkie|kombi|jeepney|double[- ]park(?:ed)?|dashcam|hit and run|headlamps?|headlights?|tacoma|f-?150|fortuner|hilux|sharan|wrangler|tucson|sportage|duster|qashqai|transit|sprinter|transporter|stretch|convertible|dere';
const CAR = new RegExp(`\\b(?:${NAMED})\\b`, 'i');
/** Words without which nothing is said of one. */
const CARS = requiredWords(CAR)[0] ?? [];
const isOfACar = (place: Place): boolean => CAR.test(before(place, 48)) || CAR.test(after(place, 32));

const IRISH_COUNTIES = 'C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|TN|TS|W|WD|WH|WW|WX';
/** Two digits until 2012, and since then a third for the half of the year. */
const IRISH_YEAR = '(?:\\d{2}[12]|8[7-9]|9\\d|0\\d|1[0-2])';

/** Forms that no other number has: Ghana, Kenya, Nigeria, South Africa's provinces, Ireland since 2013. */
const ALONE = new RegExp(
  `(?<![A-Za-z0-9-])(?:(?:A[CEPSW]|B[ARTW]|C[RW]|E[NR]|G[BECGLMNRSTVWXY]|N[REW]|U[EW]|V[DR]|W[DNRT])[ -]\\d{1,4}-[0-2]\\d|K[A-Z]{2} \\d{3}[A-Z]|[A-Z]{3}-\\d{3} ?[A-Z]{2}|[A-Z]{2} ?\\d{2} ?[A-Z]{2} (?:GP|WC|EC|MP|LP|NW|FS|NC|ZN)|(?:1[3-9]|2\\d)[12]-(?:${IRISH_COUNTIES})-\\d{1,6})(?![A-Za-z0-9-])`,
  'g',
);

/** Number plates of Ireland, Nigeria, Singapore and Australia, and of Britain under a personal number. */
export const plateAbroadRules: readonly Rule[] = [
  { kind: 'VEHICLE', needs: PLATED, score: 0.85, pattern: ALONE, accepts: (_value, place) => !isThingNumber(place) },
  {
    kind: 'VEHICLE',
    needs: PLATED,
    hint: CARS,
    score: 0.85,
    pattern: new RegExp(`(?<![A-Za-z0-9-])${IRISH_YEAR}(?:-(?:${IRISH_COUNTIES})-| (?:${IRISH_COUNTIES}) |(?:${IRISH_COUNTIES}))\\d{1,6}(?![A-Za-z0-9-])`, 'g'),
    accepts: (_value, place) => isOfACar(place),
  },
  {
    kind: 'VEHICLE',
    needs: PLATED,
    hint: CARS,
    score: 0.8,
    pattern: /(?<![A-Za-z0-9-])(?:[A-Z]{3}[- ]?\d{3}[- ]?[A-Z]{2}|\d[A-Z]{3} ?\d{3}|[A-Z]{3}-\d{3,4}|S[A-Z]{1,2} ?\d{1,4} ?[A-Z]|\d[A-Z]{2} ?\d[A-Z]{2}|[A-Z]{2} ?\d{2} ?[A-Z]{2}|[A-Z]{1,3} ?\d{1,4} ?[A-Z]{1,3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{2,3} \d{4,5}[A-Z]?|[A-Z]{2} \d{3}[A-Z]{2}|\d{4}-[A-Z]{3}|[A-Z]{2} \d{2,3} \d[A-Z]{1,2}|\d{2}[A-Z]{2} \d[A-Z]\d|[A-Z]{3} \d{3})(?![A-Za-z0-9-])/g,
    accepts: (value, place) => value.length >= 5 && isOfACar(place) && !/^ \d{3}(?!\d)/.test(after(place, 5)) && (!/^[A-Z]{3} \d{3}$/.test(value) || /\b(?:tags?|plates?|rego?)\b/i.test(before(place, 60))) && !/^[A-Z]{1,3} ?\d+ ?(?:AM|PM|KM|MM|CM|KG|GB|MB|TB|HZ|GHZ|HRS|HR|MIN|MPH|MPG|RS|QUID)$|^(?:BR|GT|RS|AMG)\s?\d|^[A-Z]{1,2} ?\d{1,3} ?[LKX]$/.test(value) && !/^(?:PS|USB|MP|HD|CO|H|A|B|M|E|WD)\d+(?: ?[A-Z]{1,2})?$/.test(value),
  },
  {
    kind: 'VEHICLE',
    needs: LATIN | DIGIT,
    hint: CAR_WORDS,
    score: 0.8,
    pattern: /\b(?:rego?|plates?|tag)(?:'s| is| was|:| no\.?| number)? ([A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?|[A-Z]{1,3}[ -]?\d{2,4}[ -]?[A-Z]{0,3}|\d{1,3}[ -]?[A-Z]{2,3}[ -]?\d{0,4}|\d[A-Z]{2} ?\d[A-Z]{2})(?![A-Za-z0-9-])/g,
    accepts: (value) => value.length >= 5,
  },
];
