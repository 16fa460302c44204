import type { EntityKind } from '#contract';
import { DIGIT } from '../text/character-classes.ts';
import { keepOnly } from '../text/keep-only.ts';
import type { Words } from '../text/word-search.ts';
import { countLength } from './count.ts';

/** A find in the normal form. Offsets in its units, `end` exclusive. */
export type Span = {
  readonly start: number;
  readonly end: number;
  readonly kind: EntityKind;
  readonly score: number;
  readonly by: 'rule' | 'name-list' | 'own-word' | 'tagger' | 'model';
};

/** Where a value was found, for rules that look around it. */
export type Place = { readonly text: string; readonly start: number; readonly end: number };

/**
 * One shape of personal data. The value is the last group of `pattern`, which must end the match (what follows belongs in a look-ahead), or the whole match.
 * Patterns have bounded quantifiers, so that a rule is linear in the text: `test/privacy/linear-time.test.ts` holds them to it.
 */
export type Rule = {
  readonly kind: EntityKind;
  /** Bits of `character-classes.ts` that a text needs for this rule to be tried. */
  readonly needs: number;
  /** Words of which one must be there for `accepts` to accept, or a cheap search without which the pattern cannot match. What words and shapes the pattern itself requires is read from it. */
  readonly hint?: Words | RegExp;
  readonly pattern: RegExp;
  readonly score: number;
  readonly accepts?: (value: string, place: Place) => boolean;
};

/** Kinds that are written as groups of digits. */
const NUMBERS: ReadonlySet<EntityKind> = new Set(['PHONE', 'FINANCE_NO', 'GOV_ID', 'DEVICE']);
const MOST_OF_A_UNIT = 10;

/** Adds what `rule` finds to `spans`. */
export const runRule = (rule: Rule, text: string, spans: Span[]): void => {
  const { kind, pattern, accepts } = rule;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.lastIndex < text.length ? pattern.exec(text) : null) {
    const matched = match.at(-1) ?? match[0];
    const matchEnd = match.index + match[0].length;
    const counted = NUMBERS.has(kind) ? countLength(matched, text.slice(matchEnd, matchEnd + MOST_OF_A_UNIT)) : 0;
    const [start, end] = [matchEnd - matched.length, matchEnd - counted];
    const value = counted === 0 ? matched : text.slice(start, end);
    if (value.length > 0 && (!accepts || accepts(value, { text, start, end })))
      spans.push({ start, end, kind, score: rule.score, by: 'rule' });
    else pattern.lastIndex = match.index + 1;
  }
};

/** The `length` units before a value. */
export const before = ({ text, start }: Place, length: number): string => text.slice(Math.max(0, start - length), start);

/** The `length` units after a value. */
export const after = ({ text, end }: Place, length: number): string => text.slice(end, end + length);

/** A number that names a thing, not a person: orders, parcels, tickets, builds, rows of a table. */
const THING_NUMBER =
  /(?:订单|运单|快递|物流|单号|流水|学号|工号|考号|准考证|编号|序号|货号|型号|款号|料号|零件号|批号|工单|票号|期号|发票|条码|包裹|order|tracking|parcel|invoice|ticket|case|\bref(?:erence)?|sku|\bmodel|\bpart|isbn|issn|\bdoi|commit|build|version|issue|\bpnr|hall ticket|barcode|microchip|\bmpan|\bmprn|\bubrn|\bawb|docket|chain of custody|(?:booking|reservation)(?=[ _-]?(?:no\b|id\b|code|ref))|\bmtcn|e-ticket \d{3}|\broll(?= ?(?:no|number))|container(?=[ _-]?(?:no\b|number|code))|\b(?:ean|upc|gtin|ndc|dpci|asn|oem|fedex)|\bpr|_id|(?<!pay|fps ?|快)id|timestamp|\bts|parse|#)(?:代?[号码]|单号|编号|[ _-]?(?:no\.?|number|num|id|code))?\s?(?:是|为|is|was|[:=#("'])?\s?["'#]?$/i;

/** “Tracking 1Z 999 AA1 …”: the number began before the value. */
const BEGUN_THING =
  /(?:运单|快递|物流|单号|tracking|parcel|isbn|iban)(?:[号码]| (?:no\.?|number|id|code))?(?: is|是)?[: ]{0,3}(?:[A-Z0-9]{1,6}[ -]){1,6}$|(?:barcode|\bchip|\bups|\bmpan)(?: (?:no\.?|number))?[: ]{1,2}(?:(?=[A-Z]{0,5}\d)[A-Z0-9]{1,6}[ -]){1,6}$/i;

/** Where a number goes on, a space or a dash stands before what is left of it. */
const mayGoOn = ({ text, start }: Place): boolean => text[start - 1] === ' ' || text[start - 1] === '-';

export const isThingNumber = (place: Place): boolean => THING_NUMBER.test(before(place, 28)) || (mayGoOn(place) && BEGUN_THING.test(before(place, 48)));

/** The digits of a value, without its separators. */
export const digitsOf = (value: string): string => keepOnly(value, DIGIT);
