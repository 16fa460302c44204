import { ACCOUNT_WORDS } from './cued.ts';
import { COMMON_WORDS } from '../names/common-words.ts';
import { AT, COLON, DIGIT, HAN, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, type Rule } from './rule.ts';
import { NAME_END } from './told.ts';

const LINK =
  '(?:\\s?(?:号码|号|id|ID|账号|帐号|名|昵称|handle|username|user|account))?(?:\\s?\\([^)\\n]{1,8}\\))?(?:\\s?(?:是|为|is|:|=|→|搜|加)){0,2}\\s{0,2}';
const WECHAT = '(?:微信|薇信|威信|维信|微❤|卫星|wechat|we chat|weixin|\\bwx|\\bvx|\\bv信|\\bvxin|加v|加我v|(?<![A-Za-z])v(?=:))';
const NETWORK =
  '(?:抖音|快手|小红书|微博|b站|哔哩哔哩|知乎|豆瓣|贴吧|tiktok|douyin|instagram|\\binsta|\\bins|\\big|twitter|\\btwt?(?=:)|\\bx handle|telegram|\\btg|电报|飞机号|discord|skype|snapchat|\\bsnap|\\bline|facebook|\\bfb|messenger|linkedin|github|gitlab|reddit|steam|epic|\\bpsn|xbox|twitch|youtube|signal|mastodon|bluesky|kakao(?:talk)?|venmo|cash ?app|paypal|zelle|strava|monzo|revolut|threads|roblox|letterboxd|goodreads|vinted|depop|ebay|etsy|duolingo|lichess|chess\\.com|bereal|wattpad|soundcloud|spotify|patreon|pinterest|tumblr|kik|viber|支付宝|淘宝|领英|即刻|钉钉|飞书|企业微信|陌陌|soul|游戏|王者|原神|公众号|视频号)(?:(?<=[\\u4e00-\\u9fff])|(?![A-Za-z0-9_]))';
const NETWORK_NAMED = wordsOf(
  '抖音|快手|小红书|微博|b站|哔哩哔哩|知乎|豆瓣|贴吧|tiktok|douyin|instagram| insta| ins| ig|twitter| tw| x handle|telegram| tg|电报|飞机号|discord|skype|snapchat| snap| line|facebook| fb|messenger|linkedin|github|gitlab|reddit|steam|epic| psn|xbox|twitch|youtube|signal|mastodon|bluesky|kakao|venmo|cash app|cashapp|paypal|zelle|strava|monzo|revolut|threads|roblox|letterboxd|goodreads|vinted|depop|ebay|etsy|duolingo|lichess|chess|bereal|wattpad|soundcloud|spotify|patreon|pinterest|tumblr|kik|viber|支付宝|淘宝|领英|即刻|钉钉|飞书|企业微信|陌陌|soul|游戏|王者|原神|公众号|视频号',
);
const WECHAT_NAMED = wordsOf('微信|薇信|威信|维信|微❤|卫星|wechat|we chat|weixin| wx| vx| v信| vxin|加v|加我v|v:');
const LIVE = wordsOf('live:');
const WXID = wordsOf('wxid_');
const QQ_NAMED = wordsOf('qq|加q|我q|的q|扣|企鹅|球球|q号|蔻蔻|群号');
const NAME = '[A-Za-z0-9_](?:[\\w.\\-]{1,30}[A-Za-z0-9_])';
const COMMON_WORD =
  /^(?:is|me|my|the|and|or|to|on|in|at|for|it|you|we|a|an|group|chat|id|qr|code|here|there|story|stories|post|posts|page|account|pay|transfer|official|app|live|bot|channel|work|video|call|message|messages|later|now|today|dm|him|her|them|us|if|so|but|with|from|up|down|out|off|issue|issues|repo|actions|copilot|pages|just|was|has|had|will|can|should|too|is|are|not|crashed|link|links|videos|thread|server|servers|web|down|friend|friends|please|thanks|users?|name|number|desktop|business|premium|marketplace|ads?)$/i;

/** 3.2w of 抖音 3.2w 赞, a film's number on Bilibili, an error's, an order's on eBay. */
const NOBODYS = /^(?:\d+(?:\.\d+)?[wk万]|av\d{4,}|BV1[0-9A-Za-z]{9}|0x[0-9a-f]+|\d{2}-\d{5}-\d{5}|[A-Z]+(?:[._][A-Z]+){2,})$/;
const isHandle = (value: string): boolean => !COMMON_WORD.test(value) && !NOBODYS.test(value) && (/[A-Za-z]/.test(value) || /\d{5}/.test(value));
/** Without a colon or a word for “number”, only what has a digit or an underscore is surely no ordinary word. */
const isMarkedHandle = (value: string): boolean => isHandle(value) && /[\d_]/.test(value) && !/^\d{1,4}[a-z]{1,3}\d{0,3}$/i.test(value);

/** “Instagram is boring” against “my instagram is boring_tom”. */
const OWNED = /(?:\b(?:my|his|her|their|our|your|me on|find me)\b|[我她他你]|@$)/i;

const SOCIAL =
  /(?:follow|monzo|revolut|venmo|cash ?app|strava|threads|bluesky|mastodon|\bkik\b|vinted|depop|etsy|twitch|youtube|linkedin|substack|paypal|insta|\bins\b|\big\b|twitter|\\btwt?(?=:)|tweet|telegram|\btg\b|discord|tiktok|snap|\bdm\b|handle|\byt\b|the gram|ravelry|关注|微博|抖音|小红书|推特|粉丝|油管|频道|@我|find me|add me)/i;
const OUR_NAMES =
  /^@(?:ember|ai|hearth|all|everyone|here|channel|media|import|param|return|returns|override|types|deprecated|property|component|keyframes)$/i;

/** Names under which people are found elsewhere: QQ, WeChat, social networks, games, accounts. */
export const handleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: DIGIT,
    hint: QQ_NAMED,
    score: 0.92,
    pattern: new RegExp(
      `(?<![A-Za-z])(?:QQ|扣扣|企鹅号?|球球|Q号|q号|扣号|蔻蔻|群号)(?:号码|号|群号|群|群聊|小号|大号)?(?:\\s?(?:是|为|is|:|=|加|搜)){0,2}\\s{0,2}([1-9]\\d{4,11}|[1-9](?: \\d){4,11})(?!\\d|@)`,
      'gi',
    ),
  },
  { kind: 'HANDLE', needs: DIGIT | HAN, hint: QQ_NAMED, score: 0.85, pattern: /(?<=[加我的])q([1-9]\d{4,11})(?!\d|@)/gi },
  { kind: 'HANDLE', needs: COLON, hint: LIVE, score: 0.85, pattern: /(?<![\w:])live:[\w.-]{3,64}(?<![.-])/gi, accepts: (value) => /[._\d]/.test(value.slice(5)) },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: WECHAT_NAMED,
    score: 0.9,
    pattern: new RegExp(`${WECHAT}${LINK}(?<=[\\s:=号是为搜加→D)]|[\\u4e00-\\u9fff❤vVxX])@?([A-Za-z_][\\w\\-]{4,19})(?![\\w-])`, 'gi'),
    accepts: (value, place) => isHandle(value) && (/[\d_-]/.test(value) || /(?:号|id|是|:|=|搜|加)\s{0,2}$/i.test(before(place, 4))),
  },
  { kind: 'HANDLE', needs: DIGIT | HAN, hint: WECHAT_NAMED, score: 0.8, pattern: new RegExp(`${WECHAT}${LINK}([1-9]\\d{5,11})(?![\\d])`, 'gi') },
  { kind: 'HANDLE', needs: LATIN, hint: WXID, score: 0.97, pattern: /(?<!\w)wxid_\w{6,24}/g },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: NETWORK_NAMED,
    score: 0.85,
    pattern: new RegExp(
      `${NETWORK}(?:\\s?(?:号码|号|id|账号|帐号|名|昵称|handle|username|user ?name|user|account|name|acc|名字|tag)){0,2}(?:\\s?(?:是|为|is|:|=|->|→|搜|叫|at|under)){1,2}\\s{0,2}@?(${NAME})(?![\\w@])`,
      'gi',
    ),
    accepts: (value, place) =>
      isHandle(value) && (isMarkedHandle(value) || (OWNED.test(before(place, 36)) && !COMMON_WORDS.has(value.toLowerCase())) || /[:=搜]\s{0,2}@?$/.test(before(place, 4))),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: NETWORK_NAMED,
    score: 0.8,
    pattern: new RegExp(`${NETWORK}(?:\\s?(?:号|id|账号|帐号|handle|username|user|name|acc|tag))?\\s{0,2}@?(${NAME})(?![\\w@])`, 'gi'),
    accepts: isMarkedHandle,
  },
  {
    kind: 'HANDLE',
    needs: HAN | AT,
    hint: NETWORK_NAMED,
    score: 0.8,
    pattern: new RegExp(`${NETWORK}(?:号|id|名)?(?:是|为|:)?\\s?@([\\u4e00-\\u9fff\\w.\\-]{2,20}?)${NAME_END}`, 'gi'),
    accepts: (value) => /[\d_]/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORK_NAMED,
    score: 0.8,
    pattern:
      /(?:抖音|快手|小红书|微博|b站|知乎|豆瓣|公众号|视频号)(?:号|账号|帐号|昵称|名|id)?(?:是|为|:|叫|搜)\s?@?["“「]([\u4e00-\u9fff\w.-]{2,16})(?=["”」])/gi,
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: ACCOUNT_WORDS,
    score: 0.8,
    pattern: new RegExp(
      `(?:账号|帐号|用户名|登录名|登陆名|游戏id|\\busername|\\buser name|\\blogin(?: name| id)?|\\bscreen name|gamertag|\\bhandle|\\baccount name|\\buser ?id)(?:\\s?(?:是|为|is|:|=|叫)){1,2}\\s{0,2}["'“\`]?@?(${NAME})(?![\\w@])`,
      'gi',
    ),
    accepts: (value) => isHandle(value) && /[A-Za-z]/.test(value) && !COMMON_WORDS.has(value.toLowerCase()),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: ACCOUNT_WORDS,
    score: 0.8,
    // The name follows at once, or after “as”: “username wilf.b56”, “宽带账号lh503”.
    pattern: new RegExp(`(?:账号|帐号|用户名|登[录陆]名|\\busername|\\buser ?name|\\blog ?in(?: name| id)?|\\bscreen name|gamertag|\\buser ?id|\\b(?:ssh|log(?:ged)? ?in|sign(?:ed)? ?in|logon|su) (?:as|with))\\s?(${NAME})(?![\\w@])`, 'gi'),
    accepts: (value) => isHandle(value) && /[A-Za-z]{2}/.test(value) && /[\d_]/.test(value) && !/^\d+(?:st|nd|rd|th|am|pm|x|k)$/i.test(value),
  },
  {
    kind: 'HANDLE',
    needs: AT | LATIN,
    score: 0.75,
    pattern: /(?<![\w@.])@[A-Za-z][\w.-]{2,30}\w(?![\w@/(])/g,
    accepts: (value, place) => !OUR_NAMES.test(value) && (/[\d_]/.test(value) || SOCIAL.test(before(place, 48) + after(place, 32))),
  },
];
