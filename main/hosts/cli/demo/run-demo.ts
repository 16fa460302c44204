import { answerFigures, type Answered, askAll } from './ask-all.ts';
import { catchAllUp, catchUpFigures, type CaughtUp } from './catch-all-up.ts';
import { forgetOnFirst, type Forgotten } from './forget-all.ts';
import { settle, viewsAreEqual } from './holdings.ts';
import { measureRedaction } from './measure-redaction.ts';
import { play } from './play.ts';
import type { DemoResult } from './result.ts';
import type { Script } from './script.ts';
import type { Stage } from './stage.ts';
import { measureTransport } from './transport.ts';

/** What a person at the terminal is told while it runs. */
export type Telling = {
  readonly connected: (stage: Stage) => void;
  readonly said: (count: number, of: number) => void;
  readonly caughtUp: (caught: readonly CaughtUp[]) => void;
  readonly answered: (answers: readonly Answered[]) => void;
  readonly forgotten: (forgotten: Forgotten) => void;
};

/** Plays a script on a stage that is set, and measures everything but the network. */
export const runDemo = async (script: Script, stage: Stage, tell: Telling): Promise<Omit<DemoResult, 'network'>> => {
  tell.connected(stage);
  const total = script.messages.length;
  const played = await play(script, stage, (count) => tell.said(count, total));
  const held = await settle(stage);
  const caught = await catchAllUp(script, stage, played);
  tell.caughtUp(caught);
  const answers = await askAll(script, stage, played);
  tell.answered(answers);
  const viewsEqual = await viewsAreEqual(stage);
  const transport = await measureTransport(stage);
  const forgotten = await forgetOnFirst(stage);
  tell.forgotten(forgotten);
  const exposures = stage.exposures.flatMap(({ id, ...exposure }) => {
    const scriptId = played.scriptIdOf.get(id);
    return scriptId === undefined ? [] : [{ id: scriptId, ...exposure }];
  });
  return {
    desktops: stage.desktops.length,
    transport,
    connectMs: Math.round(stage.connectMs),
    messages: total,
    rows: Math.min(...held.map(({ entries }) => entries)),
    latencyP50Ms: Number(played.latencyP50Ms.toFixed(2)),
    viewsEqual,
    redaction: measureRedaction(script, exposures, stage.passedOn),
    catchUp: catchUpFigures(script, caught, played),
    answer: answerFigures(answers),
    supervisor: played.judged,
    forget: forgotten.figures,
  };
};
