import type { Span } from '../rules/rule.ts';
import { UPPER } from '../text/character-classes.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { hasAll, placesOf } from '../text/searched-words.ts';
import { SAFE_SURNAMES, SURNAMES } from './chinese-surnames.ts';
import { GIVEN_NAMES } from './english-given-names.ts';

/** Names of two scripts, as offices and Hong Kong make them. */
const AH = /(?<![A-Za-z阿])阿(?!Sir|SIR)[A-Z][a-z]{1,10}(?![A-Za-z])/g;
const SIR = /[\u3400-\u9fff](?:[Ss]ir|SIR|[Mm]iss|MISS)(?![A-Za-z])/g;
const GIVEN_FIRST = /(?<![A-Za-z])([A-Z][a-z]{2,10}) ?([\u3400-\u9fff])(?=$|[\s,，。.!！?？;；、)）]|(?:说|讲|问|在|的|来|去|要|会|发|给|把|也|都|今天|明天|总|哥|姐|老师))/g;
const SAYS = /^[说讲问的叫]/;
/** Surnames that are words of every day as well: “Linda 应说”, “Tom 方的”. */
const ALSO_A_WORD = new Set('和于应时方成常从能向别全单万经连计安明白高平水文关都那有年后祝谈包宁路简金江马石强广来');
const CLOSED = /^(?:$|[\s,，。.!！?？;；、)）])/;
/** “这miss”, “女sir”, “我miss了”: no surname. */
const NO_SURNAME = new Set('女男阿大小老我你他她它的了是叫这那有别又就都还会没不太好被全高时应方成于和');

const isAfterAName = (lead: string): boolean => /(?:找|问|约|叫|联系|跟|给|请|@|是|让|抄送|发|交)\s?$/.test(lead);

const [AFTER_AH, TITLES] = [placesOf(AH), placesOf(SIR)];

/** Adds 阿Ken, 鲁sir, Kevin 苗. */
export const findMixedNames = ({ text, signals, told }: SearchedText, spans: Span[]): void => {
  const add = (start: number, length: number): void => void spans.push({ start, end: start + length, kind: 'PERSON', score: 0.75, by: 'rule' });
  if (hasAll(told, AFTER_AH)) eachMatch(AH, text, ({ 0: name, index }) => add(index, name.length));
  if (hasAll(told, TITLES)) {
    eachMatch(SIR, text, ({ 0: name, index }) => {
      if (SURNAMES.has(name[0] ?? '') && !NO_SURNAME.has(name[0] ?? '')) add(index, name.length);
    });
  }
  if ((signals & UPPER) === 0) return;
  eachMatch(GIVEN_FIRST, text, ({ 0: name, 1: given = '', 2: surname = '', index }) => {
    const rest = text.slice(index + name.length, index + name.length + 1);
    const isNamed = SURNAMES.has(surname) && ((CLOSED.test(rest) && isAfterAName(text.slice(Math.max(0, index - 3), index))) || (SAYS.test(rest) && !ALSO_A_WORD.has(surname)));
    if (GIVEN_NAMES.has(given.toLowerCase()) && (isNamed || SAFE_SURNAMES.has(surname))) add(index, name.length);
  });
};
