import { isEverybodys, isPrivateHere } from '../names/chinese-names.ts';
import { DOUBLE_SURNAMES, GIVEN, SAFE_SURNAMES, SURNAMES, TITLES } from '../names/chinese-surnames.ts';
import { EVERYDAY_THINGS } from '../names/everyday-things.ts';
import { KNOWN_CHINESE } from '../names/known-chinese.ts';
import { isForeignSound, PUBLIC_CHINESE } from '../names/public-chinese.ts';
import { PUBLIC_SHORT_CHINESE } from '../names/public-short-chinese.ts';
import { WORDS_TOO_CHINESE } from '../names/words-too-chinese.ts';
import type { Place } from '../rules/rule.ts';
import { isInChineseLexicon, isRatherAWord, isTitled, LATIN_IN_HAN, MARKED } from './han-lexicon.ts';
import { evidenceOf, logit } from './likelihood.ts';

/** How sure LAC, our own and a rule are that a place is a name, 0 … 1; 0 where one sees nothing. `beside`: of a rule's find that holds part of it or more than it. */
export type SureOfHan = { readonly lac: number; readonly own: number; readonly rule: number; readonly beside: number };

/** How far around a name is looked, in UTF-16 units. */
const AROUND = 12;

const OPENING = /(?:^|[\n ,，.。!！?？:：;；、(（"“「【@])$/;
const CLOSING = /^(?:$|[\n ,，.。!！?？:：;；、)）"”」】~～…])/;
/** Whom something is given to, asked or done with. */
const TOWARDS = /[叫找问约请让跟给和与同被向替帮陪等见送谢催喊教骂揍扶接夸欠]$/;
const IS_SAID = /(?:姓|叫|是|名|谁|就|有)$/;
const KIN_BEFORE = /(?:我|你|他|她|咱|俺|家|们)(?:爸|妈|哥|姐|弟|妹|叔|姨|舅|姑|爷|奶|公|婆|娘|儿子|女儿|闺女|老公|老婆|媳妇|对象|同学|同事|室友|邻居|师傅|老师)?$/;
const QUOTED = /[“"「『]$/;
/** What people do. */
const ACTS = /^(?:说|问|来|去|到|在|给|把|刚|也|已经|你|发|叫|让|他|她|明天|今天|昨天|还|就|要|能|会|没|不|请|住|带|拿|想|从|跟|和|都|又|快|先|可以|生病|请假|负责|报名|加|生日)/;
const OWNS = /^(?:的|家|他?[妈爸哥姐弟妹爷奶]|老公|老婆|儿子|女儿|生日|电话|手机|微信)/;

const ofTaggers = ({ lac, own, rule, beside }: SureOfHan): Readonly<Record<string, number | boolean>> => ({
  lac: logit(lac),
  own: logit(own),
  both: lac * own,
  lacNone: lac === 0,
  ownNone: own === 0,
  rule,
  beside,
  ruleAlone: rule > 0 && lac === 0 && own === 0,
});

const ofForm = (name: string): Readonly<Record<string, number | boolean>> => {
  const length = name.length;
  const hasSurname = SURNAMES.has(name[0] ?? '') || DOUBLE_SURNAMES.includes(name.slice(0, 2));
  return {
    isOne: length === 1,
    isTwo: length === 2,
    isThree: length === 3,
    isFour: length === 4,
    isLong: length > 4,
    hasSurname,
    isSurnameAndOne: hasSurname && length === 2,
    isSurnameAndTwo: hasSurname && length === 3,
    hasSafeSurname: SAFE_SURNAMES.has(name[0] ?? ''),
    isTitled: isTitled(name),
    endsInTitle: TITLES.some((title) => name.length > title.length && name.endsWith(title)),
    isMarked: MARKED.test(name),
    isDoubled: length >= 2 && name.at(-1) === name.at(-2),
    isOfGiven: Array.from(name).every((character) => GIVEN.has(character)),
    isInLexicon: isInChineseLexicon(name),
    hasLatin: /[A-Za-z]/.test(name),
    isLatinInHan: LATIN_IN_HAN.test(name),
    isForeign: name.includes('·'),
  };
};

const ofLists = (name: string): Readonly<Record<string, number | boolean>> => ({
  isRatherAWord: isRatherAWord(name),
  isThing: EVERYDAY_THINGS.has(name),
  isKnown: KNOWN_CHINESE.has(name),
  isPublic: PUBLIC_CHINESE.has(name.replace('·', '')),
  isForeignSound: isForeignSound(name),
  isPublicShort: PUBLIC_SHORT_CHINESE.has(name),
  isWordToo: WORDS_TOO_CHINESE.has(name),
});

const ofContext = ({ text, start, end }: Place): Readonly<Record<string, number | boolean>> => {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return {
    isEverybodys: isEverybodys(text, start, end),
    isPrivateHere: isPrivateHere(text, start, end),
    opens: OPENING.test(before),
    closes: CLOSING.test(after),
    standsAlone: OPENING.test(before) && CLOSING.test(after),
    afterTowards: TOWARDS.test(before),
    afterSaid: IS_SAID.test(before),
    afterSurnameWord: before.endsWith('姓'),
    afterKin: KIN_BEFORE.test(before),
    quoted: QUOTED.test(before),
    beforeAct: ACTS.test(after),
    beforeOwned: OWNS.test(after),
    beforeNumber: /^\s?\d/.test(after),
    beforeTitle: TITLES.some((title) => title.length > 1 && after.startsWith(title)),
  };
};

/** What speaks for and against a Chinese name, each by its name; a truth is 1. Offsets in the normal form. */
export const hanEvidence = (place: Place, sure: SureOfHan): ReadonlyMap<string, number> => {
  const name = place.text.slice(place.start, place.end);
  return evidenceOf({ ...ofTaggers(sure), ...ofForm(name), ...ofLists(name), ...ofContext(place) });
};
