import { COMMON_WORDS } from '../names/common-words.ts';
import { DOUBTFUL_NAMES, GIVEN_NAMES, PINYIN_SURNAMES } from '../names/english-given-names.ts';
import { isNobodyHere } from '../names/english-nobody.ts';
import { FAMOUS_ENGLISH } from '../names/famous.ts';
import { ENGLISH_THINGS, SAID_OF_FAMOUS } from '../names/not-people.ts';
import { withoutAccents, withoutPossessive } from '../names/plain-word.ts';
import { isPublicEnglish, PUBLIC_WORDS } from '../names/public-english.ts';
import { WORDS_TOO_ENGLISH } from '../names/words-too-english.ts';
import type { Place } from '../rules/rule.ts';
import { evidenceOf, logit } from './likelihood.ts';
import { hasHan } from '../text/has-han.ts';

/** How sure Rampart, our own and a rule are that a place is a name, 0 … 1; 0 where one sees nothing. */
export type SureOfLatin = { readonly rampart: number; readonly own: number; readonly rule: number };

const CAPITAL = /^[\p{Lu}\p{Lt}]/u;
const LOWER = /^\p{Ll}/u;
/** How far around a name is looked, in UTF-16 units, and how far for the script and the case that the text is in. */
const AROUND = 24;
const WIDE = 200;

/** Where there is no second one, Rampart does not read. */
const LATIN_WORD = /[A-Za-z\u00c0-\u024f]{2,}/g;

/** Mon, GP, UK, imei: letters for a day, a post, a country, a number that one has. */
const POST = /^(?:[Ii]mei|IMEI|NRIC|SSN|NINO|VAT|CDL|BRP|DOB|dob|PIN|OTP|IBAN|iban|[Mm]on|[Tt]ues?|[Ww]eds?|[Tt]hu(?:rs?)?|[Ff]ri|[Ss]at|MC|DJ|HR|PE|VP|CEO|CTO|CFO|GP|PA|PM|QA|IT|PT|TA|RA|AI|UK|US|EU|NHS|HQ)$/;
const OPENING = /(?:^|[.!?\n]["'”’)]?)\s*$/;
const ARTICLE = /\b(?:the|a|an|this|that|these|some|any|no|new|another|my|our|your|his|her|their)\s$/i;
/** Who is spoken to or asked, whom something goes to, and what somebody is asked to do. */
const SPOKEN_TO = /\b(?:tell|told|ask|asked|call|called|text|texted|ping|message|remind|meet|met|hi|hey|hello|thanks|thx|cheers|dear|love|cc|sorry|welcome)\s$|[给找问让叫跟请约催]\s?$/i;
const TOWARDS = /\b(?:with|from|to|for|by|about|and|or|than|as|&|\+)\s$/i;
const ASKED = /\b(?:can|could|will|would|did|does|has|is|was|if|when|while|that|because|since|until|til|so|but)\s$/i;
const WITHIN = /\b(?:in|on|at|of|near|around|through|via)\s$/i;
const TITLE = /\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|uncle|auntie|aunt|aunty|nurse|coach|sister|brother|pastor|father|sergeant|officer)\.?\s$/i;
/** What people do, and things seldom. */
const ACTS =
  /^ (?:said|says|wants?|wanted|needs|got|gets|did|didn['’]?t|does|doesn['’]?t|owes|left|called|texted|rang|brought|brings|bringing|passed|asked|asks|told|put|forgot|took|takes|had|works|lives|can|can['’]?t|could|couldn['’]?t|will|won['’]?t|would|knows|thinks|found|fixed|made|gave|sent|went|came|sends|reckons|drove|booked|paid|sorry)\b|^\s?(?:说|问|让|叫|来|去|到|发|请|把|给|在|也|已经|刚)/i;
const IS = /^(?:['’]s| is| was| has| are) /i;
const OWNS = /^['’]s? (?:mum|mom|dad|sister|brother|wife|husband|partner|kids?|son|daughter|nan|gran|birthday|bday|party|place|house|flat|number|phone|turn|boss|teacher|baby)\b/i;
const THING_AFTER = /^ (?:[a-z]+s|[a-z]{3,})\b/;

/** In one row with other names or titles: “Tom, Dick and Harry”. */
const IN_A_ROW_AFTER = /^(?:,| and| or| &) [A-Z][a-z]/;
const IN_A_ROW_BEFORE = /[A-Z][a-z'’]+(?:,| and| or| &)\s$/;
/** A word that none of the others is: “every Tom”, “old Nokia”. */
const WORD_BEFORE = /(?:^|\s)[a-z]{4,}\s$/;

const plain = (word: string): string => withoutAccents(withoutPossessive(word.toLowerCase()));
type Name = { readonly text: string; readonly words: readonly string[]; readonly first: string; readonly last: string };
type Around = { readonly before: string; readonly after: string; readonly wide: string };

const ofTaggers = ({ rampart, own, rule }: SureOfLatin): Readonly<Record<string, number | boolean>> => ({
  rampart: logit(rampart),
  own: logit(own),
  both: rampart * own,
  rampartNone: rampart === 0,
  ownNone: own === 0,
  rule,
  ruleAlone: rule > 0 && rampart === 0 && own === 0,
});

const ofForm = ({ text, words }: Name, { before, wide }: Around) => {
  const isCapital = words.every((word) => CAPITAL.test(word));
  const opens = OPENING.test(before);
  return {
    isCapital,
    isLower: words.every((word) => LOWER.test(word)),
    isCapitalWithin: isCapital && !opens,
    isAbbreviation: /^[A-Z]{2,6}$/.test(text) && /[a-z]{2}|[\u3400-\u9fff]/.test(wide),
    isBrandCase: /^(?:[a-z]{1,2}[A-Z]|[A-Z]-[A-Z]|[A-Z][a-z]+[A-Z]{2})/.test(text),
    isTwoWords: words.length === 2,
    isMoreWords: words.length > 2,
    isShort: text.length <= 3,
    hasDigit: /\d/.test(text),
    isPost: POST.test(text),
    isAmongChinese: hasHan(wide),
    isCapitalOnPurpose: isCapital && !opens && /^\W*[a-z]/.test(wide),
    isOnlyWord: (wide.match(LATIN_WORD)?.length ?? 0) === words.length,
    opens,
  };
};

const ofLists = ({ words, first, last }: Name): Readonly<Record<string, number | boolean>> => {
  const isLower = words.every((word) => LOWER.test(word));
  const isGiven = GIVEN_NAMES.has(first);
  const isCommon = COMMON_WORDS.has(first);
  return {
    isGiven,
    isGivenLast: words.length > 1 && GIVEN_NAMES.has(last),
    isGivenLower: isGiven && isLower,
    isDoubtful: DOUBTFUL_NAMES.has(first),
    isDoubtfulAlone: DOUBTFUL_NAMES.has(first) && words.length === 1,
    isPinyin: PINYIN_SURNAMES.has(first) || PINYIN_SURNAMES.has(last),
    isCommon,
    isCommonLast: words.length > 1 && COMMON_WORDS.has(last),
    isCommonLower: isCommon && isLower,
    isPublicWord: PUBLIC_WORDS.has(first) && !isGiven,
    isThing: ENGLISH_THINGS.has(first) && !isGiven,
    isWordToo: WORDS_TOO_ENGLISH.has(words.map(plain).join(' ')),
    isFamous: FAMOUS_ENGLISH.has(`${first} ${words[1]?.toLowerCase() ?? ''}`.trim()),
  };
};

const ofContext = (place: Place, { before, after }: Around): Readonly<Record<string, number | boolean>> => ({
  isPublicHere: isPublicEnglish(place),
  isNobody: isNobodyHere(place),
  isSaidOfFamous: SAID_OF_FAMOUS.test(after),
  afterArticle: ARTICLE.test(before),
  afterSpokenTo: SPOKEN_TO.test(before),
  afterTowards: TOWARDS.test(before),
  afterAsked: ASKED.test(before),
  afterWithin: WITHIN.test(before),
  afterTitle: TITLE.test(before),
  afterCapital: /[A-Z][\w'’]+ $/.test(before),
  beforeAct: ACTS.test(after),
  beforeIs: IS.test(after),
  beforeOwned: OWNS.test(after),
  beforeCapital: /^ [A-Z][a-z]/.test(after),
  beforeThing: THING_AFTER.test(after) && !ACTS.test(after) && !IS.test(after),
  beforeList: /^(?:,| and| &| \+)/.test(after),
  inARow: IN_A_ROW_AFTER.test(after) || IN_A_ROW_BEFORE.test(before),
  afterOtherWord: WORD_BEFORE.test(before) && ![SPOKEN_TO, TOWARDS, ASKED, WITHIN, ARTICLE].some((pattern) => pattern.test(before)),
  beforeNumber: /^\s?\d/.test(after),
  isPossessive: /^['’]s\b/.test(after),
  ends: /^\s*$/.test(after),
});

/** What speaks for and against a name in Latin letters, each by its name; a truth is 1. Offsets in the normal form. */
export const latinEvidence = (place: Place, sure: SureOfLatin): ReadonlyMap<string, number> => {
  const { text: whole, start, end } = place;
  const text = whole.slice(start, end);
  const words = text.split(/\s+/);
  const name = { text, words, first: plain(words[0] ?? ''), last: plain(words.at(-1) ?? '') };
  const around = { before: whole.slice(Math.max(0, start - AROUND), start), after: whole.slice(end, end + AROUND), wide: whole.slice(Math.max(0, start - WIDE), end + WIDE) };
  const form = ofForm(name, around);
  return evidenceOf({ ...ofTaggers(sure), ...form, ...ofLists(name), ...ofContext(place, around), ownOfOnlyWord: form.isOnlyWord ? sure.own : 0 });
};
