import { randomUUID } from 'node:crypto';
import type { EntryId, Verdict } from '#contract';
import { median } from '../measure/median.ts';
import { type Script, type ScriptMessage, spokenText } from './script.ts';
import type { Stage } from './stage.ts';

export type Judged = { readonly expected: Verdict; readonly verdict: Verdict; readonly reason: string };

export type Played = {
  /** Entry ids of the messages by their ids in the script, and back. */
  readonly entryOf: ReadonlyMap<string, EntryId>;
  readonly scriptIdOf: ReadonlyMap<EntryId, string>;
  readonly latencyP50Ms: number;
  readonly judged: readonly Judged[];
};

/** Notes when each other desktop's window is told of a message. */
const watchArrivals = ({ desktops, circle }: Stage): { readonly at: (id: EntryId) => readonly number[]; readonly stop: () => void } => {
  const arrivals = new Map<EntryId, number[]>();
  const offs = desktops.map((desktop) => {
    const seen = new Set<EntryId>();
    return desktop.onChange((change) => {
      if (change.topic !== 'messages' || change.circle !== circle) return;
      for (const id of change.ids) {
        if (seen.has(id)) continue;
        seen.add(id);
        arrivals.set(id, [...(arrivals.get(id) ?? []), performance.now()]);
      }
    });
  });
  return { at: (id) => arrivals.get(id) ?? [], stop: () => offs.forEach((off) => off()) };
};

const speak = async (stage: Stage, message: ScriptMessage): Promise<{ readonly id: EntryId; readonly judged?: Judged }> => {
  const { client } = stage.desktopOf(message.author);
  const { circle, agreement } = stage;
  const expected = message.gold?.verdict;
  const text = spokenText(message);
  if (expected === undefined || agreement === undefined) return { id: (await client.chat.send({ id: randomUUID(), circle, text })).message.id };
  const { verdict, reason } = await client.agreements.checkIn({ id: randomUUID(), circle, agreement, text });
  const page = await client.chat.page({ circle, from: { at: 'end' }, limit: 3 });
  const shown = page.messages.findLast(({ author, checkIn }) => author.isMe && checkIn !== undefined);
  if (!shown) throw new Error('a check-in is not shown in the chat');
  return { id: shown.id, judged: { expected, verdict, reason } };
};

/** Says the whole conversation, each message on its author's desktop, the next one when all three have it. */
export const play = async (script: Script, stage: Stage, onProgress: (said: number) => void): Promise<Played> => {
  const entryOf = new Map<string, EntryId>();
  const judged: Judged[] = [];
  const latencies: number[] = [];
  const arrivals = watchArrivals(stage);
  for (const message of script.messages) {
    const sentAt = performance.now();
    const said = await speak(stage, message);
    entryOf.set(message.id, said.id);
    if (said.judged) judged.push(said.judged);
    const author = stage.desktopOf(message.author);
    await Promise.all(
      stage.desktops
        .filter((desktop) => desktop !== author)
        .map((desktop) => desktop.until(`message ${message.id}`, async () => (await desktop.client.chat.byIds({ circle: stage.circle, ids: [said.id] })).length === 1)),
    );
    if (!said.judged) latencies.push(...arrivals.at(said.id).slice(1).map((at) => at - sentAt));
    onProgress(entryOf.size);
  }
  arrivals.stop();
  const scriptIdOf = new Map([...entryOf].map(([id, entry]) => [entry, id]));
  return { entryOf, scriptIdOf, latencyP50Ms: median(latencies), judged };
};
