import type { DemoResult } from './result.ts';
import { brokenIn } from './result.ts';
import type { Telling } from './run-demo.ts';

const oneLine = (text: string, length: number): string => {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
};

const EVERY = 25;

/** Tells the run to a person at a terminal, as it happens. */
export const storyTeller = (say: (line: string) => void): Telling => ({
  connected: ({ desktops, connectMs }) => say(`  ${desktops.map(({ name }) => name).join(', ')} are connected, ${Math.round(connectMs)} ms after the first of them used the invite`),
  said: (count, of) => {
    if (count % EVERY === 0 || count === of) say(`  ${count} of ${of} messages said, and held by everybody`);
  },
  caughtUp: (caught) => {
    for (const { by, highlights } of caught) {
      say(`\nWhat ${by} missed (${highlights.missed} messages, ${highlights.tier === 'rules' ? 'no model used' : 'by the model on this machine'}):`);
      for (const { kind, authorName, text, cites } of highlights.points) say(`  · ${kind}: ${authorName}: ${oneLine(text, 100)}  [${cites.length} source${cites.length === 1 ? '' : 's'}]`);
    }
  },
  answered: (answers) => {
    for (const { question, text, tier, right } of answers) say(`\n@ember ${question}\n  ${tier === 'llm' ? 'AI' : 'best messages'}${right ? '' : ' (not what was hoped for)'}: ${oneLine(text, 160)}`);
  },
  forgotten: ({ by, receipt, figures }) =>
    say(`\n${by} let Ember forget: ${receipt.memories} memories, ${receipt.placeholders} placeholders, ${receipt.reads} reads, gone in ${figures.ms} ms; ${figures.canariesBefore} canaries before, ${figures.canariesAfter} traces after`),
});

/** The figures, for a person. */
export const summaryLines = (result: DemoResult): readonly string[] => {
  const { redaction, supervisor, catchUp, answer, network } = result;
  const agreed = supervisor.filter(({ expected, verdict }) => expected === verdict).length;
  const broken = brokenIn(result);
  return [
    '',
    `messages    ${result.messages} over ${result.transport}, half of them on the other screens within ${result.latencyP50Ms} ms; all desktops ${result.viewsEqual ? 'show the same' : 'DIFFER'}`,
    `redaction   ${redaction.hidden} of ${redaction.planted} planted personal data hidden from the AI; leaked: ${redaction.leakedStructured} structured, ${redaction.leakedNames} names, ${redaction.leakedAddresses} addresses, ${redaction.leakedOther} others; ${redaction.overMasked} characters masked beyond them`,
    `catch-up    ${catchUp.points} points, ${catchUp.cited} of them held by what they cite${catchUp.gold === null ? '' : `, ${catchUp.found} of ${catchUp.gold} expected ones found`}`,
    `answers     ${answer.right} of ${answer.asked} right (${answer.tier === 'llm' ? `first words after ${answer.firstTokenMs} ms` : 'no model used: the best messages'})`,
    `check-ins   ${agreed} of ${supervisor.length} judged as expected`,
    `forget      ${result.forget.ms} ms, ${result.forget.canariesAfter} traces left; the others' memory is ${result.forget.othersIntact ? 'untouched' : 'CHANGED'}`,
    `network     ${network.nonLoopback === null ? 'not measured' : `${network.nonLoopback} packets`} beyond this machine (${network.method})`,
    ...broken.map((words) => `BROKEN      ${words}`),
  ];
};
