import { AT, DIGIT, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { isMadeUp } from './networks.ts';
import { after, before, type Place, type Rule } from './rule.ts';
import { THING_CODE } from './thing-code.ts';

const PASSWORD = '(?:pass ?(?:word|code|phrase|key)|passw?d|passw|pword|pswd|pwd|psw|p\\/w|pw)s?';
const NET = '(?:wi-?fi|wi fi|router|hotspot|broadband|hub|network|ssid|netflix|nas|portal|vpn|admin)';
const PASSWORDS = wordsOf('pass word|password|passcode|pass code|passphrase|pass phrase|passkey|pass key|passwd|passd| passw|pword|pswd| pwd| psw| p/w| pw|wifi|wi-fi|wi fi|router|hotspot|broadband| hub | ssid|netflix| nas | portal| vpn| admin |network pass|network key|network code|network login|to log in|to sign in| / ');
const CODES = wordsOf('keycode|key code| code| pin | pins | pin:| pin\'s|pass code|passcode|combo|combination| otp|screen lock|lock screen|screenlock|safe number|locker number|texted me|sent me|opens |unlocks |disarms |gets you|gets u |gets me|get in|keypad| panel| buzzer|to verify|to confirm|to log|to sign|to unlock|to open|at the gate|for the gate|for the door|at the door|front door|back door|for the login');
const KEYS = wordsOf('windows|product key|product code|licen|steam key|activation|game key|office key|cd key|redeem|unlock|backup|recovery|rescue|scratch code|2fa backup| seed|phrase|mnemonic| words| cred|login|log-in|access|_pass|pass=|pass:|password=|password:|--token|--secret|--pass| -p|clockwise| left');
/** What leads to the value, one flat loop of words. */
const LINK = "(?:['’]s|\\s|:|=|→|->|=>|;|,|-|is|are|was|now|still|just|literally|currently|set to|changed to|it['’]?s|all (?:lower|upper) ?-?case|one word){0,6}[\"'“`]?";
const OF = "(?: (?:for|to|on|of|to get in(?:to)?|in)(?: [\\w'’+]{1,14}){1,3}?)?";

const NO_VALUE = /^(?:\d+(?:st|nd|rd|th|am|pm|k|m|x|min|mins|h|hrs?|gb|mb|kb|days?|ghz)?|v?\d[\d.]*|2fa|mfa|otp\d?|1password|wpa[23]?|sha-?\d+|bcrypt\d?|tls[\d.]+|\d+mbps|md5|aes-?\d+|utf-?8|base64|https?:.*|.*\.(?:com|org|net|io|example|txt|pdf|docx?|png|jpg|zip|md)|\d{1,2}[:/.-]\d{1,2}(?:[/.-]\d{2,4})?)$/i;
/** Letters with a digit or a sign among them: no word. */
const isMixed = (value: string): boolean => /[A-Za-z]/.test(value) && /[\d!@#$%^&*_+=]/.test(value.replace(/[!]+$/, '')) && value.length >= 5 && !NO_VALUE.test(value);
/** “The password for the macbook2019”: what it lets into. */
const LETS_INTO = /(?<![A-Za-z])(?:for|of|on) (?:(?:the|my|our|your|his|her) )?(?:(?:server|host|machine|pc|box) )?$/i;
const VALUE = '([!-.0-~][!-~]{3,40})(?<![.,;:)\\]}"\'’”])';

const LOCK = '(?:door|gate|garage|alarm|safe|padlock|keypad|key ?safe|key ?box|lock ?box|lock|locker|shed|building|lobby|entrance|barrier|lift|flat|panel|store|cabin|suitcase)';
const CODE_VALUE = '([#*]?\\d{3,8}[#*]?|\\d(?:[- ]\\d){3,7}(?:[- ]?[#*](?!\\w))?|\\d{2}(?:[- ]\\d{2}){1,3}|\\d{3}[ -]\\d{3}|(?:[A-Z]-)?\\d{5,8}|[A-Z]{0,2}\\d{3,6}[A-Z]{0,2})';
const NO_UNIT = '(?![\\w:%-]|\\.\\d|,\\d{3}| \\d| ?(?:am|pm|people|times|years?|mins?|minutes|hours|days|metres|meters|km|miles|litres|pounds|quid|dollars|degrees|lines|words|pages|steps|calories|characters|chars|bytes|points|views|likes|votes|users|quid|%)(?![a-z]))';
/** What other codes are there, up to the word for them. */
export const OTHER_CODE =
  new RegExp(`(?<![A-Za-z])(?:${THING_CODE}|boiler|(?:washing|coffee) machine|dishwasher|tracking|ref(?:erence)?|model|part|flight|unit|item|menu|job|cost|project|charge|swift|bank|branch|event|invite|meeting|group|join|game|room|friend|switch)\\s?(?:code|number|pin|combo)?\\W{0,3}$`, 'i');
const isCode = (value: string, place: Place): boolean =>
  (value.match(/\d/g)?.length ?? 0) >= 3 && !OTHER_CODE.test(before(place, 48).replace(/(?:codes?|pin|passcode|combo(?:nation)?|number)(?!.*(?:code|pin|combo|passcode|number)).{0,36}$/is, '')) && !/[£$€]\s?$/.test(before(place, 3));

const isClock = (value: string): boolean => /^(?:[01]?\d|2[0-3])[0-5][05]$/.test(value) || /^(?:19|20)\d\d$/.test(value);

const PASSWORD_AFTER = new RegExp(
  `^["'”)]?,?\\s?(?:\\(|<?-{1,2}>?\\s?|- )?(?:is|as|that['’]?s|thats|it['’]?s|for|\\b)\\s?(?:(?:the|my|our|your|ur|her|his|new|guest|current)\\s){0,2}(?:[\\w'’]{2,12} ){0,2}?(?:${PASSWORD}|wi-?fi)(?![A-Za-z])(?! ?(?:is|was|[:=]))`,
  'i',
);
const CODE_AFTER = new RegExp(
  `^["'”]?,?\\s?(?:\\(|- ?|is |as |that['’]?s |thats |it['’]?s |came through as )(?:(?:the|my|our|your|ur|a|what(?: it)?)\\s){0,2}(?:[\\w'’-]{2,12} ){0,3}?(?:code|pin|otp|passcode|combo|combination|texted me|sent me)(?![A-Za-z])(?! (?:is|was) )`,
  'i',
);
const OPENS = new RegExp(`^ (?:(?:opens|unlocks|disarms) (?:the|my|our|it)|gets? (?:you|u|me) (?:in|through)|to get in|on the (?:keypad|panel|dial|buzzer)|(?:for|on|at|to open|to unlock) (?:the|my|our) (?:front |back |side |main )?${LOCK})(?![a-z])`, 'i');
const CONFIRMS = /^ to (?:verify|confirm|log ?in|sign ?in|unlock|open|get in|authenticate|enter|reset|disarm|(?:finish|complete) (?:your |the )?(?:sign|log|verif|regist|purchase|payment))/i;
const SAID_BEFORE = /(?:\b(?:use|enter|type|try|punch in|key in|press|tap in|put in|dial|input)(?: the code| in)?|\b(?:it )?says|texted me|sent me|they sent|just got|\bgot|code came(?: through)?:?|code(?: is)?:|it['’]?s)[ :]{1,2}$/i;

/** Passwords and codes as they are told in English, in either order and after whatever leads to them. */
export const englishSecretRules: readonly Rule[] = [
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: PASSWORDS,
    score: 0.88,
    pattern: new RegExp(`(?<![A-Za-z])(?:${PASSWORD}|${NET} (?:key|pass|code|login))(?![A-Za-z])${OF}${LINK}${VALUE}`, 'gi'),
    accepts: (value, place) => isMixed(value) && !LETS_INTO.test(before(place, 24)),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: PASSWORDS,
    score: 0.8,
    pattern: new RegExp(`(?<![A-Za-z])${PASSWORD}(?![A-Za-z])${LINK}(\\d{4,10})${NO_UNIT}`, 'gi'),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: PASSWORDS,
    score: 0.8,
    pattern: /(?<![\w@./#-])(?=[!-~]{0,24}\d)[A-Za-z0-9][!-~]{5,40}(?<![.,;:)\]}"'’”])/g,
    accepts: (value, place) => isMixed(value) && /[a-z]/.test(value) && isMadeUp(value.replace(/[^\w.-]/g, '_')) && PASSWORD_AFTER.test(after(place, 48)),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: PASSWORDS,
    score: 0.8,
    pattern: new RegExp(`(?<![A-Za-z])(?:(?:re)?set|changed?|use|try)(?: it| the ${PASSWORD}| my ${PASSWORD}| ${PASSWORD})?(?: to)? ["'“]?${VALUE}(?=["'”]?,? (?:as|for) (?:the|my|our|your) (?:[\\w'’]{2,12} ){0,2}?(?:${PASSWORD}|wi-?fi|login)| to (?:log|sign) ?in)`, 'gi'),
    accepts: isMixed,
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: PASSWORDS,
    score: 0.8,
    pattern: new RegExp(`(?<![A-Za-z])(?:changed|set|reset)(?: it| (?:the|my|our) (?:[a-z-]{2,9} )?${PASSWORD}) to ["'“]?${VALUE}`, 'gi'),
    accepts: isMixed,
  },
  { kind: 'SECRET', needs: AT | LATIN, hint: PASSWORDS, score: 0.8, pattern: /(?<=@[\w-]{1,30}\.[\w.-]{2,30} ?\/ ?)[!-.0-~][!-~]{4,40}(?<![.,;:)\]}"'’”])/g, accepts: isMixed },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: PASSWORDS,
    score: 0.75,
    pattern: new RegExp(`(?<![A-Za-z])(?:${PASSWORD}|wi-?fi)(?: is|['’]s) ["'“]?((?:[a-z]{3,10} ){2,5}[a-z]{3,10})(?=$|[.,\\n"'”])`, 'gim'),
    accepts: (value) => !value.toLowerCase().split(' ').some((word) => PROSE.has(word)),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: CODES,
    score: 0.82,
    pattern: new RegExp(`(?<![A-Za-z])(?:key ?code|pass ?code|codes?|pin(?: code| number)?|combo|combination|otp|screen ?lock|lock ?screen|safe number|locker number)(?![A-Za-z])${OF}${LINK}${CODE_VALUE}${NO_UNIT}`, 'gi'),
    accepts: (value, place) => isCode(value, place) && (/\d{4}|[- #*]|[A-Z]/.test(value) || /(?:is|:|=|['’]s)\s{0,2}$/.test(before(place, 4))),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: CODES,
    score: 0.8,
    pattern: new RegExp(`(?<![\\w.:/$£€#-])(?:${CODE_VALUE.slice(1, -1)})${NO_UNIT}`, 'g'),
    accepts: (value, place) => {
      if (!isCode(value, place)) return false;
      const rest = after(place, 48);
      if (CODE_AFTER.test(rest)) return !OTHER_CODE.test(rest.slice(0, rest.search(/code|pin|combo/i)));
      const isSaid = SAID_BEFORE.test(before(place, 24));
      if (OPENS.test(rest)) return isSaid || !isClock(value) || /opens|unlocks|gets/.test(rest.slice(0, 9));
      return isSaid && (CONFIRMS.test(rest) || /^(?: for the (?:login|sign[- ]?in|app)| from the (?:bank|app))/i.test(rest)) && /\d{4}/.test(value);
    },
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: KEYS,
    score: 0.85,
    // A key of a program or a game after its name.
    pattern: new RegExp(`(?<![A-Za-z0-9])(?:windows|product|licen[sc]e|steam|activation|game|office|serial|cd|redeem|unlock|backup|recovery|rescue|2fa backup)(?![A-Za-z])(?: (?:key|code)s?)?(?: for the game)?${LINK}((?=[A-Z-]{0,12}\\d)[A-Z0-9]{4,8}(?:-[A-Z0-9]{4,8}){1,7}|(?=[A-Z]{0,10}\\d)(?=\\d{0,10}[A-Z])[A-Z0-9]{10,25})(?![\\w-])`, 'gi'),
    accepts: (_value, place) => !/(?:serial|office|game|steam|windows)\W{1,3}$/i.test(before(place, 12)),
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: KEYS,
    score: 0.85,
    pattern: /(?<![A-Za-z])(?:seed|phrase|words|mnemonic)(?: words| phrase)?[^a-z\n]{1,4}(?:(?:is|are)\W{1,3})?((?:\d{1,2}[.)]? ?)?[a-z]{3,8}(?:[, ]{1,2}(?:\d{1,2}[.)]? ?)?[a-z]{3,8}){11,23})(?![a-z])/gi,
  },
  { kind: 'SECRET', needs: LATIN, hint: KEYS, score: 0.85, pattern: /(?<![\w])(?:[A-Z]{2,12}_){0,3}PASS(?:WORD|WD|PHRASE)?["']?\s?[=:]\s?["']?([!-~]{5,64})(?<![.,;:)\]}"'])/g, accepts: (value) => !/^(?:\$\{|\$\(|<|process\.|os\.|env\.|null|none|true|false|\*+)/i.test(value) },
  { kind: 'SECRET', needs: LATIN, hint: KEYS, score: 0.8, pattern: /(?<=(?:^|\s)(?:--(?:password|token|pass|secret)[ =]|-p))(?=[!-~]{0,20}\d)(?=[!-~]{0,20}[A-Za-z])[!-~]{8,64}(?<![.,;:)\]}"'])/g, accepts: (value) => !/^\d+:\d+$|^\d[\d.:]*$/.test(value) },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: KEYS,
    score: 0.82,
    pattern: /(?<![A-Za-z])(?:cred(?:ential)?s?|log-?ins?(?: details| info)?|access)(?: (?:for|to) [\w' ]{1,20}?)?(?: is| are|:) ?[^\s/:|,]{2,40} ?[/:|,] ?([!-.0-~]{5,40})(?<![.,;:)\]}"'’”])/gi,
    accepts: isMixed,
  },
  { kind: 'SECRET', needs: LATIN, hint: wordsOf('curl|wget|sftp| -u '), score: 0.85, pattern: /(?<= -u ["']?[\w.@-]{1,40}:)[!-~]{4,64}(?<![.,;:)\]}"'])/g },
  { kind: 'SECRET', needs: LATIN, hint: wordsOf('wifi:'), score: 0.95, pattern: /(?<=WIFI:[^\n]{0,80};P:|WIFI:P:)[^;\n]{4,64}(?=;)/g },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: wordsOf('setup key|set-up key|totp|authenticator|2fa|base32'),
    score: 0.88,
    // The key of a generator of codes (RFC 4648, base 32).
    pattern: new RegExp(`(?:set-?up key|totp(?: secret| key)?|authenticator (?:key|secret|setup)|2fa (?:key|secret|seed)|base32)${LINK}([A-Z2-7]{4}(?:[ -]?[A-Z2-7]{4}){3,13})(?![A-Za-z0-9])`, 'gi'),
    accepts: (value) => value === value.toUpperCase() || /\d/.test(value),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: KEYS,
    score: 0.82,
    // All the codes of a list.
    pattern: /(?<![A-Za-z])(?:backup|recovery|rescue|scratch) codes?(?: for [\w' ]{1,20}?)?(?: are| is|:){0,2}\s{1,2}((?=[a-z]{0,6}\d)[a-z0-9]{4,8}(?:[- ][a-z0-9]{4,8})?(?:[,;\s]{1,3}(?=[a-z]{0,6}\d)[a-z0-9]{4,8}(?:-[a-z0-9]{4,8})?){1,15})(?![\w-])/gi,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: KEYS,
    score: 0.8,
    // 12 left, 34 right, 7 left.
    pattern: /(?<![\d.])\d{1,2} ?(?:left|right|clockwise|anti-?clockwise|l|r)(?:,| then|,? and)? \d{1,2} ?(?:left|right|clockwise|anti-?clockwise|l|r)(?:(?:,| then|,? and)? \d{1,2}(?: ?(?:left|right|clockwise|anti-?clockwise|l|r))?(?![\w:]))?/gi,
    accepts: (_value, place) => /safe|combo|combination|lock|dial|locker/i.test(before(place, 40)),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: CODES,
    score: 0.75,
    // “The pin is the year gran was born, 1954”.
    pattern: new RegExp(`(?<![A-Za-z])(?:pin|code|passcode|combo|combination|password)(?:['’]s| is)(?: (?!on|in|at|from|page|room|not|for|expired)[a-z][a-z'’]{0,11}){1,6}[,:;]? (?:so |i\\.?e\\.? |aka )?([#*]?\\d{4,8}[#*]?)${NO_UNIT}`, 'gi'),
    accepts: (_value, place) => !/(?:page|room|line|at|by|in|for|until|till|from|since|to|chapter|about|around|over|under|than|issue|version|step|after|before|of)\W{1,3}$/i.test(before(place, 12)) && isCode('0000', place),
  },
];

/** Words that a sentence about a password has and a phrase of words drawn at random hardly. */
export const PROSE: ReadonlySet<string> = new Set(
  'pretty quite kinda total totally rubbish obvious ridiculous stupid silly terrible awful great good nice fine super tricky boring new old next last first default public private common often usually mostly literally basically the and but not was were are has had have been for from with this that than then when what who why how you your yours she her his him they them our ours its too very still just also wrong right correct incorrect expired required needed weak strong changed reset again already always never ever only now here there where same different something anything nothing everything please thanks probably maybe actually really obviously literally apparently written saved stored kept sent stuck hidden printed under over below above behind inside on in at of to is it so or if as be by my we he me do don did does can could would should will must might gone lost missing forgotten working broken slow down going getting being because into about after before every until since between without password passcode wifi code email fridge router box back front case sensitive letters numbers characters long short easy hard safe secret secure compromised leaked shared'.split(' '),
);
