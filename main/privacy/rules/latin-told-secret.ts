import { COMMON_WORDS } from '../names/common-words.ts';
import { DIGIT, LATIN, MADE_UP_WORD } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { createCueBefore, isInChinese } from './cue-before.ts';
import { OTHER_CODE } from './english-secret.ts';
import { isMadeUp } from './networks.ts';
import { after, before, digitsOf, type Place, type Rule } from './rule.ts';
import { isNetworkName } from './shared-secret.ts';

/** Passwords as they are called in English, Spanish, French, German, Dutch, Polish, Portuguese, Italian, the languages of the north, Czech and Turkish. */
const PASSWORDS =
  "pass ?(?:word|code|phrase|key)s?|passw?d|pword|pswd|(?:pwd?s?|psw|p\\/w|psk|mdp)(?![A-Za-z])|pre-? ?shared(?: key)?|(?:wpa\\d?|wi-?fi|network|security|team|shared|router|api|secret|access|private|net) key|(?:wi-?fi|network|router|guest) pass(?![A-Za-z])|contrase[ñn]a|clave(?![A-Za-z])|mot de passe|passwort|kennwort|wachtwoord|has[łl]o(?![A-Za-z])|senha|palavra-?passe|l[öo]senord|adgangskode|passord|salasana|heslo|parola(?![A-Za-z])|şifre|jelsz[óo]";
/** Without the letters beyond ASCII, which would slow the search of Chinese texts: “código” as `digo`. */
const PASSWORDED = wordsOf(
  'pass word|password|passcode|pass code|passphrase|pass phrase|passkey|pass key|passwd|passd|pword|pswd| pw| psw| p/w| psk| mdp |pre-shared|preshared|pre shared|wpa key|wpa2 key|wpa3 key|wifi key|wi-fi key|network key|security key|team key|shared key|router key|api key|secret key|access key|private key| net key|wifi pass|wi-fi pass|network pass|router pass| guest pass|contrase| clave |mot de passe|passwort|kennwort|wachtwoord| has| senha|palavra|senord|adgangskode|passord|salasana|heslo| parola |ifre|jelsz',
);
/** Codes and what they open, in the same languages. */
const CODES =
  "(?:pass)?codes?(?![A-Za-z])|(?:pin|otp|combo(?! meal)|combination|alarm|keypad|keycode|padlock|lock ?box|key ?box|contractor box|key ?safe|buzzer|intercom)s?(?![A-Za-z])|lock(?=[:=]|['’]s| (?:is|code|now|combo|changed))|digicode|cadenas|candado|cerradura|c[óo]digo|cadeado|zahlenschloss|t[üu]rcode|schl[üu]sselbox|cijferslot|slotcode|(?:kod|klucz|domofon|k[łl][óo]dka|szyfr|codice|lucchetto|kode|kodu|şifre|clave)(?![A-Za-z])";
const CODED = wordsOf(
  ' code| codes|passcode|keycode| pin | pins | otp| combo|combination| alarm|keypad|padlock|lockbox|lock box|keybox|key box|contractor box|keysafe|key safe|buzzer|intercom| lock |digicode|cadenas|candado|cerradura|digo|cadeado|zahlenschloss|rcode|sselbox|cijferslot|slotcode| kod | klucz | domofon |dka | szyfr | codice |lucchetto| kode | kodu |ifre| clave ',
);
/** What else a value that follows may be. */
const ANOTHER =
  "(?:user(?:name)?s?|log ?in(?: name)?|ssid|e-?mail|account|acct|acc|usuario|utilisateur|benutzer(?:name)?|gebruiker(?:snaam)?|order|model|version|serial|build|ticket|case|ref(?:erence)?|flight|tracking|reg|plate|room|flat|apt|apartment|unit|invoice|parcel|branch|repo|commit|file|folder|port|ip|host|server|device|printer|network|id|error|fault|boiler|machine|dishwasher|cheat|line|page|zip|post ?code|area|country|promo|discount|coupon|voucher|referral|dress|source|qr|bar|morse|tax|sort|product|bus|train|seat|pnr|booking|iban|swift|bic|dial(?:l?ing)?|exit|status|http|colou?r|hs)(?![A-Za-z])";

/** A list this long is slow to try at every letter. */
const WORD_BEGINS = '(?<![A-Za-z])';
const passwordBefore = createCueBefore(PASSWORDS, { reach: 72, another: ANOTHER, edge: WORD_BEGINS });
const codeBefore = createCueBefore(`${CODES}|${PASSWORDS}`, { reach: 72, another: ANOTHER, edge: WORD_BEGINS });

/** What leads from a name to its value, one flat list of words in those languages. */
const LINKS =
  /(?:['’]s|(?<![A-Za-z])(?:is|are|was|were|it['’]?s|its|it is|it was|it|now|still|just|back|went|to|changed|set|reset|new|old|the|my|our|is always|again|that['’]?s|use|try|temp(?:orary)?|currently|one|number|for now|all (?:lower|upper) ?-?case|es|est|ist|is|jest|to|era|nueva|nuevo|nouveau|neue?s?|nieuwe?|nowe|ahora|maintenant|jetzt|nu|teraz|c['’]est|é|la|le|el|de|das|die|der|het)(?![A-Za-z])|[\s:=,;(→>"'“‘`-])/gi;
const isAtOnce = (gap: string): boolean => gap.replaceAll(LINKS, '') === '';
/** A clause that comes to its end: “the code the landlord told me is”. */
const CLAUSE_ENDS =
  /(?:(?<![A-Za-z])(?:is|was|are|be|it['’]?s|its|that['’]?s|to|now|still|use|try|says?|said|got|have|gave me|sent me|one|yours|mine|came,|es|est|ist|jest|c['’]est|nu|jetzt|ahora)|[:=→>]|(?:^|[^\d]) -)\s{0,2}["“'‘`]?$/i;
/** A clause that says how long, when, of what or for whom. */
const SAYS_OTHER =
  /(?:forgot|forgett|remember|digit|characters?|letters?|long|short|times|expire|policy|manager|reset link|doesn|error|wrong|how many|\?|[.!] )|(?<![a-z])(?:for|of|on|in|at|by|from|since|until|before|after|about|with|and|or|than|like|as|page|version|step|between|not|isn['’]?t)\s{0,2}$/i;
/** “kod do bramy”, “le code de la porte”: what it opens. */
const OF_A_DOOR =
  /^ (?:do|de|del|de la|de l['’]|du|della|zum|zur|f[üu]r (?:die|das|den)|van (?:de|het)|voor (?:de|het)|na|da|do) ?(?:bramy|drzwi|klatki|domofonu|furtki|puerta|portal|alarma|garaje|caja|porte|portail|immeuble|alarme|coffre|entr[ée]e|t[üu]r|haust[üu]r|tor|keller|safe|deur|voordeur|slot|poort|kluis|porta|garagem?|port[ãa]o)(?: (?:es|est|ist|is|to|é|nu|jetzt|c['’]est|:)){0,2} ?:? ?$/i;
const FILLED = /(?=[A-Za-z_!#$%&*-]{0,20}\d)[A-Za-z\d_!#$%&*-]{4,}/;

const NO_PASSWORD = /^https?:|\.(?:com|org|net|io|co|uk|example|txt|pdf|docx?|png|jpe?g|zip|js|ts|py|env|json|ya?ml)$|^\d+(?:st|nd|rd|th|am|pm|k|m|x|gb|mb|ghz|mins?|hrs?|days?)$|^(?:\w+_)?(?:pass|password|pwd|key|token|secret|hash|id|name|field)(?:_\w+)?$|^(?:wpa|sha|aes|md|utf|base|rsa|http|tls|bcrypt|argon|office|microsoft|windows|1password)-?\d/i;
const isDrawn = (value: string): boolean => /[A-Za-z]{2}/.test(value) && (/\d/.test(value) ? value.length >= 6 : /[a-z]_[a-z]/i.test(value) && value.length >= 9) && (isMadeUp(value) || /[!#$%^&*@+=]/.test(value)) && !NO_PASSWORD.test(value) && !isNetworkName(value);
/** No word of a programme and no number of a thing: small letters with a number of two digits or more, or both cases. */
const isSure = (value: string): boolean => /\d/.test(value) && value.length >= 8 && /[a-z]/.test(value) && (/[A-Z!#$%^&*@+=_]/.test(value) || /[a-z]{4}\d{2}/.test(value));

const isPassword = (value: string, place: Place): boolean => {
  if (!isDrawn(value) || isInChinese(place)) return false;
  const cue = passwordBefore(place);
  if (!cue || FILLED.test(cue.gap)) return false;
  return isAtOnce(cue.gap) || (isSure(value) && CLAUSE_ENDS.test(cue.gap) && !SAYS_OTHER.test(cue.gap));
};

const NO_UNIT = /^(?:[\w%]|[.,:/-]\d| ?(?:am|pm|people|persons|times|years?|yrs?|mins?|minutes|secs?|seconds|hours?|hrs?|days|weeks|months|met(?:er|re)s|feet|km|miles|lbs?|kgs?|litres|pounds|quid|bucks|dollars|euros?|degrees|lines|words|pages|steps|calories|char(?:acter)?s|digits|bytes|points|views|likes|votes|users|errors|files|tests|units|calls|percent|%|of them)(?![a-z]))/i;
const isYear = (value: string): boolean => /^(?:19|20)\d\d$/.test(value);
const isClock = (value: string): boolean => /^(?:[01]?\d|2[0-3])[0-5][05]$/.test(value);

const isCode = (value: string, place: Place): boolean => {
  if (NO_UNIT.test(after(place, 14)) || isInChinese(place) || /[£$€@]\s?$/.test(before(place, 2))) return false;
  const cue = codeBefore(place);
  if (!cue || /\d/.test(cue.gap)) return false;
  const isAlarm = /^(?:alarm|intercom|buzzer)/i.test(cue.word);
  if (isAlarm && (isClock(value) || isYear(value))) return false;
  if (OTHER_CODE.test(before(place, 96).slice(0, -cue.gap.length || undefined).replace(/s$/, ''))) return false;
  if (/[A-Z]/.test(value) && digitsOf(value).length < 3 && !/box|lock/i.test(cue.word)) return false;
  if (isAtOnce(cue.gap)) return !(isYear(value) || /^\d{3}$/.test(value)) || /(?:is|was|['’]s|:|=|now|still|to)\s{0,2}$/i.test(cue.gap);
  if (isAlarm || SAYS_OTHER.test(cue.gap) || digitsOf(value).length < 4) return false;
  if (isYear(value)) return /(?:it['’]?s|is)(?: still| now)? $/i.test(cue.gap) && !/^ (?:and|so|people|now)/i.test(after(place, 8));
  return CLAUSE_ENDS.test(cue.gap) || OF_A_DOOR.test(cue.gap) || (cue.gap.endsWith('(') && after(place, 1) === ')');
};

const PRESSED = "(?:(?:press|hit|push|tap|the|a|an|that|big|little) ){0,3}";
/** A key by its name, where the clause ends with it: who says “100 then star jumps” opens nothing. */
const BUTTON = `${PRESSED}(?:(?:pound|hash(?:tag)?|star|asterisk|enter|ok|bell)|(?:pound|hash|star|asterisk|enter|ok|bell|green|red|tick|check ?mark|key|lock|unlock|arrow) (?:key|sign|button|icon|symbol|one))(?=$|["”’]?[.,;!)\\n]| (?:and|to|when|on|if|or|then|x|lol|thanks|pls|please)(?![a-z]))`;
const USED_FOR = '["”’]?,? (?:(?:for|on) (?:everything|every (?:site|account|login|app)|all (?:my|her|his|our|their|the) )|everywhere|that[\'’]?s what [A-Za-z\'’ ]{1,24}?us(?:es|ed|e)(?![a-z]))';
const PROGRAM = /^(?:office|microsoft|windows|excel|word|photoshop|autocad|visual|python|java|notepad|logic|android|chrome|firefox|claude|gemini|llama|chatgpt|gpt|ubuntu|debian|dropbox)/i;

const TRANSFERRED = wordsOf('etransfer|e-transfer|e transfer|interac|autodeposit');
const TRANSFER = /e-? ?transfer|interac|autodeposit/i;
const NO_ANSWER = /^(?:no|yes|yeah|wrong|right|the|same|in|it|not|what|still|that|this|always|maybe|probably|simple|easy|obvious|obviously|your|my|our|his|her|case|under|on|to|sent|blank|below|above)$/i;

/** Passwords and codes that a sentence of a language in Latin letters tells some words after it has named them, or by what one does with them. */
export const latinToldSecretRules: readonly Rule[] = [
  {
    kind: 'SECRET',
    needs: MADE_UP_WORD | LATIN,
    hint: PASSWORDED,
    score: 0.75,
    // “new wifi pw since someone gave it to the neighbours: …”, “mot de passe …”.
    pattern: /(?<![\w@./#&?=%-])[A-Za-z\d](?=[!-~]{0,39}[\d_])[\w#*!$@%^&+=.~-]{4,39}(?<![.,;:)"'~-])(?![\w@/])/g,
    accepts: isPassword,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: CODED,
    score: 0.75,
    // “alarm code the landlord told me is 1798”, “candado 5-19-33”, “code changed 7B19C”.
    pattern: /(?<![\w@./#*:$£€+-]|\d )(?:[#*]?\d{3,8}[#*]?|\d{2,4}(?:[ -]\d{2,4}){1,3}|\d{1,2}(?:-\d{1,2}){2,3}|[A-Z]{1,3}\d{1,6}[A-Z]?|\d{1,4}[A-Z]\d{0,4}[A-Z]?)(?![\w#*@/]|[ .:-]\d)/g,
    accepts: isCode,
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    score: 0.78,
    // “0906 then the pound sign”: nothing but a code is followed by a button.
    pattern: new RegExp(`(?<![\\w@./:$£€+#*-])(?:[#*]?\\d{3,8}[#*]?)(?=,? (?:(?:and |& )?then|followed by|and|plus) ${BUTTON}|,? (?:the )?(?:pound|hash|star) (?:key|sign|button)(?![a-z]))`, 'gi'),
    accepts: (value, place) => !/^(?:999|911|112|111|101)$/.test(value) && !/(?:dial|call|ring)\s$/i.test(before(place, 6)),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: wordsOf(' use| enter| type| punch| press| try| key in'),
    score: 0.75,
    // “or use *4471 if he's napping”.
    pattern: /(?<=(?<![A-Za-z])(?:us(?:e|ing)|enter|type(?: in)?|punch(?: in)?|press|try|key in)(?: the code)? )(?:[#*]\d{4,8}[#*]?|\d{4,8}[#*])(?![\w#*])/gi,
    accepts: (_value, { text }) => !/balance|airtime|credit|ussd|top ?up|mobile data|caller id|forward|network provider/i.test(text),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: wordsOf(' code | codes'),
    score: 0.75,
    // “the codes: first door 47A83, second B2019”.
    pattern: /(?<![A-Za-z])(?:first|second|third|1st|2nd|3rd|outer|inner|street|front|back|main|inside|outside)(?: (?:door|gate|one))?(?: is|:|=)? ((?=[A-Z]{0,3}\d{2}|\d{1,3}[A-Z])[A-Z\d]{4,6}[#*]?)(?![\w#*])/g,
    accepts: (value, place) => /(?<![A-Za-z])codes?(?![A-Za-z])/i.test(before(place, 80)) && !isYear(value) && !NO_UNIT.test(after(place, 14)),
  },
  {
    kind: 'SECRET',
    needs: MADE_UP_WORD | LATIN,
    hint: wordsOf('everything|everywhere|what|every| all '),
    score: 0.75,
    // “i just use Bluebell2019! for everything”.
    pattern: new RegExp(`(?<![A-Za-z])(?:us(?:e[sd]?|ing)|try|tried)(?: just| always| the same(?: one)?)?,? ["“'‘]?([A-Za-z][\\w#*!$@%^&+=.~-]{6,39})(?<![.,;:)"'~-])(?=${USED_FOR})`, 'gi'),
    accepts: (value) => /[A-Za-z]{4}/.test(value) && (/\d{3}/.test(value) || /\d/.test(value) && /[!#$%^&*@_]/.test(value)) && isDrawn(value) && !PROGRAM.test(value),
  },
  {
    kind: 'SECRET',
    needs: MADE_UP_WORD | LATIN,
    hint: wordsOf(' temp | temporary'),
    score: 0.72,
    // What somebody logs in with once: “temp is Crawfish-2291”.
    pattern: /(?<![A-Za-z])temp(?:orary)?(?: one| login)?(?: is|['’]s|:| =| ->) ["“'‘]?([A-Za-z][\w#*!$@%^&+=.~-]{6,39})(?<![.,;:)"'~-])(?![\w@/])/gi,
    accepts: (value) => isDrawn(value) && isSure(value) && /[A-Za-z]{3}/.test(value),
  },
  {
    kind: 'SECRET',
    needs: MADE_UP_WORD | LATIN,
    hint: wordsOf('wifi|wi-fi|internet|router|sticker|ssid|network|hotspot|broadband'),
    score: 0.75,
    // “the sticker says Spectrum-9C50, key quietlemon482”.
    pattern: /(?<![A-Za-z])key(?: is|['’]s|:| =)? ["“'‘]?((?=[A-Za-z]{3,30}\d{2})[A-Za-z][\w!$@%^&+=.-]{7,39})(?<![.,;:)"'~-])(?![\w@/])/gi,
    accepts: (value, place) => isDrawn(value) && /[a-z]/.test(value) && /wi-?fi|internet|router|sticker|ssid|network|hotspot|broadband/i.test(before(place, 90)),
  },
  {
    kind: 'SECRET',
    needs: DIGIT | LATIN,
    hint: wordsOf('back'),
    score: 0.8,
    // The check value of a card.
    pattern: /(?:3|three|cvv|cvc|code|numbers|digits)(?: digits?| numbers?| code)? (?:on|from|off) the back(?: of it| of the card)?(?: is| are| ?:|,|['’]s| says?)? (\d{3,4})(?![\w%:.,/-]?\d|[\w%])/gi,
  },
  {
    kind: 'SECRET',
    needs: LATIN,
    hint: TRANSFERRED,
    score: 0.75,
    // Money sent in Canada is taken by an answer: “Q: mascot A: …”.
    pattern: /(?:(?<![A-Za-z])(?:answer|ans|password|pw)(?: (?:to|for) (?:the|that|it)(?: [a-z]{2,12}){0,2})?(?: is|['’]s|:| =| -)|(?<![A-Za-z])A ?:) ?["“'‘]?([A-Za-z][\w!-]{2,24})(?![\w@])/gi,
    accepts: (value, { text, start }) => TRANSFER.test(text) && !NO_ANSWER.test(value) && (/\d/.test(value) || !COMMON_WORDS.has(value.toLowerCase()) || /^["”’]?\s?(?:$|[.,;!)\n])/.test(text.slice(start + value.length))),
  },
];
