import type { Span } from '../rules/rule.ts';
import { eachMatch } from '../text/each-match.ts';
import { indexPatterns } from '../text/index-patterns.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { leftEdge } from './chinese-address.ts';
import { IN_PUBLIC } from './of-a-home.ts';

/** Doors that are told without 号 or 室: by building, unit and room alone, by a number after a road, by a village's office, by the way to it. */
type Form = { readonly pattern: RegExp; readonly score: number };

const HOME = '(?:我家|我们家|咱家|他家|她家|你家|家里?|我住|住在?|我是|我们是|房号|门牌号?|房间号|室号|单元号?|业主|住户|楼上|楼下|对门|隔壁|送到?|寄到?|放到?|地址)(?:就?是|在|:|，|,|\\s){0,2}\\s?';
const NOT_A_ROOM = '(?![\\d\\-/]|\\s?[:年月日元块米个人万%岁分点度次天小条斤]|\\.\\d)';
const ESTATE =
  '[\\u4e00-\\u9fff]{1,8}(?:小区|花园|家园|公寓|苑|新村|[一二三四五六七八九十]村|新城|城|园|庭|府|轩|阁|湾|郡|邸|公馆|名都|华庭|佳园|雅居|嘉园|国际|世家|山庄|别墅|大厦|广场|中心|宿舍|家属院|大院|里|坊|[东西南北]区|[一二三四五六七八九十\\d]期)';

const triedForms = indexPatterns<Form>([
  { score: 0.75, pattern: new RegExp(`(?<=${HOME})(?:\\d{1,2}-\\d{1,2}-\\d{3,4}|\\d{1,3}-\\d{3,4})${NOT_A_ROOM}`, 'g') },
  // 3-2-501, 6-1-1204: a building, a unit, and a room that has its floor in it.
  { score: 0.65, pattern: new RegExp(`(?<![\\d\\-/.:+A-Za-z]|[号码件单]\\s?)(?:[1-9]|[1-9]\\d)-[1-9]-0?(?:[1-9]|[1-3]\\d)(?:0[1-9]|1[0-2])${NOT_A_ROOM}(?![A-Za-z.]|\\s?\\d)`, 'g') },
  { score: 0.85, pattern: new RegExp(`${ESTATE}\\s?\\d{1,3}(?:[-#]\\d{1,2})?[-#]\\d{3,4}${NOT_A_ROOM}`, 'g') },
  { score: 0.75, pattern: /(?<![\dA-Za-z#])\d{1,3}(?:#|号楼|栋|幢)-?\d{3,4}(?!\d|[年月日元块米个人%])(?:室)?/g },
  // 尚智楼3204, 女二舍B317: a house by its name, and the room in it.
  { score: 0.7, pattern: /(?:(?![的了是在去到住和跟第几送寄放搬]|教学|实[训验]|图书|行政|综合|办公|门诊|住院|医技|航站|科技)[\u4e00-\u9fff]){2,3}(?<!教学|实[训验]|图书|行政|综合|办公|门诊|住院|医技|航站|科技)(?:楼|舍|座)\s?[A-Z]?(?:[1-9]|[1-4]\d)(?:0\d|1\d|2[0-4])(?!\d|\s?[年月日元块米个人%:])/g },
  // “我家1502”, “住302”: three or four digits, and no price, year or time.
  { score: 0.6, pattern: /(?<=(?:我家|我们家|咱家|我家住|我住|我们住|我就住|住在|家住)(?:是|在)?\s?)(?:[1-9]|[1-4]\d)0[1-9](?!\d|\s?[年月日元块米个人万%岁分点度次天路公里]|[:.])/g },
  // 长宁路88来福士A座1706, 建设街17: a number that is a house's, for what stands before or behind it.
  {
    score: 0.8,
    pattern:
      /[\u4e00-\u9fff]{1,6}(?:路|大街|街|大道|巷|弄)(?:[东西南北中]段)?\s?\d{1,5}(?:[-之]\d{1,4})?\s?[\u4e00-\u9fffA-Za-z]{1,10}(?:大厦|广场|中心|公寓|小区|花园|写字楼|商厦|大楼|园区|科技园|国际|[A-Za-z]座)(?:\s?[\dA-Za-z]{1,3}(?:座|栋|幢|号楼|单元|层|楼)){0,3}(?:\s?[A-Za-z]?\d{2,5}(?:室|房|号)?(?!\d|[年月日元块米个人%]))?/g,
  },
  {
    score: 0.7,
    pattern:
      /(?<=(?:地址|住址|住在|住|寄到|寄往|寄|送到|送|发到|家在|门店在|店在|搬到|在)(?:就?是|:|\s){0,2})[\u4e00-\u9fff]{2,10}?(?:路|大街|街|大道|巷|弄)\s?\d{1,5}(?:[-之]\d{1,4})?(?!\d|[\u4e00-\u9fff%:.]|\s?(?:路|公交|折))/g,
  },
  // 某某镇某某村, where somebody takes in what is sent.
  {
    score: 0.75,
    pattern: /(?:[\u4e00-\u9fff]{2,5}(?:县|区|市))?[\u4e00-\u9fff]{2,4}(?:镇|乡|街道)[\u4e00-\u9fff]{2,5}(?:村|社区)?(?:村委会|居委会|大队部|卫生室|代销店|小卖部)/g,
  },
  {
    score: 0.7,
    pattern: /(?<=(?:地址|住址|老家|家住|家在|住在|住|寄到|寄往|寄|送到|发到|户籍|籍贯)(?:就?是|在|:|\s){0,2})(?:[\u4e00-\u9fff]{2,5}(?:省|市|县|区)){0,3}[\u4e00-\u9fff]{2,4}(?:镇|乡)[\u4e00-\u9fff]{2,5}?(?:村|屯|寨|庄|社区)(?:[\u4e00-\u9fff]{1,4}(?:组|屯|湾|庄))?/g,
  },
  // 桥头上行300米左拐第三个院子: a way, and the door at its end.
  {
    score: 0.6,
    pattern:
      /[\u4e00-\u9fff]{2,12}(?:码头|路口|桥头|街口|村口|巷口|站|门口|学校|银行|超市|加油站|大门)(?:[往向朝]?[上下前后里外东西南北]{1,2}(?:行|走|面)?)?(?:\d{1,4}米)?[,，]?(?:[往向朝]?[左右东西南北](?:转|拐|手边|侧|边)|直走|进去|下去|上去|过桥)?[\u4e00-\u9fff\d]{0,6}?(?:第[一二三四五六七八九十\d]{1,2}(?:家|户|个院子|个门|栋|间|排)|尽头那?[家户间栋]?|拐角那[家户间栋])/g,
  },
]);

/** Up to here verbs and prepositions may stand before the name of the road or the village. */
const NAMED = /[路街道巷弄镇乡县区市]/;
const AROUND = 6;

/** Adds what leads to a door in Chinese without being a postal address. */
export const findChineseDoors = (searched: SearchedText, spans: Span[]): void => {
  const { text } = searched;
  triedForms(searched, ({ pattern, score }) =>
    eachMatch(pattern, text, ({ 0: address, index }) => {
      if (/^\d/.test(address) && IN_PUBLIC.test(text.slice(Math.max(0, index - AROUND), index + address.length + AROUND))) return;
      const named = Math.max(0, address.search(NAMED));
      spans.push({ start: leftEdge(text, index, index + named), end: index + address.length, kind: 'ADDRESS', score, by: 'rule' });
    }),
  );
};
