import { HAN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, type Place, type Rule } from './rule.ts';
import { NOT_CALLED } from './told.ts';

const NETWORK = '小红书|抖音|快手|微博|[Bb]站|知乎|豆瓣|贴吧|闲鱼|转转|淘宝|网易云|视频号|公众号|喜马拉雅|小宇宙|得物|即刻|虎扑|西瓜视频|斗鱼|虎牙|晋江|起点|番茄|lofter|LOFTER';
const NETWORK_WORDS = wordsOf('小红书|抖音|快手|微博|b站|知乎|豆瓣|贴吧|闲鱼|转转|淘宝|网易云|视频号|公众号|喜马拉雅|小宇宙|得物|即刻|虎扑|西瓜视频|斗鱼|虎牙|晋江|起点|番茄|lofter');
const WHO = '(?:我|他|她|我[妈爸妹姐哥弟]|老[公婆板师]|师傅|闺蜜|同学|朋友|女儿|儿子)';
const NAME = '[\\u4e00-\\u9fff\\w·丶丨-]{2,12}?';
/** What is said of a page, or nothing more. */
const ENDS = '(?=["”」]?[吧哈啊呀哦啦~]{0,2}(?:$|[。!！~\\n]|[,，](?:\\s)?(?:[^\\n,，。]{0,3}(?:粉丝|互关|互粉|关注|日更|周更|更新|搜|求|欢迎|记得|点赞|私信|专门|主要|分享|发的?|拍|画|写|头像|刚开|刚注册|就是|别加错|认准|有空|来看|看看)|$)))';

const isName = (value: string): boolean => /[\u4e00-\u9fff]/.test(value) && !NOT_CALLED.test(value);
/** Of a quoted word after a network: it is somebody who sells, streams, cheats or answers. */
const isSomebody = (_value: string, place: Place): boolean => /^["”」](?:[,，]?\s?(?:这个?|那个?)?(?:是(?:骗子|谁|我|他|她|咱|真人|卖家|女的|男的|本人|熟人|你)|靠谱|可信|的(?:号|店|主页|卖家|账号)|这?个?(?:号|人|卖家|博主|主播|up主|店主)|发货|不发货|不退款|跑路|拉黑|回我|私信|骗))/i.test(after(place, 14));

/** Names in Han on a network, told without 号 or 昵称: “B站叫修表的阿吉”, “闲鱼江南钓叟_88”. */
export const hanHandleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORK_WORDS,
    score: 0.75,
    pattern: new RegExp(`(?:${WHO}(?:在|的)?(?:${NETWORK})(?:上|里)?(?:的?(?:号|名字?))?|(?:${NETWORK})(?:上|里)?${WHO}(?:的?(?:号|名字?))?)就?叫(?:做)?\\s?["“「]?(${NAME})${ENDS}`, 'g'),
    accepts: isName,
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORK_WORDS,
    score: 0.75,
    pattern: new RegExp(`(?:${NETWORK})(?:上|里)?(?:搜索?|关注|加|找)(?:一?下)?(?:我|他|她)?(?:的号)?\\s?[:：]?\\s?["“「]?(${NAME})${ENDS}`, 'g'),
    accepts: (value, place) => isName(value) && /[我他她:]\s?["“「]?$/.test(before(place, 3)),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORK_WORDS,
    score: 0.8,
    // 江南钓叟_88: words joined by an underscore are a name.
    pattern: new RegExp(`(?:${NETWORK})(?:上|里|的|那个|号|搜|叫|是|我|他|她|[:,，]|\\s){0,3}["“「]?([\\u4e00-\\u9fff]{2,8}_\\w{1,10}|[A-Za-z0-9]{1,8}_[\\u4e00-\\u9fff]{2,8})(?!\\w|(?!就是|是|的|说)[\\u4e00-\\u9fff])`, 'g'),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORK_WORDS,
    score: 0.75,
    pattern: new RegExp(`(?:${NETWORK})(?:上|里)?(?:的|那个|有个|叫|卖家|博主|up主|主播|店主){1,3}["“「]([\\u4e00-\\u9fff\\w·丶丨-]{2,12})(?=["”」])`, 'gi'),
    accepts: isSomebody,
  },
];
