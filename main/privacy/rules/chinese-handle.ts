import { COMMON_WORDS } from '../names/common-words.ts';
import { DIGIT, FIVE_DIGITS, HAN, LATIN, MADE_UP_WORD } from '../text/character-classes.ts';
import { isMadeUp, NETWORKS, NETWORK_WORDS, QQ, WECHAT } from './networks.ts';
import { NAME_END, NOT_CALLED } from './told.ts';
import { after, before, type Place, type Rule } from './rule.ts';

const NAME = '[A-Za-z_.](?:[\\w.-]{2,30}[A-Za-z0-9_])';
/** “的号是”, “ID：”, “上叫”, “搜”: what leads from a network to a name on it, one flat loop of words. */
const STEPS =
  '(?:上面?|里|的|我|她|他|号码?|账号|帐号|用户名|昵称|名字?|小号|大号|主页|群聊?|64位|u?id|handle|user(?:name)?|就?是|为|叫做?|改成|换成|搜索?|一下|加|关注|找|→|->|[:=,，]|\\s|\\([^()\\n]{1,8}\\)){0,8}["“「]?';

const COMMON =
  /^(?:group|chat|official|account|pay|transfer|app|live|bot|channel|work|video|call|message|messages|story|post|page|link|links|web|server|desktop|business|premium|iphone|android|windows|office|excel|word|apple|google|please|thanks|http|https|online|offline|wechat|weixin|telegram|discord|github|python|java|download|update|version|password|admin|user|username|email|phone|online|vip|null|none|undefined|true|false)$/i;
const UNIT_AFTER = /^\s?(?:元|块|万|亿|人|次|个|条|名|位|岁|年|月|日|号(?!$|[\s,，。.])|点|分|秒|%|w|k|赞|粉|播放|步|米|页|楼|层|票|积分|金币|钻|级|星|段|胜|杀)/i;
const isNoCount = (_value: string, place: Place): boolean => !UNIT_AFTER.test(after(place, 4));
/** The name is the last of its clause, but for what a sentence ends with. */
const isLast = (place: Place): boolean => /^(?:$|["”」]|\s?[吧哈呢啊呀哦~]?\s?(?:$|[,，。.!！?？;；)(~\n]| (?:加|备注|记得|就|谢|搜)))/.test(after(place, 6));

/** “…是我微信”, “…（抖音）”, “…，加Q”: whether the name of a network closes the clause of the value. */
const closing = (names: string): ((place: Place) => boolean) => {
  const closed = new RegExp(
    `^["”」]?\\s?(?:[,，(←-]\\s?|(?:这个?|那个?|就|也)?是|这个?|(?=加|wx|vx)|\\s)(?:这个?|那个?)?是?(?:我|她|他|你|咱|老板)?(?:的|这)?(?:小号|大号)?(?:加我?|搜)?(?:这?个|的)?(?:${names})(?:上?的)?(?:号|账号|id|名|小号|大号|群)?(?:加我|加这个|同号)?(?=$|[\\s,，。.!！)~吧哈]|加)`,
    'i',
  );
  return (place) => closed.test(after(place, 32));
};
const closesWithNetwork = closing(`${WECHAT}|${QQ}|${NETWORKS}`);
const closesWithQq = closing(`${QQ}|qq群|群`);

/** Names and numbers on networks as they are told in Chinese sentences, in either order. */
export const chineseHandleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: LATIN,
    hint: NETWORK_WORDS,
    score: 0.88,
    pattern: new RegExp(`${WECHAT}${STEPS}@?((?:${NAME}|[A-Za-z][\\w-]{3,30}))(?![\\w@-])`, 'gi'),
    accepts: (value, place) => isMadeUp(value) || (value.length >= 6 && !COMMON.test(value) && /(?:号|id|是|[:=搜索加名下→]|加[^\s]{1,2}信)\s{0,2}["“「]?@?$/i.test(before(place, 8)) && isLast(place)),
  },
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD | HAN,
    hint: NETWORK_WORDS,
    score: 0.8,
    // “加个微信吧：lin_xy44”, “微信我换了 …”: some words between, and a name that could be nothing else.
    pattern: new RegExp(`(?:${WECHAT}|加我|搜(?:这个|一下)?|小号|大号|私号)(?![A-Za-z])[\\u4e00-\\u9fff，,: ]{0,10}?@?((?:${NAME}|[A-Za-z][\\w-]{3,30}))(?![\\w@-])`, 'gi'),
    accepts: (value, place) => isMadeUp(value) && /^[a-z_]/i.test(value) && (/[_-]|\d{2}/.test(value) || value.length >= 8) && !/\./.test(value) && isLast(place),
  },
  {
    kind: 'HANDLE',
    needs: DIGIT,
    hint: NETWORK_WORDS,
    score: 0.9,
    pattern: new RegExp(`${QQ}${STEPS}([1-9]\\d{4,11}|[1-9]\\d{1,3}(?: \\d{1,4}){2,5})(?![\\d@]| \\d|[.:-]\\d)`, 'gi'),
    accepts: isNoCount,
  },
  {
    kind: 'HANDLE',
    needs: FIVE_DIGITS | HAN,
    hint: NETWORK_WORDS,
    score: 0.8,
    pattern: new RegExp(`群聊?${STEPS}([1-9]\\d{6,10})(?![\\d@]|[.:-]\\d)`, 'gi'),
    accepts: isNoCount,
  },
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD,
    hint: NETWORK_WORDS,
    score: 0.82,
    pattern: new RegExp(`${NETWORKS}${STEPS}@?((?:${NAME}|[A-Za-z][\\w-]{3,30}))(?![\\w@-])`, 'gi'),
    accepts: (value, place) => isMadeUp(value) && (/[\u4e00-\u9fff]|zfb/i.test(place.text) || /[:=@]\s?$/.test(before(place, 2))) && (/[\u4e00-\u9fff]|id\s?|[:=@]\s?$/i.test(before(place, 4)) || /_|[a-z]\d{2}|[a-z]\.[a-z]/i.test(value)),
  },
  {
    kind: 'HANDLE',
    needs: LATIN | HAN,
    hint: NETWORK_WORDS,
    score: 0.75,
    // Letters alone, where a word for a name or a colon leads to them: 抖音号 xiaolinchufang.
    pattern: new RegExp(`${NETWORKS}${STEPS}@?([A-Za-z]{5,24})(?![\\w@.-])`, 'gi'),
    accepts: (value, place) => /[\u4e00-\u9fff]/.test(place.text) && !COMMON.test(value) && !COMMON_WORDS.has(value.toLowerCase()) && /(?:号|id|名|昵称|[:=@搜叫]|是)\s{0,2}["“「]?@?$/i.test(before(place, 6)) && isLast(place) && !/^[A-Z]{2,}$/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORK_WORDS,
    score: 0.72,
    // “我的小红书：桃子日记”: one's own, named at once.
    pattern: new RegExp(`(?:[我她他咱]|老[板师]|师傅|店)(?:们)?(?:家|里)?(?:的)?${NETWORKS}(?:号|账号|主页|小店)?(?:叫做?|:|@)\\s?["“「]?(?=[^\\n]{0,14}[\\u4e00-\\u9fff])([\\u4e00-\\u9fff\\w·丶-]{2,12}?)${NAME_END}`, 'gi'),
    accepts: (value) => !/[什啥哪谁怎吗呢几的了]|多少|热搜|更新|没有|不/.test(value) && !NOT_CALLED.test(value) && !/^[在是有没也都还就很我你他她这那实随]/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: FIVE_DIGITS,
    hint: NETWORK_WORDS,
    score: 0.82,
    pattern: new RegExp(`(?:${NETWORKS}|好友)(?:的|上|国服|官服|渠道服|b服|国际服|日服|美服|港服|欧服|手游|我|\\s){0,4}(?:号码|账号|用户|好友|玩家|直播|营地|角色|64位){0,1}(?:号|id|uid|代?码|房间号?|直播间|编号)${STEPS}(\\d{6,17}|\\d{3,4}[ -]\\d{3,4}[ -]\\d{3,4})(?![\\d.-])`, 'gi'),
    accepts: isNoCount,
  },
  {
    kind: 'HANDLE',
    needs: FIVE_DIGITS,
    hint: NETWORK_WORDS,
    score: 0.8,
    pattern: new RegExp(`${NETWORKS}${STEPS}([1-9]\\d{7,11})(?![\\d.-])`, 'gi'),
    accepts: (value, place) => isNoCount(value, place) && (/[\u4e00-\u9fff]/.test(place.text) || /[:=]\s?$/.test(before(place, 2))) && !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD,
    hint: NETWORK_WORDS,
    score: 0.8,
    pattern: new RegExp(`(?<![\\w@./#-])@?${NAME}(?![\\w@-])`, 'g'),
    accepts: (value, place) => isMadeUp(value.replace(/^@/, '')) && /[a-z]/.test(value) && value.length >= 5 && /[\u4e00-\u9fff()]|[vw]x/i.test(after(place, 16)) && closesWithNetwork(place),
  },
  {
    kind: 'HANDLE',
    needs: MADE_UP_WORD | HAN,
    hint: NETWORK_WORDS,
    score: 0.78,
    pattern: new RegExp(`(?:账号|帐号|用户名?|会员名|登[录陆]名)(?:是|为|:|叫|\\s){0,2}\\s?((?:${NAME}))(?![\\w@-])`, 'gi'),
    accepts: (value, place) => isMadeUp(value) && isLast(place),
  },
  { kind: 'HANDLE', needs: FIVE_DIGITS, hint: NETWORK_WORDS, score: 0.8, pattern: /(?<![\d.-])[1-9]\d{4,10}(?![\d.@-])/g, accepts: (_value, place) => closesWithQq(place) },
];
