import type { DemoResult } from './result.ts';
import { brokenIn } from './result.ts';
import type { Telling } from './run-demo.ts';
import type { StoryWords } from './story-words.ts';

const oneLine = (text: string, length: number): string => {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
};

const EVERY = 25;

/** Tells the run to a person at a terminal, as it happens. */
export const storyTeller = (say: (line: string) => void, words: StoryWords): Telling => ({
  connected: ({ desktops, connectMs }) => say(`  ${words.connected({ names: desktops.map(({ name }) => name).join(', '), ms: Math.round(connectMs) })}`),
  said: (count, of) => {
    if (count % EVERY === 0 || count === of) say(`  ${words.said({ count, of })}`);
  },
  caughtUp: (caught) => {
    for (const { by, highlights } of caught) {
      const how = highlights.tier === 'rules' ? words.noModel({}) : words.byModel({});
      say(`\n${words.missed({ by, count: highlights.missed, how })}`);
      for (const { kind, authorName, text, cites } of highlights.points) say(`  · ${words.kinds[kind]}: ${authorName}: ${oneLine(text, 100)}  [${words.sources({ count: cites.length })}]`);
    }
  },
  answered: (answers) => {
    for (const { question, text, tier, right } of answers) say(`\n@ember ${question}\n  ${tier === 'llm' ? words.ai({}) : words.best({})}${right ? '' : words.notHoped({})}: ${oneLine(text.replaceAll('\n', ' · '), 160)}`);
  },
  forgotten: ({ by, receipt: { memories, placeholders, reads }, figures: { ms, canariesBefore, canariesAfter } }) =>
    say(`\n${words.forgotten({ by, memories, placeholders, reads, ms, before: canariesBefore, after: canariesAfter })}`),
});

/** The figures, for a person. */
export const summaryLines = (result: DemoResult, words: StoryWords): readonly string[] => {
  const { redaction, supervisor, catchUp, answer, network, forget } = result;
  const agreed = supervisor.filter(({ expected, verdict }) => expected === verdict).length;
  const { hidden, planted, leakedStructured: structured, leakedNames: names, leakedAddresses: addresses, leakedOther: others, overMasked: over } = redaction;
  const { nonLoopback } = network;
  const method = words.methods[network.method];
  return [
    '',
    words.messages({ count: result.messages, transport: result.transport, ms: result.latencyP50Ms }) + (result.viewsEqual ? words.same({}) : words.differ({})),
    words.redaction({ hidden, planted, structured, names, addresses, others, over }),
    words.catchUp({ points: catchUp.points, cited: catchUp.cited }) + (catchUp.gold === null ? '' : words.gold({ found: catchUp.found ?? 0, gold: catchUp.gold })),
    words.answers({ right: answer.right, asked: answer.asked }) + (answer.firstTokenMs !== null && answer.tier === 'llm' ? words.firstWords({ ms: answer.firstTokenMs }) : words.onlyBest({})),
    words.checkIns({ agreed, all: supervisor.length }),
    words.forget({ ms: forget.ms, after: forget.canariesAfter }) + (forget.othersIntact ? words.untouched({}) : words.changed({})),
    nonLoopback === null ? words.notMeasured({ method }) : words.network({ packets: nonLoopback, method }),
    ...brokenIn(result).map((what) => words.broken({ what })),
  ];
};
