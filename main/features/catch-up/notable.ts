import type { Candidate, Reading } from './candidate.ts';
import { AGREED, UNSURE } from './cues.ts';
import { factKindsOf } from './facts.ts';
import type { Line, Sentence } from './talk.ts';

const STATES = /密码|地址|账号|航班|车次|门牌|人均|一共|总共|票价|价格|费用|预算|截止|开门|关门|营业|天气|通知|链接|文档|结果|生日|住院|出院|生了|结婚|怀孕|毕业|考上|录取|offer|升职|搬家|到了|延误|wifi|\b(?:password|address|code|flight|costs?|price|total|budget|per person|each|opens?|closes?|weather|forecast|results?|link|doc|details|passed|won|accepted|engaged|married|pregnant|born|promoted|new job|moved|arrives?|departs?|delayed|gate|platform|birthday|tickets?|news|announce\w*|update)\b/iu;

/** How central a line is: the mean rarity-weighted presence of its words elsewhere (centroid scoring, Radev et al. 2004). */
const centrality = (reading: Reading, shares: ReadonlyMap<string, number>, line: Line): number => {
  const words = [...line.words];
  if (words.length === 0) return 0;
  const sum = words.reduce((total, word) => total + (shares.get(word) ?? 0) * reading.idf(word), 0);
  return Math.min(1, sum / (2 + words.length));
};

const factIn = (line: Line, sentence: Sentence, central: number): Candidate | undefined => {
  const words = sentence.words.size;
  if (sentence.question || words < 2 || (AGREED.test(sentence.bare.trim()) && words < 4)) return undefined;
  const kinds = factKindsOf(sentence.text);
  const held = (kinds.link ? 0.7 : 0) + (kinds.money ? 0.4 : 0) + (kinds.time ? 0.25 : 0) + (kinds.number ? 0.2 : 0) + (kinds.place ? 0.1 : 0);
  const stated = STATES.test(sentence.bare) ? 0.5 : 0;
  const reactions = Math.min(line.reactions ?? 0, 4) * 0.3;
  const unsure = UNSURE.test(sentence.bare) ? 0.4 : 0;
  return { kind: 'fact', line, sentence, rests: [line], score: 0.5 + held + stated + reactions + central * 0.5 + Math.min(words, 8) * 0.03 - unsure, changes: false };
};

/** What is worth a line though it settles nothing: links, numbers, news, what many reacted to, what the talk turned around. */
export const notableIn = (reading: Reading): Candidate[] => {
  const shares = new Map<string, number>();
  for (const line of reading.lines) for (const word of line.words) shares.set(word, (shares.get(word) ?? 0) + 1 / 10);
  return reading.lines.flatMap((line) => {
    if (line.system || (line.joke && (line.reactions ?? 0) < 2)) return [];
    const central = centrality(reading, shares, line);
    const found = line.sentences.flatMap((sentence) => factIn(line, sentence, central) ?? []);
    return found.toSorted((a, b) => b.score - a.score).slice(0, 1);
  });
};
