import { COMMON_WORDS } from '../names/common-words.ts';
import { DIGIT, HAN, LATIN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { createCueBefore, type Cue, isInChinese } from './cue-before.ts';
import { isMadeUp } from './networks.ts';
import { after, before, digitsOf, type Place, type Rule } from './rule.ts';
import { isNetworkName } from './shared-secret.ts';

const PASSWORDS = '密码[锁盒箱柜门盘]?|口令|暗号|密钥|秘钥|令牌|私钥';
const CODES = '验证码|校验码|动态码|确认码|远程码|识别码|绑定码|临时(?:[密码的]|权限){0,2}|通用码|开门码|钥匙盒|门禁[码卡机]?|报警器?';
const LATIN_CUES = 'passw(?:or)?d|passcode|(?<![A-Za-z])(?:pwd?|psw|pin|pw|secret|token|otp|(?:gate|door)(?: 的)? ?code)(?![A-Za-z])';
const WIRELESS = 'wi-?fi|无线网?|热点|路由器?';
const LOCKS = '锁|柜|箱|门|闸|盒|棚';
const SECRETS = wordsOf('临时|钥匙盒|密码|口令|暗号|密钥|秘钥|令牌|私钥|密|码|门禁|报警|wifi|wi-fi|无线|热点|路由|passw|passcode| pw| psw| pin| secret| token| otp| gate| door');
const KEYPAD = /\d[#*]/;
const LOCKED = wordsOf('临时|钥匙盒|密码|口令|暗号|密钥|秘钥|令牌|私钥|码|门|报警|锁|柜|箱|闸|盒|棚|wifi|wi-fi|无线|热点|路由|passw|passcode| pw| psw| pin| secret| token| otp| gate');

/** What else a value that follows may be. */
const ANOTHER = '账号|帐号|用户|微信|邮箱|qq|型号|版本|序列号|单号|订单|航班|车次|车牌|电话|手机|尾号|编号|护照|身份证|网名|昵称|工号|学号|房号|地址|端口|链接|网址|文件|报错|错误|ssid|(?<![A-Za-z])(?:id|ip|mac)(?![A-Za-z])';
const secretBefore = createCueBefore(`${PASSWORDS}|${CODES}|${LATIN_CUES}|${WIRELESS}|密(?![码钥])`, { reach: 44, another: ANOTHER });
const isWireless = new RegExp(`^(?:${WIRELESS})$`, 'i');
/** Not the first value after the cue, unless the sentence says that it takes its place. */
const FILLED = /[A-Za-z0-9@#*]{4}/;
const TAKES_ITS_PLACE = /(?:是|成|换|用|或者?|和|及|[:、,，/→])\s{0,2}["“「]?$/;

/** Words with which a sentence goes from a code's name to the code. */
const LINKS =
  /不是\s?[\d#*]{3,8}|就?是|为|改[成为]?|换[成]?|变成?|设[成的为]?|用|按|输入?|打|摁|拨|转|对|到|先|再|的|了|还|都|就|也|现在|今[晚天]|昨[晚天]|刚才?|新|旧|老|通用|临时|默认|初始|原来|出厂|我|他|她|你|咱|家|们|记一?下|记[住好]|听好|发你|给你|试试?|一下|应该|好像|可能|大概|统一|一直|暂时|仍然|那个|这个|后面|里面?|上|有个|码|锁|盒|盘|箱|门|键盘|数字|大家|六位|四位|八位|六个数|四个数|系|咗|[—\-:,，、"“「(\s→～~!！…]/g;
const isStrong = new RegExp(`^(?:${PASSWORDS}|${CODES}|${LATIN_CUES})$`, 'i');

/** What looks like a model or a hash and is a key or a code only because its name stands at once before it: “secret a7c0e9d1…”, “gate code 换了 C4917Y”. */
const isDrawn = (value: string, { word, gap }: Cue): boolean => {
  const isAtOnce = gap.replaceAll(LINKS, '') === '';
  return isAtOnce && (/^[0-9a-f]{20,}$/i.test(value) ? /密钥|秘钥|令牌|secret|token/i.test(word) : isStrong.test(word) && digitsOf(value).length >= 3 && /^[A-Z]{0,2}\d{3,6}[A-Z]{0,2}$/i.test(value));
};

/** Letters and digits as nobody writes a word: “gun6Deng”, “cvpr_pls_2”, “Jms#temp#0926”. */
const isKeyed = (value: string, place: Place): boolean => {
  if (!isInChinese(place)) return false;
  if (/^https?:|\.(?:com|cn|net|org|io)(?![A-Za-z])|^\d+(?:\.\d+)?[A-Za-z]{1,3}$/i.test(value)) return false;
  const cue = secretBefore(place);
  if (!cue) return false;
  if (FILLED.test(cue.gap) && !TAKES_ITS_PLACE.test(cue.gap)) return false;
  if (!isMadeUp(value) && !/[!#$%^&*@+=]/.test(value)) return isDrawn(value, cue);
  const isMixed = /[a-z]/.test(value) || /[!#$%^&*@_+=]/.test(value);
  if (isWireless.test(cue.word)) return value.length >= 8 && isMixed && !/叫|名/.test(cue.gap) && !isNetworkName(value) && !/^[^a-z]*$|^[A-Z][a-z]+-?\d{1,2}[A-Za-z]?$/.test(value);
  return isMixed || value.length >= 8;
};

const DENIES = /忘|几位|位数|多少|什么|啥|长度|至少|最少|超过|不能|强度|[块元钱价费买年房]|电话|手机|尾号|工号|卡里|余额|收费|分钟|过期|没收到|收不到|次/;
/** What is said after a code that somebody is to use. */
const USED = /^["”」]?\s?[,，。!！)]?\s?(?:按完|打完|输完|拨完|然后[按拉推]|再按|再打|别外传|别告诉|别发|别给|别往外|记一?下|记[住牢好熟]|各[岗位人]|自取|试[试下]|试一下|就[开行能]|进去|进来|进不去|打不开|自己[开进上拿]|两[次遍]|连按|井号|星号|米字|能开|能进|才开|转盘锁|密码锁|布防|没改|没换|拉开|推门|今天有效|当[天日]有效|[一二三七\d]+天内?有效|有效期)/;
const codeBefore = createCueBefore(`${PASSWORDS}|${CODES}|${LATIN_CUES}|${LOCKS}|${WIRELESS}|(?<![号编尺条维源代区色页价款数乱])码`, { reach: 36, another: ANOTHER });
const isOfCode = new RegExp('^(?:码|开机|解锁)$');
const PRESSED = /(?:按|输入?|摁|拨|打|转到|对到|圈)(?:了|成|一下)?\s{0,2}$/;
const SPELT = /^\d(?: \d){3,7}$/;
const SIZE = /^\d{1,4}(?:\*\d{1,4}){1,2}$/;
/** 2022年款, 1280元; times and ranges. */
const isFigure = (value: string, place: Place): boolean => /^\s?[年月日元块%个位次分天点号楼层人岁米里斤款张条万级秒件只]|^(?:\s?[.:~/]|-)\d|^[A-Za-z]/.test(after(place, 3)) || /[\d¥$第共满减约]\s?$|\d[.:/-]$/.test(before(place, 2)) || /^(?:19|20)\d\d[ -]\d{1,2}[ -]\d{1,2}$/.test(value);

/** Whom all may call: 96110, 12345. */
const PUBLIC_NUMBER = /^(?:9[56]\d{3}|12\d{3})$/;

const isTold = (value: string, place: Place): boolean => {
  if (isFigure(value, place) || !isInChinese(place)) return false;
  const cue = codeBefore(place);
  if (!cue || (cue.word === '报警' && PUBLIC_NUMBER.test(value))) return false;
  const isUsed = USED.test(after(place, 10));
  const isStarred = /[#*]/.test(value);
  if (isOfCode.test(cue.word)) return (isUsed && cue.gap.length <= 2) || (/^(?:还|就|现在)?是?:?\s?$/.test(cue.gap) && /[是:]/.test(cue.gap));
  if (isStrong.test(cue.word)) {
    const rest = cue.gap.replaceAll(LINKS, '');
    if (/(?:不是|不叫|别用|不能[是叫用])\s?$/.test(cue.gap)) return /是不是\s?$/.test(cue.gap);
    return isStarred || isUsed ? rest.length <= 16 : rest.length <= 3 && !DENIES.test(cue.gap);
  }
  if (isWireless.test(cue.word)) return digitsOf(value).length >= 8 && cue.gap.replaceAll(LINKS, '') === '';
  return ((isStarred && !SIZE.test(value)) || isUsed || PRESSED.test(cue.gap) || (SPELT.test(value) && cue.gap.length <= 3)) && cue.gap.length <= 10 && !/[买花卖付]|[元块]/.test(cue.gap);
};

const MANAGER = /^(?:bitwarden|keychain|lastpass|keepass|dashlane|chrome|icloud|apple|google|firefox|safari|windows|wechat|alipay|admin|root|null|none)$/;

/** Passwords and codes that a Chinese sentence tells some words after, or before, it has named them. */
export const toldSecretRules: readonly Rule[] = [
  {
    kind: 'SECRET',
    needs: HAN | DIGIT | LATIN,
    hint: SECRETS,
    score: 0.75,
    pattern: /(?<![A-Za-z0-9_@./#*]|(?<!-)-)(?=[!-~]{0,39}\d)(?=[!-~]{0,39}[A-Za-z])[A-Za-z0-9#*!$][\w#*!$@%^&+=.~-]{2,39}(?<![.,;:)"'~-])(?![\w@/])/g,
    accepts: (value, place) => /\d/.test(value) && /[A-Za-z]/.test(value) && value.length >= 4 && isKeyed(value, place),
  },
  {
    kind: 'SECRET',
    needs: HAN | DIGIT,
    hint: LOCKED,
    score: 0.75,
    pattern: /(?<![\dA-Za-z#*_@./]|\d |(?<!-)-)(?:(?=\d{0,7}[#*])[\d#*]{4,12}|\d{4,10}|\d{2,4}(?:[ -]\d{2,4}){1,3}|\d(?:[ -]\d){3,7})(?![\dA-Za-z#*_@/]|[ .:-]\d)/g,
    accepts: (value, place) => digitsOf(value).length >= 3 && isTold(value, place),
  },
  {
    kind: 'SECRET',
    needs: HAN | LATIN,
    hint: wordsOf('登录|登陆|账号|帐号|用户|会员'),
    score: 0.75,
    // A name and what lets it in, one after the other: “登录 xiao_zai9 zaizai520!!”.
    pattern: /(?<=(?:登[录陆]|[账帐]号|用户名?|会员)(?:是|:|\s){0,2}[A-Za-z0-9][\w.@-]{3,40}[ ,，、]{1,2})[A-Za-z0-9][\w#*!$@%^&+=.~-]{5,39}(?![A-Za-z0-9@/])/g,
    accepts: (value) => isMadeUp(value) && /\d/.test(value),
  },
  {
    kind: 'SECRET',
    needs: HAN,
    hint: wordsOf('密码'),
    score: 0.7,
    // “六个8”.
    pattern: /密码(?:就?是|还是|为|:|\s){0,2}([两三四五六七八2-8]个[\d零一二三四五六七八九])(?![\d年月日位数])/g,
  },
  {
    kind: 'SECRET',
    needs: HAN | LATIN,
    hint: SECRETS,
    score: 0.7,
    // Pinyin or a phrase in small letters, set apart: “密码 buxugeiniyong 客户自己起的”.
    pattern: /(?<=(?:密码?|口令|暗号)(?:就?是|还是|现在是|改成了?|换成了?|为|:|,|，|\s){0,3})(?<![A-Za-z0-9])[a-z]{6,30}(?=$|[\s,，。!！\u4e00-\u9fff])/g,
    accepts: (value, place) => /[\s:是成为码令密]$/.test(before(place, 1)) && !COMMON_WORDS.has(value) && !MANAGER.test(value),
  },
  {
    kind: 'SECRET',
    needs: HAN | DIGIT,
    hint: wordsOf('口令|暗号|密码'),
    score: 0.75,
    // “口令百年好合1006”.
    pattern: /(?:口令|暗号|密码)(?:是|:|\s)?\s?["“「]?((?!红包|改|换|就|是|我|你|他|她|还|都|忘|输|错|要|至|最|只|发|和|跟|有|在|的|了|不|锁|箱|本|都|里|位|长|强|共)[\u4e00-\u9fff]{2,8}\d{2,8})(?![\d年月日元块个位次分天点号楼%])/g,
    accepts: (value) => !/[了是的吗呢第]|改成|几位|多少|至少|不能|超过/.test(value),
  },
  {
    kind: 'SECRET',
    needs: HAN | DIGIT,
    hint: LOCKED,
    score: 0.75,
    // “2580# 是单元门”, “830172，临时密码，今天有效”.
    pattern: /(?<![\dA-Za-z#*_@./-]|\d )(?:(?=\d{0,7}[#*])[\d#*]{4,10}|\d{4,8}|\d{2,4}[ -]\d{2,4})(?=\s?[,，(←]?\s?(?:这?就?是|这个是|也是|为)\s?(?:我|你|他|她|咱)?(?:们)?(?:[\u4e00-\u9fff]{1,6}?)?(?:门禁(?:密?码)?(?:$|[\s,，。!！])|(?:门|锁|柜|开机|锁屏|支付|登录|取款|临时|初始|wifi|手机|平板|电脑|保险箱)的?密?码|密码(?![错不])|开门码|取件码|验证码|[门锁]的?$))/gi,
  },
  { kind: 'SECRET', needs: HAN | LATIN, hint: wordsOf('密码'), score: 0.75, pattern: /(?<=密码[^\n\dA-Za-z]{0,16}(?:全拼|拼音|小写)[是:\s]{0,2})[a-z]{6,30}(?![\w@])/g },
  // Whoever says it is let in.
  { kind: 'SECRET', needs: HAN | DIGIT, hint: wordsOf('报'), score: 0.75, pattern: /(?<=报(?:一下|个)?\s?)\d{4,6}(?=\s?就(?:给|能|让|会)?(?:你|我)?(?:开|进|放行))/g },
  // “换成7391#了”: digits with a key that a keypad has are a code wherever somebody is told to press them.
  { kind: 'SECRET', needs: HAN | DIGIT, hint: KEYPAD, score: 0.75, pattern: /(?:换成|改成|现在是|按|摁|输入?)\s?(?:了|的是)?([#*]?\d{3,8}[#*])(?![\d*#])/g },
  {
    kind: 'SECRET',
    needs: LATIN | DIGIT,
    hint: wordsOf('netgear|tp-link|chinanet|cmcc|huawei|xiaomi|mercury|tenda|asus|linksys|d-link'),
    score: 0.7,
    // What stands after the name that a router gives its network.
    pattern: /(?<=(?:NETGEAR|TP-?LINK|ChinaNet|CMCC|HUAWEI|Xiaomi|MERCURY|Tenda|ASUS|Linksys|D-Link)[-_]\w{1,12}[ ,，:]{1,3})(?=\w{0,20}\d)[A-Za-z][\w@#!-]{7,39}(?![\w@])/gi,
    accepts: (value) => isMadeUp(value) && !isNetworkName(value),
  },
  {
    kind: 'SECRET',
    needs: HAN | LATIN,
    hint: wordsOf('码'),
    score: 0.8,
    // What stands beside a shared folder: “码zx6y”.
    pattern: /(?<=(?:pan\.|网盘|云盘|夸克|阿里云|天翼|迅雷|链接|\/s\/)[^\n]{0,60}?码(?:就?是|:|\s){0,2})[A-Za-z0-9]{4}(?![A-Za-z0-9])/gi,
  },
];
