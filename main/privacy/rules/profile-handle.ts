import { COMMON_WORDS } from '../names/common-words.ts';
import { AT, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { LAUGHTER } from './game-handle.ts';
import { after, before, type Place, type Rule } from './rule.ts';

/** Networks by the names under which English sentences tell who somebody is on them, as alternatives of a pattern. */
export const PROFILES =
  "the gram|instagram|insta|ig|snap(?:chat)?|tiktok|twitter|telegram|tg|discord|disc|steam|twitch|youtube|yt|psn|playstation|xbox(?: live)?|reddit|github|gitlab|bitbucket|codeberg|stack ?overflow|kaggle|leetcode|codepen|hacker ?news|docker ?hub|hugging ?face|venmo|cash ?app|zelle|skype|signal|threads|bluesky|bsky|mastodon|wechat|weixin|line|kik|viber|strava|komoot|zwift|parkrun|letterboxd|goodreads|storygraph|spotify|soundcloud|bandcamp|last\\.?fm|roblox|minecraft|fortnite|valorant|overwatch|epic|ubisoft|battle\\.?net|genshin|ravelry|ao3|wattpad|tumblr|pinterest|patreon|ko-?fi|substack|linkedin|xing|vinted|depop|etsy|ebay|gumtree|poshmark|mercari|duolingo|lichess|chess\\.com|bereal|facebook|fb|messenger|monzo|revolut|paypal|onlyfans|vsco|dribbble|behance|deviantart|artstation|flickr|nextdoor|couchsurfing|untappd|vivino|trakt|anilist|myanimelist|geocaching|polywork|clubhouse|kakao(?:talk)?|zalo|vk|weverse|itch\\.io|boardgamearena|bga|tik tok|weibo|douyin|rednote|xiaohongshu|lemon8|garmin|peloton|meetup|medium|quora|gog|rockstar|apex|warzone|league|osu|hypixel|wise ?tag|wise|rev ?tag|ea|neopets|habitica";
export const PROFILED = wordsOf(
  ` ${PROFILES.replace(/\(\?:([a-z ]+)\)\?/g, '')
    .replaceAll('\\.?', '.')
    .replaceAll('\\.', '.')
    .replaceAll(/([ -])\?/g, '$1')
    .replaceAll('|', '| ')}| wisetag| revtag| stackoverflow| hackernews| dockerhub| huggingface| cashapp| lastfm| battlenet| kofi`,
);
const NAME = '[A-Za-z_.](?:[\\w.\\-]{1,30}[A-Za-z0-9_])';
const WHAT = "(?: (?:id|name|user|username|user name|handle|tag|acct|account|shop|store|seller|channel|profile|gt|gamertag|code))?";

/** Hyphens and compounds that everybody writes beside a network's name. */
const COMPOUND =
  /^(?:voice|video|half|e|check|sign|log|follow|set|one|long|short|real|co|pre|re|up|down|wi|t|x|add|plug|built|in|on|off|back|full|part|self|high|low|well|non|open|free|third|end|two|half|sub|live|cross|ad|pay|pop|opt|drop|roll|work|time|semi|multi|anti|post|old|new|top|best|group|friend|screen|home|hand|ever|user|family|auto|direct|hot|cold|year|month|week|day)-/i;
const NOT_NAME = /^(?:[eiap]\.[gem]|a\.k\.a|u\.s|u\.k|(?:iphone|ipad|ios|win|mk|gen|ch|ep|vol|day|part|week|season|level|lvl|lv|ver|top|no|pt|rev|rtx|gtx|ddr|usb|hdmi|cat|pm|am|fy|mini|pro|max|phase|round|stage|tier|area|zone|class|group|team|[a-z])[_-]?\d{1,4}[a-z]{0,3}|\d+[a-z]{0,3}\d{0,3}|v?\d[\d.]*[a-z]?|mp\d|ps\d|x\d+|2fa|mfa|covid-19|\d+(?:st|nd|rd|th)|h26\d|web3|s\d+e\d+|top\d+|ios\d+|gpt-?\d\w*|[a-z]+\.(?:com|org|net|io|co|uk|cn|ai|gg|me|tv|app|dev|js|py|md|zip|pdf|png|jpg|exe|json|txt))$/i;

/** Words of every day: only what is called a name, or has an underscore, is one beside them. */
const AMBIGUOUS = /(?:signal|line|threads|epic|steam|switch|vk|kik|snap|disc) $/i;

/** A digit within, an underscore or a dot between: no word of a sentence. */
const isMarked = (value: string): boolean => /[A-Za-z]/.test(value) && !NOT_NAME.test(value) && /[\d_]|[a-z]\.[a-z]/i.test(value);
const isHyphened = (value: string, place: Place): boolean => /^[a-z]+(?:-[a-z\d]+){1,3}$/i.test(value) && !COMPOUND.test(value) && /^(?:$|[,.;!)\n]| ?(?:if|for|btw|pls|please|x+$|and|or|🙂|—|–))/i.test(after(place, 8));

/** What is told as one's own, or somebody's, on a network whose name stands beside it. */
export const profileHandleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: PROFILED,
    score: 0.8,
    pattern: new RegExp(`(?<![A-Za-z0-9_.])(?:${PROFILES})(?![A-Za-z0-9_])${WHAT}(?:['’]s| is| as|:| =| -| →|,| i['’]?m| at| under)?:?\\s{0,2}@?(${NAME})(?![\\w@/-])`, 'gi'),
    accepts: (value, place) => (isMarked(value) || isHyphened(value, place)) && !(AMBIGUOUS.test(before(place, 12)) && !value.includes('_')),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: PROFILED,
    score: 0.8,
    pattern: new RegExp(`(?<![\\w@./#-])@?${NAME}(?= (?:on|at|via) (?:my |the )?(?:${PROFILES})(?![A-Za-z]))`, 'gi'),
    accepts: (value, place) => value.startsWith('@') || (isMarked(value) && (/[_]|[a-z]\d{2}|\./i.test(value) || /\b(?:i['’]?m|im|i am|as|under|find|add|follow|search)\s$/i.test(before(place, 10)))),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: PROFILED,
    score: 0.75,
    // “my letterboxd hannahwatches”: one's own, and no word but a name can follow.
    pattern: new RegExp(`(?:^|(?<![A-Za-z])(?:my|his|her|our|their) )(?:letterboxd|ravelry|strava|github|lichess|ao3|goodreads|psn|gamertag|depop|vinted|venmo|revolut|monzo)(?: (?:name|user|handle|id))? ([a-z][a-z\\d_.-]{8,24})(?=$|[,.;!)\\n]| if )`, 'gi'),
    accepts: (value) => !/^(?:recommend|account|password|notif|subscription|challenge|transfer|statement|repositor|friends?|followers?|integration|annotations?|something|everything|beautiful|definitely|apparently|generation|controller|collection|comments?|community|documentation|workflows?|pipelines?|segments?|reviews?|tournament|puzzles?|premium|leaderboard|activit|certificate|discussion|copyright|yesterday|afterwards|sometimes|eventually|instead|already)/i.test(value),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: wordsOf('valorant| valo|riot| lol|battle|discord|overwatch'),
    score: 0.8,
    pattern: /(?<![\w#])[A-Za-z]\w{2,15}#(?:[A-Z\d]{3,5}|[a-z\d]{3,5})(?![\w#])/g,
    accepts: (_value, place) => /valo(?:rant)?|riot|\blol\b|battle|discord|overwatch/i.test(before(place, 28) + after(place, 20).replace(LAUGHTER, '')),
  },
  {
    kind: 'HANDLE',
    needs: AT | LATIN,
    score: 0.7,
    // A name with dots that is no address: “@lightleaks.by.una”.
    pattern: /(?<![\w@./])@[a-z][\w]{1,20}(?:\.[a-z][\w]{0,20}){1,3}(?![\w@/(.-])/gi,
    accepts: (value) => !/\.(?:com|org|net|js|ts|py|md|json|css|html|example)$/i.test(value) && !/^@(?:types|import|media|param|app|router|pytest|click|celery|functools|jest|property|mock|patch|dataclass|api|bot|client|test)\b/i.test(value),
  },
  { kind: 'HANDLE', needs: AT | LATIN, score: 0.85, pattern: /(?<![\w@./])@\w[\w.]{1,30}@[a-z\d-]{2,30}(?:\.[a-z\d-]{2,20}){1,2}(?![\w@])/gi },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: wordsOf(' user| uname| account| acct| login| log in| sign in| u:| u |用户|账号|帐号|账户|登录'),
    score: 0.75,
    // Who logs in: “user kiosk_2 pass …”, “用户bake_admin 口令…”.
    pattern: new RegExp(`(?:(?<![A-Za-z])(?:user(?:name)?|uname|user ?id|acc(?:oun)?t|log ?in|sign ?in|u)(?![A-Za-z])|用户名?|账户|账号|帐号|登录名?)(?:是|:| is)?\\s?(${NAME})(?=[ ,，/;、\\n]{0,3}(?:and )?(?:the |my )?(?:pass|pw|pwd|psw|p:|口令|密码)| / )`, 'gi'),
    accepts: (value, place) => /[A-Za-z]/.test(value) && (/[\d_]/.test(value) || (!after(place, 2).startsWith(' /') && !COMMON_WORDS.has(value.toLowerCase()))) && !/^(?:name|names|is|and|the|or|your|my|admin|root|user|guest|test|demo|administrator|default|wi-?fi|app|web|vpn|ssh|nas|email|pc|postgres|mysql|ubuntu|pi)$/i.test(value),
  },
];
