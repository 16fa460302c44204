import { COMMON_WORDS } from '../names/common-words.ts';
import { COLON, DOT, HAN, LATIN } from '../text/character-classes.ts';
import { NETWORKED } from './network-handle.ts';
import { after, before, type Rule } from './rule.ts';
import { NOT_CALLED } from './told.ts';

const CHINESE_NETWORK = '小红书|抖音|快手|微博|[Bb]站|公众号|视频号|闲鱼|知乎|豆瓣|网易云|全民k歌|喜马拉雅|得物';
const LATIN_NETWORK = 'instagram|insta|ig|ins|snap(?:chat)?|tiktok|twitter|telegram|tg|discord|steam|twitch|psn|xbox|reddit|github|threads|bluesky|mastodon|wechat|line|kik|signal|skype|spotify|strava|soundcloud|paypal|venmo|cash ?app|monzo|revolut';

const GAMES = /开黑|国服|[内外]服|上分|段位|辅助|打野|排位|区服|战队|公会|联机|组队|上线|车队|副本|好友/;
/** What a sentence about somebody's page goes on with. */
const LOOKED_AT = '(?=["”」]?[,，。!！\\s]{1,2}[^\\n]{0,12}(?:关注|搜|看看|看下|作品|私信|粉丝|更新|记得|点赞|主页|互粉|集锦|教程))';
const NO_SENTENCE = /[的了吗呢吧啊很在是有没不看刷发买搜说上下这那和跟被把给拍推火]/;

const FILE_OR_SITE = /\.(?:com|cn|net|org|io|gg|co|me|tv|app|dev|ai|edu|gov|exe|zip|pdf|png|jpe?g|js|ts|py|md|txt|docx?|xlsx?|mp[34]|apk|json|html?)$/i;
export const NOT_TOLD = /^(?:not|just|the|my|your|some|more|any|this|that|is|was|for|and|but|yet|here|there|now|later|tomorrow|today|tonight|again|please|instead|anymore|already|account|update|story|stories|message|messages|password|people|everyone|something|anything|nothing|someone|server|marketplace|premium|wrapped|playlist|seller|support|notifications?|followers?|pictures?|photos?|videos?|reels?|settings|request|requests)$/i;

/** Names on networks that follow their word directly: “my insta marble.mouse”, “小红书某某的手作，记得关注”. */
export const toldHandleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORKED,
    score: 0.7,
    pattern: new RegExp(`(?:${CHINESE_NETWORK})(?:(?:号|账号|昵称|名字?)叫?做?)?["“「]?([\\u4e00-\\u9fffA-Za-z0-9_·.-]{3,14})${LOOKED_AT}`, 'g'),
    accepts: (value) => !NO_SENTENCE.test(value) && !NOT_CALLED.test(value.replace(/^叫/, '')),
  },
  {
    kind: 'HANDLE',
    needs: HAN | COLON,
    hint: NETWORKED,
    score: 0.8,
    pattern: /(?<![A-Za-z])(?:ID|id|Id)\s?:\s?([\u4e00-\u9fff\w·丶灬丨.-]{2,16}?)(?=[吧呢哈啊呀哦啦~]{0,2}(?![\u4e00-\u9fff\w]))/g,
    accepts: (value, { text }) => /[\u4e00-\u9fff]/.test(value) && (/[\w·丶灬丨]/.test(value.replace(/[\u4e00-\u9fff]/g, '')) || GAMES.test(text)),
  },
  {
    kind: 'HANDLE',
    needs: HAN | LATIN,
    hint: NETWORKED,
    score: 0.85,
    pattern: /(?:闲鱼号|昵称|网名|圈名|笔名|艺名|游戏名|花名|角色名|用户名|账号名|id名)(?:叫做?|是|为|:)?\s?["“「]?([A-Za-z_][\w.-]{2,24}[A-Za-z0-9_])(?![\w@])/gi,
    accepts: (value) => !/^(?:guest|admin|administrator|root|user|test|default)$/i.test(value),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORKED,
    score: 0.75,
    pattern: /(?:昵称|网名|游戏名|花名|头像)["“「]?([\u4e00-\u9fff\w·.-]{2,12})(?=["”」]?的(?:那个)?(?:就|也|才)?是(?:我|本人))/g,
  },
  {
    kind: 'HANDLE',
    needs: LATIN | DOT,
    hint: NETWORKED,
    score: 0.75,
    pattern: new RegExp(`(?<![A-Za-z])(?:${LATIN_NETWORK})(?:['’]s| ?(?:id|号|名|is|:|是|叫)){0,2} {0,2}@?([a-z][\\w]{1,20}(?:\\.[\\w]{1,20}){1,3})(?![\\w@/.])`, 'gi'),
    accepts: (value) => !FILE_OR_SITE.test(value) && !/\d\.\d/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: LATIN | COLON,
    hint: NETWORKED,
    score: 0.75,
    pattern: /(?<![A-Za-z])(?:GT|[Gg]amer ?[Tt]ag|PSN|psn|[Xx]box(?: [Ll]ive)?|Switch)(?: (?:id|ID|name))? ?[:=] ?((?:\w{1,16} ){0,2}\w{2,16})(?=$|[,.;!?\n)])/g,
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: NETWORKED,
    score: 0.75,
    pattern: /(?<![A-Za-z])(?:gt|gamer ?tag|psn|xbox(?: live)?|battle ?tag|steam)(?: (?:id|name))?(?: is|['’]s) ([A-Z]\w{2,15} \d{2,5})(?![\w.:])/gi,
  },
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: NETWORKED,
    score: 0.7,
    pattern: new RegExp(`(?:['’]s|\\b[Mm]y|\\b[Hh]is|\\b[Hh]er|\\b[Oo]ur|\\b[Tt]heir) (?:${LATIN_NETWORK})(?: ?(?:is|:|name is|handle is|=)){0,2} @?([A-Za-z][A-Za-z0-9_.]{5,24})(?=$|[,.;!?\\n)](?!\\w))`, 'gi'),
    accepts: (value, place) => !NOT_TOLD.test(value) && !(COMMON_WORDS.has(value) && /(?:ed|ing|ly)$/.test(value)) && !FILE_OR_SITE.test(value) && !/\b(?:on|in|check|saw|via|delete|love|hate)\s(?:\w+['’]s|my|his|her|our|their) \w+ ?$/i.test(before(place, 32)) && !/^ ?(?:account|page|is)/.test(after(place, 9)),
  },
];
