import type { Entity, EntityKind } from '#contract';
import { detect } from './detect.ts';
import { covers, CUE, findAnswer, type Part } from './find-answer.ts';
import { findDoor } from './find-door.ts';
import { isCount } from './rules/count.ts';
import { DIGIT } from './text/character-classes.ts';
import { keepOnly } from './text/keep-only.ts';
import type { DetectOptions } from './types.ts';

type Context = { readonly question: string | undefined; readonly options: DetectOptions };

/** Over how many messages of one author a single item may be spread. */
export const MOST_PARTS = 4;
const WINDOW = 80;

const SPLITTABLE: ReadonlySet<EntityKind> = new Set([
  'PHONE',
  'EMAIL',
  'GOV_ID',
  'FINANCE_NO',
  'IP',
  'VEHICLE',
  'DEVICE',
  'ADDRESS',
  'HANDLE',
  'URL',
]);

/** Where a message's end or beginning may be cut: what is between two halves of a number is no part of it. */
type Cut = { readonly from: number; readonly to: number };

const HALF_END = /\d(?=[^\d@]{0,23}$)/;
const LEAD_IN = /^[^\d@]{0,32}?(?=[+(]?[\d０-９])/;

const wholeCut = ({ text }: Part): Cut => {
  const lead = /^[\s.…,，、:：-]*/.exec(text)?.[0].length ?? 0;
  const tail = /[\s…,，、~～-]*(?:\.{2,})?[\s]*$/.exec(text.slice(-24))?.[0].length ?? 0;
  return { from: Math.min(lead, text.length), to: Math.max(lead, text.length - tail) };
};

/** Only from the first digit near its beginning to the last near its end: “…138 1234 先记着”, “后面是 5678”. */
const digitCut = ({ text }: Part, isFirst: boolean): Cut => {
  const whole = wholeCut({ text, entities: [] });
  const end = HALF_END.exec(text.slice(-24));
  const lead = isFirst ? undefined : LEAD_IN.exec(text)?.[0].length;
  return { from: lead ?? whole.from, to: end ? Math.max(0, text.length - 24) + end.index + 1 : whole.to };
};

type Piece = { readonly part: number; readonly offset: number; readonly at: number; readonly length: number };

/** The cut messages as one text, with where each piece came from. */
const join = (parts: readonly Part[], cuts: readonly Cut[], separator: string): { readonly text: string; readonly pieces: readonly Piece[] } => {
  let text = '';
  const pieces: Piece[] = [];
  parts.forEach((part, index) => {
    const cut = cuts[index] ?? wholeCut(part);
    const from = index === 0 ? Math.max(cut.from, cut.to - WINDOW) : cut.from;
    const to = index === parts.length - 1 ? Math.min(part.text.length, from + WINDOW) : cut.to;
    if (index > 0) text += separator;
    pieces.push({ part: index, offset: from, at: text.length, length: Math.max(0, to - from) });
    text += part.text.slice(from, to);
  });
  return { text, pieces };
};

/** What of `entity` lies in one piece, as an entity of that message. */
const partOf = (entity: Entity, piece: Piece, text: string): Entity | undefined => {
  const start = Math.max(entity.start, piece.at);
  const end = Math.min(entity.end, piece.at + piece.length);
  if (end <= start) return undefined;
  const from = start - piece.at + piece.offset;
  const to = end - piece.at + piece.offset;
  return { ...entity, start: from, end: to, text: text.slice(from, to) };
};

const hasSubstance = (entity: Entity | undefined): boolean => entity !== undefined && /[\p{L}\p{N}]/u.test(entity.text);

/** “at 8”, 早上8: a time completes nothing either. */
const TIME_BEFORE = /(?:(?<![A-Za-z])(?:at|by|before|after|till|until|around)|[早晚]上?|[上下中]午|凌晨|傍晚|周|星期|礼拜|第)\s?$/i;
const isTimeOrCount = (share: Entity, text: string): boolean => {
  const digits = /\d+$/.exec(share.text)?.[0] ?? '';
  const lead = text.slice(0, share.start) + share.text.slice(0, share.text.length - digits.length);
  return isCount(digits, text.slice(share.end)) || (digits.length <= 2 && TIME_BEFORE.test(lead)) || /^(?:at|by|in|on|to)$/i.test(share.text);
};
/** Kinds whose parts are words: the second part must stand alone, or any next message would continue a link. */
const WORDY: ReadonlySet<EntityKind> = new Set(['URL', 'HANDLE']);

const MOST_BEFORE_A_DOOR = 16;

/** A door is told to its end at the beginning of the last message (“between 1 and 3” goes on otherwise), and no stray number stands before a whole one. */
const isDoorToldOn = (shares: readonly (Entity | undefined)[], text: string): boolean => {
  const last = shares.at(-1);
  if (!last || last.start > MOST_BEFORE_A_DOOR || !/\d/.test(last.text) || !/^\s*(?:$|[,.;:!?)\n])/.test(text.slice(last.end))) return false;
  return !(/\d.*\p{L}{3}/u.test(last.text) && shares.slice(0, -1).some((share) => share && !/\p{L}/u.test(share.text)));
};

/** Whether the last message really continues what the ones before began. */
const isPlausible = (shares: readonly (Entity | undefined)[], parts: readonly Part[]): boolean => {
  const last = shares.at(-1);
  const text = parts.at(-1)?.text ?? '';
  if (!last || shares.some((share, at) => at > 0 && share && isTimeOrCount(share, parts[at]?.text ?? ''))) return false;
  if (WORDY.has(last.kind)) return /^\S+$/.test(text.trim()) && last.text.length >= text.trim().length - 1;
  if (last.kind === 'EMAIL') return /^[\s.@]*[@.]/.test(text) || last.text.includes('@') || /[@.]\s*$/.test(parts.at(-2)?.text ?? '');
  if (last.kind === 'ADDRESS' && !isDoorToldOn(shares, text)) return false;
  const isWholeBefore = shares
    .slice(0, -1)
    .some((share, at) => share && parts[at]?.entities.some((known) => known.score >= 0.9 && known.kind === share.kind && known.end >= share.end));
  return !isWholeBefore || keepOnly(last.text, DIGIT).length >= 4;
};

const straddling = (parts: readonly Part[], joined: ReturnType<typeof join>, options: DetectOptions): readonly (readonly Entity[])[] => {
  const added: Entity[][] = parts.map(() => []);
  for (const entity of detect(joined.text, options)) {
    if (!SPLITTABLE.has(entity.kind)) continue;
    const shares = joined.pieces.map((piece) => partOf(entity, piece, parts[piece.part]?.text ?? ''));
    if (shares.filter(hasSubstance).length < 2 || shares.every((share, at) => !share || covers(parts[at]?.entities ?? [], share))) continue;
    if (!isPlausible(shares, parts) || isCue(shares.find(hasSubstance)?.text ?? '')) continue;
    shares.forEach((share, at) => share && hasSubstance(share) && added[at]?.push({ ...share, by: 'split' }));
  }
  return added;
};

/** “Discord” · “toby_c44”: the name of a network is no part of the name on it. */
const isCue = (text: string): boolean => text.length < 24 && text !== '' && (text.replace(CUE, '') === '' || /^(?:is|no|at|me|my|it|it['’]?s|s|on|or)$/i.test(text));

const isFragment = ({ text }: Part): boolean => text.length <= 32 && /[\d０-９一二三四五六七八九零〇@.]/.test(text);
const mayEndHalf = ({ text }: Part): boolean => /[\d０-９一二三四五六七八九零〇@.+A-Za-z\u3400-\u9fff]/.test(text.slice(-24));
const mayBeginHalf = ({ text }: Part): boolean =>
  /[\d０-９一二三四五六七八九零〇@]/.test(text.slice(0, 24)) || /^\s*(?:\.\w|\S+\.(?:com|cn|net|org))/i.test(text);

/**
 * What the last of an author's messages completes.
 * @param parts the author's latest messages, oldest first, at most `MOST_PARTS`
 * @returns for each part the entities to add, offsets in its own text
 */
export const findSplit = (parts: readonly Part[], { question, options }: Context): readonly (readonly Entity[])[] => {
  const last = parts.at(-1);
  const none = parts.map(() => []);
  if (!last) return none;
  // The longest run first: 110101 · 19900307 · 123X is one ID, although its end alone could be a telephone.
  for (let size = mayBeginHalf(last) ? parts.length : 1; size >= 2; size--) {
    const run = parts.slice(-size);
    const [first, ...middle] = run.slice(0, -1);
    if (!first || !mayEndHalf(first) || !middle.every(isFragment)) continue;
    const cuttings = [run.map(wholeCut), run.map((part, at) => digitCut(part, at === 0))];
    for (const cuts of cuttings) {
      for (const separator of [' ', '']) {
        const added = straddling(run, join(run, cuts, separator), options);
        if (added.some((entities) => entities.length > 0)) return [...none.slice(size), ...added];
      }
    }
  }
  const door = findDoor(parts, question);
  if (door) return door;
  const before = parts.at(-2)?.text;
  const answers = [question, before].map((asked) => (asked === undefined ? [] : findAnswer(asked, last, options))).find((found) => found.length > 0);
  return answers ? [...none.slice(1), answers] : none;
};
