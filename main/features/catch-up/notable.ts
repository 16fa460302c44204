import { anyOf } from './any-of.ts';
import { type Candidate, ledBy, type Reading } from './candidate.ts';
import { AGREED, CHANGED, DONE, RESET, UNSURE } from './cues.ts';
import { type FactKinds, factKindsOf } from './facts.ts';
import { givesWhatIsAsked, wantsFact } from './questions.ts';
import type { Line, Sentence } from './talk.ts';

const DONE_OR_GOT = new RegExp(`${DONE.source}|\\bgot (?:\\w+ ){0,2}\\w+`, 'iu');
const SHARES = /人均|每人|一共|总共|合计|\b(?:each|a head|per head|per person|total|altogether|in total)\b/iu;
/** A cost that is shared concerns everybody. */
const SHARED_COST = /均摊|平摊|人均|每人|每家|各(?:出|付|自)?\s?\d|一人|a ?a制|\b(?:each|per (?:person|head)|split|a head|between (?:us|the)|apiece|for the (?:two|three|four|five) of us)\b/iu;
const STATES = anyOf([
  String.raw`密码|地址|账号|航班|车次|门牌|人均|一共|总共|票价|价格|费用|报名费|门票|车费|押金|房租|预算|截止|开门|关门|营业|天气|通知|链接|文档|结果|生日|住院|出院|生了|结婚|怀孕|毕业|考上|录取|offer|升职|搬家|到了|延误`,
  String.raw`wifi`,
  String.raw`\b(?:password|address|code|flight|costs?|price|entry|fee|fare|rent|bill|deposit|total|budget|per person|each|opens?|closes?|weather|forecast|results?|link|doc|details|passed|won|accepted|engaged|married|pregnant|born|promoted|new job|moved|arrives?|departs?|delayed|gate|platform|birthday|tickets?|news|announce\w*|update)\b`,
]);

/** How central a line is: the mean rarity-weighted presence of its words elsewhere (centroid scoring, Radev et al. 2004). */
const centrality = (reading: Reading, shares: ReadonlyMap<string, number>, line: Line): number => {
  const words = [...line.words];
  if (words.length === 0) return 0;
  const sum = words.reduce((total, word) => total + (shares.get(word) ?? 0) * reading.idf(word), 0);
  return Math.min(1, sum / (2 + words.length));
};

/** The group's question that a line answers with a time, a place, a number. */
const questionBefore = (reading: Reading, line: Line): Candidate['lead'] => {
  const before = reading.lines.slice(Math.max(0, line.index - 3), line.index).toReversed();
  const replied = line.replyTo === undefined ? [] : [reading.byId.get(line.replyTo)].flatMap((other) => other ?? []);
  for (const earlier of [...replied, ...before]) {
    if (earlier.author === line.author || earlier.joke) continue;
    const question = earlier.sentences.find(
      (other) =>
        other.question &&
        wantsFact(other.bare) &&
        !/谁|哪位|\bwho\b|\banyone\b/u.test(other.bare) &&
        givesWhatIsAsked(other.bare, line.text),
    );
    if (question !== undefined) return { line: earlier, sentence: question };
  }
  return undefined;
};

/** Somebody's number or address is looked up when it is needed; a link is news. */
const PERSONAL = 0.1;
const LINK = /https?:|www\.|\[(?:URL|网址)_?\d+\]/iu;

/** "Got the tickets! 4 of them, 40 in total": the numbers of what was done often stand in the next sentence. */
const withNumbers = (line: Line, sentence: Sentence): { readonly kinds: FactKinds; readonly bare: string; readonly words: number } => {
  const own = { kinds: factKindsOf(sentence.text), bare: sentence.bare, words: sentence.words.size };
  const next = line.sentences.find((other) => other.start >= sentence.end);
  if (next === undefined || next.question || !DONE_OR_GOT.test(sentence.bare)) return own;
  const more = factKindsOf(next.text);
  const { money, number, time } = own.kinds;
  return {
    kinds: { ...own.kinds, money: money || more.money, number: number || more.number, time: time || more.time },
    bare: `${sentence.bare} ${next.bare}`,
    words: own.words + next.words.size,
  };
};

/** Private matters of one person: what she pays with, where he lives. */
const isPersonalDetail = (sentence: Sentence): boolean => /\[(?:PHONE|EMAIL|ADDRESS|GOV_ID|FINANCE_NO|电话|邮箱|地址|证件|卡号|账号|生日|BIRTHDAY|HANDLE|密码|SECRET)_?\d+\]/u.test(sentence.text);

const factIn = (
  reading: Reading,
  { line, sentence, central }: { readonly line: Line; readonly sentence: Sentence; readonly central: number },
): Candidate | undefined => {
  const { kinds, bare: told, words } = withNumbers(line, sentence);
  if (sentence.question || words < 2 || (AGREED.test(sentence.bare.trim()) && words < 4)) return undefined;
  const link = kinds.link ? (LINK.test(sentence.text) ? 0.7 : PERSONAL) : 0;
  const held =
    link +
    (kinds.money || (kinds.number && SHARES.test(told)) ? 0.5 : 0) +
    (kinds.time ? 0.4 : 0) +
    (kinds.number ? 0.2 : 0) +
    (kinds.place ? 0.1 : 0);
  const done = DONE_OR_GOT.test(sentence.bare) && !/^(?:done|paid|搞定)\W*$/u.test(sentence.bare.trim()) ? 0.4 : 0;
  const changed = kinds.time && (CHANGED.test(sentence.bare) || RESET.test(sentence.bare)) ? 0.7 : 0;
  const quoted = /\s{6,}/u.test(sentence.bare) ? 0.7 : 0;
  const stated = STATES.test(told) ? 0.5 : 0;
  const reactions = Math.min(line.reactions ?? 0, 4) * 0.3;
  const unsure = UNSURE.test(sentence.bare) ? 0.4 : 0;
  const lead = sentence === line.sentences[0] ? questionBefore(reading, line) : undefined;
  const answers = lead === undefined ? 0 : 0.7;
  const personal = isPersonalDetail(sentence) ? 0.9 : 0;
  const divided = (kinds.money || SHARES.test(told)) && SHARED_COST.test(told) ? 0.7 : 0;
  const announced =
    lead === undefined &&
    kinds.time &&
    (kinds.number || kinds.place || stated > 0) &&
    !/^(?:i\b|i'|我(?!们))/u.test(sentence.bare)
      ? 0.5
      : 0;
  return {
    kind: 'fact',
    line,
    sentence,
    ...ledBy(line, lead),
    score:
      0.5 +
      answers +
      announced +
      changed +
      done +
      divided -
      personal -
      quoted +
      held +
      stated +
      reactions +
      central * 0.5 +
      Math.min(words, 8) * 0.03 -
      unsure,
    changes: false,
  };
};

/** What is worth a line though it settles nothing: links, numbers, news, what many reacted to, what the talk turned around. */
export const notableIn = (reading: Reading): Candidate[] => {
  const shares = new Map<string, number>();
  for (const line of reading.lines) for (const word of line.words) shares.set(word, (shares.get(word) ?? 0) + 1 / 10);
  return reading.lines.flatMap((line) => {
    if (line.system || (line.joke && (line.reactions ?? 0) < 2)) return [];
    const central = centrality(reading, shares, line);
    const found = line.sentences.flatMap((sentence) => factIn(reading, { line, sentence, central }) ?? []);
    return found.toSorted((a, b) => b.score - a.score).slice(0, 1);
  });
};
