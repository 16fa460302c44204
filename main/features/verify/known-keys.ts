import { z } from 'zod';
import type { KeyChange, PersonId } from '#contract';
import type { CircleLedger } from '#ledger';
import type { KeyHolder } from './key-number.ts';

/**
 * How the devices of one person stand: each that was ever named, and how often one of them was shut out and let back in. So a change shows
 * also when it was undone before anybody looked.
 */
const knownKeysSchema = z.object({ devices: z.record(z.string(), z.enum(['present', 'removed', 'left', 'forked', 'void'])), returns: z.number().int() });
export type KnownKeys = z.infer<typeof knownKeysSchema>;

export const parseKnownKeys = (json: string): KnownKeys => knownKeysSchema.parse(JSON.parse(json));

const desktopsOf = (circle: CircleLedger, owner: PersonId) => circle.devices().filter(({ person, use }) => person === owner && use === 'desktop');

export const knownKeysOf = (circle: CircleLedger, owner: PersonId): KnownKeys => ({
  devices: Object.fromEntries(desktopsOf(circle, owner).map(({ device, status }) => [device, status])),
  returns: circle.story().filter(({ what }) => what.kind === 'resumed' && what.person === owner).length,
});

export const keyHolder = (circle: CircleLedger, person: PersonId): KeyHolder => ({
  person,
  keys: desktopsOf(circle, person).flatMap(({ device, status }) => (status === 'present' ? [device] : [])),
});

/** What became of somebody's keys; empty while nothing did. */
export const keyChanges = (before: KnownKeys, now: KnownKeys): KeyChange[] => {
  const changes = new Set<KeyChange>();
  if (now.returns > before.returns) changes.add('resumed');
  for (const device of new Set([...Object.keys(before.devices), ...Object.keys(now.devices)])) {
    const [was, is] = [before.devices[device], now.devices[device]];
    if (was === is) continue;
    if (was === undefined) changes.add('added');
    if (is === 'forked') changes.add('forked');
    else if (is === 'present' && was !== undefined) changes.add('resumed');
    else if (is !== 'present') changes.add('removed');
  }
  return [...changes].toSorted();
};
