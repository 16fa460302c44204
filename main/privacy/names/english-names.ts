import type { Span } from '../rules/rule.ts';
import { FIVE_DIGITS, UPPER } from '../text/character-classes.ts';
import { eachMatch } from '../text/each-match.ts';
import { isAscii } from '../text/is-ascii.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { indexPatterns } from '../text/index-patterns.ts';
import { hasAll, placesOf } from '../text/searched-words.ts';
import { COMMON_WORDS } from './common-words.ts';
import { isNobodyHere } from './english-nobody.ts';
import { DOUBTFUL_NAMES, GIVEN_NAMES, PINYIN_SURNAMES } from './english-given-names.ts';
import { FAMOUS_ENGLISH } from './famous.ts';
import { ENGLISH_THINGS } from './not-people.ts';
import type { NamePlace } from './name-place.ts';
import { withoutAccents, withoutPossessive, wordsOfName } from './plain-word.ts';
import { isPublicEnglish, PUBLIC_WORDS } from './public-english.ts';

const UPPER_LETTER = '[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0141\\u015a\\u0160\\u017b\\u017d\\u010c\\u0130]';
const CAPITAL = `(?:O['’]|D['’]|Mc|Mac|Ó |Ní |Uí |Nic )?${UPPER_LETTER}[a-z\\u00df-\\u024f]{1,19}(?:['’\\-](?:${UPPER_LETTER}[a-z\\u00df-\\u024f]{1,15}|[a-z]{2,6}(?![a-z])(?<=-[a-z]{2,6})))?`;
const WORD_END = `(?![A-Za-z0-9_@\\u00c0-\\u024f]|\\.[A-Za-z])`;
const WORD_START = `(?<![A-Za-z0-9_@.#/\\u00c0-\\u024f])`;

/** Capitalised words that are no surname after a given name: “Tom Monday”, “Anna Please”. */
const NOT_SURNAMES: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december please thanks thank hi hey hello ok okay yes no and or but the can could will would is are was has had did do does i you he she we they it my your his her our their this that what when where who why how if so to at in on for from with not just also then see let lets call tell ask send street road avenue park school university hospital hotel restaurant bar cafe airport station bridge river lake island beach cup day christmas easter inc ltd llc corp station river city garden gardens camp fools limits bulls county district falls line peninsula gallery secret era age time room tower court palace market flower club fc united college academy project team group company bank museum theatre theater hall house festival week night morning evening sale movie show game book song album support desk office google chinese english american french german spanish japanese zoom meet netflix amazon apple facebook tv pm am usa uk eu nyc la asap fyi lol omg btw imo idk tbh wifi pdf ceo cto hr pr qa id ai api'.split(
    ' ',
  ),
);
const isNoSurname = (word: string): boolean => NOT_SURNAMES.has(word.toLowerCase());

const TITLED = new RegExp(
  `\\b(?:[Mm]rs?|[Mm]s|[Mm]iss|Mx|[Dd]r|[Pp]rof(?:essor)?|Doctor|Sir|Madam|[Aa]unt(?:ie|y)?|[Uu]ncle|[Gg]randm[ao]|[Gg]randpa|[Cc]oach|[Nn]urse|[Oo]fficer|Captain|[Pp]astor|Father|Sister|Brother|Deacon|Rabbi|Imam|Rev(?:erend)?|Fr|Sr|Sis|Bro|Mama|Mummy|Baba|Granny|Grandad|Oga|Chief|Judge|Mayor|Senator|Sgt|Lt|Shri|Smt|Encik|Puan|Cik|[Dd]oña|Señora?|Madame)\\.?\\s(${CAPITAL}(?:\\s(?:[A-Z]\\.\\s)?${CAPITAL}){0,2})${WORD_END}`,
  'g',
);
const INTRODUCED = new RegExp(
  `(?:[Mm]y name is|[Mm]y name's|[Nn]ame is|[Nn]amed|[Tt]his is|[Ii]t's|[Cc]all me|[Ii] am|[Ii]'m|[Ii]’m|[Ss]igned,?|[Rr]egards,?|[Cc]heers,?|[Ss]incerely,?|[Ll]ove,|[Dd]ear|[Hh]i|[Hh]ey|[Hh]ello|[Nn]ame\\s?[:=]|[Cc]ontact\\s?[:=]?|[Aa]ttn\\.?:?|[Aa]sk for|[Ss]peak (?:to|with)|[Tt]alk to|[Mm]eet|[Mm]et|[Cc]all|[Tt]ext|[Tt]ell|[Aa]sk|[Pp]ing|[Ee]mail|[Mm]essage|[Ww]ith|[Ff]rom|[Bb]y|[Ff]or|[Tt]o|[Tt]hanks,?|[Tt]hank you,?|wife|husband|brother|sister|son|daughter|cousin|boss|friend|neighbou?r|roommate|girlfriend|boyfriend|colleague|landlord|manager|teacher|doctor|nephew|niece|mother|father|mom|dad|mum|uncle|aunt|patient|client|tenant|employee|student|guest|passenger|recipient|beneficiary)\\s(${CAPITAL}(?:\\s(?:[A-Z]\\.?\\s)?${CAPITAL}){0,2})${WORD_END}`,
  'g',
);
/** After these a name may be in lower case too. */
const SELF_NAMED = new RegExp(
  `\\b(?:my (?:full |legal |real )?name is|my name's|full name ?[:=]|the name's|name on (?:the |my |our )?\\w{3,12} is)\\s([A-Za-z\\u00c0-\\u024f]{2,20}(?:[ \\-][A-Za-z\\u00c0-\\u024f'’]{2,20}){0,2})${WORD_END}`,
  'gi',
);
const CAPITALISED = new RegExp(
  `${WORD_START}${CAPITAL}(?:\\s(?:[A-Z]\\.?\\s)?${CAPITAL}|\\s(?:van|von|de|da|del|di|dos|das|bin|binti|bint|ap|ben|al|el|la|le)\\s(?:der\\s|den\\s|la\\s)?${CAPITAL}){0,2}${WORD_END}`,
  'g',
);
const PINYIN =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]?h?(?:[iu]?a(?:i|o|ng?)?|[iu]?e(?:i|ng?|r)?|i(?:ng?|u|e|ong|ang|an|ao|a)?|o(?:u|ng)?|u(?:i|n|o|an|ang|ai|a|e)?|v|ue)){1,3}$/i;

const isNotName = (word: string | undefined): boolean => word === undefined || isNoSurname(withoutPossessive(word));
const plain = (word: string): string => {
  const bare = withoutPossessive(word.toLowerCase());
  return isAscii(bare) ? bare : withoutAccents(bare).replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('đ', 'd');
};
const isKnown = (word: string | undefined): boolean => word !== undefined && GIVEN_NAMES.has(plain(word));
const isDoubtful = (word: string | undefined): boolean => word !== undefined && DOUBTFUL_NAMES.has(plain(word));

/** The longest beginning of capitalised words that is one name. */
const nameLength = (parts: readonly string[]): number => {
  let length = 1;
  while (length < parts.length && !isNotName(parts[length])) length++;
  return parts.slice(0, length).join(' ').length;
};

const isPinyinName = ([first = '', second = '', ...rest]: readonly string[]): boolean => {
  if (rest.length > 0) return false;
  const isSurnamed = (PINYIN_SURNAMES.has(first.toLowerCase()) && second.length >= 2) || (PINYIN_SURNAMES.has(second.toLowerCase()) && first.length >= 4);
  return isSurnamed && PINYIN.test(first) && PINYIN.test(second);
};

/** How many units of a run of capitalised words are a name for certain; 0 for none. */
const certainLength = (run: string, isAlone: boolean): number => {
  const parts = wordsOfName(run);
  for (let skip = 0; skip < parts.length; skip++) {
    const rest = parts.slice(skip);
    const [first, second] = rest;
    const offset = parts.slice(0, skip).join(' ').length + (skip > 0 ? 1 : 0);
    const isSurnamed = !isNotName(second);
    if (
      FAMOUS_ENGLISH.has(withoutPossessive(rest.slice(0, 2).join(' ').toLowerCase()))
    )
      return 0;
    const isPerson = isKnown(first) && (isSurnamed || !isDoubtful(first));
    if (isPerson || (skip === 0 && isPinyinName(rest))) return offset === 0 ? nameLength(rest) : -offset;
    if (isAlone && isDoubtful(first) && isSurnamed) return offset === 0 ? nameLength(rest) : -offset;
  }
  return 0;
};

const pushName = (spans: Span[], start: number, name: { readonly text: string; readonly score: number }): void => {
  const text = withoutPossessive(name.text);
  if (text.length > 1) spans.push({ start, end: start + text.length, kind: 'PERSON', score: name.score, by: 'rule' });
};

const addCapitalised = ({ text, told }: SearchedText, spans: Span[]): void => {
  CAPITALISED.lastIndex = 0;
  for (let match = CAPITALISED.exec(text); match; match = CAPITALISED.exec(text)) {
    // “To Whom It May Concern”: within a title, a doubtful name is a word.
    const length = certainLength(match[0], !/[A-Z]\w*\s$/.test(text.slice(Math.max(0, match.index - 20), match.index)));
    if (length < 0) CAPITALISED.lastIndex = match.index - length;
    else if (length > 0 && !isPublicEnglish({ text, start: match.index, end: match.index + length, told })) pushName(spans, match.index, { text: match[0].slice(0, length), score: 0.7 });
  }
};

const WEAK_LEAD =
  /(?:[Ii]t's|[Ii] am|[Ii]'m|[Ii]’m|[Ww]ith|[Ff]rom|[Bb]y|[Ff]or|[Tt]o|[Hh]i|[Hh]ey|[Hh]ello|[Mm]eet|[Mm]et|[Cc]all|[Tt]ext|[Tt]ell|[Aa]sk|[Ee]mail|[Mm]essage|[Tt]his is|[Cc]ontact|[Tt]hanks,?|[Tt]hank you,?|[Cc]heers,?|[Ll]ove,|[Dd]ear|[Pp]ing|named|[Tt]alk to)\s$/;

const addCued = (pattern: RegExp, { text, told }: SearchedText, spans: Span[]): void => {
  eachMatch(pattern, text, (match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    const parts = wordsOfName(name);
    const isWeak = pattern === INTRODUCED && WEAK_LEAD.test(text.slice(Math.max(0, start - 12), start));
    const isFamous = FAMOUS_ENGLISH.has(parts.slice(0, 2).join(' ').toLowerCase());
    const known = nameLength(parts);
    if (isNotName(parts[0]) || isFamous) return;
    const place: NamePlace = { text, start, end: start + known, told };
    if ((isWeak || pattern === TITLED) && isPublicEnglish(place)) return;
    if (isNobodyHere(place)) return;
    const isAddressed =
      parts.length > 1 &&
      !isNotName(parts[1]) &&
      /(?:ask|tell|call|text|met|ping|message|contact|invite)\s$/i.test(text.slice(Math.max(0, start - 9), start));
    if (isWeak && !isAddressed && !isKnown(parts[0]) && !isDoubtful(parts[0])) return;
    if (
      isWeak &&
      isDoubtful(parts[0]) &&
      isNotName(parts[1]) &&
      /(?:from|by|for|to|in|with|call|it's)\s$/i.test(text.slice(Math.max(0, start - 6), start))
    )
      return;
    pushName(spans, start, { text: name.slice(0, known), score: isWeak ? 0.75 : 0.85 });
  });
};

const LOWER_STOP =
  /^(?:on|in|not|the|a|an|is|was|too|so|very|kind|hard|spelled|misspelled|wrong|pronounced|missing|there|here|and|but|mud|in|at|for)$/i;

const addSelfNamed = (text: string, spans: Span[]): void => {
  eachMatch(SELF_NAMED, text, (match) => {
    const name = match[1] ?? '';
    const parts = wordsOfName(name);
    const stop = parts.findIndex((part) => LOWER_STOP.test(part) || isNotName(part));
    const kept = stop < 0 ? parts : parts.slice(0, stop);
    if (kept.length > 0) pushName(spans, match.index + match[0].length - name.length, { text: kept.join(' '), score: 0.85 });
  });
};

/** “the carer is called winnifred”, “ask gareth”: in lower case, what no dictionary has, or what is a given name and nothing else. */
const LOWER_CUED = /\b(?:(?:is|was|['’]s|are|lady|guy|man|girl|boy|someone) (?:called|named)|(ask|tell|call|text|ping|msg|message|with|from|for|to|meet|met|and|dear|hi|hey|thanks)) ([a-z]{3,14})(?![\w'’@.-]*[@\d])/g;
const THING_CALLED = /\b(?:films?|movies?|books?|shows?|songs?|games?|bands?|places?|things?|dogs?|cats?|puppy|kitten|apps?|teams?|series|albums?|pubs?|bars?|streets?|company|shops?|dish|it|this|that|what)\b[^.!?\n]{0,12}$/i;
const addLowerCued = (text: string, spans: Span[]): void =>
  eachMatch(LOWER_CUED, text, ({ 0: whole, 1: weak, 2: word = '', index }) => {
    if (weak === undefined && THING_CALLED.test(text.slice(Math.max(0, index - 24), index))) return;
    const isName = !COMMON_WORDS.has(word) && !ENGLISH_THINGS.has(word) && (weak === undefined ? !LOWER_STOP.test(word) && !isNotName(word) : isKnown(word) && !isDoubtful(word) && !ALSO_LOWER.has(word));
    if (isName) pushName(spans, index + whole.length - word.length, { text: word, score: 0.6 });
  });
/** chuck's got the keys, tilly's mum: somebody who has or does something. */
const LOWER_OWNER =
  /(?<![\w'’@.-])([a-z]{3,12})(?=['’]s (?:got|gone|gonna|coming|late|running|asking|bringing|mum|mom|dad|sister|brother|wife|husband|kids?|son|daughter|birthday|bday|number|car|place|house|phone|email|teacher|boss|gran|nan)\b)/g;
const addLowerOwners = (text: string, spans: Span[]): void =>
  eachMatch(LOWER_OWNER, text, ({ 0: word, index }) => {
    if (isKnown(word) && !isDoubtful(word) && !COMMON_WORDS.has(word)) pushName(spans, index, { text: word, score: 0.6 });
  });
/** Somebody by what stands after the name: a telephone, a form of address, what people have. */
const BEFORE_NUMBER = new RegExp(`(?:^|[\\n,;(•*-] ?)(${CAPITAL}(?: ${CAPITAL}){0,2}) ?(?:[:–-] ?)?(?=\\+?\\(?\\d{2,5}\\)?(?:[ -]?\\d{2,5}){2,4}(?!\\d))`, 'g');
const ADDRESSED = new RegExp(`${WORD_START}(${CAPITAL}) (?:sir|ma['’]?am|madam|ji|didi|bhaiya|bhai|beta|akka|anna|aunty|auntie|uncle)(?![a-z])`, 'g');
const OWNER = new RegExp(`${WORD_START}(${CAPITAL})(?=['’]s (?:new |old |other )?(?:number|line|phone|mobile|mum|mom|dad|sister|brother|wife|husband|kids?|son|daughter|birthday|bday|house|place|car|gran|nan|teacher|boss|flat|room|leaving|hen|stag|wedding|funeral|turn)(?![a-z]))`, 'g');
const INITIAL = /(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Dr)\.? ([A-Z])(?![\w.'’-])/g;
const triedFollowed = indexPatterns([{ pattern: BEFORE_NUMBER, needs: FIVE_DIGITS }, { pattern: ADDRESSED, needs: 0 }, { pattern: OWNER, needs: 0 }]);
const isNobody = (word: string): boolean => [COMMON_WORDS, ENGLISH_THINGS, PUBLIC_WORDS].some((list) => list.has(plain(word))) || isNoSurname(word) || /^(?:mobile|mob|tel|phone|office|reception|fax|cell|work|home|landline|taxi|vet|surgery|doctor|plumber|electrician)$/i.test(word);
const addByWhatFollows = (searched: SearchedText, spans: Span[]): void => {
  const { text, told } = searched;
  triedFollowed(searched, ({ pattern }) => {
    eachMatch(pattern, text, ({ 0: whole, 1: name = '', index }) => {
      const start = index + whole.indexOf(name);
      const [first = ''] = wordsOfName(name);
      const isKnownName = isKnown(first) && !isDoubtful(first);
      if ((isKnownName || !isNobody(first)) && !isPublicEnglish({ text, start, end: start + name.length, told }) && !FAMOUS_ENGLISH.has(name.toLowerCase())) pushName(spans, start, { text: name, score: 0.65 });
    });
  });
  if (hasAll(told, TITLE_AND_INITIAL)) eachMatch(INITIAL, text, ({ 0: whole, 1: letter = '', index }) => spans.push({ start: index + whole.length - letter.length, end: index + whole.length, kind: 'PERSON', score: 0.65, by: 'rule' }));
};
/** Given names that are words without their capital. */
const ALSO_LOWER = new Set('mike nick jack chuck rob bob dick jimmy peter bill will mark frank art dean max sue pat ray rose grant chase drew josh don jean carol gene penny dolly holly ruby lance miles cliff norm herb'.split(' '));

const [TITLES, INTRODUCTIONS, TITLE_AND_INITIAL, NAMED, CUED, OWNERS] = [placesOf(TITLED), placesOf(INTRODUCED), placesOf(INITIAL), placesOf(SELF_NAMED), placesOf(LOWER_CUED), placesOf(LOWER_OWNER)];

/** Adds names in Latin letters: after titles and cues, by common given names, and in pinyin. Deliberately few: a capital letter alone says nothing. */
export const findEnglishNames = (searched: SearchedText, spans: Span[]): void => {
  const { text, signals, told } = searched;
  if (hasAll(told, NAMED)) addSelfNamed(text, spans);
  if (hasAll(told, CUED)) addLowerCued(text, spans);
  if (hasAll(told, OWNERS)) addLowerOwners(text, spans);
  if ((signals & UPPER) === 0) return;
  const [isTitled, isIntroduced] = [hasAll(told, TITLES), hasAll(told, INTRODUCTIONS)];
  if ((isTitled || isIntroduced) && /[a-z,:=.'’][\s:=][A-Z]/.test(text)) {
    if (isTitled) addCued(TITLED, searched, spans);
    if (isIntroduced) addCued(INTRODUCED, searched, spans);
  }
  addByWhatFollows(searched, spans);
  addCapitalised(searched, spans);
};
