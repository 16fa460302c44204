/**
 * The pieces that addresses in Latin letters are made of, as parts of patterns: a door, a floor, a place, a postcode, what stands beside a house and what
 * it looks like. Written from how post offices of some twenty countries order them and from how people tell a way. No piece takes a comma in.
 */
export const CAPITAL_WORD = "[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ɏ'’-][\\wÀ-ɏ'’-]{0,24}(?:(?<=(?<![A-Za-z])[A-Z][a-z]{1,2})\\.)?";
const INNER = '(?:(?:of|the|on|upon|in|de|de la|del|la|le|du|des|da|do|dos|das|di|van|van der|am|an der|y|yr|el|al|bin|c/o)\\s)?';
const TIME_NEXT = '\\s\\d{1,2}(?:[.:]\\d\\d)?\\s?(?:am|pm|to|till|until|-)';
export const STOP_AT = `(?=\\s?(?:$|[,.;:!?)\\n(]|-\\s|${TIME_NEXT}|\\s(?:at|and|or|for|from|if|on|is|pls|please|plz|not|but|before|by|till|until|thanks|today|tonight|tomorrow|tmrw|now|asap|again|ask|ring|call|buzz|text|use)\\b))`;
/** Of a way that is told, which goes on with “on the bend”, “and the sticker of Dynamo”, “not the drive”. */
const WAY_ENDS = `(?=\\s?(?:$|[,.;:!?)\\n(]|-\\s|${TIME_NEXT}|\\s(?:at|or|for|if|is|are|pls|please|plz|but|by\\s\\d|until|thanks|today|tonight|tomorrow|tmrw|now|asap|again|ask|ring|call|buzz|text|use|mi|and\\s(?!the\\b|a\\b|[A-Z])|on\\s(?!the\\b|[A-Z])|not\\s(?!the\\b))))`;

/** A day, a month, a greeting, and others that begin a sentence with a capital. */
export const NO_PERSON_OR_DAY =
  "(?!(?:Thanks?|Cheers|Please|Pls|Sorry|Hi|Hey|Hello|Dear|Ok|OK|Okay|Yes|No|Yeah|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|[A-Z][a-z]{2,5}day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mum|Mom|Dad|I|I['’][a-z]+|My|Our|We|He|She|They|You|It|It['’]s|A|And|But|Or|So|If|When|What|Where|Who|Why|How|Then|Tel|Code|Ring|Call|Ask|Text|LOL|Lol|Also|Anyway|Well|Oh|Just|Is|Are|Was|Do|Did|Can|Could|Would|Some|Any|There|Here|This|That|Not|Now|Come|Found|In|On|At|From|To|For|By|With|Btw|BTW)\\b)";
/** Where one buys, eats, prays or works. */
export const NO_SHOP =
  '(?!(?:[A-Z][\\w’-]{1,16}\\s){0,2}(?:Starbucks|Costa|Tesco|Aldi|Lidl|Asda|Boots|Greggs|Station|School|Church|Hotel|Cafe|Café|Bar|Pub|Arms|Inn|Library|Museum|Market|Centre|Center|Mall|Hospital|Clinic|Surgery|Theatre|Cinema|Gym|Club|Stadium|University|College|Academy|Temple|Mosque|Restaurant|Bakery|Garage|Bank|Office|Airport|Park)\\b)';

/** “Kahawa West”, “Stow on the Wold”, “Mulund (W)”, “Lekki Phase 1”, “Kol-29”, “Coburg VIC”, “Co. Galway”. */
export const PLACE = `(?:The\\s)?${CAPITAL_WORD}(?:\\s(?:${INNER}${CAPITAL_WORD}|\\d{1,2}(?:st|nd|rd|th))){0,3}(?:\\s\\([A-Z]{1,5}\\))?(?:\\s\\d{1,3}(?![\\d:%]|[.,]\\d|\\s?(?:am|pm|min|people|mi|km)\\b))?`;
/** A place that is named where nobody and no day is. */
export const A_PLACE = `${NO_PERSON_OR_DAY}${PLACE}`;

const UK = '[A-PR-UWYZ][A-HK-Y]?\\d[A-Z\\d]?(?:\\s?\\d[ABD-HJLNP-UW-Z]{2})?';
/** With what stands before it in its country: a state, a dash, a country's letters. */
export const POSTCODE = `(?:${UK}|[AC-FHKNPRTV-Y]\\d[\\dW]\\s?[AC-FHKNPRTV-Y\\d]{4}|[ABCEGHJ-NPRSTVXY]\\d[A-Z](?:\\s?\\d[A-Z]\\d)?|(?:[A-Z]{2,3}\\s)?(?:\\d{4}(?:\\s[A-Z]{2})?|\\d{5}(?:-\\d{4})?)|(?:S|Singapore\\s|-\\s?)?\\(?\\d{3}\\s?\\d{3}\\)?|\\d{2}-\\d{3}|\\d{5}-\\d{3}|-\\s?\\d{2,3})(?![\\w£$€%:]|[.,]\\d)`;

/** “C42”, “114-C”, “58/214”, “MN/VI/4417”, “B-1204”, “#12-347”, “D12”, “7”, “B”. */
export const DOOR_ID = '#?(?:(?:[A-Z]{1,3}[-/]?){1,2}\\d{1,5}[A-Za-z]?(?:[-/][A-Z\\d]{1,5}){0,2}|\\d{1,5}[A-Za-z]?(?:[-/][A-Za-z\\d]{1,5}){0,2}|[A-HJ-Z](?![A-Za-z]))';
/** What has a number or a letter for a name. */
const DOOR_WORDS =
  "[Ff]lat|[Aa]pt\\.?|[Aa]partment|[Uu]nit|[Hh]ouse|[Hh]se|H/No\\.?|[Dd]oor|[Rr]oom|[Rr]m\\.?|[Ss]uite|[Ss]te\\.?|[Bb]lock|[Bb]lk\\.?|[Bb]ldg\\.?|[Bb]uilding|[Tt]ower|[Ww]ing|[Cc]ourt|[Pp]lot|[Ss]tand|[Ee]rf|[Ll]ot|[Ss]hop|[Hh]ostel|[Vv]illa|[Bb]ungalow|[Cc]ottage|[Cc]abin|[Tt]railer|[Ss]lip|[Ff]arm|[Ss]ite|[Pp]ortal|[Ee]ntrance|[Ss]taircase|[Ss]tair|[Gg]ate|[Rr]oad|[Ss]treet|[Ll]ane|[Cc]lose|[Ll]ine|[Ss]ector|[Pp]hase|[Ss]tage|[Ss]cheme|[Bb]ox|[Bb]ureau|[Ee]sc\\.?|[Bb][âa]t\\.?|[Bb]ajo|[Tt]op|[Ss]tiege|[Tt]ür|Whg\\.?|App\\.?|[Nn]o\\.?|[Nn]umber|[Nn]r\\.?|m\\.|kv\\.?|Row House|Arch|[Dd]ock|[Bb]ay|[Ww]arehouse|[Hh]angar|[Pp]ier|[Bb]erth|Level|Lvl\\.?";
export const DOOR = `(?:(?:[A-Z]\\s(?:[Ww]ing|[Bb]lock|[Dd]ock|[Tt]ower|[Ss]tair|[Pp]ocket))(?![\\w-])|(?:${DOOR_WORDS})\\s?(?:[Nn]o\\.?|[Nn]umber)?\\s?${DOOR_ID}(?![\\w%:]|[.,]\\d|\\s?(?:am|pm|min|mins|people|pounds|quid|minutes|hours)\\b))`;

const ORDINAL = '(?:first|second|third|fourth|fifth|sixth|last|end|corner|only|next|top|\\d{1,2}-?(?:st|nd|rd|th|e|er|o|a)?|one|two|three|four)';
export const COLOUR = '(?:(?:dark|light|bright|pale)\\s)?(?:red|blue|green|white|black|yellow|grey|gray|brown|pink|orange|purple|cream|turquoise|wooden|metal|iron|tin|steel|brick|stone|silver|gold|maroon|peach)';
const DWELLING =
  "(?:house|bungalow|cottage|cabin|flat|flats|apartment|trailer|caravan|farm|farmhouse|barn|lodge|duplex|maisonette|studio|annexe?|basement|compound|building|block|gate|door|terrace|semi|shed|hut|hogan|yurt|boat|shop|storey|story|villa|mansion|place|unit|tower|townhouse|condo|loft|ranch|homestead|cape|driveway|mailbox|postbox|letterbox|entrance|stairs|steps|arch)";
const SIGHT = `(?:${DWELLING}|fence|roof|shutters|wall|garage|container|awning|pillars|railings|steps|porch|paint|tiles|hedge|bins|sign|curtains|windows|ramp)`;
const WORD = "[A-Za-zÀ-ɏ][\\wÀ-ɏ'’-]{0,20}";
export const WORDS = (most: number): string => `${WORD}(?:\\s${WORD}){0,${String(most - 1)}}?${WAY_ENDS}`;
/** What may be after, before, by or past a house only in time. */
const NO_TIME = "(?!(?:the\\s)?(?:way|weekend|time|game|match|film|show|party|service|meeting|class|call|end|week|month|year|day|kids?|holidays?|rain|storm|school run|evening|morning|afternoon|night|latest|looks?)\\b)";
export const BESIDE = `(?:(?:just\\s|right\\s|directly\\s|diagonally\\s)?(?:behind|opposite|opp\\.?|near|nr\\.?|next\\sto|next\\sdoor\\sto|beside|adjacent\\s(?:to\\s)?|adj\\.?(?:\\sto)?|facing|across\\sfrom|between|b/w|in\\sfront\\sof|on\\stop\\sof|back\\sof|(?:the\\s|a\\s)?(?:corner|end|top|bottom|back|foot|side)\\sof|(?:a)?round\\s(?:the\\s)?back\\s(?:by|of|through|behind)|corner|cnr\\.?|\\d+\\smi(?:les?)?\\s(?:past|after|down)|(?:above|below|over|past|pass|after|before|by|off|beyond|under|up|down|along|round|around|through|via)\\s(?=the\\s|a\\s|di\\s|our\\s|[A-Z])))\\s?(?:the\\s|a\\s|an\\s|di\\s)?`;
/** “behind Tantalizers”, “next to PCEA church”, “corner of Willow Creek and Aspen”, “past the postbox on the bend”. */
export const LANDMARK = `${BESIDE}${NO_TIME}(?:${CAPITAL_WORD}(?:\\s${CAPITAL_WORD})?\\s(?:and|&)\\s${CAPITAL_WORD}(?:\\s${CAPITAL_WORD})?|${WORDS(6)})`;
const LOOSE_SIDE = '(?:with|w/|con|mit|avec|without|behind|above|over|on|at|in|by|beside|opposite|opp\\.?|facing|near|before|after|past|pass|next\\sto|up|down|under|round|through|from|off|of|not)';
/** “the cottage with the tractor in the front garden”, “house with the half-painted wall”, “the donga behind the big shed”. */
const DESCRIBED = `(?:(?:the\\s|a\\s|an\\s)(?!one\\b)(?:${WORD}\\s){1,3}?|(?:${DWELLING}|lane|entry|way\\sin|track|bell)\\s)${LOOSE_SIDE}\\s(?:the\\s|a\\s|an\\s)?${WORDS(7)}`;
/** “the blue storey building”, “black gate”, “pink house”, “gate ya green”. */
const SEEN = `(?:(?:the\\s|a\\s|an\\s|look\\s(?:for|fi)\\s(?:the\\s|di\\s)?)?(?:${WORD}\\s)?${COLOUR}\\s(?:${WORD}\\s)?${SIGHT}|(?:gate|door|mlango|nyumba)\\s(?:ya|wa)\\s[a-z]{3,12}|the\\s(?:${WORD}\\s){1,2}${DWELLING})(?:\\s${LOOSE_SIDE}\\s${WORDS(6)}|${STOP_AT}|(?=\\s(?:hse|house|no)\\b))`;
const WAY_NOUN = `(?:${SIGHT}|left|lef|right|lane|road|track|turn|turning|junction|turnoff|floor|bell|buzzer|landing|fork|trailer|corner|exit|roundabout|field|fields|doors?)`;
/** “second left after the ford”, “two doors down from the Agway”, “3rd mailbox”, “left fork”. */
const COUNTED = `(?:the\\s)?${ORDINAL}\\s(?:${WORD}\\s)?${WAY_NOUN}(?:\\s(?:on|to)\\s(?:the|your)\\s(?:left|right))?(?:\\s(?:down\\s|up\\s)?${LOOSE_SIDE}\\s${WORDS(5)}|${STOP_AT})`;
const TURN = `(?:(?:turn|take|go|keep|bear|then)\\s)?(?:(?:sharp|hard|first|second|third|the\\s${ORDINAL}|left|right)\\s)?(?:left|right|straight|turn)(?:\\s(?:fork|where|at|by|after|before|past|onto|into|on|down|up)\\s${WORDS(7)}|${STOP_AT})`;

/** “first floor”, “2nd floor”, “top flat”, “GF (rear)”, “side gate”, “upstairs left”, “back house”. */
export const FLOOR = `(?:the\\s)?(?:(?:[Gg]round|[Gg]nd|[Ll]ower [Gg]round|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Tt]op|[Uu]pper|\\d{1,2}-?(?:st|nd|rd|th|e|er|o))\\s?(?:[Ff]loor|[Ff]l\\.?|[Ff]lr|[Ff]lat|[Ee]tage|[ée]tage|piso|planta|bell|door)|(?:side|back|rear|front|basement|yard|garden|garage|granny|top|bottom|guest|back\\slane|side\\slane|cellar|coach)\\s(?:door|gate|entrance|house|unit|studio|flat|steps|stairs|bell|garage|building)|upstairs|downstairs|[Bb]asement|[Bb]smt|[GFT]F|\\d{1,2}(?:e|er|o)\\s(?:gauche|droite|izda|dcha|izq)|rear|[Pp]enthouse)(?:\\s(?:flat|unit|left|right|rear|front|back|izq\\.?|izda\\.?|dcha\\.?|gauche|droite|links|rechts)|\\s\\((?:rear|front|left|right)\\))?(?![\\w-])`;

/** “Kareem Block ke peeche”, “nyuma ya Total”: beside what, in Urdu, Hindi and Swahili among English. */
const BESIDE_ABROAD = `(?:(?:${WORD}\\s){1,3}(?:ke|se)\\s(?:peeche|piche|samne|saamne|paas|pass|upar|neeche|baad|pehle)(?:\\swali\\s(?:gali|building|lane))?(?:\\s[a-z]{4,10})?|(?:nyuma\\sya|karibu\\sna|mbele\\sya|kando\\sya)\\s(?:kwa\\s)?${WORDS(3)})`;

/** What people add to an address that is told already. */
export const ADDED = `(?:${FLOOR}|\\d{1,2}(?:st|nd|rd|th)\\s(?:[A-Z]\\s)?(?:Main|Cross|Street|Avenue|Block|Stage|Phase)(?![a-z])|${DOOR}|${LANDMARK}|${SEEN}|${COUNTED}|${TURN}|${BESIDE_ABROAD}|${DESCRIBED})`;

/** Last words of estates, of India, Pakistan, the Gulf and Africa above all. */
export const ESTATE = '(?:Nagar|Enclave|Colony|Park|Apts?|Apartments?|Society|Soc|CHS|Residency|Residence|Heights|Towers?|Flats|Vihar|Area|Extn|Extension|Layout|Gardens?|Phase|Block|Pocket|Estate|Court|Villas?|Homes|City|Town|Bagh|Marg|Road|Rd|Scheme|Sector|Street|Bazaar?|Greens|Meadows|Residences|Complex|Bhavan|Nivas|Kunj|Puram|Mansions?|Plaza|Arcade|Wing|Tower)';
