import type { Entity, EntityKind } from '#contract';
import { openPresidio, type PresidioEntity, type PresidioMessage } from '../../../main/hosts/cli/bench/presidio.ts';
import { realTaggers } from '../../support/real-taggers.ts';
import { figuresOf } from './figures.ts';
import { findInTalks } from './find-in-talks.ts';
import { type Labelled, readLabelled } from './labelled.ts';
import { score } from './score.ts';
import { sideBySide } from './side-by-side.ts';

const SETS = ['dev-en', 'dev2-en', 'dev3-en', 'check3-en', 'dev4-en', 'check4-en', 'known-en', 'check5-en', 'check6-en', 'test-en'] as const;
/** Below it Presidio lists what a bare pattern may be; many leave that out. */
const LIKELY = 0.5;

const KINDS: Readonly<Record<string, EntityKind>> = {
  PERSON: 'PERSON', PHONE_NUMBER: 'PHONE', EMAIL_ADDRESS: 'EMAIL', URL: 'URL', IP_ADDRESS: 'IP', MAC_ADDRESS: 'DEVICE', LOCATION: 'ADDRESS', DATE_TIME: 'BIRTHDAY',
  CREDIT_CARD: 'FINANCE_NO', IBAN_CODE: 'FINANCE_NO', US_BANK_NUMBER: 'FINANCE_NO', ABA_ROUTING_NUMBER: 'FINANCE_NO', CRYPTO: 'FINANCE_NO',
};
/** What Hearth shows to the AI, as a rule: outside of what is to be hidden it is held against nobody. */
const KEPT: ReadonlySet<string> = new Set(['LOCATION', 'DATE_TIME', 'NRP', 'ORGANIZATION', 'AGE']);

const toEntities = ({ text, gold }: Labelled, found: readonly PresidioEntity[], least: number): readonly Entity[] =>
  found
    .filter(({ start, end, type, score: sure }) => sure >= least && (!KEPT.has(type) || gold.some((span) => start < span.end && span.start < end)))
    .map(({ start, end, type, score: sure }) => ({ start, end, kind: KINDS[type] ?? 'GOV_ID', text: text.slice(start, end), score: sure, by: 'rule' }));

/** Presidio gets the members of the group as a list of its own. */
const toMessage = ({ text, members }: Labelled): PresidioMessage => ({ text, ...(members.length > 0 && { members }) });

/**
 * Prints recall and precision of Hearth and of Microsoft Presidio on the English sets: Presidio with all it lists, and with what it holds for likely.
 * @returns whether both could be measured
 */
export const measurePresidio = async (print: (text: string) => void): Promise<boolean> => {
  const presidio = await openPresidio();
  if ('missing' in presidio) {
    print(`MICROSOFT PRESIDIO CANNOT BE HAD HERE, NOTHING WAS MEASURED: ${presidio.missing}`);
    return false;
  }
  const taggers = realTaggers();
  try {
    for (const set of SETS) {
      const messages = readLabelled(`${set}.jsonl`);
      const tagged = await taggers.read(messages.map(({ text }) => text), 'background');
      const { found, cpuSeconds } = await presidio.read(messages.map(toMessage));
      const byMessage = new Map(messages.map((message, at) => [message, found[at] ?? []]));
      const side = (name: string, find: (message: Labelled) => readonly Entity[]) => {
        const clean = messages.filter(({ gold }) => gold.length === 0);
        return { name, figures: figuresOf({ set, tier: 'rules and taggers' }, { whole: score(messages, find), clean: score(clean, find) }) };
      };
      const presidioFrom = (least: number) => (message: Labelled) => toEntities(message, byMessage.get(message) ?? [], least);
      print(`\n${set}: ${messages.length} messages, Presidio ${Math.round(messages.length / cpuSeconds)} a second of CPU; recall / precision of characters`);
      print(sideBySide([side('Hearth', findInTalks(messages, tagged)), side('Presidio', presidioFrom(0)), side(`Presidio from ${LIKELY}`, presidioFrom(LIKELY))]));
    }
    return taggers.protection().level === 'full';
  } finally {
    await taggers.stop();
  }
};
