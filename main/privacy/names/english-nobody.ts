import { asContext, type NamePlace, stands } from './name-place.ts';

/**
 * What is said around a name of an animal, a thing, a work or a game: whoever bears it is nobody in the chat. Each pattern is tried on the few words before
 * or after a name.
 */
const ANIMAL =
  '(?:dogs?|cats?|kittens?|pupp(?:y|ies)|pups?|hamsters?|gerbils?|rabbits?|bunn(?:y|ies)|guinea pigs?|horses?|pon(?:y|ies)|foals?|mares?|parrots?|budgies?|cockatiels?|goldfish|tortoises?|turtles?|snakes?|geckos?|sheep|ewes?|rams?|lambs?|goats?|hens?|chickens?|cockerels?|cows?|cal(?:f|ves)|bulls?|donkeys?|alpacas?|llamas?|pigs?|ducks?|labradors?|spaniels?|collies?|terriers?|poodles?|whippets?|greyhounds?|lurchers?|pugs?|corgis?|huskies|husky|retrievers?|beagles?|dachshunds?)';
const NAMED_THING =
  '(?:boats?|yachts?|dingh(?:y|ies)|narrowboats?|barges?|ships?|cars?|vans?|campers?|robots?|roombas?|hoovers?|printers?|plants?|sourdough|starter|storms?|hurricanes?|typhoons?|cyclones?|teams?|bands?|pubs?|bars?|cafes?|restaurants?|shops?|apps?|bots?|servers?|dolls?|tedd(?:y|ies)|toys?|characters?|hero(?:es)?|villains?|guilds?|clans?|films?|movies?|shows?|songs?|albums?|books?|novels?|plays?|poems?|games?|series|colour|color|paint|lipstick|perfume|cocktail|dish)';
/** Names before it in the same list: “Rose, Grace and ”. */
const LISTED = "(?:[A-Z][\\w'’]{1,15}(?:,| and|, and| &) ){0,4}";
const CALLED = new RegExp(`\\b(?:${ANIMAL}|${NAMED_THING})\\b,?(?: \\w{1,10}){0,2}? (?:called|named|name(?:s)? (?:is|are)|answers to) ${LISTED}$`, 'i');
const PET = new RegExp(`\\b(?:my|our|his|her|their|your|the|a) (?:[a-z]{2,10} )?${ANIMAL} $`, 'i');
const WEATHER = /\b(?:storm|hurricane|typhoon|cyclone) $/i;
const OF_WEATHER = /^(?:storm|hurricane|typhoon|cyclone) /i;
const THE_ANIMAL = new RegExp(`^,? the (?:[a-z]{2,10} )?${ANIMAL}\\b`, 'i');
const LIKE_AN_ANIMAL =
  /^(?: (?:bit|barks?|barked|purrs?|purred|miaows?|meows?|chewed|chews|moults?|moulted|is neutered|is spayed|needs (?:walking|a walk|worming|his jabs|her jabs)|licked|sniffed|wagged|hissed at|laid)\b|['’]s (?:litter|lead|leash|collar|bowl|kennel|paws?|fleas|jabs|crate|harness|whiskers|tail|muzzle|vet)\b)/i;

const WORK = '(?:songs?|tracks?|album|cover|single|films?|movies?|novels?|books?|poems?|plays?|paintings?|music|sculptures?|symphony|remix|autobiography|biography|memoirs?|biopic|documentary|podcast|sketch|quote)';
const BY_WHOM = new RegExp(`\\b${WORK}(?: \\w{1,10}){0,2}? (?:by|about|starring) ${LISTED}$`, 'i');
/** “first dance is At Last by ”: a title, with capitals, before whoever made it. */
const TITLE_BY = /(?:[A-Z][\w'’]+ (?:[A-Z][\w'’]+ |of |the |in ){0,4})by $/;
const PERFORMED =
  /\b(?:(?:radio|dj|spotify|jukebox|band|choir|orchestra) (?:(?:keeps|is|was|just) )?(?:played|plays|playing|covered|sang)|listening to|starring|directed by|fans? of|obsessed with|tickets (?:for|to see)|impression of|dressed (?:up )?as|tribute to|statue of|portrait of|who (?:wrote|sang|painted|played|directed)[^.\n]{0,30}\?) $/i;
const ON_A_LIST = /\b(?:playlist|set ?list|soundtrack|line-?up|headliners?|cast|team name|quiz team|username|gamertag|characters?|bosses|readings?|shipping forecast)(?: is| are)?: [^.!?\n]{0,80}$/i;
const IN_A_GAME = new RegExp(`\\b(?:nerfed|buffed|nerf|buff|patched|maining|unlocked|playing as|skins? for|respec(?:ced)?) ${LISTED}$`, 'i');
const HOLY = /\b(?:Our Lady of|gospel of|gospel according to|book of|feast of|church of|chapel of) $/i;

/** “30 Jan 2017”, “June 4th”. */
const MONTH = /^(?:jan|january|march|april|may|june|august)$/i;
const DAY_BEFORE = /\b\d{1,2}(?:st|nd|rd|th)?(?: of)? $/;
const DAY_AFTER = /^,? (?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)(?![\w:])/;

/** A shop's own sign: “the Wendy's”, “Levi's are 30% off”. */
const SHOPS: ReadonlySet<string> = new Set('wendy levi denny macy lowe kohl arby hardee jerry carl culver applebee chili domino nando sainsbury morrison wetherspoon hershey kellogg hellmann reese lay bailey gordon'.split(' '));
const AS_A_SHOP = /^['’]s(?=$|[.,!?)\n]| (?:or|and|are|is|has|have|on|in|at|for|near|down|delivery|app|order|voucher|sale|drive|menu|nuggets|fries|burgers?|jeans|rice|ice cream|gift card)\b)/i;
const GOODS_OF = /^['’]s (?:rice|jeans|ketchup|mayo|mayonnaise|nuggets|fries|cookies|ice cream|gift card|drive[- ]thr(?:u|ough))\b/i;

/** “Hope you're well”, “Mark it”, “josh me not”: what a name says as a verb, and whom or what it is done to. */
const VERBS: ReadonlySet<string> = new Set('hope will mark bill rob josh chase grant pat sue jack nick skip'.split(' '));
const AN_OBJECT = /^ (?:me|it|us|them|this|you|everyone)(?![a-z])/i;

/** “Ikea Billy”, “Lego Friends Olivia”: goods that their maker calls by a name. */
const MADE_BY = /\b(?:ikea|lego|playmobil|fiat|vauxhall|skoda|renault|nissan|toyota|playstation|yamaha|kawasaki)(?: [a-z]{3,10})? $/i;

const BEFORE = [MADE_BY, CALLED, PET, WEATHER, BY_WHOM, TITLE_BY, PERFORMED, ON_A_LIST, IN_A_GAME, HOLY].map(asContext);
const AFTER = [THE_ANIMAL, LIKE_AN_ANIMAL, GOODS_OF].map(asContext);
const MOST_BEFORE = 110;
const MOST_AFTER = 32;

/** Whether the name in a place is that of an animal, a thing, a brand, or of somebody in a work or a game, by what is said around it. */
export const isNobodyHere = ({ text, start, end, told }: NamePlace): boolean => {
  const [before, after] = [text.slice(Math.max(0, start - MOST_BEFORE), start), text.slice(end, end + MOST_AFTER)];
  const name = text.slice(start, end);
  if (OF_WEATHER.test(name)) return true;
  if (BEFORE.some((context) => stands(context, before, told)) || AFTER.some((context) => stands(context, after, told))) return true;
  if (MONTH.test(name) && (DAY_BEFORE.test(before) || DAY_AFTER.test(after))) return true;
  if (VERBS.has(name.toLowerCase()) && AN_OBJECT.test(after)) return true;
  return SHOPS.has(name.toLowerCase()) && (AS_A_SHOP.test(after) || (/\bthe $/i.test(before) && after.startsWith("'s")));
};
