import { DIGIT, FIVE_DIGITS, HAN, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { createCueBefore, isInChinese } from './cue-before.ts';
import { isMadeUp, NETWORKS, NETWORK_WORDS } from './networks.ts';
import { NOT_CALLED, PUBLIC_VOICE } from './told.ts';
import { after, before, type Place, type Rule } from './rule.ts';

const NICK = '网名|昵称|笔名|艺名|圈名|花名|游戏名|游戏号|角色名|微信名|微博名|抖音名|旺旺[名号]|群名片|群昵称|账号名|用户名';
const NICKNAMED = wordsOf('网名|昵称|笔名|艺名|圈名|花名|游戏名|游戏号|角色名|微信名|微博名|抖音名|旺旺名|旺旺号|群名片|群昵称|账号名|用户名');
const CALLED = wordsOf('叫|号是|号就是|号系|号:|名是|名就是|名系|名:|字是|字就是|字系|字:|称是|称就是|称系|称:|id是|id就是|id系|id:');
const NAME = '[\\u4e00-\\u9fff\\w·~.ゞツ-]{2,16}?';
const NAME_LAST = '(?=[吧呢哈啊呀哦啦嘛~]{0,2}["”」]?(?:$|[\\s,，。.!！?？;；)）、]))';

/** What asks for a name, or speaks of one, instead of telling it. */
const NOT_TOLD = /[什啥哪谁怎吗呢几]|多少|重名|重复|不能|不对|不一样|一样|错误|超过|随便|改[成了过的]|忘|盗号|太长|难[取听记]|封了|真名|本名|实名|大名|大全|好听|发表|发文|取的?$|起的?$|填|报/;
const SENTENCE = /^(?:统一|必须|应该|格式)|^[请最改太很真起取叫好都也还要有没是不会能可换大带一被已跟和像比用写又就只别在给让的了吧]|[了吗呢吧啊呀哦]$|^不[是会能用让太好要知懂行对叫]|[是被把]|可以/;

const isName = (value: string): boolean => /[\u4e00-\u9fff]/.test(value) && !NOT_TOLD.test(value) && !NOT_CALLED.test(value) && !PUBLIC_VOICE.test(value) && !/^(?:[我你他她咱谁叫是个最]|做(?![饭梦菜题自人]))/.test(value);

const onANetwork = createCueBefore(`${NETWORKS}|app|游戏|象棋|麻将|直播|视频|闲鱼|微信|qq`, { reach: 30 });
const SECRET = '密码|口令|密钥|令牌|密(?=[ :])';
const THING = '型号|版本|序列号|单号|订单|航班|车次|固件|文件|分支|显卡|批号|编号|报错|错误|邮箱|网址|链接|主机|地址|代码|变量|字段|表名|软件|模型';
const addedBefore = createCueBefore(`加(?:个|下|一下|我|她|他|你|群主|店长|老师)?微?|薇|微信|微店|微博|qq|账号|帐号|登[录陆]|用户名?|会员|店号|主页|号|关注|私信|搜|(?<![A-Za-z])(?:vx?|wx|id|ins|ig|line|tg)(?![A-Za-z])|${NETWORKS}|${SECRET}|${THING}`, { reach: 30 });
const isOther = new RegExp(`^(?:${SECRET}|${THING})$`);
/** An underscore joins two words, or two digits follow some letters: nobody's word, and no thing's. */
const isMarked = (value: string): boolean => isMadeUp(value) && !/^[A-Z\d_.-]+$/.test(value) && (/[A-Za-z]_|_[A-Za-z]/.test(value) || /[A-Za-z]{3,}[-.]?\d{2,}|[a-z]{2,}\.[a-z]{2,}$|[a-z]{3,}-[a-z]{3,}-[a-z]{3,}/.test(value));

const isAdded = (value: string, place: Place): boolean => {
  if (!isMarked(value) || !isInChinese(place) || /[（(=.]$/.test(before(place, 1))) return false;
  const cue = addedBefore(place);
  if (!cue || isOther.test(cue.word) || /[A-Za-z0-9]/.test(cue.gap) || cue.gap.length > 18 || /[。！？!?]/.test(cue.gap)) return false;
  return value.includes('_') || cue.gap.length <= 8;
};

const qqBefore = createCueBefore('qq|扣扣|企鹅号?|群号|电话|手机|卡号|账户|订单|单号|价|身份证', { reach: 24 });

/** Names under which people go, in Han or made up, where a clause stands between the word for it and the name. */
export const calledHandleRules: readonly Rule[] = [
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: CALLED,
    score: 0.75,
    // “轮椅在闲鱼买的 卖家叫邕江边的胖头鱼”, “钓鱼APP我个名系…”.
    pattern: new RegExp(`(?:(?:号|卖家|买家|店家|店铺|小店|店|那个?人|这人|频道|账号|网友|队友|好友)(?:的?(?:号|名字?|昵称))?(?:就|也)?叫|(?:号|个?名字?|昵称|(?<![A-Za-z])id)(?:就?是|系|叫做?|:))\\s?["“「]?(${NAME})${NAME_LAST}`, 'gi'),
    accepts: (value, place) => isName(value) && value.length >= 3 && onANetwork(place) !== undefined && !/^\d|[证卡]号?(?:是|叫|:)\s?$/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NETWORK_WORDS,
    score: 0.72,
    // “我抖音 卖鱼阿强在舟山 求个赞”: one's own, and what is asked of whoever reads it.
    pattern: new RegExp(`(?:[我他她咱]|[爸妈姐妹哥弟])(?:的|家)?${NETWORKS}(?:号|账号)?\\s?["“「]?(?!网名|昵称|笔名|名字|id|叫|上|里|号)(${NAME})(?=["”」]?\\s(?:求|关注|点个?赞|更新了|欢迎|互[粉关]|记得|报我|加我|别认错))`, 'gi'),
    accepts: (value) => isName(value) && value.length >= 3 && !SENTENCE.test(value),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: wordsOf('个叫'),
    score: 0.7,
    pattern: new RegExp(`(?:朋友圈|群里|微信|好友里|评论区|直播间|游戏里)[^\\n]{0,4}个叫["“「]?(${NAME})(?=["”」]?的?(?:就?是谁|人是谁|是我))`, 'g'),
    accepts: (value) => isName(value) && value.length >= 3,
  },
  {
    kind: 'HANDLE',
    needs: HAN | FIVE_DIGITS,
    hint: wordsOf('会议号'),
    score: 0.8,
    pattern: /会议号[\u4e00-\u9fff]{0,6}[\s:]{1,2}(\d{3} \d{3} \d{3,4}|\d{9,10})(?!\d)/g,
  },
  {
    kind: 'HANDLE',
    needs: HAN | LATIN,
    hint: wordsOf('id'),
    score: 0.75,
    pattern: new RegExp(`(?<![A-Za-z])id名?(?:就?叫做?|是|:)?\\s?["“「]?((?=[\\w·~.-]{0,15}[\\u4e00-\\u9fff])(?:${NAME}))${NAME_LAST}`, 'gi'),
    accepts: (value, place) => isName(value) && (/[A-Za-z_·~丶]/.test(value) || (value.length >= 3 && /(?:叫|名)\s?["“「]?$/.test(before(place, 3)))),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NICKNAMED,
    score: 0.72,
    // The name follows at once: “晋江笔名半盏冷茶不加糖 求收藏”.
    pattern: new RegExp(`(?:${NICK})["“「]?([\\u4e00-\\u9fff\\w·~.]{4,14}?)(?=["”」]?\\s?(?:$|[。!！]|[\\s,，](?:是谁|谁啊|谁呀|求|关注|加[我了不]|搜|欢迎|收藏|互关|就是|记得|来|别认错|人[很蛮挺]|在吗|说|发)|的就?是|是谁))`, 'g'),
    accepts: (value, place) => isName(value) && !SENTENCE.test(value) && !/(?:用|换|取|起|改|有|的人|叫)(?:个|了)?(?:网|笔|艺|圈|花|昵)?$/.test(before(place, 8).replace(new RegExp(`(?:${NICK})["“「]?$`), '')),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: NICKNAMED,
    score: 0.72,
    // “束手无策是谁的网名”, “蒲公英——网名”.
    pattern: new RegExp(`(?<=^|[\\s,，。:!！?？])[\\u4e00-\\u9fff\\w·~]{2,12}?(?=["”」]?(?:\\s?(?:这个?)?就?是(?:谁|我|他|她|你|哪个)?(?:家)?的?|-{1,2})(?:${NICK}))`, 'g'),
    accepts: (value) => isName(value) && !/^(?:这|那|它|以下|上面|下面|后面|前面)|^(?:名字|大名|真名|小名)/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: wordsOf('丶|灬'),
    score: 0.75,
    // A stroke where no word has one, at the end of a name: 月下独酌丶.
    pattern: /(?<=^|[的是叫加找和跟@:，,\s“「])(?:(?:(?![的是叫加找和跟了])[\u4e00-\u9fff]){2,6}?[丶灬])(?=$|[\s，,。!！?？])/g,
    accepts: (_value, place) => !/[丶灬]/.test(before(place, 10) + after(place, 10)),
  },
  {
    kind: 'HANDLE',
    needs: HAN,
    hint: /[A-Za-z\d]_[\u4e00-\u9fff]|[\u4e00-\u9fff]_[A-Za-z\d]/,
    score: 0.75,
    // tb_雪糕33887, 江南钓叟_88; a file, a table or a layer is called so too.
    pattern: /(?<![\w\u4e00-\u9fff.])(?:(?:wx|tb|qq|dy|ks|xhs|vx|jd|pdd|mt|u|user)_[\u4e00-\u9fff]{2,8}[A-Za-z\d]{0,8}|(?!(?:img|pic|doc|file|bg|icon|tmp|test|data|log|[tv]\d{0,2}|\d+)_)[A-Za-z\d]{1,8}_[\u4e00-\u9fff]{2,8}\d{2,6}|[\u4e00-\u9fff]{2,6}_(?!(?:19|20)\d\d|v\d|final|copy|new|old)[A-Za-z]{0,8}\d{1,6})(?![\w\u4e00-\u9fff.])/gi,
    accepts: (_value, { text, start }) => !/文件|文档|图层|字段|表[格名单]|命名|目录|分支|变量|模板|版|截图|图片/.test(text.slice(Math.max(0, start - 30), start + 40)),
  },
  {
    kind: 'HANDLE',
    needs: HAN | LATIN,
    hint: wordsOf('加|薇|微|qq|号|店|登录|登陆|用户|会员|主页|关注|私信|搜| v| wx| id| ins| ig| line| tg'),
    score: 0.75,
    // “订房加她dali_jinhua666”, “微信号给俺一个 —— luaihua_hd0312”.
    pattern: /(?<![A-Za-z0-9_@./#*=]|(?<!-)-)(?!id(?![_\d]))[A-Za-z](?:[\w.-]{3,30}[A-Za-z0-9])(?![\w@/(=年月日号点楼栋]|\.\w)/gi,
    accepts: isAdded,
  },
  {
    kind: 'HANDLE',
    needs: HAN | LATIN,
    hint: wordsOf('登录|登陆|账号|帐号|用户|会员'),
    score: 0.75,
    // What logs in, before what lets it in: “登录 xiao_zai9 zaizai520!!”, “子账号 旗舰店:小葵 密码…”.
    pattern: /(?<=(?:登[录陆]|[账帐]号|用户名?|会员)(?:是|:|\s){0,2})(?:[A-Za-z0-9][\w.-]{3,40}(?=[ ,，、]{1,2}(?=[\w#*!$@%^&+=.~-]{0,39}\d)(?=[\w#*!$@%^&+=.~-]{0,39}[A-Za-z])[A-Za-z0-9][\w#*!$@%^&+=.~-]{5,39}(?![A-Za-z0-9@/]))|[\u4e00-\u9fff\w]{2,12}:[\u4e00-\u9fff\w]{1,10}(?=[ ,，]{1,2}(?:密码|口令|密))|[\u4e00-\u9fff]{4,12}(?=\s?\/\s?[A-Za-z]+\d))/g,
    accepts: (value) => !/^(?:密码|口令|和|是|[账帐]号|名)/.test(value) && /[A-Za-z\u4e00-\u9fff]/.test(value),
  },
  {
    kind: 'HANDLE',
    needs: FIVE_DIGITS | HAN | DIGIT,
    hint: wordsOf('qq|扣扣|企鹅|群号'),
    score: 0.75,
    // “我的QQ号还是孙子申请的 1093847756”.
    pattern: /(?<![\dA-Za-z.@-])[1-9]\d{7,9}(?![\d@.]|[年月日元块万人次])/g,
    accepts: (_value, place) => {
      const cue = qqBefore(place);
      return cue !== undefined && isInChinese(place) && /^(?:qq|扣扣|企鹅|群号)/i.test(cue.word) && !/[A-Za-z0-9]|音乐|邮箱|空间|飞车|炫舞|浏览器|会员|余额/.test(cue.gap);
    },
  },
];
