import type { Entity } from '#contract';

type Read = { readonly text: string; readonly entities: readonly Entity[] };

const ELSEWHERE = 0.5;
const MOST_DOORS = 100;
/** How far from a known number a neighbour's is. */
const NEIGHBOURS = 30;
const LEAST_OF_NEIGHBOURS = 100;
const DOOR = /(?<![\w.,/#£$€-])(\d{1,5})([A-Za-z]?)\s(?:[NSEW]\.?\s)?([A-ZÀ-Ž][\wÀ-ɏ'’]{3,20})/g;
/** A number by itself, and no time, price, share or measure. */
const NUMBER =
  /(?<![\w.,:/#£$€+-])(\d{2,5})(?:[a-d])?(?![\w%£€:/-]|[.,]\d|\s?(?:am|pm|mins?|minutes?|hours?|hrs?|days?|weeks?|people|miles?|km|kg|lbs?|quid|pounds|dollars|euros?|bucks|points?|years?|percent|degrees|times)\b)/g;
const CUE = /(?:\b(?:at|for|to|from|outside|number|no\.?|no wait|wait|not|are|we['’]?re|i['’]?m|is|it['’]?s|says?|said|ask|than|opposite|in|meant?|house|door)|^|["“(,.!?])[\s,:"“]*$/i;

const MOST_STREET = 24;
const MOST_LEAD = 16;

type Doors = { readonly numbers: ReadonlySet<string>; readonly values: readonly number[]; readonly streets: ReadonlySet<string> };

const sorted = (digits: string): string => Array.from(digits).toSorted().join('');

const doorsOf = (messages: readonly Read[]): Doors => {
  const found = messages.flatMap(({ entities }) => entities.filter(({ kind }) => kind === 'ADDRESS').flatMap(({ text }) => [...text.matchAll(DOOR)])).slice(0, MOST_DOORS);
  const digits = found.map(([, number = '']) => number).filter((number) => number.length > 1);
  return {
    numbers: new Set(digits.map(sorted)),
    values: digits.map(Number).filter((value) => value >= LEAST_OF_NEIGHBOURS),
    streets: new Set(found.map(({ 3: street = '' }) => street.toLowerCase())),
  };
};

const isSaidOfDoors = (number: string, lead: string, { numbers, values }: Doors): boolean =>
  CUE.test(lead) && (numbers.has(sorted(number)) || (values.some((value) => Math.abs(value - Number(number)) <= NEIGHBOURS && value !== Number(number)) && /\b(?:at|for|to|from|outside|opposite)\s$/i.test(lead)));

const entityAt = (start: number, text: string): Entity => ({ start, end: start + text.length, kind: 'ADDRESS', text, score: ELSEWHERE, by: 'rule' });

const findIn = (text: string, doors: Doors): readonly Entity[] =>
  [...text.matchAll(NUMBER)].flatMap((match) => {
    const [whole, number = ''] = match;
    const street = /^\s([A-Za-zÀ-ɏ'’]{4,20})/.exec(text.slice(match.index + whole.length, match.index + whole.length + MOST_STREET));
    if (street?.[1] !== undefined && doors.streets.has(street[1].toLowerCase())) return [entityAt(match.index, whole + street[0])];
    return isSaidOfDoors(number, text.slice(Math.max(0, match.index - MOST_LEAD), match.index), doors) ? [entityAt(match.index, whole)] : [];
  });

/**
 * Doors of streets that a talk has told, where only their number is said again, the digits have changed places (“219 Poplar” · “no wait 291”), a
 * neighbour's is said (“the painter for 6614”), or the street has no capital (“291 poplar”).
 * @returns for each message the entities to add; linear in the texts times the doors, of which there are at most 100
 */
export const spreadDoors = (messages: readonly Read[]): readonly (readonly Entity[])[] => {
  const doors = doorsOf(messages);
  if (doors.streets.size === 0) return messages.map(() => []);
  return messages.map(({ text, entities }) => findIn(text, doors).filter((found) => !entities.some(({ start, end }) => start < found.end && found.start < end)));
};
