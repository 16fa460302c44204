import type { Span } from '../rules/rule.ts';
import { UPPER } from '../text/character-classes.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { hasAll, placesOf } from '../text/searched-words.ts';
import { DOUBLE_SURNAMES, GIVEN, NOT_GIVEN, NOT_NAMES, SAFE_SURNAMES, SURNAMES, TITLES } from './chinese-surnames.ts';
import { EVERYDAY_THINGS } from './everyday-things.ts';
import { FAMOUS_CHINESE } from './famous.ts';
import { NEVER_GIVEN } from './never-given.ts';
import { CHINESE_THINGS, PUBLIC_AFTER, SHOP_AFTER } from './not-people.ts';
import { PUBLIC_CHINESE } from './public-chinese.ts';
import { WORDS_LIKE_NAMES } from './chinese-words.ts';

/** Bits a character may have in the table below: one look-up a character finds where a name can begin. */
const SURNAME = 1;
const MARKER = 2;
const TWICE = 4;

/** 丽丽, 豆豆: pet names that are no ordinary word. */
const DOUBLED = '婷丽娜芳莉玲娟倩萍菲雯璐琪佳涛浩凯轩航晨豆妞朵';
const STARTS = new Uint8Array(0x10000);
for (const surname of [...SURNAMES, ...DOUBLE_SURNAMES]) STARTS[surname.charCodeAt(0)] = SURNAME;
for (const marker of '小老阿') STARTS[marker.charCodeAt(0)] = (STARTS[marker.charCodeAt(0)] ?? 0) | MARKER;
for (const char of DOUBLED) STARTS[char.charCodeAt(0)] = (STARTS[char.charCodeAt(0)] ?? 0) | TWICE;

const DOUBLE = new Set(DOUBLE_SURNAMES);
const isHan = (char: string | undefined): boolean => char !== undefined && char >= '\u3400' && char <= '\u9fff';

/** What a one-character title must not run into: 总是, 工作, 导致. */
const NOT_TITLE =
  /^(?:总[是共之会数体部结统得要算价额裁有在想觉]|工[作资厂程具人会业地艺夫行]|导[致航演出入游]|处[理于方分在]|局[面部势级域]|所[以有谓在]|队[伍友员列形]|董事|老[是的实大化家人]|叔[叔]|姐姐|哥哥|奶[茶粉]|爷爷|妈妈|爸爸|弟弟|妹妹|妹子|姨妈|家)/;

const STRONG_CUE =
  /(?<=(?:我叫|名叫|[他她]叫|就叫|叫做|姓名|名字[是叫]|全名|本名|真名|原名|曾用名|联系人|收件人|收货人|寄件人|发件人|户名|持卡人|收款人|付款人|患者|病人|签名|签字|署名|申请人|负责人|法人|法定代表人|本人|乘客|旅客|投保人|被保人|受益人|监护人|业主|承租人|出租人|房东|租客|甲方|乙方|新郎|新娘|当事人|入住人|预约人|订票人|主治|班主任)\s?(?:叫|是|为|:|就是)?\s?)/y;
const WEAK_CUE =
  /(?<=(?:叫|找|问|约|请|让|跟|给|和|与|同|被|向|替|帮|陪|等|见|送|谢谢|感谢|联系|通知|告诉|@|同事|朋友|同学|室友|舍友|邻居|闺蜜|老公|老婆|丈夫|妻子|爱人|儿子|女儿|孩子|男友|女友|男朋友|女朋友|对象|表[哥姐弟妹]|堂[哥姐弟妹]|哥哥|姐姐|弟弟|妹妹|侄[子女]|外甥女?|孙[子女]|爸爸?|妈妈?|爷爷|奶奶|外[公婆]|舅舅|姑姑|领导|老板|经理|客户|医生|老师|律师|学生|家长|司机|教练|新人|员工|学员|会员|护工|队友|组员|成员|嘉宾|主播|顾客|住户|店员|志愿者|考生|选手|教师|讲师|导游|车主|户主|机主|家属|闺女|这是|那是|我是|他是|她是|你是|还有|以及)\s?)/y;

/** What often comes right after a name, so that the name ends before it. */
const FOLLOWS =
  /^(?:明天|明早|明晚|明年|今天|今晚|昨天|后天|先生|女士|同学|老师|电话|手机|微信|地址|住址|身份|生日|年龄|性别|出生|来自|联系|已经|因为|如果|但是|然后|现在|刚才|刚刚|马上|今年|去年|家里|家的|家在|那边|这边|本人|一起|一家|夫妇|以后|之前|可以|应该|觉得|发来|发的|生病|请假|负责|带|家)/;
const RIGHT_EDGE =
  /^(?:$|[^\u3400-\u9fff]|[的在是和跟与说也都会要去来到给把被想问今明昨有没不这那吗呢吧啊了过又还刚就已能可发打写请约等带拿做让最先从对最才叫住老先同你我他她它咱您上下])/;
const LEFT_EDGE = /(?<=(?:^|[^\u3400-\u9fff]|[和跟与是的给找问让请被把叫向约见有等由替帮说了到同为者]))/y;

/** “小名叫汤圆”: whatever it is, somebody is called so; a pet's name is left. */
const NICKNAME = /(?:小名|乳名|绰号|外号)(?:就?叫做?|是|取[了名]?|[:：])["“「]?(?![什啥哪谁不没])([\u4e00-\u9fff]{2,3}?)(?=["”」]?(?:$|[\s,，。.!！~;；)）]))/g;
const OF_A_PET = /[狗猫鸟龟兔鱼它]|宠物|仓鼠/;

/** Whether what a sticky look-behind describes ends at `at`. */
const isAfter = (before: RegExp, text: string, at: number): boolean => {
  before.lastIndex = at;
  return before.test(text);
};

type Found = { readonly end: number; readonly score: number };

const surnameLength = (text: string, at: number): number => {
  if (DOUBLE.has(text.slice(at, at + 2))) return 2;
  return SURNAMES.has(text[at] ?? '') && !NOT_NAMES.has(text.slice(at, at + 2)) ? 1 : 0;
};

const canBeGiven = (char: string | undefined): boolean => isHan(char) && !NOT_GIVEN.has(char ?? '') && !NEVER_GIVEN.has(char ?? '');
const isGiven = (char: string | undefined): boolean => char !== undefined && GIVEN.has(char);

const TITLES_BY_FIRST = Map.groupBy(TITLES, ([first = '']) => first);

const titleAt = (text: string, at: number): string | undefined => {
  const title = TITLES_BY_FIRST.get(text[at] ?? '')?.find((word) => text.startsWith(word, at));
  return title !== undefined && (title.length > 1 || !NOT_TITLE.test(text.slice(at, at + 2))) ? title : undefined;
};

const ALSO_ENDS = new Set('局处所队工伯'.split(''));

/** 王老师, 李总; 张伟老师 (the name alone). */
const byTitle = (text: string, at: number, givenAt: number): Found | undefined => {
  const direct = titleAt(text, givenAt);
  // 设计局, 保安队, 车管所: what ends like a title may end a word.
  const isFree = direct === undefined || !ALSO_ENDS.has(direct) || SAFE_SURNAMES.has(text[at] ?? '') || isAfter(LEFT_EDGE, text, at);
  if (direct !== undefined && isFree) return { end: givenAt + direct.length, score: direct.length > 1 ? 0.85 : 0.75 };
  for (let length = 1; length <= 2 && canBeGiven(text[givenAt + length - 1]); length++) {
    const title = titleAt(text, givenAt + length);
    if (title === undefined) continue;
    const isSure = title.length > 1 || (SAFE_SURNAMES.has(text[at] ?? '') && isGiven(text[givenAt + length - 1]));
    if (isSure) return { end: givenAt + length, score: 0.85 };
  }
  return undefined;
};

/** How many characters of a given name follow: two, unless the second begins the next word. */
const givenLength = (text: string, givenAt: number): number => {
  const [first, second] = [text[givenAt], text[givenAt + 1]];
  if (!canBeGiven(first)) return 0;
  if (!canBeGiven(second) || FOLLOWS.test(text.slice(givenAt + 1, givenAt + 4))) return 1;
  if (isGiven(second) || RIGHT_EDGE.test(text.slice(givenAt + 2, givenAt + 3))) return 2;
  return isGiven(first) ? 1 : 2;
};

const SURE = 0.9;
/** Beside a telephone a name is a private one, whoever else has it. */
const BESIDE = 40;
const CONTACT = /\d{7}/;

/** Names that stand for anybody. */
const ANYBODY = new Set(['张三', '李四', '王五', '赵六', '王小二', '王二麻子', '张三丰']);

/** A whole name after “我叫”, after “同事” and the like, or standing by itself with a sure surname and characters of given names. */
const byContext = (text: string, at: number, givenAt: number): Found | undefined => {
  if (ANYBODY.has(text.slice(at, at + 2)) || ANYBODY.has(text.slice(at, at + 3)))
    return { end: at + (ANYBODY.has(text.slice(at, at + 3)) ? 3 : 2), score: 0.75 };
  const length = givenLength(text, givenAt);
  if (length === 0) return undefined;
  const end = givenAt + length;
  if (isAfter(STRONG_CUE, text, at)) return { end, score: 0.9 };
  const isAllGiven = isGiven(text[givenAt]) && (length === 1 || isGiven(text[givenAt + 1]));
  if (!isAllGiven || FAMOUS_CHINESE.has(text.slice(at, end)) || WORDS_LIKE_NAMES.has(text.slice(at, end)) || EVERYDAY_THINGS.has(text.slice(at, end))) return undefined;
  const isSafe = givenAt - at === 2 || SAFE_SURNAMES.has(text[at] ?? '');
  const isRightFree = RIGHT_EDGE.test(text.slice(end, end + 1)) || FOLLOWS.test(text.slice(end, end + 3));
  if (isAfter(WEAK_CUE, text, at) && (length === 2 || isRightFree || isSafe)) return { end, score: isSafe ? 0.8 : 0.65 };
  if (isSafe && length === 2 && (isRightFree || isAfter(LEFT_EDGE, text, at))) return { end, score: 0.7 };
  if (length === 2 && isRightFree && isAfter(LEFT_EDGE, text, at)) return { end, score: 0.6 };
  return isSafe && length === 1 && isRightFree && isAfter(LEFT_EDGE, text, at) ? { end, score: 0.6 } : undefined;
};

const MARKED_SURNAME = new Set(
  '王李张刘陈杨赵吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘董袁蒋杜苏魏程吕丁沈姚卢傅钟姜崔谭廖范汪陆戴贾韦邱侯邹熊孟秦阎薛尹黎陶贺顾郝龚邵严覃孔黄周高马',
);
const MARKED_GIVEN = new Set('明红刚芳丽强军华伟敏玲燕娟霞杰涛超勇磊静琳雯婷慧莉萍颖倩娜蕾薇琪佳欣怡宇轩涵萱鹏斌峰浩凯辉俊豪梅珍英凤');
const ALSO_WORD =
  /^(?:小[黄马高范][人车色龙级路]|小程序|小熊|小孔|小马|小高潮|小丁点|小刚好|小丽江|小明星|小英雄|小强度|小华侨|小红[薯书包旗花]|小军官|小俊|小佳节|小静|老马识|老朱颜|老高了|老黄历|老英|老军|老华侨|老刚|阿里|阿姨|小周[末边]|小薇薇|老红军)/;

/** 小王, 老李, 阿强, 丽丽. */
const byMarker = (text: string, at: number): Found | undefined => {
  const [marker, char, next] = [text[at], text[at + 1], text[at + 2]];
  if (char === undefined || ALSO_WORD.test(text.slice(at, at + 3))) return undefined;
  const isSurname = MARKED_SURNAME.has(char) && marker !== '阿' && !NOT_NAMES.has(char + (next ?? '')) && next !== '子';
  const isPetName = MARKED_GIVEN.has(char) && marker !== '老';
  if (!isSurname && !isPetName) return undefined;
  const isFree = RIGHT_EDGE.test(next ?? '') || FOLLOWS.test(text.slice(at + 2, at + 5)) || titleAt(text, at + 2) !== undefined;
  if (!isFree || /[大]/.test(text[at - 1] ?? '')) return undefined;
  return { end: at + 2, score: isSurname ? 0.75 : 0.6 };
};

/** 阿姨, 阿里: no 阿 and a name. */
const NOT_PET =
  /[姨里拉伯富联门尔根迪胶司斯莫婆公妈爸爹弟妹哥姐嬷訇谀是呀的飘狸飞片芙苏波塞基摩兹奇凡斗房童甘娇谁哦嘞们这那就不也了嚏么啊吧吗呢布巴比克得德列卡萨瓦曼依尼都空我你他她它]/;

/** 阿强, and 阿 with whatever else stands by itself. */
const byPetName = (text: string, at: number): Found | undefined => {
  const char = text[at + 1];
  if (text[at] !== '阿' || !isHan(char) || NOT_PET.test(char ?? '') || !isAfter(LEFT_EDGE, text, at)) return undefined;
  return RIGHT_EDGE.test(text[at + 2] ?? '') ? { end: at + 2, score: 0.5 } : undefined;
};

/** 我姓闵: but not 百姓, 贵姓, 姓名. */
const bySaidSurname = (text: string, at: number): Found | undefined => {
  if (text[at - 1] !== '姓' || /[百贵老何万]/.test(text[at - 2] ?? '') || titleAt(text, at + 1) !== undefined) return undefined;
  const end = at + (DOUBLE.has(text.slice(at, at + 2)) ? 2 : 1);
  return RIGHT_EDGE.test(text[end] ?? '') && text[end] !== '名' ? { end, score: 0.6 } : undefined;
};

const bySurname = (text: string, at: number): Found | undefined => {
  const length = surnameLength(text, at);
  // 司机裘师傅, 管家: what somebody is begins no name. 谢谢骆老师: neither does the second 谢.
  if ((titleAt(text, at)?.length ?? 0) > 1) return undefined;
  if (length === 0 || NOT_NAMES.has(text.slice(at - 1, at + 1))) return undefined;
  return byTitle(text, at, at + length) ?? byContext(text, at, at + length) ?? bySaidSurname(text, at);
};

const nameAt = (text: string, at: number, bits: number): Found | undefined => {
  const marked = bits & MARKER ? (byMarker(text, at) ?? byPetName(text, at)) : undefined;
  if (marked) return marked;
  const named = bits & SURNAME ? bySurname(text, at) : undefined;
  if (named) return named;
  const isDoubled = (bits & TWICE) !== 0 && text[at + 1] === text[at] && text[at - 1] !== text[at];
  return isDoubled && RIGHT_EDGE.test(text[at + 2] ?? '') ? { end: at + 2, score: 0.6 } : undefined;
};

const LATIN_NAME =
  /(?<![A-Za-z])[A-Z][a-z]{1,11}(?=\s?(?:老师|总(?![是共之会数体部结统得要算价额])|哥(?!哥|们)|姐(?!姐|妹)|医生|经理|同学|教练|先生|女士|小姐|叔叔|阿姨))|(?<=(?:我叫|英文名[是叫:]?|名叫|名字[是叫:])\s?)[A-Z][a-z]{1,11}(?: [A-Z][a-z]{1,14})?(?![A-Za-z])/g;

/** 我儿子子轩: after a relative, two characters of given names are one. */
const RELATIVE =
  /(?:新娘|新郎|伴娘|伴郎|护工|月嫂|班长|群主|同事|舍友|网友|房东|租客|儿子|女儿|闺女|孙子|孙女|外孙|侄子|侄女|外甥|弟弟|妹妹|哥哥|姐姐|老婆|老公|男友|女友|男朋友|女朋友|闺蜜|室友|同桌|我家|表[哥姐弟妹]|堂[哥姐弟妹])(?=[\u4e00-\u9fff]{2})/g;
const NOT_GIVEN_PAIR =
  /^(?:健康|平安|安静|成长|长大|长高|高兴|可以|可能|方便|明天|明年|明白|文静|善良|聪明|永远|才华|乐意|欣然|自然|生日|天天|年年|月月|日日|明明|常常|安全|安心|安康|美丽|漂亮|英俊|富贵|荣幸|幸福|海边|山上|江边|天上|学习|学会|有点|本来|从来|原来)/;

const addRelatives = (text: string, spans: Span[]): void =>
  eachMatch(RELATIVE, text, ({ 0: relative, index }) => {
    const start = index + relative.length;
    const isName = isGiven(text[start]) && isGiven(text[start + 1]) && !NOT_GIVEN_PAIR.test(text.slice(start, start + 2));
    if (isName && RIGHT_EDGE.test(text[start + 2] ?? '')) spans.push({ start, end: start + 2, kind: 'PERSON', score: 0.6, by: 'rule' });
  });

const addNicknames = (text: string, spans: Span[]): void =>
  eachMatch(NICKNAME, text, ({ 0: whole, 1: name = '', index }) => {
    const end = index + whole.length;
    if (!OF_A_PET.test(text.slice(Math.max(0, index - 24), end))) spans.push({ start: end - name.length, end, kind: 'PERSON', score: 0.8, by: 'rule' });
  });

const EXERCISE = /一共有\s?\d|的\s?\d+\s?倍|应用题|数学题|这道?题|千米|相遇|年级上册|造句|有\s?\d+[个只支本元块颗朵条][^\n]{0,30}(?:还剩|剩下|[一总]共)/;

/** Days of the solar calendar that are built like a name: 谷雨那天. */
const SOLAR_TERM = new Set('谷雨 白露 秋分 立春 立夏 立秋 立冬 雨水 清明 小满 小暑 大暑 寒露 霜降 小雪 大雪 小寒 大寒 夏至 冬至'.split(' '));
const OF_A_DAY = /^(?:那天|前后|之后|之前|过后|时节|节气|一过|以后|以前|当天|前一天|茶)/;
const isSolarTerm = (text: string, start: number, end: number): boolean => SOLAR_TERM.has(text.slice(start, end)) && (OF_A_DAY.test(text.slice(end, end + 3)) || /(?:过了|节气)$/.test(text.slice(Math.max(0, start - 2), start)));

/** Whether somebody may be called so: 佳明, but not 牛奶. */
const couldBeAName = (name: string): boolean => name.length === 2 && GIVEN.has(name.at(-1) ?? '') && (SURNAMES.has(name[0] ?? '') || GIVEN.has(name[0] ?? ''));

const isThing = (name: string): boolean => EVERYDAY_THINGS.has(name) && !couldBeAName(name);

/** 宋徽宗 is an emperor; nobody is given a name with a road, a tree or a dam at its end. */
const NO_PERSON = /^[唐宋明清元辽金]\p{Script=Han}[宗祖帝]$|^\p{Script=Han}{2}[路街巷坝镇县桥树]$/u;
const isFamous = (name: string): boolean => NO_PERSON.test(name) || FAMOUS_CHINESE.has(name) || PUBLIC_CHINESE.has(name) || CHINESE_THINGS.has(name) || isThing(name);

/** 林嫂 of 祥林嫂, 康熙来 of 康熙来了. */
const isPieceOfFamous = (text: string, start: number, end: number): boolean => {
  const name = text.slice(start, end);
  if (name.length === 4 && isFamous(name.slice(0, 3)) && !(DOUBLE.has(name.slice(0, 2)) && GIVEN.has(name[3] ?? ''))) return true;
  if (name.length === 3 && (FAMOUS_CHINESE.has(name.slice(0, 2)) || (isFamous(name.slice(0, 2)) && !GIVEN.has(name[2] ?? '')))) return true;
  return isFamous(text.slice(start - 1, end)) || isFamous(text.slice(start, end + 1)) || (start >= 2 && isFamous(text.slice(start - 2, end)));
};

/** 张三 beside 李四: nobody. */
const isSomebody = (around: string): boolean => around.includes('张三') && around.includes('李四');

/** “同事”, “碰到” before it, “师傅”, “让我”, “的药” after it: a name here is a private one, whoever else has it. */
const PRIVATE_LEAD = /(?:叫|姓名|名字|同事|同学|室友|邻居|朋友|老公|老婆|儿子|女儿|联系人|收件人|房东|租客|班主任|司机|保安|保洁|保姆|护工|碰到|约了|陪|替|帮)[是为叫:：]?\s?$/;
const PRIVATE_AFTER = /^(?:师傅|阿姨|叔叔|大爷|大妈|大姐|大哥|同学|护士|大夫|(?:让|叫|托|约|找|问|给|跟|和|借|欠|请|送|帮|陪|等)(?:我|你|咱)|转告|的(?:药|钥匙|手机|电话|微信|包|车|快递|作业|妈|爸|老公|老婆|孩子|生日|工位|座位))/;
export const isPrivateHere = (text: string, start: number, end: number): boolean =>
  PRIVATE_LEAD.test(text.slice(Math.max(0, start - 6), start)) || PRIVATE_AFTER.test(text.slice(end, end + 4)) || CONTACT.test(text.slice(Math.max(0, start - BESIDE), end + BESIDE));

/** “柯基叫张建国”, “王富贵做了绝育”: an animal. */
const PET_BEFORE = /(?:[狗猫猪兔龟犬]|柯基|金毛|泰迪|哈士奇|拉布拉多|鹦鹉|仓鼠|布偶|橘猫|英短)[^\n。；;我他她]{0,8}(?<![我他她])叫["“「]?$/;
const PET_AFTER = /^.{0,6}(?:绝育|驱虫|掉毛|铲屎|猫砂|拉稀|摇尾巴|喵|汪汪)/;
const isPet = (text: string, start: number, end: number): boolean => PET_BEFORE.test(text.slice(Math.max(0, start - 16), start)) || PET_AFTER.test(text.slice(end, end + 9));

/** A famous person, a brand, a star with the concert, 小明 in an exercise: nobody in particular. */
export const isEverybodys = (text: string, start: number, end: number): boolean => {
  const name = text.slice(start, end);
  if ((name.length === 2 && isThing(name)) || isSolarTerm(text, start, end) || SHOP_AFTER.test(text.slice(end, end + 4)) || isPet(text, start, end)) return true;
  if (isPrivateHere(text, start, end)) return false;
  if (isPieceOfFamous(text, start, end)) return true;
  if (isFamous(name) || (ANYBODY.has(name) && isSomebody(text.slice(Math.max(0, start - BESIDE), end + BESIDE))) || (name.length > 2 && PUBLIC_AFTER.test(text.slice(end, end + 4)))) return true;
  return (/^小[明红刚华丽强]$/.test(name) || ANYBODY.has(name)) && EXERCISE.test(text);
};

const [RELATIVES, NICKNAMES, LATIN_NAMED] = [placesOf(RELATIVE), placesOf(NICKNAME), placesOf(LATIN_NAME)];

/** Adds Chinese personal names that grammar shows: by title, by cue, by marker, and surely formed full names. Titles of books 《》 are left alone. */
export const findChineseNames = ({ text, signals, told }: SearchedText, spans: Span[]): void => {
  let inBook = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x300a || code === 0x300b) inBook = code === 0x300a;
    const bits = STARTS[code] ?? 0;
    if (bits === 0 || inBook) continue;
    const found = nameAt(text, at, bits);
    // After “我叫” a name is the writer's, whoever shares it.
    if (!found || (found.score < SURE && isEverybodys(text, at, found.end))) continue;
    spans.push({ start: at, end: found.end, kind: 'PERSON', score: found.score, by: 'rule' });
    at = found.end - 1;
  }
  if (hasAll(told, RELATIVES)) addRelatives(text, spans);
  if (hasAll(told, NICKNAMES)) addNicknames(text, spans);
  if ((signals & UPPER) === 0 || !hasAll(told, LATIN_NAMED)) return;
  eachMatch(
    LATIN_NAME,
    text,
    ({ 0: name, index }) => void spans.push({ start: index, end: index + name.length, kind: 'PERSON', score: 0.75, by: 'rule' }),
  );
};
