import { DIGIT, HAN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { ANIMAL } from './chinese-birth.ts';
import { after, before, type Place, type Rule } from './rule.ts';

const STEM = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]';
const YEAR = `(?:(?:19|20)?\\d{2}年|[〇零一二三四五六七八九]{2,4}年|(?:民国|昭和|平成)(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})年(?:${STEM}年?)?|${STEM}年|[今去前]年)`;
const CALENDAR = '(?:农历|阴历|旧历|阳历|公历|新历)?';
const MONTH = '(?:闰?(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月|正月|冬月|腊月)';
const DAY = '(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|卅|[二三]?十[一二三四五六七八九]?|\\d{1,2}|[一二三四五六七八九])[日号]?';
/** Days of the lunar year that have a name. */
const FEAST = '(?:除夕|大年三十|元宵|清明|端午|七夕|中元|中秋|重阳|冬至|腊八|小年|夏至|立春|国庆|元旦|圣诞|平安夜|儿童节|妇女节|劳动节)(?:节|那天)?';
/** With its year, and perhaps without its day. */
const FULL = `${YEAR}\\s?${CALENDAR}\\s?(?:${MONTH}(?:份|\\s?${DAY})?|${FEAST})`;
const OLD_YEAR = '(?:民国|昭和)(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})年';
const NUMERIC = '(?:(?:19|20)\\d{2}|\\d{2})[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)\\d{2}|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const DATED = `(?<![\\d./年月-])(?:${FULL}|${NUMERIC})(?![\\d./-]|\\s?[月年]|:\\d)`;
const SHORT = `(?<![\\d年月./-])${CALENDAR}\\s?${MONTH}\\s?${DAY}(?!\\d|[./-]\\d)`;

const SIGN = '白羊|牡羊|金牛|双子|巨蟹|狮子|处女|天秤|天蝎|射手|人马|摩羯|水瓶|双鱼';
const HOUR_OF_BIRTH = '[子丑寅卯辰巳午未申酉戌亥]时';
/** What happens on a day besides, and what a birthday's party needs. */
const EVENT = /[订买票约租借取]|包厢|聚|会$|卒|殁|去世|过世|走的|没的|忌日|结婚|领证|成立|入职|毕业|到期|有效|截止|签发|发证|预约|疫苗|复查|住院|出院|手术|入园|入学|报名|出发|航班|发货|更新|版|改成|写成|别写|应援|大屏|拍的|摄于|预产|末次|产检|签字/;

/** What says before a date that somebody was born then. */
const BORN_BEFORE = new RegExp(`(?:出生(?:证明?|年月日?|日期|登记)?|生于|生辰(?:八字)?|八字|出世(?:日期|纸)?|生日|属${ANIMAL}的?|\\d岁了?|百岁)[^\\d\\n。！？]{0,16}$|(?:^|[\\s,，:（(父母考妣公])生于?$`);
/** What says it behind: an age, a sign, the hour. */
const BORN_AFTER = new RegExp(`^[日号]?(?:那天|的)?[\\s,，(]{0,2}(?:都[1-9]\\d?了(?:$|[\\s,，。!！哈永])|(?:今年|到今天|现在|都|也|刚|快|马上|才)?\\s?(?:虚岁|周岁|实岁|满?(?:\\d{1,3}|[一二三四五六七八九十百]{1,3})(?:岁|周岁)|差[^\\d\\n]{1,4}就?属${ANIMAL}|(?:是|生肖)?属${ANIMAL}|生肖|${HOUR_OF_BIRTH}|最[老小大]|比[我他她][大小]|的?生人|生的(?:$|[\\s,，。])))`);
const SEX_BEFORE = /(?:^|[\s,，:（(])(?:男|女|男孩|女孩|男宝|女宝|[\u4e00-\u9fff]{1,3}族)[\s,，/|:]{1,2}$/;
const SEX_AFTER = /^[\s,，/|]{1,2}(?:男|女|[\u4e00-\u9fff]{1,3}族)(?=[\s,，/|]|$)/;

const clauseOf = (place: Place): string => /[^\n。！？!?]{0,18}$/.exec(before(place, 18))?.[0] ?? '';
const isEvent = (place: Place): boolean => EVENT.test(clauseOf(place).replace(/出生证|证明|生辰/g, '')) || /^[\s,，]?(?:前|后|起|至|到|之前|以前|之后|以后|开始|截止|出发|发货|上班|开会|签|预约|复查|中午|晚上|聚|有效)/.test(after(place, 5));

const isBirth = (_value: string, place: Place): boolean => {
  if (SEX_BEFORE.test(before(place, 10)) || SEX_AFTER.test(after(place, 8))) return !isEvent(place);
  return (BORN_BEFORE.test(before(place, 26)) || BORN_AFTER.test(after(place, 14))) && !isEvent(place);
};

const BIRTH = wordsOf('出生|生于|生辰|生日|生的|生人|生肖|生甲|生乙|生丙|生丁|生戊|生己|生庚|生辛|生壬|生癸|生民|生1|生2|生一|生二|百岁|属|岁|男|女|族|八字|出世|最老|最小|最大|比我|比他|比她|子时|丑时|寅时|卯时|辰时|巳时|午时|未时|申时|酉时|戌时|亥时|都1|都2|都3|都4|都5|都6|都7|都8|都9');
const OWN = '(?:[我他她]|[爸妈爷奶姥公婆]|老[公婆爸妈]|媳妇|对象|儿子|女儿|闺女|孩子|娃|宝宝|老[大二三幺]|[哥姐弟妹叔伯姑姨舅婶])';

/** Births as Chinese tells them on lists, by lunar days and old years, with an age, a sign or an hour beside them. */
export const toldBirthRules: readonly Rule[] = [
  { kind: 'BIRTHDAY', needs: HAN, hint: BIRTH, score: 0.78, pattern: new RegExp(DATED, 'g'), accepts: isBirth },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: wordsOf('民国|昭和'),
    score: 0.78,
    pattern: new RegExp(`(?:出生于?|生于|[属生][^\\d\\n。]{0,4})${CALENDAR}(${OLD_YEAR})(?!\\s?${MONTH})`, 'g'),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: wordsOf('农历|阴历|旧历|阳历|新历'),
    score: 0.75,
    // “我农历的 腊月初八”, “我妈过阴历 八月初二”.
    pattern: new RegExp(`(?<=${OWN}(?:是|的|过|就|都|按){0,2}(?:农历|阴历|旧历|阳历|新历)的?\\s?)${MONTH}\\s?${DAY}(?!\\d)`, 'g'),
    accepts: (_value, place) => !isEvent(place) && /^(?:的?(?:$|[\s,，。!！?？])|[日号])/.test(after(place, 2)),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: wordsOf(SIGN),
    score: 0.75,
    // “阿布！12月4号 射手”.
    pattern: new RegExp(`${SHORT}(?=的?[,，\\s]{0,2}(?:是)?(?:${SIGN})(?:座(?:的|女|男)?|男|女)?(?:$|[\\s,，。!！~哈吧啦]))`, 'g'),
    accepts: (_value, place) => !isEvent(place),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: wordsOf(`${SIGN}|生的|生了|大寿|寿辰|寿诞`),
    score: 0.75,
    // “我摩羯 1月7号”, “昨天出生的 11月26号”, “九十大寿 十月初九”.
    pattern: new RegExp(`(?<=(?:${OWN}(?:是|的)?(?:${SIGN})座?的?|出生的|[^学先医发产]生[的了]|大寿|寿辰|寿诞)[\\s,，]{1,2})${SHORT}`, 'g'),
    accepts: (_value, place) => !isEvent(place) && !/[订买票聚餐吃去包]/.test(after(place, 8)),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: wordsOf('蛋糕|寿星|长尾|寿面'),
    score: 0.7,
    // “冬冬 十一月十九号的 蛋糕要奥特曼的”.
    pattern: new RegExp(`(?<=(?:^|[\\s,，。!！:])[\\u4e00-\\u9fff]{2,3}\\s)${SHORT}(?=的\\s?(?:蛋糕|寿星|寿面))`, 'g'),
    accepts: (_value, place) => !isEvent(place),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN | DIGIT,
    hint: /[\u4e00-\u9fff] ?[4-9]\d\.\d{1,2}\.\d/,
    score: 0.7,
    // “郄小宝 95.8.23 会炒菜”: who is looking for somebody says when he was born at once after his name.
    pattern: /(?<=(?:^|[\s:，,])[\u4e00-\u9fff]{2,3} ?)[4-9]\d\.(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])(?![\d.]|分|元|块|%)/g,
    accepts: (_value, place) => !isEvent(place) && !/(?:版本|固件|系统|驱动|升级|均价|平均|评分|体重|建于|建成|日期|时间|摄影) ?$/.test(before(place, 5)),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: wordsOf('斤|公斤|顺产|剖|母子|母女|平安'),
    score: 0.7,
    // “他媳妇生了 女儿 今天凌晨三点四十 七斤”.
    pattern: /(?:(?:今天|昨天|前天)?(?:凌晨|早上|上午|中午|下午|晚上|半夜)|昨晚|今早|今晚)(?:[\d一二三四五六七八九十]{1,3}点(?:[\d一二三四五十]{1,3}分?|半)?|\d{1,2}:\d\d)/g,
    accepts: (_value, place) => /(?:女儿|儿子|闺女|小子|千金|宝宝|双胞胎|男孩|女孩|生了|落地)[^\d\n]{0,6}$/.test(before(place, 12)) && /斤|kg|顺产|剖|平安/i.test(after(place, 16)),
  },
];
