import { DIGIT, FIVE_DIGITS, HAN, LATIN, LONG_NUMBER, LONG_WORD, TEN_DIGITS, VERY_LONG_NUMBER } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, isThingNumber, type Place, type Rule } from './rule.ts';
import { CARDS_OF_THINGS, UTILITIES } from './thing-code.ts';

const PLACES = wordsOf('座机|固话|门卫|值班|前台|诊所|店里|宿舍|物业|家里|单位|公司|办公|总机|社区|村委|学校|医院|药店|香港|港号|澳门|新加坡|坡县| hk| sg');
const EXTENSION = wordsOf('转|分机|按|拨|#');
const BANKING = wordsOf('卡|户|账|帐|行号|号|行|公积金|邮储|信用社');
const TAX = wordsOf('税号|识别号|信用代码');
const BACK_OF_CARD = wordsOf('cvv|cvc|cvn|安全码|背面|背后|卡验证码');
const WALLET = wordsOf('addr1|bnb1|cosmos1|ltc1|tb1|osmo1|uq|eq|xrp|瑞波|ripple|xmr|门罗|monero');
const UNIT = /^\s?(?:元|块|万|亿|人|次|条|名|年|月|日|G|M|分钟|秒|%|办)/i;
/** What anybody calls. */
const PUBLIC = /^(?:1\d{2}|10\d{3}|12\d{3}|9[56]\d{3,4})$/;
const isOwn = (value: string, place: Place): boolean => !UNIT.test(after(place, 4)) && !PUBLIC.test(value);

/** The number under which a house is supplied. */
const OF_A_HOUSE = new RegExp(`(?:${UTILITIES}|[水电]表|国网|供电|自来水|水电)(?:的|客|用|缴费|账户)?\\s?户号[是为:\\s]{0,3}$`);

/** What says behind a number whose it is: 是我卡号, （建行）, ，户名…. */
const BANKED_AFTER = /^(?:[，,、 (]|是|就是|这是){0,3}(?:我|他|她|你|公司)?(?:的)?(?:对公|工资|公积金|这个|这张|个人)?(?:卡号|账号|帐号|账户|卡(?![车片住顿])|公户|户名|开户行|[工农建中招交]行|中国银行|[\u4e00-\u9fff]{2,4}银行|邮储|信用社)/;
const BANKED_BEFORE = /(?:(?:卡|户)(?:号|上|里|是|的|就|为|[:,，]|\s|\([^()\d]{0,8}\)){0,4}|(?:转|打|汇|付|充|还|存)(?:到|给|进|入)[\u4e00-\u9fff:,， ]{0,8})$/;

/** Telephones and bank numbers as they are broken up, shortened and told in Chinese, before and after their words. */
export const chineseNumberRules: readonly Rule[] = [
  {
    kind: 'PHONE',
    needs: TEN_DIGITS,
    hint: /1[3-9]\d(?: ?[-…~|/·.] ?|[\ud83c-\ud83e][\udc00-\udfff]|\n)\d{4}/,
    score: 0.88,
    // 138 - 0013 - 8417, 138…0013…8417, a picture between the parts.
    pattern: /(?<![\dA-Za-z./-])1[3-9]\d(?:(?: ?[-…~|/·.] ?|[\ud83c-\ud83e][\udc00-\udfff]|\n)\d{4}){2}(?![\d/-])/g,
  },
  { kind: 'PHONE', needs: LONG_NUMBER, score: 0.93, pattern: /(?<![\d.A-Za-z])(?:\+|00)86[ -]?\(?0?\d{2,3}\)?[ -]?\d{4}[ -]?\d{4}(?![\d-])/g },
  { kind: 'PHONE', needs: LONG_NUMBER, score: 0.9, pattern: /(?<![\dA-Za-z.-])[48]00(?:-\d{3}-\d{4}|-\d{4}-\d{3}|(?<=400)\d-\d{3}-\d{3}|(?: ?\d){7})(?:转\d{1,5})?(?![\d-])/g, accepts: (_value, place) => !isThingNumber(place) && !UNIT.test(after(place, 4)) },
  {
    kind: 'PHONE',
    needs: LONG_NUMBER | HAN,
    hint: EXTENSION,
    score: 0.75,
    pattern: /(?<=\d{3,4}[ -]?\d{3,4}[ ,，]{0,2}(?:转分机|转|分机|拨|按|#))\d{1,6}(?!\d|元|块|下|号)/g,
    accepts: (_value, place) => /(?:0\d{2,3}[ )-]{0,2}\d{4}[ -]?\d{3,4}|(?<!\d)[2-8]\d{3}[ -]?\d{4})[^\d]{1,8}$/.test(before(place, 28)),
  },
  {
    kind: 'PHONE',
    needs: LONG_NUMBER | HAN,
    hint: PLACES,
    score: 0.75,
    pattern: /(?:座机|固话|门卫|值班|前台|诊所|店里|宿舍|物业|家里|单位|公司|办公|总机|社区|村委|学校|医院|药店)室?(?:的?(?:电话|座机|号码))?(?:是|打|:|\s){0,2}([2-8]\d{2,3}[ -]?\d{4})(?![\d.-])/g,
    accepts: isOwn,
  },
  {
    kind: 'PHONE',
    needs: LONG_NUMBER,
    hint: PLACES,
    score: 0.78,
    pattern: /(?:香港|港号|澳门|新加坡|坡县|(?<![A-Za-z])(?:hk|sg))(?:的?(?:号码?|电话|手机)){0,2}(?:是|:|\s){0,2}([2356789]\d{3}[ -]?\d{4})(?![\d.-])/gi,
    accepts: isOwn,
  },
  { kind: 'PHONE', needs: DIGIT | HAN, hint: wordsOf('短号|虚拟网|v网'), score: 0.7, pattern: /(?:短号|虚拟网|[Vv]网)(?:是|为|号|:|\s){0,3}(\d{3,6})(?!\d)/g, accepts: isOwn },
  {
    kind: 'PHONE',
    needs: DIGIT | HAN,
    hint: wordsOf('手机|电话|号码|我号|尾号'),
    score: 0.75,
    pattern: /(?:手机|电话|号码|[我他她]号|(?:报|用)(?=尾号))(?:号码?)?(?:的)?(?:尾[号数]|末尾|最后|后面|开头|[后末前头])(?:[三四五六七3-7几]?[位个])?(?:数字?)?(?:前面|就?是|为|:|\s){0,2}(\d{3,7})(?![\d年月日元块%.])/g,
  },
  {
    kind: 'FINANCE_NO',
    needs: VERY_LONG_NUMBER,
    hint: BANKING,
    score: 0.85,
    pattern: /(?<![\d.A-Za-z])\d(?:[ .-]?\d){12,21}(?![\dA-Za-z]|[.-]\d)/g,
    accepts: (_value, place) => !isThingNumber(place) && !UNIT.test(after(place, 3)) && (BANKED_AFTER.test(after(place, 16)) || BANKED_BEFORE.test(before(place, 20))),
  },
  {
    kind: 'FINANCE_NO',
    needs: LONG_NUMBER | HAN,
    hint: wordsOf('户|编号|行号|路由号|公积金|社保|医保|股东'),
    score: 0.8,
    pattern: /(?:基本户|一般户|公户|对公|监管户|户号|客户号|缴费号|用户号|个人编号|联行号|(?<![排飞])行号|路由号|股东号|(?:公积金|社保|医保|养老|证券|期货|基金)(?:账号|账户|编号|号)?)(?:号|是|为|:|\s){0,3}(\d(?:[ -]?\d){7,21})(?![\dA-Za-z]|[.-]\d)/g,
    accepts: (value, place) => !UNIT.test(after(place, 3)) && !/^(?:19|20)\d{6}$/.test(value) && !OF_A_HOUSE.test(before(place, 20)),
  },
  {
    kind: 'FINANCE_NO',
    needs: DIGIT,
    hint: BACK_OF_CARD,
    score: 0.85,
    pattern: /(?:(?<![A-Za-z])cv[vcn]2?|安全码|卡验证码|背[面后]的?[后末]?[三3]位数?(?:安全码)?)(?:号|码|数)?(?:就?是|为|:|=|is|\s){0,2}(\d{3,4})(?![\d年月日元块]|位)/gi,
  },
  {
    kind: 'FINANCE_NO',
    needs: DIGIT | HAN,
    hint: BANKING,
    score: 0.8,
    pattern: new RegExp(`(?<!(?:${CARDS_OF_THINGS}))[卡行](?:号)?的?(?:尾[号数]|[后末]四位|最后(?:四|4)位|[后末]4位)(?:数字?)?(?:就?是|为|:|\\s){0,2}(\\d{4})(?![\\d年])`, 'g'),
  },
  { kind: 'GOV_ID', needs: FIVE_DIGITS | HAN, hint: TAX, score: 0.9, pattern: /(?:税号|识别号|信用代码)(?:就?是|为|:|\s){0,2}(\d{2} ?\d{6} ?[0-9A-Za-z]{7,10})(?![A-Za-z0-9])/g },
  { kind: 'FINANCE_NO', needs: LONG_WORD | LATIN, hint: WALLET, score: 0.9, pattern: /(?<![A-Za-z0-9])(?:addr1[a-z0-9]{50,110}|(?:bnb|cosmos|ltc|tb|osmo)1[a-z0-9]{35,62}|[UE]Q[A-Za-z0-9_-]{46,47})(?![A-Za-z0-9])/g },
  { kind: 'FINANCE_NO', needs: LONG_WORD | LATIN, hint: wordsOf('币|xrp|xmr|地址|wallet|usdt'), score: 0.85, pattern: /(?<![A-Za-z0-9])(?:r[1-9A-HJ-NP-Za-km-z]{24,34}|[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93})(?![A-Za-z0-9])/g, accepts: (value) => /\d/.test(value) && /[A-Z]/.test(value) },
];
