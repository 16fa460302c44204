import { detect } from '#privacy';
import type { TaggedSpan } from '#tagger-worker';
import { hanEvidence } from '../../../main/privacy/taggers/han-evidence.ts';
import { type HanCandidate, hanCandidateOf, hanCandidatesOfRules } from '../../../main/privacy/taggers/han-names.ts';
import { latinEvidence } from '../../../main/privacy/taggers/latin-evidence.ts';
import { candidateOf, candidatesOfRules, type LatinCandidate } from '../../../main/privacy/taggers/latin-names.ts';
import type { Span } from '../../../main/privacy/rules/rule.ts';
import { toNormalForm } from '../../../main/privacy/text/normal-form.ts';
import { touches } from '../../../main/privacy/text/touches.ts';
import { realTaggers } from '../../support/real-taggers.ts';
import { readHeldScenes } from './held-scenes.ts';
import { type Labelled, readLabelled } from './labelled.ts';

/** Sets whose errors may be read. Those that are closed are never learned from. */
const SETS = ['dev', 'dev2', 'dev3', 'dev4', 'check3', 'check4', 'check6', 'known', 'pairs'].flatMap((name) => [`${name}-zh`, `${name}-en`]);
const OTHERS = ['natural', 'natural-stop', 'unseen'];
const WRITTEN = ['zh', 'en'] as const;

type Place = { readonly start: number; readonly end: number };

/** Whether at least half of what is seen lies in a name; undefined for what lies in something else that is hidden anyway. */
const labelOf = ({ gold }: Labelled, place: Place): 0 | 1 | undefined => {
  const held = gold.filter((span) => touches(span, place));
  if (held.length === 0) return 0;
  const names = held.filter(({ kind }) => kind === 'PERSON');
  if (names.length === 0) return undefined;
  const covered = names.reduce((sum, { start, end }) => sum + Math.min(end, place.end) - Math.max(start, place.start), 0);
  return covered * 2 >= place.end - place.start ? 1 : 0;
};

type Judged = Place & { readonly script: 'han' | 'latin'; readonly evidence: ReadonlyMap<string, number> };

const HAN = /\p{Script=Han}/u;

/** Every place of a text that taggers or rules take for a name. */
const judgedIn = (text: string, found: readonly TaggedSpan[], rules: readonly Span[]): readonly Judged[] => {
  const han = (one: HanCandidate): Judged => ({ ...one, script: 'han', evidence: hanEvidence({ ...one, text }, one.sure) });
  const latin = (one: LatinCandidate): Judged => ({ ...one, script: 'latin', evidence: latinEvidence({ ...one, text }, one.sure) });
  return [
    ...found.flatMap((one) => (HAN.test(text.slice(one.start, one.end)) ? [hanCandidateOf(text, one, rules)].filter((known) => known !== undefined).map(han) : [latin(candidateOf(text, one, rules))])),
    ...hanCandidatesOfRules(text, found, rules).map(han),
    ...candidatesOfRules(text, found, rules).map(latin),
  ];
};

/**
 * Prints what speaks for and against each place in the labelled sets that taggers or rules take for a name, one JSON object a line:
 * `{"script","set","id","isName","evidence"}`, for `models/training/fit_judgement.py`.
 * @returns whether all taggers could read
 */
export const printNameEvidence = async (print: (text: string) => void): Promise<boolean> => {
  const taggers = realTaggers();
  try {
    const sets = [...[...SETS, ...OTHERS].map((set) => ({ set, labelled: readLabelled(`${set}.jsonl`) })), ...WRITTEN.map((language) => ({ set: `written-${language}`, labelled: readHeldScenes(language) }))];
    for (const { set, labelled } of sets) {
      // Offsets are those of the source: what is disguised has others in its normal form.
      const messages = labelled.filter(({ text }) => toNormalForm(text).text === text);
      const tagged = await taggers.read(messages.map(({ text }) => text), 'background');
      if (taggers.protection().level !== 'full') return false;
      for (const message of messages) {
        const { text, id } = message;
        const found = tagged(text).spans.filter(({ kind }) => kind === 'PERSON');
        const entities = detect(text);
        const rules = entities.flatMap(({ start, end, kind, score, by }): readonly Span[] => (by === 'rule' ? [{ start, end, kind, score, by }] : []));
        const structured = entities.filter(({ kind }) => kind !== 'PERSON' && kind !== 'ADDRESS');
        for (const one of judgedIn(text, found, rules).filter((place) => !structured.some((span) => touches(span, place)))) {
          const isName = labelOf(message, one);
          const evidence = Object.fromEntries([...one.evidence].filter(([, value]) => value !== 0));
          if (isName !== undefined) print(JSON.stringify({ script: one.script, set, id, isName, evidence }));
        }
      }
    }
    return true;
  } finally {
    await taggers.stop();
  }
};
