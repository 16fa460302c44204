import { type Engine, secondLook } from '#ai';
import type { Entity } from '#contract';
import { createVault, redactConversation, type Seen, type Taggers } from '#privacy';
import { realTaggers } from '../../support/real-taggers.ts';
import { chatModel, realEngine } from '../../support/small-model.ts';
import { figuresOf } from './figures.ts';
import { findInTalks } from './find-in-talks.ts';
import { type Labelled, readLabelled } from './labelled.ts';
import { score } from './score.ts';
import { sideBySide } from './side-by-side.ts';

/** Scores alone are printed. */
const SETS = ['test-zh', 'test-en', 'dev4-zh', 'dev4-en', 'known-zh', 'known-en'] as const;
/** Some seconds a message: one of so many is read. */
const EVERY = 5;

type With = { readonly taggers: Taggers; readonly engine: Engine; readonly print: (text: string) => void };

const measure = async (set: (typeof SETS)[number], { taggers, engine, print }: With): Promise<void> => {
  // Each alone: the model reads message by message.
  const messages = readLabelled(`${set}.jsonl`).filter((_, at) => at % EVERY === 0).map((message) => ({ ...message, talk: undefined }));
  const tagged = await taggers.read(messages.map(({ text }) => text), 'background');
  const vault = createVault(set.endsWith('zh') ? 'zh' : 'en');
  const masked = messages.flatMap((message) => redactConversation([message], { vault, tagged, names: message.members }));
  const { seen, failure } = await secondLook({ engine, texts: masked, vault, detect: {} });
  const byText = new Map<string, readonly Seen[]>(messages.map(({ id, text }) => [text, seen.get(id) ?? []]));
  const side = (name: string, find: (message: Labelled) => readonly Entity[]) => {
    const clean = messages.filter(({ gold }) => gold.length === 0);
    return { name, figures: figuresOf({ set, tier: 'rules and taggers' }, { whole: score(messages, find), clean: score(clean, find) }) };
  };
  const withIt = findInTalks(messages, tagged, (text) => byText.get(text) ?? []);
  print(`\n${set}: ${seen.size} of ${messages.length} messages read${failure ? `, then ${failure}` : ''}; recall / precision of characters`);
  print(sideBySide([side('rules and taggers', findInTalks(messages, tagged)), side('and a second look', withIt)]));
};

/** Prints what a second look by the language model on this disk adds, and what of it is right. @returns whether a model was there */
export const measureSecondLook = async (print: (text: string) => void): Promise<boolean> => {
  const model = await chatModel();
  if (!model) {
    print('THERE IS NO LANGUAGE MODEL HERE, NOTHING WAS MEASURED: npm run -s hearth -- models get qwen2.5-coder-1.5b');
    return false;
  }
  print(model.name);
  const taggers = realTaggers();
  const engine = realEngine(model);
  try {
    for (const set of SETS) await measure(set, { taggers, engine, print });
    return true;
  } finally {
    await engine.end();
    await taggers.stop();
  }
};
