import { AT, DIGIT, FIVE_DIGITS, HAN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { NETWORKS, NETWORK_WORDS } from './networks.ts';
import { after, before, type Rule } from './rule.ts';
import { NAME_END, PUBLIC_VOICE } from './told.ts';

const GAMES = wordsOf('battle|战网|暴雪|守望|炉石|魔兽|瓦罗|无畏契约|valo|riot|拳头| lol|外服|discord|我瓦|瓦的| tag|overwatch|hearthstone|diablo|warcraft|blizzard|bnet|apex|warzone|activision| tft| wow |league| cod ');
const GAME = /battle|战网|暴雪|守望|炉石|魔兽|瓦罗|无畏契约|valo|riot|拳头|\blol|外服|discord|瓦|\btag|overwatch|hearthstone|diablo|warcraft|blizzard|bnet|apex|warzone|activision|\btft|\bwow\b|league|\bcod\b/i;
/** Who laughs does not name the game. */
export const LAUGHTER = /^ lol(?![A-Za-z])/i;
const NICKNAMED = wordsOf('昵称|网名|游戏名|圈名|角色名|笔名|花名|艺名| cn|用户名|id名|群名片|马甲');

const IS_ASKED = /[什啥哪谁怎吗呢几]|多少|重名|重复|已存|不能|不对|错误|超过|最多|至少|要带|随便|还没|改了|改成|忘了|想不|盗|太长|难取|封了|一样|代码|国家|缩写|域名|填|取名/;

/** What a sentence has and a name seldom. */
const SENTENCE = /[的了吗呢吧啊很是有没看刷发买这那被把给请]$|^[在是有没不也都还就很我你他她它这那实随自改换要被绑登忘显]|[是被把]|可以|不了|要求|认证|注册|^[写填报]|真名|本名|实名|大名/;

/** Tags, codes and numbers under which games and their shops know a player, and made-up names in Han. */
export const gameHandleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: FIVE_DIGITS,
    score: 0.97,
    // Steam: the three forms of one number.
    pattern: /(?:(?<!\w)(?:STEAM_[0-5]:[01]:\d{4,12}|\[U:1:\d{4,12}\])|(?<!\d)7656119\d{10})(?!\d)/gi,
  },
  { kind: 'HANDLE', needs: FIVE_DIGITS, score: 0.95, pattern: /(?<![A-Za-z])sw[- ]?\d{4}[- ]?\d{4}[- ]?\d{4}(?!\d)/gi },
  {
    kind: 'HANDLE',
    needs: FIVE_DIGITS,
    score: 0.88,
    pattern:
      /(?:switch|任天堂|nintendo|(?<![A-Za-z])(?:ns|fc|friend code|trainer(?: code)?|pogo|pok[eé]mon go|dream address)|好友(?:代码|编号|码))(?:的|我|好友|代?码|编号|号|是|为|id|friend code|friend|code|number|sw|is|['’]s|[:=-]|\s){0,6}((?:DA-)?\d{4}[- ]\d{4}[- ]\d{4}|\d{12})(?![\d-])/gi,
  },
  {
    kind: 'HANDLE',
    needs: DIGIT,
    hint: GAMES,
    score: 0.85,
    pattern: /(?<![\w#])(?:(?:[A-Z][a-z]{1,11} )?[A-Za-z]\w{2,15}|(?<=是|叫|:|号|id|昵称|网|\s)[\u4e00-\u9fff]{2,8})#(?:\d{3,6}|[A-Za-z]{2,4}\d{0,2}|[A-Za-z0-9]{3,5})(?![\w#])/g,
    accepts: (_value, place) => GAME.test(before(place, 28)) || GAME.test(after(place, 20).replace(LAUGHTER, '')),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NICKNAMED,
    score: 0.75,
    pattern: new RegExp(`(?:昵称|网名|游戏名|圈名|角色名|笔名|花名|艺名|id名|群名片|马甲|用户名|(?<![\\w.@])cn)(?:就?是|叫做?|为|:)\\s?["“「]?(?=[^\\n]{0,14}[\\u4e00-\\u9fff])([\\u4e00-\\u9fff\\w·丶灬丨.-]{2,14}?)${NAME_END}`, 'gi'),
    accepts: (value) => !IS_ASKED.test(value),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NICKNAMED,
    score: 0.7,
    pattern: new RegExp(`(?:昵称|圈名|艺名|笔名|花名|群名片|马甲|网名|(?<![\\w.@])cn)\\s["“「]?([\\u4e00-\\u9fff][\\u4e00-\\u9fff\\w·丶灬丨.-]{1,9}?)${NAME_END}`, 'gi'),
    accepts: (value, place) => !IS_ASKED.test(value) && !SENTENCE.test(value) && !/老板|念/.test(value) && !/(?:[的是写叫-]|\d)(?:昵称|圈名|艺名|笔名|花名|群名片|网名)\s["“「]?$|(?<![我他她个])马甲\s["“「]?$/.test(before(place, 8)),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORK_WORDS,
    score: 0.75,
    pattern: new RegExp(`${NETWORKS}(?:上|里|的)?(?:id|账号|号|昵称|名字?|网名)\\s?(?:就?是|叫做?|为|:|\\s)\\s?["“「]?(?=[^\\n]{0,14}[\\u4e00-\\u9fff])([\\u4e00-\\u9fff\\w·丶灬丨.-]{2,14}?)${NAME_END}`, 'gi'),
    accepts: (value, place) => !IS_ASKED.test(value) && (/叫做?\s?["“「]?$|:\s?$|["“「]$/.test(before(place, 4)) || !SENTENCE.test(value)),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORK_WORDS,
    score: 0.75,
    pattern: new RegExp(`${NETWORKS}(?:上|里)?(?:搜索?一?下?|关注|找|叫|@)\\s?["“「]?@?([\\u4e00-\\u9fff\\w.·丶-]{2,16}?)(?=["”」]?[,，。\\s]{0,2}(?:那?个?就?是我|就能找到我|能看到我|是我(?:的|本人)))`, 'gi'),
    accepts: (value) => !IS_ASKED.test(value),
  },
  {
    kind: 'HANDLE',
    needs: HAN | AT,
    hint: NETWORK_WORDS,
    score: 0.8,
    pattern: new RegExp(`${NETWORKS}[\\u4e00-\\u9fff]{0,6}(?:上|@我|at我)?(?:号|id|名|昵称|主页|链接)?(?:是|为|叫|[:，,]|\\s){0,2}@(?=[^\\n]{0,16}[\\u4e00-\\u9fff])([\\u4e00-\\u9fff\\w.·丶-]{2,16}?)${NAME_END}`, 'gi'),
    accepts: (value) => !IS_ASKED.test(value) && !PUBLIC_VOICE.test(value) && !/^(?:我|所有人|全体)/.test(value),
  },
];
