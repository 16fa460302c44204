import { randomUUID } from 'node:crypto';
import type { AnswerEvent, CircleId, EntryId, Message, Tier } from '#contract';
import type { DrivenDesktop } from '../desktop/driven-desktop.ts';
import { median } from '../measure/median.ts';
import type { Played } from './play.ts';
import type { Script } from './script.ts';
import type { Stage } from './stage.ts';

export type Answered = {
  readonly question: string;
  readonly text: string;
  readonly sources: readonly Message[];
  readonly tier: Tier;
  readonly right: boolean;
  readonly firstTokenMs: number | undefined;
};

export type AnswerFigures = { readonly tier: Tier; readonly firstTokenMs: number | null; readonly sources: number; readonly right: number; readonly asked: number };

/** Shared by all questions: the whole demo has its limit too. */
const ALL_ANSWERS_MS = 150_000;

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

type Gathered = { readonly sources: readonly Message[]; readonly done: Extract<AnswerEvent, { type: 'done' }> | undefined };

/** One question on one desktop; after `limitMs` it is stopped, and what was found counts. */
const gather = async (desktop: DrivenDesktop, input: { readonly circle: CircleId; readonly question: string }, limitMs: number): Promise<Gathered> => {
  let sources: readonly Message[] = [];
  const limit = AbortSignal.timeout(limitMs);
  try {
    for await (const event of await desktop.client.ask.ask({ id: randomUUID(), ...input }, { signal: limit })) {
      if (event.type === 'sources') sources = event.messages;
      if (event.type === 'done') return { sources, done: event };
    }
  } catch (error) {
    if (!limit.aborted) throw error;
  }
  return { sources, done: undefined };
};

/** Right when every word that must come stands in the answer, or without a model in the messages shown, and one of the right messages is among those cited. */
const isRight = (ask: Script['asks'][number], said: { readonly text: string; readonly cited: readonly EntryId[] }, { entryOf }: Played): boolean => {
  const words = fold(said.text);
  const right = ask.cites.flatMap((id) => entryOf.get(id) ?? []);
  return ask.must.every((word) => words.includes(fold(word))) && (right.length === 0 || right.some((id) => said.cited.includes(id)));
};

/** Asks the script's questions one after the other, each on its asker's desktop. */
export const askAll = async (script: Script, stage: Stage, played: Played): Promise<readonly Answered[]> => {
  const answers: Answered[] = [];
  const endAt = performance.now() + ALL_ANSWERS_MS;
  for (const [at, ask] of script.asks.entries()) {
    const limitMs = Math.max(1000, Math.round((endAt - performance.now()) / (script.asks.length - at)));
    const { sources, done } = await gather(stage.desktopOf(ask.by), { circle: stage.circle, question: ask.text }, limitMs);
    const isModel = done !== undefined && done.text !== '';
    const text = isModel ? done.text : sources.map((message) => message.text).join('\n');
    const cited = isModel ? done.cites : sources.map(({ id }) => id);
    // Words of the model that the check took back are told as "not in this chat": that is no right answer, whatever the messages hold.
    const isTakenBack = done?.tier === 'llm' && done.grounding !== 'chat';
    answers.push({ question: ask.text, text, sources, tier: done?.tier ?? 'rules', right: !isTakenBack && isRight(ask, { text, cited }, played), firstTokenMs: done?.firstTokenMs });
  }
  return answers;
};

export const answerFigures = (answers: readonly Answered[]): AnswerFigures => {
  const times = answers.flatMap(({ firstTokenMs }) => firstTokenMs ?? []);
  return {
    tier: answers.some(({ tier }) => tier === 'llm') ? 'llm' : 'rules',
    firstTokenMs: times.length === 0 ? null : Math.round(median(times)),
    sources: answers.reduce((sum, { sources }) => sum + sources.length, 0),
    right: answers.filter(({ right }) => right).length,
    asked: answers.length,
  };
};
