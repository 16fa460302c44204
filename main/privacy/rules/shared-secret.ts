import { DIGIT, GROUPED_NUMBER, HAN, LATIN, MANY_WORDS, SLASH, VERY_LONG_NUMBER } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, type Place, type Rule } from './rule.ts';
import { OF_A_THING } from './thing-code.ts';

const NETWORK = wordsOf('wifi|wi-fi| internet| network| ssid| router| hotspot|broadband| hub |无线|宽带|网络');
const CODE = wordsOf(' code| pin| otp|passcode| puk|authenticator|验证|动态|校验');
const LOCKS = wordsOf('keypad| door| gate|entrance|alarm| lock|padlock| safe| case|suitcase|柜|锁|门|箱');
const ANSWER = wordsOf('answer|memorable|secret word|security word|security question');
const ADMIN = wordsOf(' admin| root | guest| user| login| log in|账号|帐号|账户|管理员|用户|登录');

const isMixed = (value: string): boolean => /\d/.test(value) && /[A-Za-z]/.test(value);
/** “damp-otter-lamp”. */
const isPhrase = (value: string): boolean => /^[A-Za-z]{3,12}(?:[-_.][A-Za-z]{3,12}){2,5}$/.test(value);
/** What routers call their networks. */
export const isNetworkName = (value: string): boolean =>
  /(?:^|[-_])(?:2(?:\.4)?|5(?:\.\d)?|6)g(?:hz)?$|ext$|guest$|^(?:bt|sky|vm|vodafone|tp-?link|ee|plusnet|talktalk|eir|virgin|netgear|linksys|asus|d-?link|telstra|optus|nbn|rogers|bell|xfinity|att|jio|airtel|cmcc|chinanet|tenda|mercury|huawei|honor|xiaomi|redmi|iphone|galaxy|android|starlink|fritz|hp|direct|cisco|zte)[-_\d]/i.test(value);

const isCode = (_value: string, place: Place): boolean => !OF_A_THING.test(before(place, 48).replace(/(?:code|pin)(?!.*(?:code|pin)).{0,30}$/i, ''));

/** Words of no list of BIP-39, which an English sentence of a dozen words cannot do without. */
const CONNECTING = /(?:^|[ ,])(?:the|and|for|are|but|not|was|were|has|had|his|her|she|him|they|them|our|its|did|does|been|who|what's|from|have|your|because|into|about a|don|can't|just|like|lol|pls|please|thanks|some|more|with a|also|too|yes|get some|got|gonna|wanna|then|than|where|which|would|could|going|still|really|very|been|being|having|those|these|their|there)(?=[ ,]|$)/;
const PLURALS = /(?:^|[ ,])(?!(?:abs|across|always|boss|bus|business|canvas|census|chaos|class|cross|crisis|cross|discuss|dress|express|focus|fitness|genius|glass|grass|gas|happiness|illness|kiss|less|loss|mass|miss|minus|oasis|pass|piss|possess|press|process|progress|purpose|sense|series|stress|success|surplus|this|toss|virus|witness|wireless|address|access|basis|bless|campus|cactus|status|dose|jeans|scissors|sponsors)\b)[a-z]{2,7}s(?=[ ,]|$)/;
const LENGTHS = new Set([12, 15, 18, 21, 24]);

/** Codes, answers and passwords in the sentences in which people share them. */
export const sharedSecretRules: readonly Rule[] = [
  {
    kind: 'SECRET',
    needs: LATIN | SLASH,
    hint: NETWORK,
    score: 0.8,
    // “internet: BT-K4417 / Xk29vmTq4L”: what the network is called, and what lets one in.
    pattern: /(?:(?<![A-Za-z])(?:wi-?fi|internet|network|ssid|router|hotspot|broadband|hub)|无线网?|宽带|网络)(?: name|名)?(?: is|['’]s|是)?\s?:?\s?[^\s/:]{2,32} ?\/ ?([!-.0-~]{6,40})(?<![.,;)"'])(?![!-~])/gi,
    accepts: (value) => (isMixed(value) && (value.length >= 8 || /[a-z!@#$%^&*_]/.test(value))) || isPhrase(value),
  },
  {
    kind: 'SECRET',
    needs: LATIN | DIGIT,
    hint: NETWORK,
    score: 0.7,
    pattern: /(?<![A-Za-z])wi-?fi(?: is|['’]s|:)? ([A-Za-z][\w!@#$%^&*.-]{5,40})(?<![.,])(?![\w/])/gi,
    accepts: (value, place) => isMixed(value) && /[_!@#$%^&*-]|\d{2}/.test(value) && !isNetworkName(value) && !/^,? ?(?:and |the )?(?:pass|pw|password|code|key|密码)/i.test(after(place, 16)),
  },
  {
    kind: 'SECRET',
    needs: LATIN | SLASH,
    hint: ADMIN,
    score: 0.8,
    pattern: /(?:(?<![A-Za-z])(?:admin(?:istrator)?|root|guest|user(?:name)?|log ?in)|账号|帐号|账户|管理员|用户名?|登录)(?:是|:| is)?\s?(?:[\w.@-]{1,40} ?)?\/ ?([!-.0-~]{5,40})(?<![.,;)"'])(?![!-~])/gi,
    accepts: (value) => isMixed(value) && !/^\d+(?:st|nd|rd|th|am|pm)$/i.test(value) && !/\.(?:com|org|net|cn)\b|^(?:api|v\d)/i.test(value),
  },
  {
    kind: 'SECRET',
    needs: LATIN | DIGIT,
    hint: ADMIN,
    score: 0.8,
    // A name and what follows “pass”, “pw” or 口令, with a sign or a digit in it.
    pattern: /(?:(?<![A-Za-z])(?:pass|pw|pwd|psw)|口令|密码)[ :]{1,2}([!-.0-~]{4,40})(?<![.,;)"'])(?![!-~])/gi,
    accepts: (value) => /[\d!#$%^&*]/.test(value) && /[A-Za-z]/.test(value) && !/^\d+(?:st|nd|rd|th|am|pm|mm|cm|km|k|m|min|mins|h|hrs?|x|%)$/i.test(value),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: LOCKS,
    score: 0.8,
    pattern: /(?<![A-Za-z])(?:keypad(?:['’]s| is| code|:)?(?: is)? ([#*]?(?=[A-Z\d]{0,5}\d{3})[A-Z]?\d{3,6}[A-Z]?[#*]?))(?![\w-])/gi,
  },
  { kind: 'SECRET', needs: DIGIT | LATIN, hint: LOCKS, score: 0.8, pattern: /(?<![A-Za-z])(?:door|gate|entrance|lock|lift|barrier)(?:['’]s| is|:)? ([#*]\d{3,8}[#*]?|\d{3,8}[#*])(?![\w*#-])/gi },
  { kind: 'SECRET', needs: DIGIT | LATIN, hint: LOCKS, score: 0.8, pattern: /(?<![A-Za-z])alarm (?:off|on|unset|set|disarm)(?: code)?(?:['’]s| is|:)? (\d{4,6})(?![\w:]| ?(?:am|pm))/gi },
  { kind: 'SECRET', needs: DIGIT | LATIN, hint: LOCKS, score: 0.8, pattern: /(?<![\d.:£$€-])\d{3,6}(?= (?:on|for|opens) (?:the|my|our|her|his) (?:bike ?lock|lock|padlock|suitcase|case|safe|locker|key ?safe|lockbox)(?![A-Za-z]))/gi },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: CODE,
    score: 0.8,
    // Kt4 q9W zN, K4T9, 7HQ2-KL: codes of letters and digits, after what they are for.
    pattern:
      /(?<![A-Za-z])(?:collection|pick-?up|delivery|redemption|redeem|claim|check|share|activation|pairing|linking|entry|unlock|log-?in|sign-?in|transfer|backup|recovery|rescue|wallet|security|reset|access|parcel locker|locker)(?: (?:code|pin)s?)(?: (?:from|for|to|of|on|at|by) [\w' ]{1,20}?)?(?: is(?: now)?| are|['’]s|:|,| =){0,2} ((?=[A-Za-z\d]{0,7}\d)[A-Za-z\d]{2,10}(?:[ -](?:(?=[A-Za-z\d]{0,4}\d)[A-Za-z\d]{2,6}|(?!(?:is|in|on|at|to|ok|if|so|or|my|we|he|it|me|as|an|by|do|go|no|up|us|be|of|am|pm)(?![A-Za-z]))[A-Za-z]{2}(?![A-Za-z]))){0,5})(?![\w-])/gi,
    accepts: (value, place) => value.replace(/[ -]/g, '').length >= 4 && !/^\d{1,3}$|^\d+(?:am|pm|st|nd|rd|th|mins?|hrs?|days?)\b/i.test(value) && isCode(value, place),
  },
  { kind: 'SECRET', needs: DIGIT | LATIN, hint: CODE, score: 0.8, pattern: /(?<![A-Za-z])otp (?:for|to|on|from) [\w' ]{1,24}? ?(?:is|was|:|=)? (\d{4,8})(?![\w.])/gi },
  { kind: 'SECRET', needs: DIGIT | LATIN, hint: CODE, score: 0.8, pattern: /(?<![A-Za-z])(?:authenticator(?: app)?|puk)(?: code)?(?: says| shows| gives| is|:)? (\d{3} ?\d{3}|\d{8})(?!\d)/gi },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: ANSWER,
    score: 0.75,
    pattern: /(?<![A-Za-z])answer(?: to (?:the|my|our) [\w' ]{1,24}?)?(?:['’]s| is|:| =) ["'“]?([A-Za-z]{2,16}\d{1,6}[A-Za-z]{0,8})(?![\w.%])/gi,
    accepts: (value) => value.length >= 5,
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: ANSWER,
    score: 0.75,
    pattern: /(?<![A-Za-z])(?:secret|security|memorable) (?:answer|word)(?: (?:is|to it is))? ([a-z]{4,16})(?=$|[,.;)\n])/gim,
    accepts: (value) => !/^(?:wrong|different|required|missing|needed|something|what|still|always|please|thanks|again|forgotten|changed|blocked|locked|there|here|page|form|field|obviously|probably|secret|nothing|private|personal|asked|correct|case|sensitive)$/i.test(value),
  },
  // A recovery key of BitLocker: eight groups of six.
  { kind: 'SECRET', needs: VERY_LONG_NUMBER | GROUPED_NUMBER, score: 0.97, pattern: /(?<![\d-])(?:\d{6}-){7}\d{6}(?![\d-])/g },
  {
    kind: 'SECRET',
    needs: MANY_WORDS,
    hint: /(?:[a-z]{3,8}[ ,]{1,2}){11}/,
    score: 0.8,
    // The words of a wallet (BIP-39): 12, 15, 18, 21 or 24 of three to eight letters, none of those that join a sentence and hardly a plural.
    pattern: /(?<![A-Za-z'’-])(?:[a-z]{3,8} ){11,23}[a-z]{3,8}(?![A-Za-z'’-]| [a-z])/g,
    accepts: (value) => LENGTHS.has(value.split(' ').length) && !CONNECTING.test(value) && !PLURALS.test(value),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | HAN,
    hint: LOCKS,
    score: 0.8,
    pattern: /(?:快递柜|丰巢|(?<!专)柜子?|储物柜|寄存柜|保险柜|保险箱|行李箱|密码箱|箱子)(?:的)?(?:密码|码)?(?:是|:|按)?\s?(\d{2}(?: \d{2}){1,3}|\d(?:-\d){2,5}|\d{4,8})(?![\d年月日号元块点楼层%个.-])/g,
    accepts: (_value, place) => !/(?:第|买了?|租了?|花了?|共|有)[^\d]{0,6}$/.test(before(place, 10)),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | HAN,
    hint: LOCKS,
    score: 0.8,
    pattern: /(?:锁|密码盘|转盘)[^\d\n,，。]{0,6}(?:拨|转|调|对|按|输)(?:到|成|入)?\s?(\d(?:[- ]\d){2,5}|\d{3,6})(?![\d年月日号元块点楼层%个.-])/g,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | HAN,
    hint: wordsOf('密码|口令'),
    score: 0.8,
    pattern: /(?:密码|口令)[\u4e00-\u9fff]{1,6}?(?:是|为|:)\s?([#*]\d{3,8}[#*]?|\d{3,8}[#*])(?![\d年月日元块])/g,
  },
];
