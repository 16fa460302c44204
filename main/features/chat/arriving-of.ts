import type { CircleLedger } from '#ledger';
import type { Outputs } from '#contract';
import type { ChatDeps } from './chat.ts';

const MOST_NAMED = 5;

/** What has not come yet, with names: each person once, whoever was here last first. */
export const arrivingOf = (ledger: CircleLedger, deps: Pick<ChatDeps, 'arrivalsOf' | 'deliveryOf' | 'nameOf'>): Outputs['chat']['arriving'] => {
  const { floods, outOfReach } = deps.arrivalsOf(ledger.id);
  const { lastSeen } = deps.deliveryOf(ledger.id);
  const name = (person: string): string => deps.nameOf(ledger.id, person);
  const byPerson = [...Map.groupBy(floods, ({ person }) => person)];
  const holders = [...Map.groupBy(outOfReach?.holders ?? [], (device) => ledger.personOf(device) ?? '')].map(([person, devices]) => {
    const seenAt = Math.max(...devices.map((device) => lastSeen(device) ?? -Infinity));
    return { name: name(person), ...(Number.isFinite(seenAt) && { seenAt }) };
  });
  return {
    floods: byPerson.map(([person, feeds]) => ({
      person,
      name: name(person),
      entries: feeds.reduce((sum, { entries }) => sum + entries, 0),
      bytes: feeds.reduce((sum, { bytes }) => sum + bytes, 0),
    })),
    ...(outOfReach && {
      waiting: { entries: outOfReach.entries, holders: holders.toSorted((a, b) => (b.seenAt ?? 0) - (a.seenAt ?? 0)).slice(0, MOST_NAMED) },
    }),
  };
};
