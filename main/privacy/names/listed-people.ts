import type { Span } from '../rules/rule.ts';
import { SLASH, UPPER } from '../text/character-classes.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { hasAll, placesOf } from '../text/searched-words.ts';
import { DOUBLE_SURNAMES, NOT_GIVEN, NOT_NAMES, SURNAMES } from './chinese-surnames.ts';
import { PINYIN_SURNAMES } from './english-given-names.ts';
import { KNOWN_CHINESE } from './known-chinese.ts';

/** Words of a list of people: who comes, who is missing, who belongs to it. */
const LIST = /接龙|报名|登记|名单|参加|签到|点名|分组|伴[娘郎]|座位|过敏|值日|排班|成员|花名册|联系人|收件|考勤|请假|替补|首发|主力|嘉宾|志愿者|到场|出席|缺席|组员|队员|学生|业主|户名|开户|转给|房客|乘客/;
const ENTRY =
  /(?<=^|[\n、,，:：;；)）]\s?|\d{1,2}[.、)）:：]\s?|[长师员单龙记组名座户]\s)(?:[\u4e00-\u9fff]{2,4})(?=\s*(?:$|[\n、,，;；(（+＋✓√。]|\s(?:不?参加|不?去|不?来|已|未|报|缺|请|\+|\d)|\d))/g;
const isName = (name: string): boolean => {
  const length = DOUBLE_SURNAMES.includes(name.slice(0, 2)) ? 2 : SURNAMES.has(name[0] ?? '') ? 1 : 0;
  const given = name.slice(length);
  if (length === 0 || given.length === 0 || given.length > 2 || NOT_NAMES.has(name.slice(0, 2)) || KNOWN_CHINESE.has(name)) return false;
  return given.length === 2 ? !Array.from(given).some((character) => NOT_GIVEN.has(character)) : !NOT_GIVEN.has(given) && !/[家里面期天月店班费款类种样点边头色号位部]/.test(given);
};

/** 强子, 军子: a given name and 子, where a person is called or spoken of. */
const DIMINUTIVE =
  /(?<=^|[^\u4e00-\u9fff]|[和跟找叫问让给等约喊请])[强军刚勇亮伟波涛峰辉磊斌旭浩鹏锋超杰柱栓顺]子(?=$|[^\u4e00-\u9fff]|[在说来去今明你把给和跟那呢吗也又都要还他她我])/g;

/** XU/JIAYIN: as on a ticket. */
const TICKET = /(?<![A-Za-z/])[A-Z]{2,14}\/[A-Z]{2,24}(?: [A-Z]{2,16})?(?= ?(?:MR|MRS|MS|MISS|MSTR)\b|(?![A-Za-z/]))/g;
const TRAVEL = /票|乘机|乘客|旅客|登机|护照|签证|航班|passenger|travell?er|ticket|boarding|passport|booking|\bname|\bM(?:R|RS|S|ISS|STR)\b/i;

const [LISTS, DIMINUTIVES] = [placesOf(LIST), placesOf(DIMINUTIVE)];

/** Adds people of lists, diminutives, and names as tickets have them. */
export const findListedPeople = ({ text, signals, told }: SearchedText, spans: Span[]): void => {
  const add = (score: number, accepts: (name: string) => boolean = () => true) => (match: RegExpExecArray): void => {
    if (accepts(match[0])) spans.push({ start: match.index, end: match.index + match[0].length, kind: 'PERSON', score, by: 'rule' });
  };
  if (hasAll(told, LISTS)) eachMatch(ENTRY, text, add(0.7, isName));
  if (hasAll(told, DIMINUTIVES)) eachMatch(DIMINUTIVE, text, add(0.6));
  if (signals & UPPER && signals & SLASH && /[A-Z]\/[A-Z]/.test(text)) {
    const isTravel = TRAVEL.test(text);
    eachMatch(TICKET, text, add(0.75, (name) => isTravel || PINYIN_SURNAMES.has(name.split('/')[0]?.toLowerCase() ?? '')));
  }
};
