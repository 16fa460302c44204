import { activitiesIn } from './activities.ts';
import { normalise } from './normalise.ts';
import { ENGLISH } from './numerals.ts';
import { quantitiesIn } from './quantities.ts';
import type { Quantity } from './quantity.ts';
import { type Clock, findSpecials } from './special-quantities.ts';

/** One thing a rule asks for. `label` is how the rule says it. Amounts in the dimension's base unit. */
export type Requirement =
  | { readonly kind: 'amount'; readonly dimension: string; readonly factor: number; readonly target: number; readonly label: string; readonly isOwnText: boolean; readonly extra?: RegExp }
  | { readonly kind: 'limit'; readonly dimension: string; readonly factor: number; readonly target: number; readonly label: string }
  | { readonly kind: 'activity'; readonly label: string }
  | { readonly kind: 'avoid'; readonly label: string; /** Allowed until this minute of the day. */ readonly after?: number }
  | { readonly kind: 'clock'; readonly minute: number; readonly label: string; readonly ofCheckIn: boolean }
  | { readonly kind: 'note'; readonly label: string }
  | { readonly kind: 'photo'; readonly label: string };

export type Demand = { readonly requirement: Requirement; readonly activities: ReadonlySet<string>; readonly words: ReadonlySet<string>; readonly text: string };
/** Ways to fulfil a rule; each asks for all of its demands. */
export type Rule = { readonly text: string; readonly ways: readonly (readonly Demand[])[] };

const FREQUENCY = /每周(?:至少)?[^,。;\d一二三四五六七]{0,3}(?:[\d一二三四五六七]+|几)[天次]|\b(?:at least )?(?:\d|one|two|three|four|five|six)x? (?:times|days|runs) (?:a|per|each|every) week\b|\b(?:once|twice) a week\b|\b\d+ ?x ?(?:\/|per|a) ?week\b|(?:坚持|连续)\d+天|\d+天(?:挑战|打卡|计划)|\bfor \d+ days\b|\b\d+[- ]day (?:challenge|streak)\b|第\d+期/g;
const FRAME = /^\s*(?:打卡|规则|约定|目标|任务|要求|rule|goal|agreement|challenge|daily|habit|check-?in)(?:规则|内容|要求|任务|目标)?\s*[::]\s*/;
const OR = /\s*(?:或者说?|或是|要么|或|\/(?!\s*(?:天|day|日|次|km|周|week))|\bor\b(?!\s+(?:more|so|less|above|over|longer|better|earlier|later|before|at least|equivalent|similar|any|other)))\s*/;
const AND = /\s*(?:,(?!\d{3}(?!\d))|;|。|\n|、|\+|&|并且|并|以及|同时|然后|接着|再加|外加|加上|还要|还得|[和与加](?=\s*(?:[\d一二两三四五六七八九十]|做|跑|读|写|练))|\band then\b|\bthen\b|\bplus\b|\band\b(?!\s+(?:a half|more|above|up|over|out|get|go|quarter)))\s*/;
const NOTE = /(?:写|发|分享|附|留|说|记|总结|输出|讲|摘|配|带)[^,。;]{0,10}(?:感想|感悟|心得|笔记|收获|总结|读后感|摘抄|一句话|感受|想法|内容|金句|复盘|书评|讲了什么|学到|故事)|(?:感想|感悟|心得|读后感)|\b(?:share|write|post|say|tell|note|include|add|give|with|leave|describe|drop|summari[sz]e|mention|explain)\b[^.,;]{0,30}\b(?:thoughts?|takeaways?|sentences?|notes?|summary|reflections?|quotes?|what (?:it|you|the|happened|i)|learned|learnt|insights?|highlights?|about it|lessons?|about what|comment|opinion|words about|line about|point)\b|\b(?:one|a) (?:takeaway|thought|sentence about|line about|summary)\b|\bsummari[sz]e\b/;
const PHOTO = /照片|拍照|截图|配图|晒图|上传图|发图|\bphotos?\b|\bpictures? of\b|\bscreenshots?\b|\bpics?\b|\bselfie\b|\b(?:post|share|upload|send|attach) (?:a |an |your )?(?:picture|image)\b/;
const LIMIT = /不(?:得|能|要|可|许|准)?(?:超过|多于|高于|大于)|最多|至多|以内|以下|少于(?<!不(?:得|能)?少于)|控制在|低于(?<!不(?:得|能)?低于)|不[^,。少低]{1,12}超过|(?<!no |not )(?:less|fewer) than|\bunder\b|\bat most\b|\bno more than\b|\bnot more than\b|\bmax(?:imum)?\b|\blimit(?:ed)?\b|\bup to\b|\bbelow\b|\bwithin\b(?! \d+ (?:min|hour)s? of)/;
const AVOID = /不(?!少于|得少于|能少于|低于|间断|断|止|能断|要断|限|论|管|小于)(?:要|能|准|许|可以|再|得|去)?(?:喝|吃|抽|碰|玩|刷|买|点|熬夜|看|熬|吸|赖床|迟到|说|骂|沾|用|追|打)|戒(?!指)|禁(?!止无)|零糖|无糖|拒绝|远离|断糖|\bno (?!less|fewer|later|matter|excuse)[a-z]|\b(?:don'?t|do not|avoid|quit|never|abstain|stay off|stay away|give up|cut out|skip the|refrain|stop|without)\b|\b(?:sugar|alcohol|smoke|phone|caffeine|meat)[- ]free\b/;
const CHECK_IN_BY = /打卡|签到|提交|发(?:群|到)|上传|\b(?:check(?:ed)?[- ]?in|post(?:ed)?|submit(?:ted)?|report(?:ed)?|upload(?:ed)?)\b/;
const BEFORE = /前|之前|以前|早于|\bbefore\b|\bby\b|\bno later than\b|\bearlier than\b/;
const AFTER = /后|之后|以后|\bafter\b|\bpast\b|\bfrom\b/;
const STOP_WORDS = new Set('the a an to of for and or in on at by with per each every day daily days week least more than some your you my i we it is be do does did one one\'s least any time times minimum before after bed morning evening night this that from then about least must should today done check checkin km mile pag minut hour step word rep glas cup chapter min k'.split(' '));
const EXTRA = new RegExp(`(?<![a-z\\d.])(?:\\d+|${ENGLISH}(?![a-z]))\\s+((?:[a-z'-]+\\s+){0,2}?)([a-z'-]{3,})(?=$|[.,;]|\\s+(?:of|to|in|on|at|for|from|by|with|a|per|each|every|and|or|before|after|daily)\\b)`);

const stem = (word: string): string => word.replace(/(?:ies|y)$/, 'i').replace(/(?:ing|ed|es|s|e)$/, '');

/** Words that say what a rule or a check-in is about: English stems, and pairs of Chinese letters. */
export const topicWords = (text: string): ReadonlySet<string> => {
  const english = (text.match(/[a-z][a-z'-]+/g) ?? []).filter((word) => !STOP_WORDS.has(word)).map(stem).filter((word) => !STOP_WORDS.has(word));
  const chinese = (text.match(/[\u4e00-\u9fff]{2,}/g) ?? []).flatMap((run) => Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2)));
  return new Set([...english, ...chinese.filter((pair) => !/每天|打卡|至少|完成|坚持|一次|今天|以上|不少|少于|公里|分钟|小时|开始|天[读跑做背写练喝走学早]|[一二两三四五六七八九十个次了的]/.test(pair))]);
};

const extraOf = (text: string): RegExp | undefined => {
  const noun = EXTRA.exec(text)?.[2];
  return noun === undefined ? undefined : new RegExp(`(?<![a-z\\d.])(\\d+|${ENGLISH}(?![a-z]))(\\+)?\\s*(?:[a-z'-]+\\s+){0,2}?${stem(noun)}[a-z]{0,4}\\b`, 'g');
};

const clockMinute = (clock: Clock, activities: ReadonlySet<string>): number =>
  clock.isVague && clock.minute >= 360 && clock.minute < 780 && (activities.has('sleep') || activities.has('phone')) ? clock.minute + 720 : clock.minute;

const amountOf = (quantity: Quantity, text: string, activities: ReadonlySet<string>): Requirement => {
  const label = text.slice(quantity.start, quantity.end).trim();
  const { dimension = 'count', factor } = quantity;
  if (LIMIT.test(text)) return { kind: 'limit', dimension, factor, target: quantity.stated, label };
  const isOwnText = activities.has('write') && (dimension === 'words' || dimension === 'characters' || dimension === 'lines');
  return { kind: 'amount', dimension, factor, target: quantity.stated, label, isOwnText };
};

const demandsOf = (text: string): Demand[] => {
  const activities = activitiesIn(text);
  if (activities.has('write')) (activities as Set<string>).delete('words');
  const demand = (requirement: Requirement): Demand => ({ requirement, activities, words: topicWords(text), text });
  const label = text.trim();
  if (label === '') return [];
  if (PHOTO.test(text)) return [demand({ kind: 'photo', label })];
  const { clocks } = findSpecials(text);
  const clock = BEFORE.test(text) ? clocks[0] : undefined;
  const timed = clock === undefined ? [] : [demand({ kind: 'clock', minute: clockMinute(clock, activities), label, ofCheckIn: CHECK_IN_BY.test(text) })];
  if (NOTE.test(text)) return [...timed, demand({ kind: 'note', label })];
  const own = quantitiesIn(text).filter(({ dimension, role }) => dimension !== undefined && role !== 'place');
  const extra = own.length === 0 ? extraOf(text) : undefined;
  const quantities = extra === undefined ? own : quantitiesIn(text, extra).filter(({ dimension }) => dimension !== undefined);
  if (quantities.length > 0) return [...timed, ...quantities.map((quantity) => demand({ ...amountOf(quantity, text, activities), ...(extra !== undefined && { extra }) } as Requirement))];
  if (timed.length > 0) return timed;
  const after = AFTER.test(text) ? clocks[0] : undefined;
  if (AVOID.test(text)) return [demand({ kind: 'avoid', label, ...(after && { after: clockMinute(after, activities) }) })];
  return [demand({ kind: 'activity', label })];
};

const isSmall = (demand: Demand): boolean => demand.requirement.kind === 'activity' && demand.activities.size === 0;

/** Parts that ask for nothing of their own ("每天", "before bed") only colour the others. */
const wayOf = (text: string): readonly Demand[] => {
  const parts = text.split(AND).flatMap(demandsOf);
  const strong = parts.filter((demand) => !isSmall(demand));
  const whole = activitiesIn(text);
  const demands = strong.length > 0 ? strong : parts.slice(0, 1);
  return demands.map((demand) => (demand.activities.size > 0 ? demand : { ...demand, activities: whole }));
};

const known = new Map<string, Rule>();

/** Reads a rule in free text, Chinese or English. Never fails: what cannot be read is an activity to be told about. */
export const parseRule = (written: string): Rule => {
  const seen = known.get(written);
  if (seen !== undefined) return seen;
  const text = normalise(written).text.replace(FRAME, '').replaceAll(FREQUENCY, ' ').trim();
  const ways = text.split(OR).map(wayOf).filter((way) => way.length > 0);
  const rule = { text, ways: ways.length > 0 ? ways : [[{ requirement: { kind: 'activity', label: written }, activities: new Set<string>(), words: topicWords(text), text } satisfies Demand]] };
  if (known.size > 500) known.clear();
  known.set(written, rule);
  return rule;
};
