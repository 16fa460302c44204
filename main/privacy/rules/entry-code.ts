import { DIGIT, HAN, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { digitsOf, type Rule } from './rule.ts';

/** The words that lead to what these rules find: most messages have none. */
const ENTRY = wordsOf(
  'webex|google meet| teams|锁|屏保|手势|口令|暗号|密码|会议|meeting|zoom| pin |pin code|passphrase|passcode|password|passwd|pass word| pw| code|combo|keypad| use | enter | type |is your|login|log in|sign in|signin|sign-in|wifi|wi-fi|无线|路由|账号|帐号|登录|登陆|lock|door|gate|alarm|garage|entry| shed|porch|house|building|safe',
);

const hasDigits =
  (least: number) =>
  (value: string): boolean =>
    digitsOf(value).length >= least;

/** “My passphrase is too long for this page” names none. */
const isOrdinary = (value: string): boolean => /^(?:too|not|very|so|really|still|just|what|the|a|an|in|on|always|never|probably|longer|shorter|wrong|easy|hard)\b/i.test(value);

/** What is said of passwords where no password stands. */
const NOT_A_VALUE =
  /^(?:please|thanks|again|protected|required|needed|wrong|incorrect|expired|changed|change|reset|manager|managers|forgotten|missing|invalid|strength|sharing|policy|there|first|below|above|inside|attached|somewhere|anyone|anybody|request|generator|updated|still|working|secret|later|tomorrow|today|tonight|obviously|though|maybe|field|fields|hygiene|fatigue|leaked|leak|breach|safely|and-|or-)/i;

/** Codes and words that let somebody in, in the sentences people write around them. */
export const entryCodeRules: readonly Rule[] = [
  {
    kind: 'SECRET',
    needs: DIGIT | HAN,
    hint: ENTRY,
    score: 0.85,
    pattern: /(?:锁屏|解锁|开锁|门锁|手势|屏保)(?:密码|码)?\s?(?:就?是|为|[:=])?\s?(\d{4,8}#?)(?![\d年月日元块%.分秒点])/g,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | HAN,
    hint: ENTRY,
    score: 0.75,
    pattern: /(?:密码|口令|暗号)(?:就?是|为|改成|换成|:)\s?(?:我|她|他|你|咱)?(?:的)?[\u4e00-\u9fff]{0,6}?\s?(\d{6,8})(?![\d年月日元块%.次个条人])/g,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | HAN,
    hint: ENTRY,
    score: 0.75,
    pattern: /(?:密码|口令|暗号)(?:就?是|为|:)\s?["“「]?((?![^\d\n]{0,8}[什啥多几不没哪谁]|换|改|现在|试|还是|就是|应该|收到|新的|临时|这回|来了)[\u4e00-\u9fff]{2,8}\d{2,8})(?!\d)/g,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: ENTRY,
    score: 0.85,
    pattern: /(?:\bpin(?: code| number)?|passcode)(?: (?:for|to|of|on) [\w' ]{1,24}?)? (?:is|was)(?: now| still)?:? (\d{4,8}[#*]?)(?![\w-]| ?(?:years?|people|lines?|times|words|pages|[mck]m\b|steps|calories|met(?:er|re)s|degrees|characters|bytes))/gi,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: ENTRY,
    score: 0.85,
    pattern: /\b(?:use|enter|type)(?: the)?(?: code)?:? ((?:[A-Z]-)?\d{4,8})(?= to (?:verify|confirm|log|sign|unlock|reset|authenticate|(?:finish|complete) (?:your |the )?(?:sign|log|verif|regist|purchase|payment)))/gi,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: ENTRY,
    score: 0.85,
    pattern: /(?<![\w.])(?:[A-Z]-)?\d{4,8}(?![\w.])(?= is your (?:[\w-]{1,20} ){0,4}(?:code|otp|pin|passcode|password)\b)/gi,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: ENTRY,
    score: 0.85,
    pattern:
      /\b(?:recovery|backup|log ?in|sign-?in|verification|access|activation|invitation|security|one[- ]time|2fa) codes?(?: (?:is|are|was))?[: ]{1,3}((?:(?=[A-Z]{0,8}[-\d])[A-Z0-9]{1,8})(?:[ -](?=[A-Z0-9]*\d|[A-Z]{4}\b)[A-Z0-9]{2,8}){0,5}(?:, ?\d{4} ?\d{4}){0,10})(?![\w-])/g,
    accepts: hasDigits(4),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: ENTRY,
    score: 0.85,
    pattern: /\bpassphrase(?: for [\w' ]{1,20}?)?(?: is(?: now| still)?|[:=])\s{0,2}["'“]?((?:[a-z]{2,12}[ -]){3,9}[a-z]{2,12})(?![a-z])/gi,
    accepts: (value) => !isOrdinary(value),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: ENTRY,
    score: 0.75,
    pattern: /(?:\blog ?in|\bsign ?in|\bwi-?fi|账号|帐号|登[录陆])\s?(?:是|为|is|:)?\s?[^\s/]{1,64} ?\/ ?([!-.0-~]{6,64})(?![!-~])/gi,
    accepts: (value) => /\d/.test(value) && /[A-Za-z]/.test(value) && !/^\d+(?:st|nd|rd|th|am|pm|ghz|g|mb)/i.test(value),
  },
  {
    kind: 'HANDLE',
    needs: DIGIT,
    hint: ENTRY,
    score: 0.85,
    pattern: /(?:会议(?:号码?|id|室号)?|meeting (?:id|number|no\.?|code)|zoom(?: id| meeting)?(?: id)?|webex|google meet|teams(?: meeting)?(?: id)?)\s?(?:是|为|is|[:=#])?\s?(\d{3}[ -]?\d{3,4}[ -]?\d{3,5})(?![\d-])/gi,
    accepts: hasDigits(9),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: ENTRY,
    score: 0.85,
    pattern: /\b(?:door|gate|alarm|entry|lock|lockbox|locker|garage|building|safe|bike lock|key ?safe|house|porch|shed|side gate) (?:code|pin|combo|keypad)(?: for [\w' ]{1,20}?)?(?:'s| is| was|:| =)?(?: now| still)? ([#*]?\d{3,8}[#*]?)(?![\w-]| ?(?:people|times|years))/gi,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: ENTRY,
    score: 0.75,
    pattern: /(?:wi-?fi|无线网?|路由器)(?:的?(?:密码|key|pw|pass))?(?:就?是| is|:|=)\s{0,2}(?=[^\s]{0,40}\d)(?=[^\s]{0,40}[A-Za-z])([!-+.-~][!-~]{6,40})(?![!-~])/gi,
    accepts: (value) => !/_?[25](?:\.4)?g(?:hz)?$|tp-?link|xiaomi|huawei|mercury|chinanet|guest|^https?:|^\d+[mg]b(?:ps|it)/i.test(value),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: ENTRY,
    score: 0.85,
    // “someone got my pw, it was …”
    pattern: /\b(?:password|passwd|pass ?word|passcode|pw|pwd)\b,? (?:and )?(?:it['’]?s|it (?:is|was)|which (?:is|was))(?: now| still| just)? ["'“]?([!-.0-~][!-~]{3,40})(?<![.,;:)"'”])/gi,
    accepts: (value) => /\d/.test(value) && /[A-Za-z!@#$%^&*_-]/.test(value),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: ENTRY,
    score: 0.7,
    // A clause that is nothing but the word and its value: “alarm company 0800 …, password marigold”.
    pattern: /(?:^|[,;:(/\n] ?|:\/\/\S{4,200} |\b(?:wi-?fi|router|alarm|hotspot|guest|netflix|laptop|ipad|phone|gate|door|safe) )(?:password|passphrase|passcode|pw|pwd)(?:['’]?s| is|:)? ([a-z][a-z-]{4,24})(?=$|[,;)\n]|\. ?$)/gim,
    accepts: (value) => !NOT_A_VALUE.test(value),
  },
];
