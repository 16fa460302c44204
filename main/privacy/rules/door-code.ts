import { DIGIT, HAN, LATIN, LONG_WORD, UPPER } from '../text/character-classes.ts';
import { SAID_DIGIT } from './english-numbers.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, type Rule } from './rule.ts';

/** Things that are opened by a code. */
const OPENED =
  '(?:alarm|key ?safe|key ?box|lock ?box|lock|padlock|keypad|bike lock|combo|combination|locker|safe|fob|buzzer|barrier|entrance|entry|front door|back door|side door|main door|door|gate|side gate|garage|shed|store(?: ?room)?|bin store|bike (?:shed|store)|car park|building|hotel|room|luggage|suitcase|studio|office|hall|changing room|pool|gym|toilet|loo|house|porch|cabin|airbnb|lift)';
const HINT = wordsOf(
  'alarm|safe|box|lock|keypad|comb| fob|buzzer|barrier|entrance|entry| door|gate|garage| shed|store|car park|building|hotel| room|luggage|suitcase|studio|office| hall|pool| gym|toilet| loo | house|porch|cabin|airbnb| lift| code|memorable|security|secret word|secret answer| pin|passcode| otp|wifi|wi-fi|router|hotspot|network| guest| ssid|login|log in|all one word|all lower|all upper|all caps|pass word|password|passphrase| pw | use | enter | type |key in|punch in| press |门|锁|柜|箱|车库|闸|碼|密码|密碼|口令|密保|安全问题',
);
/** 5582, C2290Y, #8812, 7-3-9-1, 24-6-38. */
const CODE = '(?:[#*]{0,2}(?=[A-Za-z]{0,4}\\d)[A-Za-z0-9]{3,10}[#*]?|\\d{1,2}(?:[ -]\\d{1,2}){2,4})';
const NO_UNIT = '(?![\\w:-]|\\.\\d| ?(?:am|pm|people|times|years?|mins?|minutes|metres|meters|km|miles|litres|pounds|quid|degrees|lines|words|pages|steps|calories|characters|bytes|points|%))';

const isTime = (value: string): boolean => /^(?:[01]?\d|2[0-3])[0-5][05]$/.test(value) || /^\d{1,2}(?:am|pm|th|st|nd|rd|h|hrs?|k|kg|m|cm|mm|ft|x)$/i.test(value) || /^(?:19|20)\d\d$/.test(value);
const hasTwoDigits = (value: string): boolean => (value.match(/\d/g)?.length ?? 0) >= 2;
const PLAIN = /^(?:the|it|to|is|you|when|please|for|and|in|of|my|your|a|on|with|not|we|they|that|this|or|if|as|at|be|can|reset|change|has|have|will)$/;

/** Codes of doors, boxes and locks, and what else is told in words of its own. */
export const doorCodeRules: readonly Rule[] = [
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: HINT,
    score: 0.85,
    pattern: new RegExp(`\\b${OPENED} (?:code|pin|combo|combination|number)(?: (?:for|to|at|of) [\\w' ]{1,20}?)?(?:['’]s| is| was| now|:| =| -|,| (?:changes|changed|is changing|changing|goes|will be|will change)(?: \\w{2,9}){0,3}(?: to)?){0,2}(?: now| still| just)? ["'“]?(${CODE})${NO_UNIT}`, 'gi'),
    accepts: (value, place) => hasTwoDigits(value) && !/^\d{1,2}(?:am|pm|th|st|nd|rd)$/i.test(value) && !/(?<![A-Za-z])(?:in|since|from|by|of) $/i.test(before(place, 6)) && (/[#*]/.test(value) || /^,? ?(?:to|that) open/i.test(after(place, 12)) || !/\b(?:room|office|building|hotel|studio|hall|store|house|cabin|lift) number\b[^\d]*$/i.test(before(place, 48))),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: HINT,
    score: 0.8,
    pattern: new RegExp(`\\b(?:key ?safe|key ?box|lock ?box|padlock|bike lock|alarm|combo|combination|locker|keypad|door lock|safe)(?: (?:on|by|at|for|to|in|of) [^.!?\\n]{2,28}? is| (?:on|by|at|for|to) the [\\w ]{2,14}?)?(?:['’]s| is(?: now| still)?| was|:| =| -)? ([#*]?\\d{3,8}[#*]?|\\d{1,2}(?:[ -]\\d{1,2}){2,4})${NO_UNIT}`, 'gi'),
    accepts: (value, place) => (/\D|\d{4}/.test(value) || !/(?:locker|safe|combo)\b[^\d]*$/i.test(before(place, 20))) && !(/alarm[^\d]*$/i.test(before(place, 24)) && isTime(value)),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: HINT,
    score: 0.75,
    // “key's in the lockbox, 2-7-7-4”: digits one by one, wherever the thing that they open is told before them.
    pattern: /(?<![\w.:/-])\d(?:-\d){3,7}(?:-?[#*])?(?![\w:/-]|\.\d)/g,
    accepts: (_value, place) => /\b(?:key ?safe|key ?box|lock ?box|padlock|lock|keypad|alarm|locker|safe|door|gate|code|combo|combination|pin)\b[^.!?\n\d]{0,32}$/i.test(before(place, 56)),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: HINT,
    score: 0.8,
    pattern: /\b(?:use|enter|type|key in|punch in|press)(?: the)?(?: code)?:? (\d{3}[ -]\d{3}|[#*]\d{3,8}[#*]?|\d{3,8}[#*])(?![\w-])(?= (?:to|on|at|and|for)\b|$|[.,!])/gi,
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: HINT,
    score: 0.8,
    pattern: /\b(?:pass ?word|passphrase|passcode|pw|wi-?fi)(?: is)?\s?[:=]\s?["'“]?((?:[a-z]{3,12} ){3,7}[a-z]{3,12})(?=$|[.,\n"'”])/gim,
    accepts: (value) => !value.toLowerCase().split(' ').some((word) => PLAIN.test(word)),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: HINT,
    score: 0.8,
    pattern: /\b(?:memorable (?:word|info(?:rmation)?|name|place|date)|security (?:question )?(?:answer|word)|secret (?:answer|word)|code ?word|safe ?word)(?: for [\w' ]{1,16}?)?(?:['’]s| is(?: now| still)?| was|:| =| -) ["'“]?([A-Za-z0-9][\w-]{2,24})(?=$|[\s,.;!"'”)])/gi,
    accepts: (value) => !PLAIN.test(value.toLowerCase()) && !/^(?:wrong|different|required|missing|needed|something|what|still|always|too|so|very|obviously|probably|secret|nothing|private|asked|correct|sensitive)$/i.test(value),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: HINT,
    score: 0.75,
    pattern: /\ball (?:one word|lower ?-?case|upper ?-?case|caps)[,:]?(?: (?:all )?(?:one word|no spaces|lower ?-?case)[,:]?)? ["'“]?([A-Za-z][\w!@#$%^&*-]{5,24})(?![\w-])/gi,
    accepts: (value) => /\d/.test(value),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: HINT,
    score: 0.8,
    pattern: /\blog ?in(?: details)?(?: (?:is|are)|:) ["'“]?([A-Za-z0-9]{2,20}[!#$%^&*][\w!#$%^&*]{1,20})(?![\w@])/gi,
    accepts: (value) => /\d/.test(value),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: HINT,
    score: 0.8,
    pattern: new RegExp(`\\b(?:code|pin|combo|combination|passcode)\\b[^.!?\\n\\d]{0,28}?\\b(${SAID_DIGIT}(?:[ ,-]{1,2}${SAID_DIGIT}){2,7}(?:,?(?: and)?(?: then)? (?:hash|star|pound|the hash(?: key)?))?)\\b`, 'gi'),
  },
  {
    kind: 'SECRET',
    needs: UPPER | DIGIT | LONG_WORD,
    score: 0.8,
    // A key of a program or a game: groups of letters and digits.
    pattern: /(?<![\w-])[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){2,7}(?![\w-])/g,
    accepts: (value, place) => /[A-Z]/.test(value) && (value.match(/\d/g)?.length ?? 0) >= 3 && value.split('-').some((part) => /[A-Z]/.test(part) && /\d/.test(part)) && !/(?:track|order|parcel|sku|part|model|ref(?:erence)?|uuid|flight|isbn)[^\n]{0,14}$/i.test(before(place, 24)),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | HAN,
    hint: HINT,
    score: 0.85,
    pattern: /(?:密[码碼]|口令)(?:我|他|她|你|还|就|現在|现在)?(?:刚|剛)?(?:[设設改定换換写寫调調](?:的|成|了|为|為|咗)?(?:是|做|成)?|係|系)\s?([A-Za-z0-9#*@!.]{4,24})(?![A-Za-z0-9年月日元块])/g,
    accepts: (value) => /\d/.test(value),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | HAN,
    hint: HINT,
    score: 0.85,
    pattern: /(?:门|锁|柜|箱|车库|闸)(?:口|禁|铃)?(?:的?(?:密?码))?(?:按|输入?|摁|打|是|:)?\s?([#*]{1,2}\d{3,8}[#*]?|\d{3,8}[#*])(?![\d*#])/g,
  },
  { kind: 'SECRET', needs: DIGIT | HAN, hint: HINT, score: 0.8, pattern: /(?:开门|进门|开锁|门锁|门禁)(?:时|的时候)?(?:要|得|先)?(?:按|输入?|摁)(?:一?下)?\s?([#*]?\d{4,8}[#*]?)(?![\d年月日元块号楼])/g },
  { kind: 'SECRET', needs: HAN, hint: HINT, score: 0.8, pattern: /(?:密保|安全问题)(?:问题)?的?答案(?:就?是|为|:|填的?)?\s?["“「]?([\u4e00-\u9fff\w]{2,12})(?=$|[\s,，。.!！"”」])/g, accepts: (value) => !/忘|什么|啥|不|没/.test(value) },
  {
    kind: 'SECRET',
    needs: DIGIT | HAN,
    hint: HINT,
    score: 0.8,
    pattern: /(?:密码|口令)(?:就?是|为|:|改成|换成)[\u4e00-\u9fff加+]{2,16}?([A-Za-z][\w@#!.]{3,24})(?![\w])/g,
    accepts: (value) => /\d/.test(value),
  },
];
