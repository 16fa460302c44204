import type { Claim } from './claims.ts';
import { type Context, isAbout, names, nothing, obstacleOutcome } from './context.ts';
import { numberOf } from './numerals.ts';
import { claimsOf } from './claims.ts';
import { normalise } from './normalise.ts';
import type { Quantity } from './quantity.ts';
import type { Demand, Requirement } from './rule.ts';
import { unitOf } from './units.ts';
import { counts, notYet, type Outcome, yourCall } from './why.ts';

type Amount = Extract<Requirement, { kind: 'amount' }>;
type Stated = { readonly claim: Claim; readonly low: number; readonly high: number; readonly role: Quantity['role']; readonly isBare: boolean; readonly quantity: Quantity };

const COUNTED = new Set(['count', 'sets', 'lines', 'pieces', 'problems', 'songs', 'pictures', 'articles', 'lessons', 'words', 'glasses', 'meals']);
const PART_OF_DAY = /早|上午|中午|下午|晚|睡前|通勤|午休|课间|morning|afternoon|evening|night|noon|lunch|commute|before (?:bed|work|breakfast)|after (?:work|dinner|school)/;
const ADDS = /又|再|然后|接着|外加|加上|还(?!差|剩|有|没)|另外|之后|\+|加|和|各|\b(?:plus|then|another|more|and|also|later|additional|again|extra)\b/;
const ADDS_MORE = /又|再|\bmore\b|\banother\b|\band \d/;
const TOTAL = /总共|一共|共计|合计|总计|加起来|累计|共|\b(?:in total|total(?:ing|ling)?|altogether|all together|in all|overall|combined|sum)\b/;
const UP_TO = /(?:读|看|背|学|翻|写|听|进度|现在)[^,\d第]{0,3}(?:到|至)[^\d第]{0,2}$|(?:到|至)第?$|\b(?:up to|to|till|until|on|at|reached|now on|currently on)\s*$/;
const MOST_BY_STOPWATCH = 15;
const AUDIOBOOK = /有声书|听书|\baudio ?books?\b/;
const PARTIAL = /一半|半[章节篇本集]|没(?:读|看|写|做|跑)完|\bhalf\b|\bhalfway\b|\bpart of\b|\bmost of\b|大半|大部分/;

/** An amount in the unit that is asked for; undefined when it measures something else. */
const inUnit = (quantity: Quantity, amount: Amount): { readonly low: number; readonly high: number } | undefined => {
  const times = (factor: number) => ({ low: quantity.low * factor, high: quantity.high * factor });
  if (quantity.dimension === undefined) return times(amount.factor);
  if (quantity.isThousand && amount.dimension !== 'metres') return times(amount.factor);
  if (quantity.dimension === amount.dimension) {
    if (quantity.range === undefined || quantity.role === 'place') return times(1);
    const { from, to } = quantity.range;
    // "101-130页" for 20 pages names places; "18-22页" names an amount.
    return from > amount.target * 2.5 && to > from ? { low: to - from + 1, high: to - from + 1 } : times(1);
  }
  const isPlainCount = quantity.dimension === 'count' && COUNTED.has(amount.dimension);
  return isPlainCount || (amount.dimension === 'count' && quantity.dimension === 'lines') ? times(1) : undefined;
};

const lastPlaceBefore = (context: Context, dimension: string): number | undefined => {
  const reached = context.earlier
    .filter(({ day }) => day !== context.day || context.day === undefined)
    .flatMap(({ claims }) => claims().filter(({ obstacle }) => obstacle === undefined || obstacle === 'past'))
    .flatMap(({ quantities }) => quantities.filter((quantity) => quantity.dimension === dimension && quantity.range !== undefined).map(({ range }) => range?.to ?? 0));
  return reached.length > 0 ? Math.max(...reached) : undefined;
};

/** "读到第150页" after yesterday's "读到第130页" is 20 pages. A chapter's number alone is that chapter. */
const fromPlace = (quantity: Quantity, claim: Claim, context: Context): { readonly low: number; readonly high: number } | undefined => {
  const to = quantity.range?.to ?? 0;
  const before = lastPlaceBefore(context, quantity.dimension ?? '');
  const isUpTo = UP_TO.test(claim.clause.text.slice(0, quantity.start));
  if (before !== undefined && to > before && (isUpTo || quantity.dimension === 'pages')) return { low: to - before, high: to - before };
  return quantity.dimension === 'pages' || isUpTo ? undefined : { low: 1, high: 1 };
};

/** "2:10" is minutes and seconds where the rule is about few minutes, and an hour of the day elsewhere. */
const stopwatch = (claim: Claim, amount: Amount): Quantity[] => {
  if (amount.dimension !== 'minutes' || amount.target > MOST_BY_STOPWATCH || claim.quantities.length > 0) return [];
  return claim.clocks.filter(({ isVague }) => isVague).map(({ start, end, minute }) => ({ start, end, dimension: 'minutes', factor: 1, stated: minute / 60, low: minute / 60, high: minute / 60, role: 'amount' as const }));
};

const statedIn = (claim: Claim, amount: Amount, context: Context): Stated[] =>
  [...claim.quantities, ...stopwatch(claim, amount)].flatMap((quantity) => {
    const worth = quantity.role === 'place' ? (quantity.dimension === amount.dimension ? fromPlace(quantity, claim, context) : undefined) : inUnit(quantity, amount);
    return worth === undefined ? [] : [{ claim, ...worth, role: quantity.role, isBare: quantity.dimension === undefined, quantity }];
  });

const sum = (stated: readonly Stated[]): { readonly low: number; readonly high: number } =>
  stated.reduce((total, { low, high }) => ({ low: total.low + low, high: total.high + high }), { low: 0, high: 0 });

const mayAdd = (stated: readonly Stated[]): boolean => {
  if (stated.length < 2) return false;
  const claims = [...new Set(stated.map(({ claim }) => claim))];
  const parts = claims.filter(({ clause }) => PART_OF_DAY.test(clause.text)).length;
  const joins = stated.slice(1).every(({ claim, quantity }, index) => {
    const before = stated[index];
    const between = before?.claim === claim ? claim.clause.text.slice(before.quantity.end, quantity.start) : claim.clause.text.slice(0, quantity.start);
    return ADDS.test(between) || PART_OF_DAY.test(between);
  });
  return parts >= 2 || joins;
};

type Best = { readonly low: number; readonly high: number; readonly claims: readonly Claim[]; readonly isSum: boolean };

const bestOf = (stated: readonly Stated[]): Best | undefined => {
  const amounts = stated.filter(({ role, isBare, claim }) => (role === 'amount' || role === 'place') && (!isBare || ADDS_MORE.test(claim.clause.text) || stated.every((other) => other.isBare || other.role !== 'amount')));
  const goals = stated.filter(({ role, claim }) => role === 'goal' && claim.cues.done && amounts.length === 0);
  const usable = amounts.length > 0 ? amounts : goals;
  if (usable.length === 0) return undefined;
  const total = usable.find(({ claim }) => TOTAL.test(claim.clause.text));
  const single = total ?? usable.reduce((best, next) => (next.low > best.low || (next.low === best.low && next.high > best.high) ? next : best));
  const isPlaces = usable.every(({ role }) => role === 'place') && usable.length > 1;
  const parts = usable.filter(({ role }) => role === 'amount');
  const isParallel = total === undefined && parts.length > 1 && new Set(parts.map(({ claim }) => claim)).size === parts.length;
  if (total === undefined && (mayAdd(usable) || isPlaces)) return { ...sum(usable), claims: usable.map(({ claim }) => claim), isSum: true };
  // Told one after the other they may add up, or one may be part of another: between the largest and the sum.
  if (isParallel) return { low: single.low, high: Math.max(single.high, sum(parts).high), claims: parts.map(({ claim }) => claim), isSum: false };
  return { low: single.low, high: single.high, claims: [single.claim], isSum: false };
};

const quoteOf = (claims: readonly Claim[], context: Context): string => {
  const [first] = claims;
  const last = claims.at(-1);
  return first === undefined || last === undefined ? '' : context.even.quote(first.clause.start, last.clause.end);
};

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

const compare = (best: Best, amount: Amount, context: Context): Outcome => {
  const why = { quote: quoteOf(best.claims, context), wanted: amount.label, found: best.isSum ? rounded(best.low / amount.factor) : undefined };
  // Half a per mille of grace: 3.11 miles are five kilometres.
  const target = amount.target * 0.9995;
  if (best.low >= target) return counts({ type: 'enough', ...why });
  if (best.high < target) return notYet({ type: 'short', ...why });
  return yourCall({ type: 'close', quote: why.quote, wanted: why.wanted });
};

const sameRange = (stated: readonly Stated[], context: Context): boolean => {
  const ranges = stated.flatMap(({ quantity }) => (quantity.range !== undefined && quantity.range.to > quantity.range.from ? [quantity.range] : []));
  const before = context.earlier.filter(({ day }) => day !== context.day).flatMap(({ claims }) => claims().flatMap(({ quantities }) => quantities.flatMap(({ range }) => (range === undefined ? [] : [range]))));
  return ranges.some(({ from, to }) => before.some((other) => other.from === from && other.to === to));
};

/** What this person already did the same day, when the submission says it comes on top. */
const withToday = (best: Best, demand: Demand, context: Context): Best => {
  if (context.day === undefined || !/又|再|另外|追加|补上|还|\b(?:another|more|again|additional|extra|plus)\b/.test(context.even.text)) return best;
  const amount = demand.requirement as Amount;
  const today = context.earlier.filter(({ day }) => day === context.day).map(({ claims }) => bestOf(claims().filter(({ obstacle }) => obstacle === undefined).flatMap((claim) => statedIn(claim, amount, context))));
  const added = today.reduce((total, one) => ({ low: total.low + (one?.low ?? 0), high: total.high + (one?.high ?? 0) }), { low: 0, high: 0 });
  return added.high > 0 ? { ...best, low: best.low + added.low, high: best.high + added.high, isSum: true } : best;
};

/** The text itself may be what was asked for: a diary of 200 letters. */
const ownText = (amount: Amount, context: Context): number => {
  if (!amount.isOwnText) return 0;
  const words = context.even.text.match(/[a-z0-9'’-]+/g)?.length ?? 0;
  // 字数 counts marks as well.
  const letters = context.even.text.match(/[\u3400-\u9fff]|(?<=[\u3400-\u9fff])[\p{P}]/gu)?.length ?? 0;
  if (amount.dimension === 'words') return words + letters;
  if (amount.dimension === 'characters') return letters + words;
  return context.claims.filter(({ clause }) => clause.opens && clause.text.trim().length >= 6).length;
};

/** What the model read out is used only where the submission itself holds that number. */
const fromModel = (amount: Amount, context: Context): Best | undefined => {
  const { extracted, claims } = context;
  const [first] = claims;
  if (extracted?.amount === undefined || first === undefined || extracted.date === 'yesterday' || extracted.date === 'other' || extracted.date === 'future') return undefined;
  const said = context.even.text.match(/\d+(?:\.\d+)?|[零一二两三四五六七八九十百千万半]+/g) ?? [];
  if (!said.some((number) => numberOf(number) === extracted.amount)) return undefined;
  const unit = extracted.unit === undefined ? undefined : unitOf(normalise(extracted.unit).text.trim(), extracted.amount);
  if (unit !== undefined && unit.dimension !== amount.dimension) return undefined;
  const value = extracted.amount * (unit?.factor ?? amount.factor);
  return { low: value, high: value, claims, isSum: false };
};

const openOutcome = (demand: Demand, context: Context): Outcome | undefined => {
  const wanted = demand.requirement.label;
  const free = context.claims.filter((claim) => claim.obstacle === undefined);
  const same = context.claims.find(({ cues, obstacle }) => cues.same && (obstacle === undefined || obstacle === 'past'));
  if (same !== undefined) return yourCall({ type: 'same', quote: same.quote, wanted });
  const place = free.find(({ quantities, activities }) => quantities.some(({ role, dimension }) => role === 'place' && dimension === 'pages') && activities.size >= 0);
  if (place !== undefined) return yourCall({ type: 'from-where', quote: place.quote, wanted });
  const about = free.filter((claim) => isAbout(claim, demand, context.ruleText));
  const otherUnit = about.find((claim) => claim.quantities.some(({ role, dimension }) => (role === 'amount' || role === 'place') && dimension !== undefined));
  if (otherUnit !== undefined) return yourCall({ type: 'other-unit', quote: otherUnit.quote, wanted });
  const said = about.find((claim) => claim.cues.done || claim.cues.bare || names(claim, demand, context.ruleText));
  return said === undefined ? undefined : yourCall({ type: 'how-much', quote: said.quote, wanted });
};

const blockedFirst = (demand: Demand, context: Context): Outcome | undefined => {
  const negated = context.claims.find(({ obstacle, cues, quantities, day }) => obstacle === 'negated' && cues.negated && day !== 'past' && quantities.every(({ role }) => role !== 'part'));
  const strong = context.claims.some(({ obstacle }) => obstacle === 'joke' || obstacle === 'future' || obstacle === 'ongoing' || obstacle === 'unreal' || obstacle === 'other');
  return negated !== undefined || strong ? obstacleOutcome(context, demand) : undefined;
};

/** Judges an amount: what was stated of one's own work today against what the rule asks. */
export const judgeAmount = (demand: Demand & { readonly requirement: Amount }, context: Context): Outcome => {
  const { requirement: amount } = demand;
  const free = context.claims.filter((claim) => claim.obstacle === undefined);
  const fitting = free.filter((claim) => isAbout(claim, demand, context.ruleText));
  const stated = fitting.flatMap((claim) => statedIn(claim, amount, context));
  const best = bestOf(stated);
  if (best !== undefined && sameRange(stated, context)) return yourCall({ type: 'repeat', quote: quoteOf(best.claims, context) });
  if (best !== undefined) {
    const outcome = compare(withToday(best, demand, context), amount, context);
    if (outcome.verdict !== 'not-yet' || ownText(amount, context) < amount.target) return outcome;
  }
  if (ownText(amount, context) >= amount.target && context.claims.every(({ obstacle }) => obstacle !== 'joke')) return counts({ type: 'note', quote: context.even.quote(0, context.even.text.length) }, 0.85);
  const lacking = free.find((claim) => claim.quantities.some(({ role }) => role === 'lacking'));
  if (lacking !== undefined) return notYet({ type: 'short', quote: lacking.quote, wanted: amount.label });
  const model = fromModel(amount, context);
  if (model !== undefined && blockedFirst(demand, context) === undefined) return { ...compare(model, amount, context), byModel: true };
  if (amount.target === amount.factor && amount.factor === 1 && (COUNTED.has(amount.dimension) || amount.dimension === 'chapters' || amount.dimension === 'books')) {
    const whole = fitting.find((claim) => claim.cues.done && !claim.cues.bare && names(claim, demand, context.ruleText));
    if (whole !== undefined && !PARTIAL.test(whole.clause.text) && blockedFirst(demand, context) === undefined) return counts({ type: 'did', quote: whole.quote }, 0.8);
  }
  const akin = free.find(({ clause, quantities }) => demand.activities.has('read') && AUDIOBOOK.test(clause.text) && quantities.length > 0);
  if (akin !== undefined) return yourCall({ type: 'akin', quote: akin.quote, wanted: amount.label });
  const different = free.find((claim) => !isAbout(claim, demand, context.ruleText) && (claim.cues.done || claim.quantities.length > 0));
  return (
    blockedFirst(demand, context) ??
    openOutcome(demand, context) ??
    obstacleOutcome(context, demand) ??
    (different === undefined ? nothing(context, demand) : notYet({ type: 'different', quote: different.quote, wanted: amount.label }, 0.15))
  );
};

/** Amounts for "at most": nothing at all is within any limit. */
export const limitAmounts = (demand: Demand, context: Context): Best | undefined => {
  const { requirement } = demand;
  if (requirement.kind !== 'limit') return undefined;
  const amount: Amount = { kind: 'amount', dimension: requirement.dimension, factor: requirement.factor, target: requirement.target, label: requirement.label, isOwnText: false };
  const free = context.claims.filter((claim) => (claim.obstacle === undefined || claim.obstacle === 'negated') && isAbout(claim, demand, context.ruleText));
  return bestOf(free.flatMap((claim) => statedIn(claim, amount, context)));
};

export const claimsFrom = (text: string): readonly Claim[] => {
  const even = normalise(text);
  return claimsOf(even, even.text);
};
