import { COMMON_WORDS } from '../names/common-words.ts';
import type { Words } from './lower-edges.ts';

/** Words without a capital that belong to an address: “side gate”, “2nd floor left”, “links”, “izq”. */
const OF_ADDRESSES =
  /^(?:floor|fl|flr|flat|flats|left|right|rear|back|front|upstairs|downstairs|basement|bsmt|gate|door|bell|side|entrance|apt|unit|room|suite|block|house|cottage|bungalow|lodge|farm|studio|garage|top|corner|end|bis|ter|links|rechts|mitte|zwart|rood|huis|izq|izda|dcha|der|esq|gauche|droite|étage|etage|piso|street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|ct|close|place|pl|terrace|crescent|square|hill|grove|gardens|park|row|mews|walk|box|no|number|nr|plot|lot|hse|estate|phase|sector|nagar|green|yard|view|\S*\d\S*)[.,)]*$/i;
const BEGINS_ADDRESS = /^(?:flat|apt|apartment|unit|room|house|hse|no|number|nr|first|second|third|ground|top|upper|lower|last|end|corner|upstairs|downstairs|basement|block|blk|plot|lot|near|opp|opposite|behind|above|over|below|next|ul|os|al|c|rue|via|calle|rua|chemin|avenue|boulevard|place|villa|cottage|cabin|trailer|red|blue|green|white|black|yellow|grey|gray|brown|pink|chak|door|gate|shop|dock|bay|slip|pier|berth|warehouse|hangar|garage|stall|building|bldg|suite|hut|site|stand|erf|farm|wing|tower|portal|bungalow|mobile|stair|level|street|road|lane|sector|phase|[\p{L}\p{N}]*\d.*)[.,/]*$/iu;
const NO_PART = /^(?:attn|c\/o|tel|t\.a\.v\.?|pls|plz|rn|tmrw|x+|lol|btw|ta|ring|buzz|code|key|psk|pin|ph|mob|phone|pw|pass|gate code|from|until|till)$/i;
const DAY = /,?\s(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:[a-z]*day)?\b[^,]*$/;

const isLower = (word: string): boolean => /^[\p{Ll}'’(]/u.test(word) && !/[\p{Lu}\d]/u.test(word);
const bare = (word: string): string => word.replace(/[^\p{L}\p{N}/]+$/u, '').toLowerCase();
const isLoose = (word: string): boolean => NO_PART.test(bare(word)) || (isLower(word) && !OF_ADDRESSES.test(word) && (COMMON_WORDS.has(bare(word)) || bare(word).length <= 3));

const looseEnd = (address: string): string | undefined => {
  const day = DAY.exec(address)?.[0];
  if (day !== undefined) return day;
  const last = /,\s[^,\d]*$/.exec(address)?.[0];
  const words = last?.split(/[\s,]+/).filter((word) => word !== '') ?? [];
  if (last !== undefined && words.length > 1 && words.every((word) => isLower(word) && !OF_ADDRESSES.test(word))) return last;
  const [whole, word] = /[\s,]+(\S+)[\s,;:(]*$/.exec(address) ?? [];
  if (whole !== undefined && word !== undefined && isLoose(word)) return whole;
  const two = /[\s,]+(\S+)\s(\p{Ll}+)[\s,;:(]*$/u.exec(address);
  if (two?.[1] !== undefined && isLoose(two[1]) && !OF_ADDRESSES.test(two[2] ?? '')) return two[0];
  return /[\s,;:(-]+$/.exec(address)?.[0];
};

/** No address ends with them: the sentence goes on. */
const GOES_ON = /^(?:the|an?|at|on|in|and|or|to|by|for|with|is|are|was|under|before|after|from|of|its|it['’]s|that|they|they['’]ve|so|but|if|when|buzzer|please)$/i;
const isUnended = (word: string): boolean => NO_PART.test(bare(word)) || GOES_ON.test(word);
/** “at half past”: a time begins. */
const HALF_PAST = /[\s,]+(?:half|quarter)\s(?:past|to)\s*$/i;
const LAST_WORD = /[\s,]+(\S+)$/;

/** An address without the stops and brackets around it, and without what is no part of any (“pls”). */
export const withoutStops = (text: string, { start, end }: Words): Words => {
  const words = text.slice(start, end).replace(HALF_PAST, '').replace(/[\s,;:.("'-]+$/, '');
  let kept = words;
  for (let last = LAST_WORD.exec(kept); last && isUnended(last[1] ?? ''); last = LAST_WORD.exec(kept)) kept = kept.slice(0, last.index).replace(/[\s,;:.("'-]+$/, '');
  const lead = /^[\s,;:.("'-]+/.exec(kept)?.[0].length ?? 0;
  return lead < kept.length ? { start: start + lead, end: start + kept.length } : { start, end };
};

/**
 * “tae the old hoose 61 Aikenhead Crescent G42 0PR and naebody”: an address without what the sentence says before and after it. Only where it has
 * capitals, by which one sees what belongs to it.
 */
export const withoutLooseEnds = (text: string, { start, end }: Words): Words => {
  let [from, to] = [start, end];
  if (!/[A-Z]/.test(text.slice(start, end))) return { start, end };
  for (let loose = looseEnd(text.slice(from, to)); loose !== undefined && to - loose.length > from; loose = looseEnd(text.slice(from, to))) to -= loose.length;
  if (/^\s[a-z]/.test(text.slice(to))) to -= /,\s\d{1,2}$/.exec(text.slice(from, to))?.[0].length ?? 0;
  const label = /^(?:which\s(?:flat|door|house|apartment),|[^\d:]{0,24}:|W-2:|\d{4}\s[^\d]{2,20}\s-|\d{1,4},(?=\s(?:Blk|Block|Apt|Flat|Unit)\b)|s,)\s(?=.*\d)/.exec(text.slice(from, to))?.[0].length ?? 0;
  from += label;
  const lead = /^(?:[^\s\p{Lu}\d]+\s){1,8}(?=[\p{Lu}\d])/u.exec(text.slice(from, to))?.[0] ?? '';
  if (lead !== '' && !lead.trim().split(/\s+/).some((word) => BEGINS_ADDRESS.test(word))) from += lead.length;
  return { start: from, end: to };
};
