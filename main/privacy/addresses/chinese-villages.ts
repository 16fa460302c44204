import type { Span } from '../rules/rule.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { hasAll, placesOf } from '../text/searched-words.ts';
import { leftEdge } from './chinese-address.ts';

/**
 * A home in the country has no number: county, township and village, or village and the group in it, lead to it (颍上县江口镇胜利村后圩庄, 大坪乡牛角湾).
 * A township and a village alone are an address only where somebody's home, or what is sent there, is spoken of.
 */
const NAME = '(?:(?![的了吗呢吧啊是我你他她不没有给来去找和跟到在住回从往寄送])[\\u4e00-\\u9fff])';
const VILLAGE =
  `${NAME}{1,6}?(?:行政村|自然村|村(?![民口里头子上长委医史干])|屯|寨(?!子)|庄(?![稼重])|嘎查|坞|圩|坪|坳|冲(?![突锋刺])|塘|湾|沟|岭|屋)`;
const HAMLET = `(?:${NAME}{1,6}?(?:组(?![织长员成])|队(?![长员伍])|社(?![区会交保])|屯|寨|庄|湾|沟|坪|圩|坳|冲|屋|营|堡|楼|小学|家)(?=$|[\\s,，。.、;；!！?？）)"”:的那这吗吧呢了收门后前小]))`;
const TOWNSHIP = /镇|乡(?![下里镇村亲愁])|苏木/g;
const TOWNSHIPS = placesOf(TOWNSHIP);
const INTO = new RegExp(`\\s?${VILLAGE}(?:\\s?${HAMLET})?`, 'y');
const LONGEST_BEFORE = 24;

const HOME = /老家|娘家|婆家|家[在住是]|住|户籍|籍贯|地址|收件|快递|寄|送|邮编|终点|下车|到家|回家|我家|他家|她家|屋[在里]|搬|接我/;
const OF_A_TRIP = /旅游|景[区点]|门票|攻略|打卡|古镇|古村|新闻|招商|扶贫|赶集/;

/** Adds ways into villages. */
export const findChineseVillages = ({ text, told }: SearchedText, spans: Span[]): void => {
  if (!hasAll(told, TOWNSHIPS) || OF_A_TRIP.test(text)) return;
  const isOfAHome = HOME.test(text);
  eachMatch(TOWNSHIP, text, ({ 0: town, index }) => {
    INTO.lastIndex = index + town.length;
    const village = INTO.exec(text)?.[0];
    if (village === undefined) return;
    const from = Math.max(0, index - LONGEST_BEFORE);
    if (!isOfAHome && !/(?:组|队|社|屯|庄|湾|屋)$/.test(village) && !/[县区旗市州省盟]/.test(text.slice(from, index))) return;
    const start = leftEdge(text, from, index);
    if (start < index) spans.push({ start, end: index + town.length + village.length, kind: 'ADDRESS', score: 0.7, by: 'rule' });
  });
};
