import { localClock } from './local-clock.ts';
import type { Claim } from './claims.ts';
import { type Context, did, isAbout, names, nothing, obstacleOutcome, plainDoing } from './context.ts';
import { limitAmounts } from './judge-amount.ts';
import type { Demand, Requirement } from './rule.ts';
import { counts, notYet, type Outcome, yourCall } from './why.ts';

type Of<Kind extends Requirement['kind']> = Demand & { readonly requirement: Extract<Requirement, { kind: Kind }> };

const KEPT = /没|不|未|放(?:在|到)?(?:客厅|外面|别处|厨房|书房|门外)|关机|锁起来|left (?:it|the|my) ?(?:phone)? ?in|turned (?:it |my phone |the phone )?off|another room|忍住|拒绝|戒|坚持住|守住|扛住|抵住|做到|完成|零|\b(?:no|none|not|zero|didn'?t|haven'?t|without|resisted|avoided|stayed (?:away|off|clean)|clean|free|kept|skipped|passed on|success|done|did it|managed|made it|sober)\b/;
const KEPT_FROM = /[没不未](?:有|再)?[喝吃抽碰玩刷买点沾熬]/;
const GAVE_IN = /破戒|没忍住|没管住|没守住|没戒|没控制住|忍不住(?:喝|吃|抽|刷|买)|失败|破功|嘴馋|\b(?:caved|slipped|cheated|gave in|broke (?:it|the|my)|relapsed|failed|couldn'?t resist|had (?:a|an|one|two|some|just)|ate|drank|smoked|just (?:a|one)|only (?:a|one|had))\b/;
const TOOK = /\b(?:an?|one|two|three|four|five|\d+) (?:\w+ )?(?:beers?|wines?|coffees?|lattes?|cookies?|cigarettes?|teas?|sodas?|cokes?|drinks?|cakes?|donuts?|bars?|slices?)\b|(?:喝|吃|抽|玩|刷|买|点|熬|来)(?:了|过|掉)|一(?:口|杯|根|块|包)|\b(?:had|ate|drank|smoked|bought|used|scrolled|played|ordered|sip|bite)\b/;

const shareless = (context: Context): string => context.even.quote(0, context.even.text.length);

/** An activity without a measure: a plain statement that it was done is enough. */
export const judgeActivity = (demand: Of<'activity'>, context: Context): Outcome => {
  const { label } = demand.requirement;
  const same = context.claims.find(({ cues }) => cues.same);
  const doing = plainDoing(context, demand);
  const negated = context.claims.find(({ obstacle, day }) => obstacle === 'negated' && day !== 'past');
  const halting = context.claims.find(({ obstacle, cues }) => (obstacle === 'ongoing' || obstacle === 'joke' || obstacle === 'future') && cues !== doing?.cues);
  if (doing !== undefined && negated === undefined && halting === undefined) {
    return doing.cues.done || doing.quantities.length > 0 || names(doing, demand, context.ruleText) ? did(doing) : yourCall({ type: 'what-did-you-do', quote: doing.quote, wanted: label });
  }
  if (doing !== undefined && doing.cues.done && names(doing, demand, context.ruleText) && halting?.obstacle !== 'joke') return did(doing);
  const blocked = obstacleOutcome(context, demand);
  if (blocked !== undefined && same === undefined) return blocked;
  if (same !== undefined) return yourCall({ type: 'same', quote: same.quote, wanted: label });
  const bare = context.claims.find(({ cues, obstacle }) => cues.bare && obstacle === undefined);
  if (bare !== undefined) return yourCall({ type: 'what-did-you-do', quote: bare.quote, wanted: label });
  const different = context.claims.find((claim) => !isAbout(claim, demand, context.ruleText) && claim.obstacle === undefined);
  if (different !== undefined) return notYet({ type: 'different', quote: different.quote, wanted: label }, 0.15);
  // A rule that no list knows: words in common, or a question.
  return demand.activities.size === 0 && context.claims.some(({ cues }) => cues.done) ? yourCall({ type: 'what-did-you-do', quote: shareless(context), wanted: label }) : nothing(context, demand);
};

const standsInTheWay = (claim: Claim): boolean => claim.obstacle === 'joke' || claim.obstacle === 'other' || claim.obstacle === 'question' || claim.obstacle === 'past' || claim.obstacle === 'future';

/** Something not to do: having kept from it is the deed. */
export const judgeAvoid = (demand: Of<'avoid'>, context: Context): Outcome => {
  const { label } = demand.requirement;
  const own = context.claims.filter((claim) => !standsInTheWay(claim));
  const gaveIn = own.find(({ clause }) => GAVE_IN.test(clause.text) && !/没破戒|didn'?t (?:cave|slip|cheat|give in)|没有破戒/.test(clause.text));
  if (gaveIn !== undefined) return notYet({ type: 'gave-in', quote: gaveIn.quote, wanted: label });
  const kept = own.find((claim) => KEPT.test(claim.clause.text) && (names(claim, demand, context.ruleText) || claim.activities.size === 0 || KEPT_FROM.test(claim.clause.text)));
  const { after } = demand.requirement;
  const told = after === undefined ? undefined : own.find(({ clocks }) => clocks.length > 0);
  if (told !== undefined && after !== undefined) {
    const at = localClock(told.clocks[0]?.minute ?? 0, { near: after, isVague: told.clocks[0]?.isVague ?? true });
    return at <= after ? counts({ type: 'kept-from', quote: told.quote, wanted: label }, 0.85) : notYet({ type: 'gave-in', quote: told.quote, wanted: label });
  }
  const took = own.find((claim) => names(claim, demand, context.ruleText) && (TOOK.test(claim.clause.text) || claim.quantities.length > 0) && !KEPT.test(claim.clause.text));
  if (took !== undefined) return notYet({ type: 'gave-in', quote: took.quote, wanted: label });
  if (kept !== undefined) return counts({ type: 'kept-from', quote: kept.quote, wanted: label }, 0.85);
  const blocked = context.claims.some(standsInTheWay) ? obstacleOutcome(context, demand) : undefined;
  if (blocked !== undefined) return blocked;
  const said = own.find((claim) => claim.cues.bare || claim.cues.same || names(claim, demand, context.ruleText));
  return said === undefined ? nothing(context, demand) : yourCall({ type: 'what-did-you-do', quote: said.quote, wanted: label });
};

/** At most so much. */
export const judgeLimit = (demand: Of<'limit'>, context: Context): Outcome => {
  const { label, target } = demand.requirement;
  const best = limitAmounts(demand, context);
  if (best !== undefined) {
    const quote = best.claims.map((claim) => claim.quote).join(' ');
    if (best.low > target * 1.0005) return notYet({ type: 'too-much', quote, wanted: label });
    return best.high <= target * 1.0005 ? counts({ type: 'kept-from', quote, wanted: label }) : yourCall({ type: 'close', quote, wanted: label });
  }
  const none = context.claims.find((claim) => claim.obstacle === 'negated' && !/没怎么|没太|not much|hardly|barely/.test(claim.clause.text) && names(claim, demand, context.ruleText) && claim.day !== 'past');
  if (none !== undefined) return counts({ type: 'kept-from', quote: none.quote, wanted: label }, 0.8);
  const hardly = context.claims.find(({ clause }) => /没怎么|没太|not much|hardly|barely/.test(clause.text));
  if (hardly !== undefined) return yourCall({ type: 'how-much', quote: hardly.quote, wanted: label });
  const blocked = obstacleOutcome(context, demand);
  if (blocked !== undefined) return blocked;
  const said = context.claims.find((claim) => claim.cues.done || claim.cues.bare || claim.cues.same || names(claim, demand, context.ruleText));
  return said === undefined ? nothing(context, demand) : yourCall({ type: 'how-much', quote: said.quote, wanted: label });
};

const BARE_HOUR = /\b(?:at|by|around|before|about|till|until)\s+(\d{1,2})(?!\d|[:.]\d|\s*[a-z%])/;

/** In a rule about an hour "at 11" is one too. */
const clockOf = ({ clocks, clause }: Claim): { readonly minute: number; readonly isVague: boolean } | undefined => {
  const hour = BARE_HOUR.exec(clause.text)?.[1];
  return clocks[0] ?? (hour === undefined ? undefined : { minute: Number(hour) * 60, isVague: true });
};

/** A deed before an hour: the hour in the text, else the hour of the check-in where that proves it. */
export const judgeClock = (demand: Of<'clock'>, context: Context): Outcome => {
  const { minute, label, ofCheckIn } = demand.requirement;
  if (ofCheckIn) {
    const isLate = context.minuteOfDay !== undefined && context.minuteOfDay > minute;
    return isLate ? notYet({ type: 'late', quote: shareless(context), wanted: label }) : counts({ type: 'in-time', quote: shareless(context), wanted: label }, 0.9);
  }
  const isSleep = demand.activities.has('sleep');
  const own = context.claims.filter(({ obstacle, day }) => obstacle === undefined || (isSleep && obstacle === 'past' && day === 'last-night'));
  const told = own.find((claim) => clockOf(claim) !== undefined);
  const clock = told && clockOf(told);
  if (told !== undefined && clock !== undefined) {
    const at = localClock(clock.minute, { near: minute, isVague: clock.isVague });
    return at <= minute ? counts({ type: 'in-time', quote: told.quote, wanted: label }) : notYet({ type: 'late', quote: told.quote, wanted: label });
  }
  const doing = own.find((claim) => claim.cues.done || claim.cues.bare || names(claim, demand, context.ruleText));
  if (doing === undefined) return obstacleOutcome(context, demand) ?? nothing(context, demand);
  const isProved = context.minuteOfDay !== undefined && context.minuteOfDay <= minute && !isSleep;
  return isProved ? counts({ type: 'in-time', quote: doing.quote, wanted: label }, 0.85) : yourCall({ type: 'when', quote: doing.quote, wanted: label });
};

const FILLER = /打卡|签到|今天|今日|完成|读了|看了|跑了|\b(?:today|done|read|ran|finished|check(?:ed)?[- ]?in|pages?|from|the|of|and|i|my)\b/g;

/** Words of one's own beside the amounts. */
export const judgeNote = (demand: Of<'note'>, context: Context): Outcome => {
  const quote = shareless(context);
  const left = context.claims
    .filter(({ obstacle }) => obstacle !== 'joke')
    .map(({ clause, quantities }) => quantities.reduce((text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end), clause.text).replaceAll(FILLER, ' '))
    .join(' ');
  const weight = (left.match(/[\u3400-\u9fff]/g)?.length ?? 0) + 2 * (left.match(/[a-z']{2,}/g)?.length ?? 0);
  return weight >= 6 ? counts({ type: 'note', quote }, 0.85) : notYet({ type: 'note-missing', quote, wanted: demand.requirement.label }, 0.2);
};

export const judgePhoto = (demand: Of<'photo'>, context: Context): Outcome => {
  const why = { type: 'photo', quote: shareless(context), wanted: demand.requirement.label, isThere: context.photo } as const;
  return context.photo ? yourCall(why) : notYet(why, 0.2);
};
