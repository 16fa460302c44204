import type { Span } from '../rules/rule.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { hasAll, placesOf } from '../text/searched-words.ts';
import { leftEdge } from './chinese-address.ts';
import { OF_A_HOME, OF_A_SHOP, ORDINAL } from './of-a-home.ts';

/**
 * An address as people type it in Chinese is a run of segments between spaces and commas: divisions, an estate, numbers, then the way up to the door
 * (“…大桥村下屋组 从村口樟树往里走到底”). Where one segment of a run is an address, its neighbours are too; a way to a home is one by itself.
 */

/** Characters that say something; before the words of an address a segment has none of them. */
const SAYS = '的了吗呢吧啊呀嘛是我你您他她它们不没有给来去等找请让叫说打送收发接拿别就都也还和跟把被很太这哪啥什么怎要会能可想看问吃喝买卖用在到住搬寄放停按敲选填';
const NAMING = `(?:(?![${SAYS}])[\\u4e00-\\u9fff]){0,6}`;

const NUMBERED =
  '(?:[东西南北中前后附甲乙丙丁老]{0,2}\\s?(?:[A-Za-z甲乙丙丁]?\\d{1,4}[A-Za-z]?(?:-\\d{1,4}){0,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])\\s?(?:号楼|号院|号(?!线)|支弄|弄|栋|幢|座|单元|门洞|门(?!口|票|诊|课)|层|楼|室|房(?!子|间|价)|户|院|舍|排|组团|组|队|区|期|巷|分箱|[Ff](?![A-Za-z])(?:-\\d{1,2})?)(?:之[\\d一二三四五六七八九]{1,2})?)';
const ROOM =
  '(?:#?(?:[A-Z]\\d{1,2}-\\d{2,3}|[A-Z]?(?:\\d|[1-4]\\d)(?:0\\d|1\\d|2[0-4])[A-Z]?|\\d{1,2}(?:-\\d{1,2}){0,2}-\\d{2,4}|\\d{1,2}-\\d{1,2}-\\d{1,2})(?![\\dA-Za-z年月日点:%/.-]|\\s?(?:元|块|万|人|米|寸|克|斤|一)))';
/** A door, a house, the end of a way. */
const DOOR =
  `(?:${ORDINAL}(?:家(?!店)|户|栋|幢|间|排|趟房?|个(?:门(?!铃|口)洞?|院子?|胡同|巷子?|台门|楼道)|条(?:巷子?|胡同|弄堂)|扇门|单元)|头一家|把头儿?|` +
  '[东西南北中]边?(?:户|门洞|厢房?|单元)|顶[楼层头]|底[楼层]|地铺|阁楼|亭子间|[左右](?:手|边)?(?:那|第?[一二三])[户家间栋]|[左右]一(?![\\u4e00-\\u9fff])|[树桥庙井口门边面头壁堂]那[家户](?![\\u4e00-\\u9fff])|' +
  '(?:最[里顶东西南北上前后][头边面侧上]?|[左右]手|靠[东西南北里边]{1,2}|[东西南北]头|路口|尽头|后头|里头|拐角|旁边|后身)的?那?[家户栋间排](?!店)|' +
  '(?:那个?)?老?(?:家属院|农民房|矮房子|平房|瓦房|红砖楼|[一二三四五六七]层楼|灰楼|小楼)|[红蓝绿黑白灰黄朱]\\S{0,2}(?:门(?!户)|瓦房|砖楼|砖房|[皮顶]房|皮棚子?|房子)|平房|瓦房|土墙房|自建房|矮房子|筒子楼|丁字楼|围龙屋|老宅|窑洞|门洞)';
/** A step, a side, what lies beside something. */
const STEP =
  '(?:[左右](?:手边|手|边|侧|转|拐)|[东西南北]{1,2}(?:头|侧|口(?!味)|门(?!口)|隔壁|墙根|墙)|[往朝向](?:里|外|[东西南北前后左右上下]{1,2})(?:边|面)?(?:走|拐|转|开|行)?|(?:进|上|下|过|出)(?:去|来)|进[院村门]|走到[头底]|到底|尽头|拐进|直走|上坡|下坡|' +
  '过(?:[小大石木土铁老]{0,2}拱?桥|水库|铁路|河)|最[里顶东西南北上][头边面侧]|(?:斜?对面|后面|后头|后身|后边|背后|前头|隔壁|旁边|边上|背面|坎上|坡上|墙根|楼梯)的?|\\d{1,4}\\s?米|朝[东西南北]|白墙黑瓦|门口有[棵个][\\u4e00-\\u9fff]{2,4}|院[内里]|[东西南北前后小]院|巷[口底])';
const PLACE =
  '(?:省|市|区|县|旗|州|镇|乡|街道|村|屯|寨|庄|坞|组|大队|[路街弄]口?|巷子?口?|大街|大道|胡同|小区|花园|家园|公寓|苑|新村|社区|大厦|广场|中心|新城|城|庭|府|轩|阁|湾|郡|别墅|家属[院楼区]|宿舍|安置房|大院|学府|学院|小学|供销社|粮站|粮食局|邮局|卫生[所室院]|祠堂|厂|老屋|楼|[东西南北]里)';

const SEGMENT = new RegExp(`(?:${NUMBERED}|${ROOM}|${NAMING}(?:${DOOR}|${STEP}|${PLACE})){1,8}`, 'y');
const TOLD = new RegExp(`${NUMBERED}|${ROOM}|${DOOR}`);
const COUNTED = new RegExp(`${NUMBERED}|${ROOM}|${ORDINAL}[家户栋幢间个]`);
const IS_DOOR = new RegExp(DOOR);
const IS_STEP = new RegExp(STEP);
const ENDS_AS_PLACE = new RegExp(`^(?:(?![${SAYS}])[\\u4e00-\\u9fffA-Za-z\\d]){0,12}(?:${PLACE}|${NUMBERED})$`);
const INTRODUCES = /(?:在|到|去|是|从|回|往|寄|送|住|放|停|搬|家|址|给|我|[:：])$/;
const GAP = /[ \t,，、]{0,2}/y;
const POSTCODE = /\s{0,2}(?:邮编|邮政编码)?[\s:：]?\d{6}(?!\d)/y;
const MOST_SEGMENTS = 8;
const LONGEST_SEGMENT = 18;

/** A day, a stop, a table: what is counted like a door and is none. */
const NO_DOOR = /^[\s\S]{0,12}?(?:\d号?(?:上午|下午|早上|晚上|中午|之前|截止|线|桌|窗口|台|出口|口)|[\d一二三四五六七八九十][层楼](?:食堂|会议|教室|报告厅|大厅|大堂|餐厅|前台|候))/;

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

const isEdge = (char: string | undefined): boolean => char === undefined || /[\s,，、。.;；!！?？:：”"」)）(（]/.test(char);

/** A place in the middle: a number or a door follows. */
const goesOn = (text: string, at: number): boolean => TOLD.test(matchAt(SEGMENT, text, at + matchAt(GAP, text, at).length));

/** Where the address goes on to that ends at `from`. */
const rightEdge = (text: string, from: number): number => {
  let end = from - (/[\s,，、]{1,3}$/.exec(text.slice(Math.max(0, from - 3), from))?.[0].length ?? 0);
  for (let count = 0; count < MOST_SEGMENTS; count++) {
    const gap = matchAt(GAP, text, end);
    const start = end + gap.length;
    const segment = matchAt(SEGMENT, text, start);
    const after = start + segment.length;
    if (segment === '' || NO_DOOR.test(text.slice(start, after + 4))) break;
    const isFurther = TOLD.test(segment) || (isEdge(text[after]) && (gap === '' || IS_STEP.test(segment) || goesOn(text, after)));
    // Behind a comma the look of a door and a step are rather said of it; a number and a house still lead to it.
    if (!isFurther || (gap.trim() !== '' && !COUNTED.test(segment))) break;
    end = after;
  }
  return Math.max(end + matchAt(POSTCODE, text, end).length, end);
};

/** Where the segment begins that ends before the gap at `end`, or undefined for none. */
const segmentBefore = (text: string, end: number): { readonly start: number; readonly end: number } | undefined => {
  const gap = /[ \t,，、]{1,2}$/.exec(text.slice(Math.max(0, end - 2), end))?.[0].length ?? 0;
  if (gap === 0) return undefined;
  const last = end - gap;
  let start = last;
  while (start > 0 && last - start < LONGEST_SEGMENT && !isEdge(text[start - 1])) start--;
  return start === last ? undefined : { start, end: last };
};

/** Where the words of an address begin that fill a segment to its end, behind what introduces them. */
const edgeOf = (text: string, { start, end }: { readonly start: number; readonly end: number }): number => {
  for (let at = start; at < end - 1; at++) {
    if ((at === start || INTRODUCES.test(text.slice(start, at))) && matchAt(SEGMENT, text, at).length >= end - at) return at;
  }
  const edge = leftEdge(text, start, end);
  return ENDS_AS_PLACE.test(text.slice(edge, end)) && end - edge >= 2 ? edge : end;
};

/** From where the address comes that begins at `from`: the segments before it that name a place. */
const leftMost = (text: string, from: number): number => {
  let start = from;
  for (let count = 0; count < MOST_SEGMENTS; count++) {
    const before = segmentBefore(text, start);
    if (!before) break;
    const edge = edgeOf(text, before);
    if (edge === before.end) break;
    start = edge;
    if (edge > before.start) break;
  }
  return start;
};

const grown = (text: string, span: Span): Span => ({ ...span, start: leftMost(text, span.start), end: rightEdge(text, span.end) });

/** “5栋1单元 我是1203”. */
const OWN_ROOM = /[\s,，]{0,2}(?:我们?|他|她|咱)家?(?:就?是|住|在)?\s?(?:[1-9]|[1-4]\d)(?:0[1-9]|1\d)(?![\d年月日元块点:%])/y;
const HAN = /[\u4e00-\u9fff]/;

/** Adds to each address found in a Chinese text the segments that belong to it. */
export const growChineseAddresses = (text: string, spans: Span[]): void => {
  for (const span of spans.filter(({ kind }) => kind === 'ADDRESS')) {
    if (!HAN.test(text.slice(span.start, span.end + 4))) continue;
    const whole = grown(text, span);
    if (whole.start < span.start || whole.end > span.end) spans.push({ ...whole, by: 'rule' });
    if (!/(?:栋|幢|号楼|单元|座|门)$/.test(text.slice(whole.start, whole.end))) continue;
    const room = matchAt(OWN_ROOM, text, whole.end);
    if (room !== '') spans.push({ ...whole, start: whole.end + room.length - (/\d+$/.exec(room)?.[0].length ?? 0), end: whole.end + room.length, by: 'rule' });
  }
};

const WAY_HINT = new RegExp(`${ORDINAL}[家户栋幢间排趟个条扇道]|那[家户栋间排]|头一家|把头|[红蓝绿黑白]\\S{0,2}门|平房|筒子楼|[左右]一`);
const WAY_PLACES = placesOf(WAY_HINT);
const IS_PLACE = new RegExp(PLACE);
const DOORS = new RegExp(DOOR, 'g');
const AFTER = 8;

/** Adds ways to a home that are told in segments, without a street: a house at the end, and a step or a place beside it. */
export const findChineseRuns = ({ text, told }: SearchedText, spans: Span[]): void => {
  if (!hasAll(told, WAY_PLACES) || !WAY_HINT.test(text) || !OF_A_HOME.test(text)) return;
  let floor = 0;
  eachMatch(DOORS, text, ({ 0: door, index }) => {
    if (index < floor) return;
    let from = index;
    while (from > floor && index - from < LONGEST_SEGMENT && !isEdge(text[from - 1])) from--;
    const start = leftMost(text, edgeOf(text, { start: from, end: index + door.length }));
    const end = rightEdge(text, index + door.length);
    const run = text.slice(start, end);
    floor = Math.max(end, index + 1);
    const others = run.replace(IS_DOOR, '');
    if (run.length > door.length && (IS_STEP.test(others) || IS_PLACE.test(others) || IS_DOOR.test(others)) && !OF_A_SHOP.test(run + text.slice(end, end + AFTER))) {
      spans.push({ start, end, kind: 'ADDRESS', score: 0.6, by: 'rule' });
    }
  });
};
