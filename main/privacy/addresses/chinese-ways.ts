import type { Span } from '../rules/rule.ts';
import { eachMatch } from '../text/each-match.ts';
import { indexPatterns } from '../text/index-patterns.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { leftEdge } from './chinese-address.ts';
import { OF_A_HOME, OF_A_SHOP, ORDINAL } from './of-a-home.ts';

/** The way that is told to somebody's door: from a landmark over steps to the house at its end. And what is told of a door by itself. */
const LANDMARK =
  '(?:[村路街巷弄桥镇院]口|[村桥镇]头|进村|弄堂|胡同|巷子|家属院|大院|锅炉房|岗亭|传达室|门卫室?|小卖部|祠堂|[土山寺庵]?庙|老?井|[槐柳榕桂枣樟杏桃梨柏松银皂柿]树|石桥|木桥|小桥|晒场|谷场|水塘|池塘|水塔|操场|围墙|车棚|柜子|平房|仓库|铁路|大坝|河堤|水库|村委会|卫生室)';
const HOUSE = '(?:家(?!店|公司)|户|个门|个院子?|扇门|道门|间|栋|幢|排)';
/** “往里走第三家”, “最西头”, “到底左手”, “后头的小院”. */
const AT_ITS_END =
  `(?:(?:[左右](?:手边|手|边)?)?${ORDINAL}${HOUSE}|[左右](?:手边|手|边)?${ORDINAL}个|最[东西南北里][头边面侧](?:那?(?:一)?[家户间栋排])?|(?:到底|尽头|走到头)(?:[左右]手(?:边|那边)?)?的?(?:那?(?:一)?[家户间栋])|[后前][头面边]的?(?:那?(?:一)?(?:[家户间栋](?![店公])|小?院子?|小院儿?|平房|小楼|[红蓝绿黑白铁木]门))|(?:旁边|对面|隔壁)的?(?:小院|院子|平房|小楼))`;
const DOOR_PLATE = '(?:[,，]?\\s?门牌号?(?:是|:)?\\s?\\d{1,4}号?)?';

/** A step that one takes or a side on which something lies. */
const STEP = /[左右]拐|[左右]转|直走|往[里前上下东西南北后左右]|进去|过了?桥|走到头|到底|尽头|[后前][头面边]|旁边|对面|隔壁|[左右]手|[左右]边|下坡|上坡|拐进|拐弯|最[东西南北里]/;

type Form = { readonly pattern: RegExp; readonly score: number; readonly accepts?: (found: string, rest: string, text: string) => boolean };

const NOT_A_DOOR = '(?![\\d\\-/]|\\s?(?:[:年月日元块米个人万%岁分点度次天小条斤班路桌床公幢栋]|教室|会议|办公|包[间厢]|诊|病房|寝|房间|号(?:桌|床|窗|机|线|楼|教)))';

const triedForms = indexPatterns<Form>([
  {
    score: 0.65,
    pattern: new RegExp(`[\\u4e00-\\u9fff\\d]{0,8}?${LANDMARK}[^\\n。！？!?;；]{0,28}?${AT_ITS_END}${DOOR_PLATE}`, 'g'),
    accepts: (found, rest, text) => STEP.test(found) && OF_A_HOME.test(text) && !OF_A_SHOP.test(found + rest),
  },
  // “对门402”, “隔壁301的”: the floor, and the door on it.
  { score: 0.65, pattern: new RegExp(`(?:对门|隔壁|楼上|楼下)(?:是|的|住|家)?\\s?(?:[1-9]|[1-4]\\d)0[1-9]${NOT_A_DOOR}`, 'g') },
  { score: 0.7, pattern: new RegExp(`门牌号?码?(?:就?是|为|写|:|\\s){0,2}\\s?\\d{1,4}(?:-\\d{1,4}){0,2}(?:号|室)?${NOT_A_DOOR}`, 'g') },
  // 邮政信箱417号分箱22, 2801信箱12分队.
  {
    score: 0.8,
    pattern: /(?:(?:[\u4e00-\u9fff]{2,5}(?:省|市|县|区)\s?){0,3}(?:(?:邮政|专用|邮局)信箱\s?第?\d{1,6}(?:-\d{1,4})?(?:\s?号)?|(?<![\d.])\d{1,6}\s?号?\s?(?:邮政)?信箱)|信箱\d{1,6}号?(?=[\s,，]?(?:分箱|分队|\d{1,4}分)))(?:[\s,，]?(?:附|分箱|分队)?\s?\d{1,4}\s?(?:号|分箱|分队|附\d{1,3}号?)?|[\s,，]?分箱[A-Z])?(?![\d年月元块个封])/g,
  },
]);
const NAMED = new RegExp(LANDMARK);
const AFTER = 10;

/** Adds the ways to a home, doors beside one's own, numbers on doors and boxes at a post office. */
export const findChineseWays = (searched: SearchedText, spans: Span[]): void => {
  const { text } = searched;
  triedForms(searched, ({ pattern, score, accepts }) =>
    eachMatch(pattern, text, ({ 0: found, index }) => {
      const end = index + found.length;
      if (accepts && !accepts(found, text.slice(end, end + AFTER), text)) return;
      const named = accepts ? Math.max(0, found.search(NAMED)) : 0;
      spans.push({ start: accepts ? leftEdge(text, index, index + named) : index, end, kind: 'ADDRESS', score, by: 'rule' });
    }),
  );
};
