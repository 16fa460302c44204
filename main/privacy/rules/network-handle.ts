import { COMMON_WORDS } from '../names/common-words.ts';
import { COLON, HAN, LATIN, MADE_UP_WORD } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, type Rule } from './rule.ts';
import { isMadeUp } from './networks.ts';
import { NAME_END } from './told.ts';

const LATIN_NETWORK =
  'instagram|insta|ins|ig|snap(?:chat)?|tiktok|twitter|telegram|tg|discord|steam|twitch|psn|xbox(?: live)?|reddit|github|venmo|cash ?app|skype|signal|threads|bluesky|mastodon|wechat|wx|vx|line|kik|strava|letterboxd|goodreads|spotify|roblox|minecraft|valorant|epic';
const CHINESE_NETWORK = '微信|淘宝|领英|大众点评|即刻|小宇宙|微博|推特|油管|抖音|快手|小红书|b站|B站|知乎|豆瓣|贴吧|钉钉|陌陌|闲鱼|网易云|王者|原神|吃鸡|和平精英|崩铁|蛋仔|光遇|我的世界';
/** Words without which none of these, nor those of `told-handle.ts`, can match. */
export const NETWORKED = wordsOf(
  ` ${LATIN_NETWORK.replace('(?:chat)?', '').replace('(?: live)?', '').replace(' ?', '').replaceAll('|', '| ')}| cash app|${CHINESE_NETWORK}|昵称|花名|用户名|公众号|视频号|喜马拉雅|全民k歌|得物|paypal|monzo|revolut|soundcloud| gt|网名|圈名| cn|游戏|id名|账号名|角色名|头像|好友|uid|id:|id :|薇|围心|绿泡|卫❤| v| wx| vx| qq| q|我v|加v|的v|她v|他v|同v|+v| ign|in game name|in-game name|gamer tag|gamertag|battle|riot id|friend code|switch| add |follow|find me| dm |message me|message us|friend me|zelle| tag |nintendo|origin id| yy号|yy号|歪歪号|火山号|米游社`,
);
const REDDIT = wordsOf('u/');
const CASH_APP = wordsOf('cash app|cashapp|venmo|cashtag');
const NAME = '[A-Za-z_.](?:[\\w.\\-]{1,30}[A-Za-z0-9_])';

/** A name that no word is: “kip_lowe22”. */
const isMarked = (value: string): boolean => isMadeUp(value) && /[\d_]/.test(value) && !/^[a-z]+-\d$/i.test(value);
/** “我叫什么名字”, “昵称是啥”: asked, and not told. */
const isTold = (value: string): boolean => !/^[没不被]|[什啥哪谁怎吗呢]|多少|随便|一样|代码|国家|中国|缩写|域名|自己|被封|重名|改/.test(value);

const FOUND = wordsOf('me on |also on ');
/** Adjectives and what befell somebody: “found me on hinge, I'm married”. */
const SAID_OF_ONESELF = /(?:ed|ing|ly|able|ible|ful|less|ive|ous|ant|ent|ic|al|ry)$/i;

/** Names on networks and in games, in the orders in which people say them. */
export const networkHandleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: FOUND,
    score: 0.7,
    // Wherever one is found by a name that is no word: “found me on ravelry, I'm purlbeforeswine”.
    pattern: /\b(?:(?:find|found|add|added|follow|get) me|also) on (?:the )?[a-z][\w.]{1,15}(?:[,:]| -)?(?: (?:i['’]?m|i am|as|under|it['’]?s|my name['’]?s)(?: on there)?(?: as)?)? @?([a-z][\w.-]{4,24}[a-z\d])(?![\w@-])/gi,
    accepts: (value) => isMarked(value) || (value.length >= 12 && value === value.toLowerCase() && !COMMON_WORDS.has(value) && !SAID_OF_ONESELF.test(value)),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: NETWORKED,
    score: 0.8,
    pattern: new RegExp(`(?<![\\w@./#-])@?${NAME}(?= (?:on|at|via|over on) (?:my )?(?:${LATIN_NETWORK})(?![A-Za-z]))`, 'gi'),
    accepts: (value, place) =>
      isMarked(value) ||
      value.startsWith('@') ||
      (!/^[a-z]+-[a-z\d]+$/i.test(value) && !COMMON_WORDS.has(value.toLowerCase()) && /\b(?:i'?m|i am|i go by|as|under|find me|look up|search(?: for)?|add|follow)\s$/i.test(before(place, 14))) ||
      (place.start === 0 && /^[^,]{3,20},? ?(?:come|add me|follow|say hi|if you want)/i.test(after(place, 40))),
  },
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD,
    hint: NETWORKED,
    score: 0.8,
    pattern: new RegExp(
      `\\b(?:snap(?:chat)?|dm|add|follow|find|venmo|cash ?app|zelle|message|friend|tag)(?: (?:me|us|her|him))(?: (?:on|at|@|as|under|via|${LATIN_NETWORK})){0,3}[ ,:]{1,3}@?(${NAME})(?![\\w@])`,
      'gi',
    ),
    accepts: isMarked,
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: NETWORKED,
    score: 0.85,
    pattern: new RegExp(
      `\\b(?:ign|in[- ]game name|gamer ?tag|battle ?tag|riot id|epic id|psn id|nintendo id|origin id|roblox(?: name| user)?|minecraft(?: name| user)?)(?:\\s?(?:is|'s|=|:|->)){0,2}\\s{0,2}["'“]?@?(${NAME}(?:#\\w{3,6})?)(?![\\w@])`,
      'gi',
    ),
    accepts: (value, place) => isMarked(value) || (!COMMON_WORDS.has(value.toLowerCase()) && /(?:is|'s|[:=])\s{0,2}["'“]?@?$/.test(before(place, 5))),
  },
  { kind: 'HANDLE', needs: LATIN, hint: REDDIT, score: 0.9, pattern: /(?<![\w/.])\/?u\/[\w-]{3,20}(?![\w/])/g },
  { kind: 'HANDLE', needs: LATIN, hint: CASH_APP, score: 0.85, pattern: /(?:cash ?app|cashtag|venmo)[^\n$@]{0,16}([$@][A-Za-z][\w-]{2,20})(?!\w|\.\w)/gi },
  {
    kind: 'HANDLE',
    needs: LATIN | COLON,
    hint: NETWORKED,
    score: 0.85,
    pattern: new RegExp(`(?:(?<![A-Za-z])(?:${LATIN_NETWORK})|${CHINESE_NETWORK})(?: ?(?:id|号|账号))?\\s?[:=]\\s{0,2}@?([._][\\w.]{2,30}\\w|[A-Za-z][\\w.-]{2,30}\\w)(?![\\w@])`, 'gi'),
    accepts: (value) => isMarked(value) || /^[._]/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: NETWORKED,
    score: 0.85,
    pattern: /(?:(?<=[我加的她他你同+])\s?(?:v|wx|vx)|薇❤?|薇心|围心|绿泡泡?|卫❤|v❤)(?:号|信|是|:|\s){0,2}\s?([A-Za-z][\w-]{4,19})(?![\w-])/gi,
    accepts: (value) => /[\d_-]/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORKED,
    score: 0.8,
    pattern: new RegExp(
      `(?:(?:${CHINESE_NETWORK}|(?<![A-Za-z])(?:${LATIN_NETWORK}|lol)|游戏)(?:上|里|的)?(?:id|账号|号|昵称|名字?)|网名|昵称|游戏名|角色名|圈名|(?<![A-Za-z])cn)(?:就?是|叫做?|为|:)\\s?["“「]?(?!做)([\\u4e00-\\u9fff\\w.·丶灬丨-]{2,16}?)${NAME_END}`,
      'gi',
    ),
    accepts: (value) => (isTold(value) || /^不[^是会能用让太好要知懂行]/.test(value)) && /[\u4e00-\u9fff]/.test(value),
  },
];
