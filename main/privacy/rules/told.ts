import { after, type Place } from './rule.ts';

/** What may still belong to the name of a number: 号, number, no., #. */
const SUFFIX = '(?:\\s?(?:号码|编号|编码|号|码|numbers?|num|no\\.?|nr\\.?|code|id|#)){0,2}';
/** “(背面)”, “(*#06#)”. */
const ASIDE = '(?:\\s?\\([^()\\n]{1,16}\\))?';
/** “for the printer”, “on my old phone”. */
const OF = "(?: (?:for|of|on|to|from|off|in|at)(?: [\\w'’#*-]{1,14}){1,3}?)?";
const STEP =
  "(?:就是|是的?|为|叫做?|写的?|填的?|抄的?|报的?|用的?|登记的?|改[成为]了?|换成了?|现在|目前|还|也|应该|发你|给你|如下|在这|is|was|are|reads?|says|now|still|just|it['’]?s|it is|here(?:['’]s| is)?|below|->|→|=>|[:=,，-])";

/** How a sentence of either language goes from the name of a value to the value, as the source of a pattern to be read without regard to case. */
export const TOLD = `(?:['’]s)?${SUFFIX}(?:['’]s)?${ASIDE}${OF}(?:\\s?${STEP}){0,4}\\s{0,2}["'“「『\`]?`;

const BACK = "^[\"'”」』`]?\\s{0,2}[,，(-]?\\s?(?:就是|这个?是?|那个?是|是|(?:that|this|it)(?:['’]?s| is| was)?|is|was|as|for)?\\s?(?:我|你|他|她|它|咱)?(?:the|my|his|her|our|your|their)?\\s?(?:[\\u4e00-\\u9fff]{0,5}?的?|[A-Za-z][a-z'’]{1,12} )??";

/**
 * “… is my serial number”, “…(串号)”: whether the name follows the value, and leads to no other one.
 * @param names alternatives of a pattern
 */
export const createNamedAfter = (names: string): ((place: Place) => boolean) => {
  const named = new RegExp(`${BACK}(?:${names})(?![A-Za-z])(?![^\\n]{0,6}?(?=[A-Za-z-]{0,8}\\d)[A-Za-z0-9-]{4})`, 'i');
  return (place) => named.test(after(place, 40));
};

/** The end of a name in Han: that of its clause, but for the particles with which a sentence ends. */
export const NAME_END = '(?=[吧呢哈啊呀哦啦嘛~]{0,2}["”」』]?(?:$|[\\s,，。.!！?？;；)）、(]))';

/** “我叫外卖”, “关注我不迷路”, “叫什么”: what follows 叫 or 关注 without being a name. */
export const NOT_CALLED = /^(?:外卖|什么|啥|不迷路|带你|[的了吧吗谁哪怎]|就[会能可送]|会[送发更]|送[你大]|领[取福红]|可以|看[看主]|获取|私信|每天|下次|主页|一下|[他她你](?:[来去回看帮别们给说过]|$)|人[来去帮送给]|停[了下]|醒|车[去来了]|[加找]?个[车人外好教]|客服|快递)|[吗呢]$|多少|什么/;

/** Newspapers, stations and offices speak to everybody: 人民日报, 央视新闻. */
export const PUBLIC_VOICE = /(?:日报|晚报|早报|新闻|官微|公安|警方|发布|电视台|出版社|气象台|消防|通讯社|新华社|共青团)$/;
