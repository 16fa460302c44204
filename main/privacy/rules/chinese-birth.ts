import { DIGIT, HAN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { after, before, type Place, type Rule } from './rule.ts';

const YEAR = '(?:(?:19|20)?\\d{2}|[〇零一二三四五六七八九]{2,4}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|今|去|前)年\\s?';
const DAY = '(?:\\d{1,2}|初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?|卅)[日号]?';
/** “一九四七年九月十六”, “冬月廿三”, “今年9月3号”. */
const DATE = `(?<![\\d年月]|(?<!老)[一二三四五六七八九十])(?:${YEAR})?(?:农历|阴历|阳历|公历)?\\s?(?:闰?(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])|正|冬|腊)月\\s?${DAY}(?!\\d)`;
const BORN_YEAR = `(?:(?:19)?[3-9]\\d|(?:20)?[01]\\d)年\\s?`;

const KIN = '爸|妈|爷爷|奶奶|姥姥|姥爷|外婆|外公|公公|婆婆|老公|老婆|媳妇|儿子|女儿|闺女|小子|姑娘|孩子|娃|宝宝|宝贝|老[大二三幺]|孙子|孙女|外孙|外甥|侄子|侄女|[哥姐弟妹]|[叔伯舅姑姨婶]|老爷子|老太太|老头|老伴';
const SOMEBODY = new RegExp(`(?:[我他她你咱]|${KIN})`);
const BABY = new RegExp('宝宝|宝贝|娃|孩子|儿子|女儿|闺女|千金|小子|姑娘|孙子|孙女|外孙|侄子|侄女|外甥|二胎|三胎|双胞胎|龙凤胎');
export const ANIMAL = '[鼠牛虎兔龙蛇马羊猴鸡狗猪]';
/** The date closes its clause, but for 的, 的人 and the hour of the birth. */
const CLOSED = '(?=的?(?:$|[,，。;；、!！~)）\\s])|(?:的?人)?生)';
const HOUR = '(?:那?天)?(?:凌晨|清晨|早[上晨]|上午|中午|下午|傍晚|晚上?|半夜|深夜|夜里)?(?:[\\d一二三四五六七八九十两]{1,3}点(?:半|[\\d一二三四五十]{1,3}分?)?|\\d{1,2}:\\d\\d)?';
/** A ticket, a table or an order of a birthday's party has a date of its own. */
const THING = /[票房位场桌餐会局买订定改约取货机车课店糕]/;

const hasYear = (value: string): boolean => /[\d〇零一二三四五六七八九亥子丑寅卯辰巳午未申酉戌]年/.test(value);
const BIRTH = wordsOf('属|生|寿星|落地|出世|大寿|寿辰|寿诞|华诞|同年|同月|同岁|同龄|大我|小我|比我|比他|比她');

const leadOf = (place: Place): string => /[^,，。!！?？;；、\s:：]{0,6}$/.exec(before(place, 6))?.[0] ?? '';
const isOfSomebody = (value: string, place: Place): boolean => hasYear(value) || SOMEBODY.test(before(place, 10));
/** Of “生日：我11月8号，小雨3月2号”: what is said of a party's day is none. */
const isListed = (_value: string, place: Place): boolean => {
  if (THING.test(leadOf(place))) return false;
  const said = before(place, 40) + after(place, 24);
  return after(place, 1) === '的' ? /生日|庆生|寿星/.test(said) : /生日(?!会|聚|派对|蛋糕|礼|宴|快乐|歌|趴|卡)/.test(said);
};

/** Births that Chinese tells by the animal of the year, the hour, a jubilee, an age or a sign, and whose birthday is the second of a list. */
export const chineseBirthRules: readonly Rule[] = [
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.8,
    // “奶奶属猪的，一九四七年九月十六”.
    pattern: new RegExp(`属${ANIMAL}的?[,，\\s]{0,2}(${DATE})${CLOSED}`, 'g'),
    accepts: (value, place) => hasYear(value) || SOMEBODY.test(before(place, 14)),
  },
  { kind: 'BIRTHDAY', needs: HAN, hint: BIRTH, score: 0.8, pattern: new RegExp(`${DATE}(?=的?[,，\\s]{0,2}(?:是|生肖)?属${ANIMAL}(?:的?(?:$|[,，。!！\\s])))`, 'g'), accepts: isOfSomebody },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.82,
    // “二月十四晚上生的”, “腊月初八凌晨三点出生”.
    pattern: new RegExp(`${DATE}(?=${HOUR}(?:生的|出生|降生|出世|生下来))`, 'g'),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.78,
    // “宝宝今年9月3号落地的”; a flight lands too.
    pattern: new RegExp(`${DATE}(?=${HOUR}(?:落地|诞生|平安落地))`, 'g'),
    accepts: (_value, place) => BABY.test(before(place, 16) + after(place, 20)) && !/航班|飞机|机票|机场|接机|起飞|项目|政策|公司/.test(place.text),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.78,
    // “1958年冬月廿三，老爷子大寿”.
    pattern: new RegExp(`${DATE}(?=[,，\\s]{0,2}(?:是|就是)?[^\\d\\n,，。！？!?]{0,8}(?:大寿|寿辰|寿诞|华诞))`, 'g'),
    accepts: (_value, place) => !THING.test(leadOf(place)),
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN,
    hint: BIRTH,
    score: 0.75,
    pattern: new RegExp(`(?<=(?:^|[,，。!！?？;；、:：\\s])(?:[\\u4e00-\\u9fff]{1,4}|[A-Za-z]{2,12})\\s?(?:是|就是)?)${DATE}(?=的?(?:$|[,，。!！?？;；、~\\s]))`, 'g'),
    accepts: isListed,
  },
  {
    kind: 'BIRTHDAY',
    needs: HAN | DIGIT,
    hint: BIRTH,
    score: 0.75,
    // “同年不同月，我93年2月11”: who is older.
    pattern: new RegExp(`(?<=(?:[我他她]|${KIN})(?:是|呢|:)?)${BORN_YEAR}\\d{1,2}月(?:\\d{1,2}[日号]?)?份?(?!\\d)`, 'g'),
    accepts: (_value, { text }) => /同年|同月|同岁|同龄|[大小][我他她](?:[\d一二三四五六七八九十两半几]|多)|比[我他她][大小]/.test(text),
  },
];
