import type { TaggedSpan } from '#tagger-worker';
import { HOUR } from '../nobodys/numbers.ts';
import { after, before, isThingNumber, type Place, type Span } from '../rules/rule.ts';
import { ALONE, BORNE_OUT } from './scores.ts';
import { touches } from '../text/touches.ts';

type ToldKind = Exclude<TaggedSpan['kind'], 'PERSON' | 'ADDRESS'>;

/** From how sure our own must be of what no rule has found, by kind, chosen on scenes that it had not learned from: numbers are most often those of things. */
const SURE: Readonly<Record<ToldKind, number>> = { PHONE: 0.8, GOV_ID: 0.84, FINANCE_NO: 0.8, DEVICE: 0.82, VEHICLE: 0.93, BIRTHDAY: 0.86, SECRET: 0.915, HANDLE: 0.74 };
/** From when on it is underlined. */
const BORNE_OUT_FROM = 0.98;

/** Of one letter or digit nothing is told. */
const TELLS = /[\p{L}\p{N}].*[\p{L}\p{N}]/u;
/** A hash, a version, a colour, a file, a weakness's number: whoever knows it knows nothing of anybody. */
const HASH = /^(?=.*[a-f])[0-9a-f]{24,}$/i;
const VERSION = /^@?v?\d+\.\d+\.\d+$/i;
const OF_SOFTWARE = /^(?:#[0-9a-f]{3,8}|\S+\.(?:git|js|ts|py|json|md|txt|zip|pdf|jpe?g|png)|(?:CVE|RFC)-?\d.*)$/i;
/** A size, what a meter shows, an episode, a book's number, counts of a dance, a place on a map. */
const OF_A_KIND = /^-?\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?|dBm|mAh|[GMk]?Hz|[cm]m)$|^s\d{1,2}e\d{1,3}$|^97[89][ -]\d|^-\d|^[1-8]?234(?: [1-8]234)+$/i;
/** “Till approx 1800”, 取餐 A-1086, “click n collect 4471”. */
const TIMED = /(?<![A-Za-z])(?:till|until|by|from|approx|around|about|after|before) $/i;
const EXTENSION = /^\.(?:zip|gz|tar|txt|pdf|png|jpe?g|docx?|xlsx?|mp[34])(?![a-z])/i;
const YEAR = /^(?:19|20)\d\d$/;
const MOST_CALLED_OUT = 6;
const CALLED_OUT = /(?:取餐|叫号|过号)(?:号|码)?\s?$|(?<![A-Za-z])click (?:n|and|&) collect $/i;
/** A sum, a school year, some years in a row. */
const RECKONED = /^(?=.*[=*×÷+])\d[\d\s.()+*=×÷/-]*$|^(?:1[89]|20)\d\d(?:[ -](?:1[89]|20)\d\d)+$/;
/** Before what a key or a file is known by. */
const FINGERPRINT = /(?:sha-?\d*|md5|指纹|fingerprint)[:：\s]*$/i;
/** Hours from one to another, numbers that anybody calls, a hashtag. */
const EVERYBODYS = /^(?:[01]\d|2[0-4])[0-5]\d ?[-–] ?(?:[01]\d|2[0-4])[0-5]\d$|^1[12]\d(?:[ ,、]1[12]\d)+$|^100\d\d(?:[ ,、]100\d\d)*$|^#[A-Za-z]/;
/** Behind what is counted or measured. */
const MEASURED = /^\s?(?:ms|px|km|kg|mm|cm|fps|[GMK]B|元|块|人|次|条|秒|米|斤)(?![\p{L}\p{N}])/u;

/** A date of these years is a birth only where somebody says so. */
const OF_THESE_YEARS = /(?<!\d)20[23]\d(?!\d)/;
const BORN = /born|birth|b-?day|\bdob\b|baby|newborn|生|满月|宝宝|诞/i;

/** Kinds that are numbers, as things have them too. */
const NUMBERS: ReadonlySet<ToldKind> = new Set(['PHONE', 'GOV_ID', 'FINANCE_NO', 'DEVICE', 'VEHICLE']);
/** “his id is 4471-88-2210”. */
const SOMEBODYS_ID = /\bid(?: card)?(?: is|'s|:)?\s?$/i;

/** Whether what stands there is known of a thing. */
const isOfAThing = (place: Place, kind: ToldKind): boolean => {
  const words = place.text.slice(place.start, place.end);
  if (OF_SOFTWARE.test(words) || RECKONED.test(words) || EVERYBODYS.test(words) || FINGERPRINT.test(before(place, 16)) || MEASURED.test(after(place, 8))) return true;
  if (OF_A_KIND.test(words) || (words.length <= MOST_CALLED_OUT && CALLED_OUT.test(before(place, 16))) || (HOUR.test(words) && TIMED.test(before(place, 10)) && !/code|pin/i.test(place.text))) return true;
  if (kind === 'HANDLE' && (YEAR.test(words) || EXTENSION.test(after(place, 6)))) return true;
  if (kind === 'BIRTHDAY') return OF_THESE_YEARS.test(words) && !BORN.test(place.text);
  if (kind !== 'SECRET' && HASH.test(words)) return true;
  if (kind !== 'PHONE' && VERSION.test(words)) return true;
  return NUMBERS.has(kind) && isThingNumber(place) && !(kind === 'GOV_ID' && SOMEBODYS_ID.test(before(place, 12)));
};

/** What is known of the text beside what was told. */
type ToldBeside = { readonly others: readonly Span[]; readonly isNobodys: (find: Pick<Span, 'kind' | 'start' | 'end'>) => boolean };

/**
 * A number, a password, a name on a platform, a date of birth that our own tagger sees; undefined where it is not sure, where it names a thing, or where `others`,
 * finds that have a shape, hold part of it already: what a rule has checked ends where the rule says.
 */
export const toldOf = (text: string, found: TaggedSpan, { others, isNobodys }: ToldBeside): Span | undefined => {
  const { kind, start, end } = found;
  if (kind === 'PERSON' || kind === 'ADDRESS') return undefined;
  const sure = found.by['own'] ?? 0;
  const words = text.slice(start, end);
  if (sure < SURE[kind] || others.some((span) => touches(span, found)) || !TELLS.test(words) || isOfAThing({ text, start, end }, kind) || isNobodys({ kind, start, end })) return undefined;
  return { start, end, kind, score: sure >= BORNE_OUT_FROM ? BORNE_OUT : ALONE, by: 'tagger' };
};
