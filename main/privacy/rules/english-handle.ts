import { COMMON_WORDS } from '../names/common-words.ts';
import { DIGIT, FIVE_DIGITS, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { isMadeUp } from './networks.ts';
import { PROFILES, PROFILED } from './profile-handle.ts';
import { after, before, type Place, type Rule } from './rule.ts';
import { NOT_TOLD } from './told-handle.ts';

const ACCOUNT = '(?:user ?name|handle|gamer ?tag|ign|in[- ]game name|screen name|display name|user ?id|nick(?:name)?|alias|profile name|account name|acct|battle ?tag)';
const ACCOUNTED = wordsOf(' username| user name| handle|gamertag|gamer tag| ign|in-game name|in game name|screen name|display name| userid| user id| nick|nickname| alias|profile name|account name| acct|battletag|battle tag');
/** From a network to the name on it: one flat loop of words. */
const STEPS =
  "(?:['’]s|\\s|:|=|→|->|,|-|@(?= )|is|was|name|id|user(?:name)?|handle|tag|acct|account|profile|channel|shop|store|code|as|at|under|i['’]?m|it['’]?s|me|called|everywhere|on everything){0,8}[\"“'‘]?";
const NAME = '[A-Za-z_.](?:[\\w.-]{1,30}[A-Za-z0-9_])';

/** A name that can be no word with a dash and no number of a thing. */
const isStrict = (value: string): boolean => isMadeUp(value) && (/_|[A-Za-z]\d{2}|[A-Za-z]-?\d{2,}$|^[A-Za-z]{2,}\.[A-Za-z]{2,}|[A-Za-z]\.[A-Za-z]{2}/.test(value)) && /[a-z]/.test(value) && !/^[a-z]{2,9}-\d{1,2}[a-z]{0,2}$|^(?:year|junction|level|half|step|mid|pre|post|non|co|e)-/i.test(value);
const isTheOwnWord = (value: string, place: Place): boolean => value.length >= 7 && /^[a-z]+$/.test(value) && !COMMON_WORDS.has(value) && !NOT_TOLD.test(value) && /^["”']?(?:$|[,.;!?)\n]|, | (?:if|btw|lol|everywhere|on ))/.test(after(place, 12)) && !/ing$|ed$|ly$|ness$|tion$|able$|ous$|ful$/.test(value);

const OF_A_PERSON = '(?:my|his|her|their|our|your|mum’s|[a-z]{2,12}[\'’]s)';
const CLOSED =
  `(?=["”'’]?(?:,? (?:is|that['’]?s|thats|it['’]?s) (?:${OF_A_PERSON}|the) (?:new |old |main |other )?| ?\\((?:${OF_A_PERSON} )?(?:on )?|,? (?:<-|-{1,2}|–) ?(?:${OF_A_PERSON} )?| ${OF_A_PERSON} )(?:${PROFILES}|${ACCOUNT}|user)(?: (?:name|id|user|handle|account|tag|shop))?(?![A-Za-z])(?! (?:is|was) ))`;

const CODES = wordsOf('friend code| fc | fc:|trainer|pogo|pokemon go|pokémon go|switch code|dream address|da-| uid|player id|character id|pubg id| ml id|mlbb id|free fire|genshin| hsr|honkai| tag|maker id|creator|steam');

/** Names on networks and in games as they are told in English, in either order. */
export const englishHandleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: PROFILED,
    score: 0.82,
    pattern: new RegExp(`(?<![A-Za-z0-9_.@/])(?:${PROFILES})(?![A-Za-z0-9_])${STEPS}(@?${NAME})(?![\\w@/-])`, 'gi'),
    accepts: (value, place) => (value.startsWith('@') && value.length >= 5 && !/^@(?:here|everyone|channel|all)$/i.test(value)) || (isStrict(value) && !/(?:line|signal|switch|epic|threads) $/i.test(before(place, 9))),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: PROFILED,
    score: 0.75,
    pattern: new RegExp(`(?:^|(?<![A-Za-z])${OF_A_PERSON} )(?:${PROFILES})(?:['’]s|:| -| =| name is| handle is| is|, it['’]?s) @?([a-z]{7,24})(?![\\w@-])`, 'gi'),
    accepts: isTheOwnWord,
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: ACCOUNTED,
    score: 0.8,
    pattern: new RegExp(`(?<![A-Za-z])${ACCOUNT}(?![A-Za-z])${STEPS}(@?${NAME})(?![\\w@/-])`, 'gi'),
    accepts: (value, place) => isStrict(value.replace(/^@/, '')) || (/(?:is|:|['’]s) $|: ?$/.test(before(place, 4)) && isTheOwnWord(value, place)),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: [...PROFILED, ...ACCOUNTED],
    score: 0.8,
    pattern: new RegExp(`(?<![\\w@./#-])@?${NAME}(?![\\w@-])${CLOSED}`, 'gi'),
    accepts: (value) => value.startsWith('@') || isStrict(value),
  },
  { kind: 'HANDLE', needs: FIVE_DIGITS, hint: CODES, score: 0.85, pattern: /(?<![A-Za-z])(?:uid|(?:player|character|pubg|ml|mlbb|free fire|genshin|hsr|honkai|pok[eé]mon go|steam)(?: friend)?(?: ?(?:u?id|code|64))?)(?:['’]s|\s|:|is|code|id|friend){0,6}(\d{7,17})(?![\d-]|\.\d)/gi, accepts: (_value, place) => !/^ (?:players|views|people|downloads)/i.test(after(place, 12)) },
  // The letters and digits of which Supercell makes its tags.
  { kind: 'HANDLE', needs: DIGIT, hint: CODES, score: 0.8, pattern: /(?<=tag[^#\n]{0,12})#[0289PYLQGRJCUV]{6,10}(?!\w)/g, accepts: (value) => /\d/.test(value) && /[A-Z]/.test(value) },
  { kind: 'HANDLE', needs: DIGIT, hint: CODES, score: 0.85, pattern: /(?<![\w-])(?:DA(?:-\d{4}){3}|(?<=(?:maker|creator) (?:id|code)[^\n]{0,5})[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3})(?![\w-])/g },
];
