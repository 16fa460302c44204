import type { Span } from '../rules/rule.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { hasAll, placeOf, placesOf } from '../text/searched-words.ts';
import { isTold } from '../text/word-search.ts';
import { PLACES } from './chinese-places.ts';
import { IN_PUBLIC } from './of-a-home.ts';

/**
 * The grammar of a Chinese address, read from its detail: a number with 号, 栋, 单元, 室 …, extended to the right over more details and to the left
 * over road, community and divisions up to the word that introduces it. A place name alone is no address.
 */
const NUMBER = '(?:附?[A-Za-z甲乙丙丁]?\\d{1,5}[A-Za-z]?(?:[\\-之/#]\\d{1,5}){0,3}|[一二三四五六七八九十百零〇]{1,5}|[A-Za-z甲乙丙丁](?=[栋幢座单室户区门]))';
const UNIT = '(?:號樓|號|樓|棟|單元|戶|門|鄰|支[弄路]|号楼|号院|号大院|号门(?!口)|号|弄|支弄|栋|幢|座|单元|号房|楼|层|室|房|户|门(?!口|票|诊)|生产队|村民小组|小组|组|队|社(?!会|交|区|团)|村|巷|排|期|区|#)';
const DETAIL = `${NUMBER}\\s?${UNIT}`;
const BUILDING =
  '(?:[\\u4e00-\\u9fffA-Za-z]{1,10}(?:大厦|广场|中心|小区|花园|家园|公寓|苑|园区|园|城|院|庭|府|轩|阁|新村|村|湾|郡|宿舍|商厦|写字楼|楼|[东西南北][区门]))';
const ANCHOR = new RegExp(
  `(?<![\\d.A-Za-z])${DETAIL}(?:[\\s,，、\\-]{0,2}(?:${BUILDING}[\\s,，]{0,2})?(?:${DETAIL}|\\d{3,4}(?!\\d|[年月日元块点:个人%]))){0,5}(?:之\\d{1,3})?(?:\\s?(?:[东南西北][侧门边屋户]|[东南西北]厢房?|[前后侧旁][门院]|对门|院[里内]|里(?!面|边|的)|底商|铺面|[左右]手边(?:第[一二三]家)?))?`,
  'g',
);

const ROAD = '(?:路|街|大道|道|巷|胡同|弄|里|大街|环路|公路|马路|坊|堤|段|横街|东路|西路|南路|北路|中路|一路|二路|三路)';
const COMMUNITY =
  '(?:小区|花园|家园|公寓|苑|新村|社区|大厦|广场|中心|园区|产业园|科技园|工业园|软件园|园|城|院|庭|府|轩|阁|湾|郡|大队|生产队|胡同|里弄|洋房|别墅|江南|名城|华府|公园里|壹号|一号院|世家|华庭|新城|人家|佳园|雅苑|广场|庄园|山庄|村|屯|寨|庄|镇|乡|街道|宿舍|家属院|大院|写字楼|校区|大学|学院|中学|小学|医院|楼|墅|公馆|名邸|国际|天地|[东西南北]区|[一二三四五六七八九十\\d]{1,2}期|嘉园|雅居|半岛)';
const DIVISION = '(?:省|自治区|市|区|县|旗|州|盟|镇|乡|街道)';

const ENDS_AS_ROAD = new RegExp(`[\\u4e00-\\u9fffA-Za-z\\d]{1,12}${ROAD}[\\s,，]{0,2}$`);
const ENDS_AS_COMMUNITY = new RegExp(`[\\u4e00-\\u9fffA-Za-z\\d]{1,12}${COMMUNITY}[\\s,，]{0,2}$`);
const ENDS_AS_DIVISION = new RegExp(`[\\u4e00-\\u9fff]{1,12}${DIVISION}[\\s,，]{0,2}$`);

/** What stands before an address and is none of it: verbs, prepositions, labels, the end of a clause. */
const INTRODUCTION =
  /.*(?:地址(?:就?是|在|为|改[成为到])?|住址(?:是|为)?|家住|现住|居住|住在|住|位于|坐落于?|寄到|寄往|寄给|寄去|寄|送到|送往|送去|送|发到|发往|搬到|搬去|搬进|约在|定在|订在|开在|就在|在|到|去|是|为|来|从|回|往|[:：。！？；!?;“”"'「」『』【】()（）|]|,(?=[^\d]{0,2}[\u4e00-\u9fff]{2,3}(?:省|市))|写|填|备注|定位|导航|我家|咱家|他家|她家|你家|快递|收货|公司|户籍|籍贯|店|和|跟|给|了|说|放|丢|扔|挂|存|住进|[奶爷婆姥]家|丈人家|老家在?|叫|让|停|停在|住的|麻烦)/s;
/** Inside a name these introduce nothing: 石家庄, 回龙观, 来广营, 和平路. */
const PROTECTED =
  /解放|放鹤|叫化|让胡路|说书|存瑞|回龙观|来广营|和平|和谐|[天人太泰颐中雍祥仁永瑞]和|往事|未来|[东西蓬凤]来|蓬莱|公司路|为民|到底|在水|送桥|去年|科学院|新发地|报到|家和/g;
const LEFT_WINDOW = 44;

/** A number with 号, 楼 or 室 that is a date, a line, a meeting room or a rank. */
const NOT_DETAIL_AFTER =
  /^(?:线|选手|种子|球员|球衣|机|桌|台(?!北)|技师|柜台?|窗口?|登机|口|出口|入口|会议|教室|位|文件|令|公告|通知|电池|字|店|病|元素|染色|人|队员|公交|车|航站|泊位|车厢|练习|作业|题|那|前|后|之前|之后|下午|上午|早|晚|凌晨|中午|开始|截止|发|到(?!达)|见|去(?!年)|走|回)/;
const MONTH_BEFORE =
  /(?:月|\d[./-]|本月|下月|上月|这个月|星期|礼拜|周|第|农历|初|大年|公交|地铁|轻轨|[Nn][Oo]\.?|账|帐|卡|型|[大中小加]|外|问|符|括|信|记|引|代|暗|旗|称|挂|编)\s?$/;

type Range = { readonly start: number; readonly end: number };

const hideProtected = (window: string): string => window.replace(PROTECTED, (name) => '口'.repeat(name.length));

/** The start of the address that ends at `end`, or `end` when nothing before it belongs to it. */
export const leftEdge = (text: string, floor: number, end: number): number => {
  const from = Math.max(floor, end - LEFT_WINDOW);
  const window = hideProtected(text.slice(from, end));
  const lineStart = window.lastIndexOf('\n') + 1;
  let start = lineStart + (INTRODUCTION.exec(window.slice(lineStart))?.[0].length ?? 0);
  const comma = Math.max(window.lastIndexOf('，'), window.lastIndexOf('、'));
  if (comma >= start && !/[省市区县镇路街道苑园]$/.test(window.slice(start, comma))) start = comma + 1;
  const gap = /\s(?=\S*$)/.exec(window.slice(start).trimEnd());
  if (gap && !/[省市区县镇乡路街道村园苑厦]$/.test(window.slice(start, start + gap.index))) start += gap.index + 1;
  const place = PLACES.map((name) => window.indexOf(name, start)).filter((at) => at >= 0);
  const first = Math.min(...place);
  if (place.length > 0 && !/[省市区县镇乡]/.test(window[first - 1] ?? '')) start = first;
  start += /^[\s,，、的]*/.exec(window.slice(start))?.[0].length ?? 0;
  return from + Math.min(start, window.length);
};

const detailCount = (chain: string): number => chain.match(new RegExp(DETAIL, 'g'))?.length ?? 0;

const isRealDetail = (text: string, { start, end }: Range): boolean => {
  const lead = text.slice(Math.max(0, start - 4), start);
  return !MONTH_BEFORE.test(lead) && !NOT_DETAIL_AFTER.test(text.slice(end, end + 4));
};

const STREET_DETAIL = /^[^号弄]{1,14}(?:号|弄|#)/;

/** An address, when the detail has a road or a community before it, or is by itself detailed enough (3号楼2单元501). */
const addressAt = (text: string, chain: Range, floor: number): (Range & { readonly score: number }) | undefined => {
  const written = text.slice(chain.start, chain.end);
  const count = detailCount(written);
  const start = leftEdge(text, floor, chain.start);
  const before = text.slice(start, chain.start).replace(/第$/, '');
  const isRoad = ENDS_AS_ROAD.test(before);
  const hasTail = count > 1 || /(?:号|弄|栋|幢|座|元|楼|室)\s?-?\d{3,4}$/.test(written);
  if (isRoad && STREET_DETAIL.test(written) && (count > 1 || isRealDetail(text, chain))) return { start, end: chain.end, score: 0.92 };
  if (isRoad && (hasTail || /[栋幢座]$/.test(written))) return { start, end: chain.end, score: 0.9 };
  if (
    ENDS_AS_COMMUNITY.test(before) &&
    (hasTail || (/[栋幢座室户弄号#]$|单元$|号楼$|号院$/.test(written) && isRealDetail(text, chain) && before.length >= 3))
  ) {
    return { start, end: chain.end, score: hasTail ? 0.9 : 0.75 };
  }
  if (IN_VILLAGE.test(before) && /(?:组|队|社)$/.test(written)) return { start, end: chain.end, score: 0.85 };
  if (ENDS_AS_DIVISION.test(before) && hasTail) return { start, end: chain.end, score: 0.85 };
  const isInside = /(?:栋|幢|号楼|单元|弄|座).{0,8}(?:室|户|门|单元|\d{3,4}|房|号|层|楼)(?:[东南西北].{1,2})?$/.test(written);
  // A room of a school or a hospital: its building is known to all.
  if (IN_PUBLIC.test(text.slice(Math.max(0, chain.start - AROUND), chain.end + AROUND))) return undefined;
  return count > 0 && hasTail && isInside
    ? { start: (before.length <= 6 && COMMUNITY_ONLY.test(before)) || ESTATE_NAME.test(before) ? start : chain.start, end: chain.end, score: 0.8 }
    : undefined;
};
const AROUND = 6;
const IN_VILLAGE = /[\u4e00-\u9fff]{1,12}(?:村|庄|屯|寨|大队|坪|坝|沟|冲|营|堡|湾|岭|坳|塘)[第\s]?$/;
/** A few characters that no sentence is made of: 锦绣江南 before 12幢2单元. */
const ESTATE_NAME = /^(?![^]*[的了吗呢吧啊们这那哪是有不就都也还])[\u4e00-\u9fff]{2,6}[一二三四五六七八九\dA-Z]?期?$/;
const COMMUNITY_ONLY = new RegExp(`${COMMUNITY}$`);

/** Division, division, road: 浙江省杭州市西湖区文三路. And a community that someone lives in. */
const WHOLE_PATH = new RegExp(
  `(?:[\\u4e00-\\u9fff]{2,7}(?:省|自治区))?[\\u4e00-\\u9fff]{2,7}(?:市|州|地区)[\\u4e00-\\u9fff]{1,7}(?:区|县|市|旗)[\\u4e00-\\u9fff\\d]{1,14}(?:路|街|大道|巷|胡同|村|镇|街道|小区|花园|苑|公寓|社区)`,
  'g',
);
const LIVED_IN =
  /(?:家住|住在|住的是|我住|现住|搬到|搬进|搬去)(?:了)?([\u4e00-\u9fff\d]{2,14}?(?:小区|花园|家园|公寓|苑|新村|山庄|名邸|公馆|家属院|宿舍楼|胡同|路|巷|弄|村))(?![\u4e00-\u9fff]{0,2}(?:附近|旁))/g;
const POSTCODE = /(?:邮编|邮政编码|邮码)(?:是|为|:|\s)?\s?(\d{6})(?!\d)/g;

const addLastGroup = (pattern: RegExp, text: string, spans: Span[]): void => {
  eachMatch(pattern, text, (match) => {
    const end = match.index + match[0].length;
    spans.push({ start: end - (match[1] ?? match[0]).length, end, kind: 'ADDRESS', score: 0.8, by: 'rule' });
  });
};

const addDetailed = (text: string, spans: Span[]): void => {
  let floor = 0;
  eachMatch(ANCHOR, text, (match) => {
    const address = addressAt(text, { start: match.index, end: match.index + match[0].length }, floor);
    if (!address) return;
    const postcode = /^[\s,，]{0,2}\d{6}(?!\d)/.exec(text.slice(address.end, address.end + 9))?.[0].length ?? 0;
    spans.push({ ...address, end: address.end + postcode, kind: 'ADDRESS', by: 'rule' });
    floor = address.end;
  });
};

const addWholePaths = (text: string, spans: Span[]): void =>
  eachMatch(WHOLE_PATH, text, (match) => {
    const end = match.index + match[0].length;
    spans.push({ start: leftEdge(text, match.index, end), end, kind: 'ADDRESS', score: 0.8, by: 'rule' });
  });

/** Characters of which one stands behind the number of every detail. */
const UNITS = placeOf('号弄支栋幢座单楼层室房户门组队社村巷排期区座邻#號樓棟戶門鄰'.split(''));
const [DIVISIONS, LIVING, POSTCODES] = [placesOf(WHOLE_PATH), placesOf(LIVED_IN), placesOf(POSTCODE)];

/** Adds Chinese postal addresses. */
export const findChineseAddresses = ({ text, told }: SearchedText, spans: Span[]): void => {
  if (isTold(told, UNITS) && /[\dA-Za-z一二三四五六七八九十甲乙丙丁]\s?[号弄支栋幢座单楼层室房户门组队社村巷排期区座邻#號樓棟戶門鄰]/.test(text)) addDetailed(text, spans);
  if (hasAll(told, DIVISIONS)) addWholePaths(text, spans);
  if (hasAll(told, LIVING)) addLastGroup(LIVED_IN, text, spans);
  if (hasAll(told, POSTCODES)) addLastGroup(POSTCODE, text, spans);
};
