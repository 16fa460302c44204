import type { Entity } from '#contract';
import { STREET_TYPE } from './addresses/street-type.ts';
import { covers, type Part } from './find-answer.ts';

/** “number?”, “what number”, “and the house number?”: the whole of a question. */
const ASKS_NUMBER = /^\W*(?:ok |and |sure |cool |thanks )?(?:(?:what|which|what['’]?s|whats|at what) )?(?:the |your |at )?(?:(house|door|flat|street) )?(?:number|no\.?|nr\.?)(?: is it)?\W*$/i;
const NUMBER = /^\s*(?:it['’]?s |it is |number |no\.? |um |oh )?(\d{1,4}[a-z]?)(?=\s*(?:$|[,!?;\n]|\.(?!\d)| i think))(?!,\d)/i;
const STREET = new RegExp(`^\\s*(?:it['’]?s |on |in |the |come to )?((?:[A-Z][a-z'’]{1,16} ){1,3}${STREET_TYPE})(?![a-z0-9])[^\\w]*$`);

const entityOf = (match: RegExpExecArray | null): Entity | undefined => {
  const [whole, text] = match ?? [];
  if (match === null || whole === undefined || text === undefined) return undefined;
  const start = whole.indexOf(text);
  return { start, end: start + text.length, kind: 'ADDRESS', text, score: 0.6, by: 'split' };
};

/**
 * “Harcourt Row” · “number?” · “52, top bell”: a street that the author told by itself, and its number, which somebody asked for.
 * @param parts the author's latest messages, oldest first
 * @returns for each part the entities to add, offsets in its own text; undefined where no number was asked for and told
 */
export const findDoor = (parts: readonly Part[], question: string | undefined): readonly (readonly Entity[])[] | undefined => {
  const asked = question === undefined ? null : ASKS_NUMBER.exec(question);
  const number = entityOf(NUMBER.exec(parts.at(-1)?.text ?? ''));
  if (!asked || !number) return undefined;
  const streets = parts.map(({ text }, at) => (at === parts.length - 1 ? undefined : entityOf(STREET.exec(text))));
  if (asked[1] === undefined && streets.every((street) => street === undefined)) return undefined;
  return [...streets.slice(0, -1), number].map((entity, at) => (entity && !covers(parts[at]?.entities ?? [], entity) ? [entity] : []));
};
