import { DIGIT, FIVE_DIGITS, HAN, LETTER_NUMBER, LONG_NUMBER, UPPER } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { createCueBefore, isInChinese } from './cue-before.ts';
import { after, before, digitsOf, isThingNumber, type Place, type Rule } from './rule.ts';

/** What names a machine's number, and what only says where it stands. */
const SERIALS = '序列号|串[号码]|机身[号码]|机身条码|机身编[号码]|机身贴|铭牌[号码]?|机器?[号码]|设备[号码]|镜头[号码]|出厂[号编]|主板号|电池号|电机号|s/n|(?<![A-Za-z])sn';
const PLACES = '后盖|背面|底部|刻着|刻了|贴着|印着|机身|标签|条码';
const ANOTHER = '型号|单号|订单|快递|版本|固件|货号|批号|护照|身份证|航班|密码|账号|电话|手机号|微信';
const serialBefore = createCueBefore(`${SERIALS}|${PLACES}`, { reach: 34, another: ANOTHER });
const isPlace = new RegExp(`^(?:${PLACES})$`);
const isDrawn = (value: string): boolean => /[A-Z]/.test(value) && digitsOf(value).length >= 3 && !/^[A-Z]{0,4}\d{1,4}[A-Z]{0,3}$/.test(value);

const isSerial = (value: string, place: Place): boolean => {
  const cue = serialBefore(place);
  if (!cue || /[A-Za-z0-9]{3}/.test(cue.gap) || !isDrawn(value)) return false;
  return !isPlace.test(cue.word) || (value.replaceAll(/[ -]/g, '').length >= 10 && cue.gap.length <= 12);
};

const DOCUMENTS = '护照|通行证|回乡证|签注|台胞证|台湾证|出生证|出生医学证明|居留|居住证|签证|证件(?!照)|驾照|驾驶证';
const documentBefore = createCueBefore(`${DOCUMENTS}|单号|订单|快递|航班|型号|序列号|电话|车牌|发票`, { reach: 34 });
const isDocument = new RegExp(`^(?:${DOCUMENTS})$`);

const CERTIFICATES =
  '导游|记者|律师|执业|教师|教师资格|医师|药师|护士|会计|船员|渔船|营运|从业|从业资格|经营|许可|食品经营许可|卫生许可|残疾|退休|离休|老年|优待|军官|警官|士兵|退役|烈属|低保|结婚|离婚|独生子女|健康|暂住|居住|驾驶|行驶|特种作业|电工|焊工|上岗|资格|狩猎|采伐|宅基地|土地|不动产|房产|营业执照|流动人口|准生|计划生育';

const TITLED = /(?:[哥姐叔伯姨嫂妹弟生太爷]|师傅|先生|小姐|女士|老师|医生|经理|老板|教练|阿姨|sir|miss|house|电话|手机|搵|打|call)\s?:?\s$/i;

const BANKS = '恒生|[汇滙]丰|中银|渣打|东亚|花旗|星展|大新|创兴|招商永隆|玉山|台新|国泰|中信|富邦|第一银行?|华南|彰化|合库|土银|邮局|兆丰|永丰|新光|台银|众安';

/** Numbers of machines, documents, telephones and accounts that a Chinese sentence tells some words after their name, or in a form of their own. */
export const toldNumberRules: readonly Rule[] = [
  {
    kind: 'DEVICE',
    needs: HAN | DIGIT | UPPER,
    hint: wordsOf('序列号|串号|串码|机身|铭牌|机号|机码|机器号|机器码|设备号|设备码|镜头号|镜头码|出厂|主板号|电池号|电机号|s/n| sn|后盖|背面|底部|刻着|刻了|贴着|印着|标签|条码'),
    score: 0.8,
    pattern: /(?<![A-Za-z0-9-])(?:[A-Z0-9]{2,8}(?:-[A-Z0-9]{1,12}){1,3}|[A-Z0-9]{8,24}|[A-Z]{1,3}\d{3,6} \d{4,8})(?![A-Za-z0-9]|-[A-Za-z0-9])/g,
    accepts: (value, place) => isSerial(value, place) && isInChinese(place),
  },
  {
    kind: 'DEVICE',
    needs: HAN | DIGIT,
    hint: wordsOf('镜头号|镜头码|机身号|机号|sn|定位号|手环号|绑定码'),
    score: 0.8,
    pattern: /(?:镜头[号码]|机身号|(?<![手飞司待])机号|定位号|手环号|绑定码|(?<![A-Za-z])SN)(?:是|为|:|\s){0,2}((?=[A-Z0-9-]{0,12}\d{2})[A-Z0-9][A-Z0-9-]{5,24})(?![A-Za-z0-9年月日元块])/g,
    accepts: (_value, place) => isInChinese(place),
  },
  // Residence cards of Japan: two letters, eight digits, two letters (出入国管理及び難民認定法施行規則).
  { kind: 'GOV_ID', needs: LETTER_NUMBER | UPPER, hint: /[A-Z]{2}\d{8}[A-Z]{2}/, score: 0.9, pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{8}[A-Z]{2}(?![A-Za-z0-9])/g, accepts: (_value, place) => !isThingNumber(place) },
  {
    kind: 'GOV_ID',
    needs: LONG_NUMBER,
    hint: wordsOf('マイナ|个人番号|my number|mynumber'),
    score: 0.9,
    pattern: /(?:マイナ(?:ンバー)?|个人番号|my ?number)[^\d\n]{0,14}(\d{12}|\d{4}[ -]\d{4}[ -]\d{4})(?!\d)/gi,
  },
  {
    kind: 'GOV_ID',
    needs: HAN | LETTER_NUMBER,
    hint: wordsOf(DOCUMENTS.replace('(?!照)', '')),
    score: 0.82,
    // “往返签注过期 新的号码 C73915806”, “出生证拍张照 编号Y320187463”.
    pattern: /(?<![A-Za-z0-9-])[A-Z]{1,2}\d{7,10}[A-Z]?(?![A-Za-z0-9-])/g,
    accepts: (_value, place) => {
      const cue = documentBefore(place);
      return cue !== undefined && isDocument.test(cue.word) && !/[A-Za-z0-9]{4}/.test(cue.gap);
    },
  },
  {
    kind: 'GOV_ID',
    needs: HAN | DIGIT,
    hint: wordsOf('证|照号|照编号'),
    score: 0.8,
    pattern: new RegExp(`(?:${CERTIFICATES})(?:证书?|照)?(?:的)?(?:编号|号码|号|\\s(?=[A-Z]{1,4}\\d))[^\\dA-Za-z\\n]{0,14}?((?:(?:(?![是为号])[\\u4e00-\\u9fff]){1,3}字(?:第|\\s){0,2})?(?=[A-Z0-9 -]{0,20}\\d{3})(?:[A-Z]{1,4}\\d{2,6}[A-Z]{1,3}\\d{3,12}|(?:[A-Z]{1,4}[- ]?)?\\d{2,18}(?:[- ]\\d{2,10}){0,3}[A-Z]?))(?![\\dA-Za-z年月日元块人])`, 'g'),
    accepts: (value) => digitsOf(value).length >= 5,
  },
  {
    kind: 'GOV_ID',
    needs: HAN | LONG_NUMBER,
    hint: wordsOf('税号|档案号|档案编号'),
    score: 0.8,
    pattern: /(?:税号|档案编?号)(?:就?是|为|:|\s){0,2}(\d{2} \d{3} \d{3} \d{3}|\d{3}\/\d{3,4}\/\d{4,5}|\d{12})(?![\d年月日])/g,
  },
  {
    kind: 'GOV_ID',
    needs: HAN | LONG_NUMBER,
    hint: wordsOf('位'),
    score: 0.8,
    // “610427199812067 哎打一半断了 后三位 144”.
    pattern: /(?<=(?<!\d)[1-9]\d{5}(?:19|20)?\d{2}[01]\d[0-3]\d{1,5}[^\d\n]{1,20}(?:后|末|最后|剩下|还有)[二三四五六两几\d]?位(?:就?是|为|:|\s){0,2})\d{1,6}[Xx]?(?![\dA-Za-z])/g,
  },
  { kind: 'GOV_ID', needs: HAN | LONG_NUMBER, hint: wordsOf('位'), score: 0.8, pattern: /(?<![\dA-Za-z.-])[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{1,4}(?=[^\d\n]{1,20}(?:后|末|最后|剩下|还有)[二三四五六两几\d]?位(?:就?是|为|:|\s){0,2}\d{1,6}[Xx]?(?![\dA-Za-z]))/g },
  // “E J 2 9 6 0 0 4 1”: a passport spelt out.
  { kind: 'GOV_ID', needs: UPPER | LONG_NUMBER, score: 0.8, pattern: /(?<![A-Za-z0-9] ?)[A-Z] (?:[A-Z] )?\d(?: \d){6,8}(?! ?[A-Za-z0-9])/g },
  {
    kind: 'PHONE',
    needs: LONG_NUMBER,
    hint: /1 ?[3-9] ?\d ?- /,
    score: 0.85,
    // 1 3 5 - 3 8 2 9 - 0 0 6 1
    pattern: /(?<![\dA-Za-z.*-]|\d[ -]{1,3})1(?: {0,2}-? {0,2}\d){10}(?![\dA-Za-z*]| {0,2}-? {0,2}\d)/g,
    accepts: (value, place) => /^1[3-9]/.test(digitsOf(value)) && !isThingNumber(place),
  },
  // Stars that are there to be taken out.
  { kind: 'PHONE', needs: FIVE_DIGITS, score: 0.85, pattern: /(?<![\dA-Za-z.*-])1[3-9]\d\*{1,2}\d{4}\*{1,2}\d{4}(?![\dA-Za-z*])/g },
  {
    kind: 'PHONE',
    needs: LONG_NUMBER,
    score: 0.82,
    // 0771 - 2870 - 633, (02)8661-0329, 400-8820-6173.
    pattern: /(?<![\dA-Za-z.+-])(?:0[1-9]\d{1,2} ?- ?\d{3,4} ?- ?\d{3,4}|\(0[2-9]\d{0,2}\) ?\d{3,4}[ -]?\d{3,4}|[48]00-\d{4}-\d{4})(?![\d-]| -)/g,
    accepts: (value, place) => digitsOf(value).length >= 9 && digitsOf(value).length <= 12 && !isThingNumber(place),
  },
  { kind: 'PHONE', needs: HAN | LONG_NUMBER, hint: wordsOf('后|再|然后|接着|剩下'), score: 0.8, pattern: /(?<=(?<!\d)1[3-9]\d[ -]?\d{4}[ ,，]{0,2}(?:后面|后边|后四位|然后|再来?|接着|剩下)(?:是|就是|四位|的)?\s?)\d{4}(?![\d年月日元块])/g },
  { kind: 'PHONE', needs: HAN | LONG_NUMBER, hint: wordsOf('后|再|然后|接着|剩下'), score: 0.8, pattern: /(?<![\dA-Za-z.-])1[3-9]\d[ -]?\d{4}(?=[ ,，]{0,2}(?:后面|后边|后四位|然后|再来?|接着|剩下)(?:是|就是|四位|的)?\s?\d{4}(?![\d年月日元块]))/g },
  {
    kind: 'PHONE',
    needs: HAN | LONG_NUMBER,
    hint: /(?:^|[^\d ]) [5-9]\d{3} \d{4}/,
    score: 0.7,
    // Eight digits of Hong Kong after whom they call: “辉哥 9471 8026”.
    pattern: /(?<![\dA-Za-z.-]|\d )[5-9]\d{3} \d{4}(?![\dA-Za-z元块万人年月-]| \d|\.\d)/g,
    accepts: (_value, place) => TITLED.test(before(place, 10)) && isInChinese(place),
  },
  {
    kind: 'FINANCE_NO',
    needs: HAN | LONG_NUMBER,
    hint: wordsOf(BANKS.replace('第一银行?', '第一').replace('[汇滙]丰', '汇丰|滙丰')),
    score: 0.8,
    pattern: new RegExp(`(?:${BANKS})(?:银行)?(?:户口|账户|戶口|账号|户)?(?:是|:|\\s){0,2}(\\d{3,4}(?:[- ]\\d{2,14}){1,4})(?![\\dA-Za-z年元块]|-\\d)`, 'g'),
    accepts: (value, place) => digitsOf(value).length >= 9 && !/^(?:19|20)\d\d-\d{1,2}-\d{1,2}$/.test(value) && !/^\s?(?:点|元|块|万)/.test(after(place, 2)),
  },
  { kind: 'FINANCE_NO', needs: HAN | FIVE_DIGITS, hint: wordsOf('番号'), score: 0.8, pattern: /(?:记号|番号)(?:是|:|\s){0,2}(\d{5,8})(?![\d-])/g, accepts: (_value, place) => /记号[^\n]{0,16}番号/.test(before(place, 28)) || /记号\D{0,3}$/.test(before(place, 8)) },
];
