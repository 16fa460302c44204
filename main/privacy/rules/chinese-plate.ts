import { DIGIT, FIVE_DIGITS, HAN, PLATED, UPPER } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { createCueBefore } from './cue-before.ts';
import { after, before, digitsOf, type Place, type Rule } from './rule.ts';
import { PROVINCE, PROVINCE_AND_LETTER } from './vehicle.ts';

/** Towns that give plates to bicycles with a motor (GB 17761–2018 leaves their form to them). */
const TOWNS =
  '北京|上海|天津|重庆|石家庄|唐山|秦皇岛|邯郸|邢台|保定|张家口|承德|沧州|廊坊|衡水|太原|大同|阳泉|长治|晋城|朔州|晋中|运城|忻州|临汾|吕梁|呼和浩特|包头|乌海|赤峰|通辽|沈阳|大连|鞍山|抚顺|本溪|丹东|锦州|营口|阜新|辽阳|盘锦|铁岭|朝阳|葫芦岛|长春|吉林|四平|辽源|通化|白山|松原|白城|延边|哈尔滨|齐齐哈尔|鸡西|鹤岗|双鸭山|大庆|伊春|佳木斯|七台河|牡丹江|黑河|绥化|南京|无锡|徐州|常州|苏州|南通|连云港|淮安|盐城|扬州|镇江|泰州|宿迁|杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水|合肥|芜湖|蚌埠|淮南|马鞍山|淮北|铜陵|安庆|黄山|滁州|阜阳|宿州|六安|亳州|池州|宣城|福州|厦门|莆田|三明|泉州|漳州|南平|龙岩|宁德|南昌|景德镇|萍乡|九江|新余|鹰潭|赣州|吉安|宜春|抚州|上饶|济南|青岛|淄博|枣庄|东营|烟台|潍坊|济宁|泰安|威海|日照|临沂|德州|聊城|滨州|菏泽|郑州|开封|洛阳|平顶山|安阳|鹤壁|新乡|焦作|濮阳|许昌|漯河|三门峡|南阳|商丘|信阳|周口|驻马店|武汉|黄石|十堰|宜昌|襄阳|鄂州|荆门|孝感|荆州|黄冈|咸宁|随州|恩施|长沙|株洲|湘潭|衡阳|邵阳|岳阳|常德|张家界|益阳|郴州|永州|怀化|娄底|广州|韶关|深圳|珠海|汕头|佛山|江门|湛江|茂名|肇庆|惠州|梅州|汕尾|河源|阳江|清远|东莞|中山|潮州|揭阳|云浮|南宁|柳州|桂林|梧州|北海|防城港|钦州|贵港|玉林|百色|贺州|河池|来宾|崇左|海口|三亚|成都|自贡|攀枝花|泸州|德阳|绵阳|广元|遂宁|内江|乐山|南充|眉山|宜宾|广安|达州|雅安|巴中|资阳|贵阳|六盘水|遵义|安顺|毕节|铜仁|昆明|曲靖|玉溪|保山|昭通|丽江|普洱|临沧|大理|拉萨|西安|铜川|宝鸡|咸阳|渭南|延安|汉中|榆林|安康|商洛|兰州|嘉峪关|金昌|白银|天水|武威|张掖|平凉|酒泉|庆阳|定西|陇南|西宁|银川|石嘴山|吴忠|固原|中卫|乌鲁木齐|克拉玛依|昆山|义乌|江阴|常熟|晋江';
const CYCLE = /电动|电瓶|电驴|电摩|三轮|摩托|助力车|小电|车牌|[白蓝黄绿]牌|牌子|牌照|上牌|挂牌|车架|被偷|被盗|偷了|交警|拖走/;
const CYCLES = wordsOf('电动|电瓶|电驴|电摩|三轮|摩托|助力车|小电|牌|车架|被偷|被盗|偷了|交警|拖走');
const isCycle = (_value: string, place: Place): boolean => CYCLE.test(before(place, 24) + after(place, 16));

const driven = createCueBefore('车牌?|泊|揸|停|挡住?|挪|拖吊|的士|机车|摩托|骑|牌[照号]?', { reach: 14 });
const OF_A_CAR = /^\s?(?:那|这)?[台架部辆]|^\s?(?:的车|挪|移车|停(?![飞运航])|泊|没关|未关|[白黑红银灰蓝]色?(?:的|车)|挡|唔该)/;
const NO_PLATE = /航班|班次|型号|机型|款|订单|教室|快递|单号|股|基金|车型|座位|车厢|车次|门牌/;
/** Whether somebody's car is spoken of at once before or after. */
const isDriven = (place: Place): boolean => {
  const cue = driven(place);
  return ((cue !== undefined && cue.gap.length <= 8 && !/\d/.test(cue.gap)) || OF_A_CAR.test(after(place, 6))) && !NO_PLATE.test(before(place, 16)) && !/^\s?(?:元|块|公里|cc|款|版|米|次|号线|路)/i.test(after(place, 4));
};

/** Plates of China, Hong Kong and Taiwan as people write them: parted anywhere, of bicycles with a motor, of tractors, without 车牌. */
export const chinesePlateRules: readonly Rule[] = [
  {
    kind: 'VEHICLE',
    needs: HAN | DIGIT | UPPER,
    hint: PROVINCE_AND_LETTER,
    score: 0.85,
    // 川AF·7H291, 津 A 70 5 5 2 9, 陕A·61829临.
    pattern: new RegExp(`${PROVINCE} ?[A-HJ-NP-Z](?:[ ·•.-]{0,2}[A-HJ-NP-Z0-9]){4,6}[挂学警港澳领使临试超]?(?![A-Za-z0-9米吨座人个年月日元块点岁]|[.:]\\d)`, 'g'),
    accepts: (value, place) => {
      const plain = value.replace(/[^A-Z0-9]/g, '');
      const separators = (value.match(/[ ·•.-]+/g) ?? []).length;
      return digitsOf(value).length >= 2 && (plain.length >= 6 || /[\u4e00-\u9fff]$/.test(value)) && (separators <= 2 || /[车牌停挪挡]/.test(before(place, 16) + after(place, 10)));
    },
  },
  {
    kind: 'VEHICLE',
    needs: HAN | FIVE_DIGITS,
    hint: new RegExp(`${PROVINCE}\\s?\\d{2}[·•. -]{0,2}[A-Z]?\\d{4}`),
    score: 0.8,
    // A tractor's: the province, two digits of the town (NY/T 345).
    pattern: new RegExp(`${PROVINCE}\\s?\\d{2}[·•. -]{0,2}(?:[A-Z]\\d{4}|\\d{5}|[A-Z]\\d{5})(?![\\dA-Za-z])`, 'g'),
    accepts: (value, place) => /[·•]/.test(value) || /轮|拖拉机|收割|农机|手扶|旋耕|插秧|农用|车|牌/.test(before(place, 20) + after(place, 12)),
  },
  {
    kind: 'VEHICLE',
    needs: HAN | FIVE_DIGITS,
    hint: CYCLES,
    score: 0.8,
    pattern: new RegExp(`(?:${TOWNS})市?[ ·•-]?(?:[A-Z]{1,2}[ ·•-]?\\d{4,6}|\\d{5,7})(?![\\dA-Za-z元块人万]|[.:-]\\d)`, 'g'),
    accepts: isCycle,
  },
  {
    kind: 'VEHICLE',
    needs: HAN | PLATED,
    hint: wordsOf('车|泊|揸|停|挡|挪|拖|的士|摩托|骑|牌|台|架|部|辆|移|没关|未关|唔该|白|黑|红|银|灰|蓝'),
    score: 0.75,
    // Hong Kong's and Macau's: VK 9307, MR-72-18; Taiwan's: 889-PKT, MWL-6073. Models and airlines have two letters too.
    pattern: /(?<![A-Za-z0-9-])(?:(?!(?:RX|ES|NX|LX|GS|LS|UX|CX|EV|GT|CR|HR|XC|MG|QX|GL|SL|ID|PM|AM|NO|TV|PS|AX|WH|WF|SX|MX|SU|MU|CA|CZ|HU|MF|ZH|FM|SC|KN|HO|JD|PN|EU|KY|NS|UQ|DR|GJ|QW|BK|KA|HX|UO|CI|BR|AE|NH|JL|SQ|KE|OZ|TG|VN|AK|UA|AA|DL|BA|AF|LH|EK|QR)[ -]?\d)[A-HJ-NPR-Z]{2} \d{2,4}|(?:M[A-Z]|A[A-C])-\d{2}-\d{2}|[A-Z]{2,3}-\d{4}|\d{3,4}-[A-Z]{2,3}|[A-Z]{3}-\d{3})(?![A-Za-z0-9-]|\.\d)/g,
    accepts: (_value, place) => isDriven(place),
  },
  {
    kind: 'VEHICLE',
    needs: HAN | DIGIT | UPPER,
    hint: wordsOf('发动机号|电机号|车架号|大架号'),
    score: 0.85,
    pattern: /(?:发动机号|电机号|车架号|大架号)(?:码)?(?:是|为|:|\s){0,2}((?=[A-Z0-9-]{0,12}\d)[A-Z0-9]{3,12}(?:[- ][A-Z0-9]{4,14}){1,2})(?![A-Za-z0-9])/g,
  },
];
