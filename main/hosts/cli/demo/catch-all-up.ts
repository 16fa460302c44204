import type { Outputs, Tier } from '#contract';
import { citesItsFacts, countFound } from './measure-catch-up.ts';
import type { Played } from './play.ts';
import { type Script, spokenText } from './script.ts';
import type { Stage } from './stage.ts';

export type Highlights = Outputs['catchUp']['highlights'];
export type CatchUpFigures = { readonly tier: Tier; readonly points: number; readonly cited: number; readonly gold: number | null; readonly found: number | null };
export type CaughtUp = { readonly by: string; readonly highlights: Highlights };

/** Every desktop reads the whole conversation once, and the script's readers what they missed. */
export const catchAllUp = async (script: Script, stage: Stage, played: Played): Promise<readonly CaughtUp[]> => {
  const { circle, opening } = stage;
  for (const desktop of stage.desktops) await desktop.client.catchUp.highlights({ circle, since: opening });
  const caught: CaughtUp[] = [];
  for (const { by, since } of script.catchUp) {
    const entry = played.entryOf.get(since);
    const highlights = await stage.desktopOf(by).client.catchUp.highlights({ circle, ...(entry !== undefined && { since: entry }) });
    caught.push({ by, highlights });
  }
  return caught;
};

export const catchUpFigures = (script: Script, caught: readonly CaughtUp[], { scriptIdOf }: Played): CatchUpFigures => {
  const texts = new Map(script.messages.map((message) => [message.id, spokenText(message)]));
  const textOf = (entry: string): string | undefined => texts.get(scriptIdOf.get(entry) ?? '');
  const points = caught.flatMap(({ highlights }) => highlights.points);
  const hasGold = script.catchUp.some(({ gold }) => gold !== undefined && gold !== null);
  const found = caught.map(({ highlights }, at) => {
    const cited = highlights.points.map((point) => ({ ...point, cites: point.cites.flatMap((entry) => scriptIdOf.get(entry) ?? []) }));
    return countFound(cited, script.catchUp[at]?.gold ?? []);
  });
  return {
    tier: caught.some(({ highlights }) => highlights.tier === 'llm') ? 'llm' : 'rules',
    points: points.length,
    cited: points.filter((point) => citesItsFacts(point, textOf)).length,
    gold: hasGold ? script.catchUp.reduce((sum, { gold }) => sum + (gold?.length ?? 0), 0) : null,
    found: hasGold ? found.reduce((sum, count) => sum + count, 0) : null,
  };
};
