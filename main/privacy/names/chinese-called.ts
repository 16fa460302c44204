import type { Span } from '../rules/rule.ts';
import { eachMatch } from '../text/each-match.ts';
import { isEverybodys } from './chinese-names.ts';
import { DOUBLE_SURNAMES, GIVEN, LESSER_SURNAMES, NOT_GIVEN, NOT_NAMES, SURNAMES, TITLES } from './chinese-surnames.ts';
import { WORDS_LIKE_NAMES } from './chinese-words.ts';
import { EVERYDAY_THINGS } from './everyday-things.ts';

/** Names that no surname shows: by what somebody is called after (妥姐, 春生哥, 门老五, 宁宁姥姥), by what they are filled in for (户名 …), by the number beside them. */
const HAN = '[\\u4e00-\\u9fff]';
const LEFT = `(?<=^|[^\\u4e00-\\u9fff]|[和跟与找问叫让请给被把等约喊见有是的说对谢替帮])`;
const RIGHT = '(?=$|[^\\u4e00-\\u9fff]|[的在是和跟与说也都会要去来到给把被想问今明昨有没不这那吗呢吧啊了过又还就已能可发打写请约等带拿做让最从对才叫住先同你我他她它咱您上下家收几怎哪啥])';
const END = '(?=$|[\\s,，。.!！?？;；、:：)）(（\\d"”」])';

const allOf = (characters: Iterable<string>): string => `[${[...characters].join('')}]`;
/** Lesser surnames that are verbs as well: a name only where no word stands before them. */
const ALSO_A_VERB = '占应干折游母初公';
const ALONE_A_NAME = [...LESSER_SURNAMES].filter((one) => !`${ALSO_A_VERB}过来`.includes(one)).join('');
const LESSER = `[${ALONE_A_NAME}]`;
const ANY_SURNAME = `(?:${DOUBLE_SURNAMES.join('|')}|${allOf(new Set([...SURNAMES, ...LESSER_SURNAMES]))})`;
const LONG_TITLE = `(?:${TITLES.filter((title) => title.length > 1 && !/小[姐哥]{2}|老太太|老爷子|管家|物业|房东|中介|保安|司机|骑手/.test(title)).join('|')}|医师|满爹|大厨|掌柜|指导)`;
const KIN_WORDS = '哥姐叔婶嫂姨伯爷嬢孃';
const KIN = `[${KIN_WORDS}]`;

type Form = {
  /** Characters of which a text needs one for this form to be tried. */
  readonly signs: string;
  /** A cheap search beside it, where the signs are frequent. */
  readonly hint?: RegExp;
  readonly pattern: RegExp;
  readonly score: number;
  readonly accepts?: (name: string, text: string, at: number) => boolean;
};

const OF_A_PET = /[狗猫鸟龟兔鱼犬]|宠物|仓鼠|柯基|金毛|泰迪|鹦鹉|藏獒/;
const isWord = (name: string): boolean => EVERYDAY_THINGS.has(name) || WORDS_LIKE_NAMES.has(name);
const saysNothing = (name: string): boolean => !Array.from(name).some((character) => NOT_GIVEN.has(character));

/** What a form asks for, services, and what one calls for: no name. */
const LABEL =
  /电话|手机|号码|卡号|[账帐]号|身份|银行|[工建农中招交商]行|邮储|信用|证号|编号|单号|订单|快递|微信|支付|转账|本人|新号|旧号|备用|紧急|热线|客服|前台|物业|咨询|联系|预约|报修|公司|储蓄|社保|医保|税号|收款|付款|余额|专线|中介|搬家|开锁|保洁|学校|门卫|医院|派出所|居委|车牌|工资|尾号|序列|串号|设备|护照|姓名|性别|地址|年龄|外卖|代驾|滴滴|救护|填写|必填|不限|匿名|自己|家长|驿站|财务|查收|签收|代收|回收|退货|亲启|门店|仓库|手工|现金|密码|合计|总共|共计|一共|日期|时间|生日|籍贯|民族|汉族|备注|全称|如下|同上|大家|群里|老师|同学|师傅|老板|阿姨|客户|用户|会员|内容|车位|班级|小组|楼栋|单位|部门|职务|参加|报名|缺席|请假|[已未]交|迟到|出席|到场|弃权|替补|同意|反对|[真本大全小艺网]名|[账帐]户|侄|儿子|女儿|妻子|丈夫|父亲|母亲|配偶|子女|爱人|今天|明天|昨天|本地|[白汉回苗藏壮满]族|咩|[我你他她]/;
/** What takes money and is nobody. */
const INSTITUTION = /(?:寺|庙|庵|公司|店|厂|协会|学校|中心|社|院|馆|局|队|会|银行|商行|超市)$/;
/** Whether somebody may be called so who fills in a form or stands in a list. */
export const isPrivate = (name: string): boolean => saysNothing(name) && !LABEL.test(name) && !INSTITUTION.test(name) && !/^[人写填叫是为签有没真]|签$/.test(name) && !EVERYDAY_THINGS.has(name);

/** Said of a child twice over: 宁宁, 乐乐; and words that are made alike. */
const TWICE_A_WORD = new Set('爸妈爷奶哥姐弟妹叔婶公婆舅姑姨伯嫂太姥宝天常偷谢看试想等说个人家年次哈呵嘿嗯星猩狒刚渐慢快好多少轻悄默稍白早晚样种件条处事时刻日月步层节阵点回顿口声句字句双对往明暗平仅独单乖亲吃喝走跑坐听写读玩问找聊笑哭睡叫蝈饽馍嘟嗡哗呼噜咕叽喳拜嘛啦啊哦喔咯呜嘻呀吗吧呢啥了不没有我你他的就都也很太要真大小高长短红白黑绿黄蓝紫灰胖瘦满空热冷冰湿干软硬滚斤匆急断续生活世代代辈纷娓津滔洋楚历耿忡念恋依袅蒸缓徐翩区处到往泛渐侃谆循栩息'.split(''));
const isTwice = (name: string): boolean => name.length === 2 && name[0] === name[1] && !TWICE_A_WORD.has(name[0] ?? '');
const isGivenPair = (name: string): boolean => name.length === 2 && (GIVEN.has(name[0] ?? '') || SURNAMES.has(name[0] ?? '')) && (GIVEN.has(name[1] ?? '') || name[1] === '生' || name[1] === '花') && !isWord(name) && !NOT_NAMES.has(name) && !/^宝贝|^英雄/.test(name);

/** Of what names said twice are made. */
const GIVEN_TWICE =
  '悠团绵卡杭苗乐昕萌粥壮瑶萱彤糖果圆甜欢贝虎熊朵苒冉帆晴晓琪雪晶莹嘉佳诺诚熙曦汐沐泽宁桃橙柚米芽兰梅蕾薇茜蓓毛欣冬瑾瑜涵宸梓暖妍倩琳璐菲颖慧敏静燕芸芊芝茵';

const FORMS: readonly Form[] = [
  // 朋老板, 蹇婆婆; 占姐, 楼主任 where no word stands before them.
  { signs: ALONE_A_NAME, score: 0.75, pattern: new RegExp(`${LEFT}${LESSER}(?:${LONG_TITLE}|${KIN}${RIGHT})`, 'g'), accepts: (name) => !/^帅[哥叔]|^帅大叔|^党(?:书记|支书)|^麻[婶姐]/.test(name) },
  {
    signs: ALSO_A_VERB,
    score: 0.7,
    pattern: new RegExp(`(?<![\\u4e00-\\u9fff])[${ALSO_A_VERB}](?:(?:老板|经理|主任|师傅|律师|大夫|医生|大哥|大姐|大爷|奶奶|婆婆|教练|队长|工)|老师(?!要求|邀|之|们|的?要)|[姐哥婶](?=$|[\\s,，。!！?？]))`, 'g'),
    accepts: (name) => !/^干[爷奶姐哥婶]|^公[公婆]|^母[婶姐]/.test(name),
  },
  // 春生哥, 翠娥姐: the given name.
  { signs: KIN_WORDS, score: 0.8, pattern: new RegExp(`${LEFT}${HAN}{2}(?=${KIN}(?!${KIN})${RIGHT})`, 'g'), accepts: isGivenPair },
  // 财叔, 来哥, K哥, of whom nobody says the name.
  {
    signs: '哥姐叔',
    score: 0.6,
    pattern: new RegExp(`(?<=^|[\\s,，。!！?？、:：@和跟找问叫让请给等约喊替帮]|[喊叫]上)(?:[大二三四五六七八九小表堂我他她你帅学师空美的老同干亲哥姐叔阿外打个位这那该某好新各真假几两多少幺弟妹你谢谢]|${HAN}|[A-Z]{1,2})(?:哥|姐|叔)${RIGHT}`, 'g'),
    accepts: (name) => !/^[大二三四五六七八九小表堂我他她你帅学师空美的老同干亲哥姐叔阿外打个位这那该某好新各真假几两多少幺弟妹谢犀凤和跟找问叫让请给等约喊替帮是像有没]/.test(name),
  },
  // 门老五, 刘三嬢, 张木匠, 冯瓜娃子.
  {
    signs: '二三四五六七八九幺大细满匠裁屠子仙头太',
    hint: /老[二三四五六七八九幺大头太]|[二三四五六七八九幺细满][哥姐爷叔娘嬢婶嫂妹弟姨伯佬妈爸爹公婆]|[木铁石]匠|裁缝|屠户|[胖瘸麻瞎娃]子|半仙|大厨/,
    score: 0.7,
    pattern: new RegExp(`${LEFT}${ANY_SURNAME}(?:老[二三四五六七八九幺大]|[二三四五六七八九幺细满][哥姐爷叔娘嬢婶嫂妹弟姨伯佬妈爸爹公婆]|木匠|铁匠|石匠|裁缝|屠户|胖子|瘸子|麻子|瞎子|半仙|大厨|瓜?娃子|老头|老太(?!太))${RIGHT}`, 'g'),
    accepts: (name) => !/^(?:王麻子|关二爷|万[二三四五六七八九]|[十百千年月][二三四五六七八九])/.test(name) && !NOT_NAMES.has(name.slice(0, 2)),
  },
  // 宁宁姥姥, 子轩妈妈: the child.
  {
    signs: '妈爸爹娘姥奶爷婆公长',
    score: 0.7,
    pattern: new RegExp(`${LEFT}${HAN}{2}(?=(?:妈妈?|爸爸?|爹|娘|奶奶|爷爷|姥姥|姥爷|外婆|外公|家长|他[妈爸爹]|她[妈爸爹])${RIGHT})`, 'g'),
    accepts: (name) => isTwice(name) || isGivenPair(name),
  },
  // 悠悠, 团团: by itself, and no animal's.
  {
    signs: GIVEN_TWICE,
    score: 0.55,
    pattern: new RegExp(`(?<=^|[^\\u4e00-\\u9fff]|[和跟与让叫给把带接找])(?!(${HAN})\\1\\1)(${HAN})\\2(?=$|[^\\u4e00-\\u9fff]|[在是说也会要去来到把被想问今明昨有没这又还就已能发打写带拿家跟和你我他她考])`, 'g'),
    accepts: (name, text) => isTwice(name) && GIVEN_TWICE.includes(name[0] ?? ' ') && !OF_A_PET.test(text),
  },
  // 户名储凤山, 真名鲜于岚, 失主 束河.
  {
    signs: '名人件号主偶患',
    hint: /户名|款人|收件|寄件|系人|姓名|[真本大全艺网花小乳]名|外号|绰号|失主|[机车户]主|配偶|监护|申请人|持卡|开户|患者|经办|法人/,
    score: 0.75,
    pattern: new RegExp(`(?<=(?:户名|[收付]款人|收件人?|寄件人|联系人|姓名|[真本大全艺网花小乳]名|外号|绰号|失主|[机车户]主|配偶|监护人|申请人|持卡人|开户人|患者|经办人|法人)(?:叫|是|为|写)?[:：\\s]{0,2})(?![人叫是为写填])${HAN}{2,4}(?:·${HAN}{2,6})?(?=收|$|[\\s,，。.!！?？;；、)）(（\\d"”」+])`, 'g'),
    accepts: (name, text, at) => isPrivate(name) && !(/[小乳]名/.test(text.slice(Math.max(0, at - 5), at)) && OF_A_PET.test(text)),
  },
  // 他弟叫何苦, 店长叫何必.
  {
    signs: '叫',
    score: 0.7,
    pattern: new RegExp(`(?<=(?:我|他|她|[弟妹哥姐]|儿子|女儿|闺女|孩子|娃|兄弟|老公|老婆|店长|老板|师傅|同学|同事|老师|小孩|宝宝|朋友|名字|真|岁\\s?|好心人|邻居|[堂表][弟妹哥姐]|改名|取名|起名)叫)(?:${HAN}{2,3})${END}`, 'g'),
    accepts: (name, text) => isPrivate(name) && !/^[我你他她人车外号好苦停醒起板代滴]|[车饭床单人门菜药水的货号]$/.test(name) && !OF_A_PET.test(text),
  },
  // 姓危, 姓税的.
  { signs: '姓', score: 0.6, pattern: new RegExp(`(?<=(?<![百贵老何万同异改随外复不])姓)${HAN}(?=$|[^\\u4e00-\\u9fff]|[的吧吗呢不])`, 'g'), accepts: (name, text) => !/[名氏什啥甚的了吧他她我你不啊呀嘛呢吗谁念]/.test(name) && !OF_A_CHARACTER.test(text) },
  // 衣晗：6222…, 黑子 13540217798.
  {
    signs: '0123456789',
    hint: /[\u4e00-\u9fff][\s:：+,，]{1,2}(?:[男女]\s)?\d{3,4}[\s\d-]/,
    score: 0.75,
    pattern: new RegExp(`(?<=^|[\\n,，;；、:：\\s]|\\d[.、]\\s?)${HAN}{2,4}(?=[\\s:：+,，]{1,2}(?:[男女]\\s)?(?:1[3-9]\\d[\\s-]?\\d{4}[\\s-]?\\d{4}|\\d{15,18}[\\dXx]|\\d{4}\\s\\d{4}\\s\\d{4})(?!\\d))`, 'g'),
    accepts: (name) => isPrivate(name) && !/[号卡行费款码证店部司版]$/.test(name) && (name.length < 4 || DOUBLE_SURNAMES.includes(name.slice(0, 2))),
  },
  // 地址 卓玛收.
  { signs: '收', score: 0.7, pattern: new RegExp(`(?<=[\\s,，:：\\d写号室])${HAN}{2,4}(?=收(?:就|$|[\\s,，。!！]))`, 'g'), accepts: (name) => isPrivate(name) && !/[亲代签查没回待已未请门部处台店]$|全部|统一/.test(name) },
  // 佐佐木さん.
  { signs: 'ん先', score: 0.75, pattern: /(?<=^|[^\u4e00-\u9fff々]|[给和跟是的找问])(?![给和跟是的找问叫])[\u4e00-\u9fff々]{1,3}(?=さん|くん|ちゃん|先輩|先辈)/g, accepts: (name) => !/^(?:皆|母|父|兄|姉|姊|奥|旦那|何|业者|客|店员|子|娘|嫁|妈|爸)/.test(name) },
  // 扎西, 热依汗古丽, 乌云其木格.
  {
    signs: '扎卓次增央姆吉措洛仁曲顿古其买吐玉热巴格苏',
    score: 0.7,
    pattern:
      /(?:扎西(?!德勒)|卓玛|次仁|[旦丹]增|央金|拉姆(?!拉措|央措)|德吉|多吉|平措|洛桑|仁增|曲珍|顿珠|[热阿帕祖迪美玛努][\u4e00-\u9fff]{1,3}古丽|古丽|(?:乌云|萨仁|娜仁|斯琴)?(?:其木格|其其格)|(?:艾合)?买买提|吐尔逊|玉素甫|热依汗|巴特尔|格日勒|苏日娜|敖日格乐|阿不都[\u4e00-\u9fff]{2,3})(?:卓玛|次仁|拉姆|多吉|顿珠|央金|平措|曲珍|古丽|·[\u4e00-\u9fff]{2,6})?(?![山湖峰寺花沟酒店饭]|那款|牌|藏香)/g,
    accepts: (_name, text) => !OF_A_PET.test(text),
  },
];
/** “姓税的 真少见”: what is talked of is the character. */
const OF_A_CHARACTER = /真有|少见|罕见|这个?姓|念|单名|不是姓|姓不姓|绰号|百家姓|哪个字/;

/** For each character the forms that it is a sign of, a bit each: one look-up a character says what is worth trying. */
const SIGNS = new Uint32Array(0x10000);
FORMS.forEach(({ signs }, bit) => {
  for (let at = 0; at < signs.length; at++) SIGNS[signs.charCodeAt(at)] = (SIGNS[signs.charCodeAt(at)] ?? 0) | (1 << bit);
});
const signsOf = (text: string): number => {
  let signs = 0;
  for (let at = 0; at < text.length; at++) signs |= SIGNS[text.charCodeAt(at)] ?? 0;
  return signs;
};

/** Adds people by what they are called. */
export const findCalledPeople = (text: string, spans: Span[]): void => {
  const signs = signsOf(text);
  if (signs === 0) return;
  FORMS.forEach(({ hint, pattern, score, accepts }, bit) => {
    if ((signs & (1 << bit)) === 0 || hint?.test(text) === false) return;
    eachMatch(pattern, text, ({ 0: name, index }) => {
      if ((!accepts || accepts(name, text, index)) && !isEverybodys(text, index, index + name.length)) spans.push({ start: index, end: index + name.length, kind: 'PERSON', score, by: 'rule' });
    });
  });
};
