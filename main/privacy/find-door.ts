import type { Entity } from '#contract';
import { STREET_TYPE } from './addresses/street-type.ts';
import { covers, type Part } from './find-answer.ts';

/** “number?”, “what number”, “and the house number?”: the whole of a question. */
const ASKS_NUMBER = /^\W*(?:ok |and |sure |cool |thanks )?(?:(?:what|which|what['’]?s|whats|at what) )?(?:the |your |at )?(?:(house|door|flat|street) )?(?:number|no\.?|nr\.?)(?: is it)?\W*$/i;
const NUMBER = /^\s*(?:it['’]?s |it is |number |no\.? |um |oh )?(\d{1,4}[a-z]?)(?=\s*(?:$|[,!?;\n]|\.(?!\d)| i think))(?!,\d)/i;
const STREET = new RegExp(`^\\s*(?:it['’]?s |on |in |the |come to )?((?:[A-Z][a-z'’]{1,16} ){1,3}${STREET_TYPE})(?![a-z0-9])[^\\w]*$`);

/** “几号？” asks for a day too, unless a street was told; “几栋” and “门牌多少” do not. */
const ASKS_NUMBER_IN_CHINESE = /^\s*(?:那|那么|具体)?(?:是|在)?(?:(几号|多少号|哪一?号)|门牌号?(?:是?多少|是?几号|呢)?|(?:几|哪一?)(?:号楼|栋|幢|单元|弄|室|户)|哪个单元|几零几|房号(?:是?多少)?)(?:几[号室零]几?)?[呢啊呀]?\s*[?？]?\s*$/;
const CHINESE_NUMBER = /^\s*(?:在|是|我家|我们)?(\d{1,4}(?:号楼?|栋|幢|弄|单元|室)?(?:[-\d]{1,4}(?:号|室|单元)?){0,3})(?=\s*(?:$|[,，。!！;；~\n]))/;
const CHINESE_STREET = /^\s*(?:就?在|住|是|到)?(?![^\n]{0,6}(?:[家去来班学的半一出走赶修]路))([\u3400-\u9fff]{2,8}(?:路|街|大道|巷|弄|胡同))(?:上|里|那边|这边|旁边)?[。，,~！!]*\s*$/;
/** “66号，进去左手2幢”. */
const FURTHER_DOOR = /(?<![\d.])\d{1,4}(?:号楼|栋|幢|单元|室)(?:\d{3,4}(?!\d))?/g;

const entityOf = (match: RegExpExecArray | null): Entity | undefined => {
  const [whole, text] = match ?? [];
  if (match === null || whole === undefined || text === undefined) return undefined;
  const start = whole.indexOf(text);
  return { start, end: start + text.length, kind: 'ADDRESS', text, score: 0.6, by: 'split' };
};

/** What else of the way stands behind the number. */
const furtherDoors = (text: string, from: number): readonly Entity[] =>
  [...text.slice(from).matchAll(FURTHER_DOOR)].map(({ 0: found, index }) => ({ start: from + index, end: from + index + found.length, kind: 'ADDRESS', text: found, score: 0.6, by: 'split' }));

const findChineseDoor = (parts: readonly Part[], asked: RegExpExecArray): readonly (readonly Entity[])[] | undefined => {
  const last = parts.at(-1);
  const number = entityOf(CHINESE_NUMBER.exec(last?.text ?? ''));
  if (!last || !number) return undefined;
  const streets = parts.slice(0, -1).map(({ text }) => entityOf(CHINESE_STREET.exec(text)));
  if (asked[1] !== undefined && streets.every((street) => street === undefined)) return undefined;
  const told = [...streets.map((street) => (street ? [street] : [])), [number, ...furtherDoors(last.text, number.end)]];
  return told.map((entities, at) => entities.filter((entity) => !covers(parts[at]?.entities ?? [], entity)));
};

/**
 * “Harcourt Row” · “number?” · “52, top bell”, “青林湾街上” · “几号？” · “66号”: a street that the author told by itself, and its number, which somebody asked for.
 * @param parts the author's latest messages, oldest first
 * @returns for each part the entities to add, offsets in its own text; undefined where no number was asked for and told
 */
export const findDoor = (parts: readonly Part[], question: string | undefined): readonly (readonly Entity[])[] | undefined => {
  const askedInChinese = question === undefined ? null : ASKS_NUMBER_IN_CHINESE.exec(question);
  if (askedInChinese) return findChineseDoor(parts, askedInChinese);
  const asked = question === undefined ? null : ASKS_NUMBER.exec(question);
  const number = entityOf(NUMBER.exec(parts.at(-1)?.text ?? ''));
  if (!asked || !number) return undefined;
  const streets = parts.map(({ text }, at) => (at === parts.length - 1 ? undefined : entityOf(STREET.exec(text))));
  if (asked[1] === undefined && streets.every((street) => street === undefined)) return undefined;
  return [...streets.slice(0, -1), number].map((entity, at) => (entity && !covers(parts[at]?.entities ?? [], entity) ? [entity] : []));
};
