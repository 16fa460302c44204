import { expect, it } from 'vitest';
import type { FuzzPart } from '../support/fuzz/fuzz-part.ts';
import { bundles } from '../support/fuzz/bundles.ts';
import { frames } from '../support/fuzz/frames.ts';
import { handshake } from '../support/fuzz/handshake.ts';
import { invites } from '../support/fuzz/invites.ts';
import { joinRequests } from '../support/fuzz/join-requests.ts';
import { pairing } from '../support/fuzz/pairing.ts';
import { presence } from '../support/fuzz/presence.ts';
import { relayMessages } from '../support/fuzz/relay-messages.ts';
import { updates } from '../support/fuzz/updates.ts';
import { seedOfTheRun } from '../support/seeded-random.ts';

const PARTS: readonly (readonly [FuzzPart, seeds: number])[] = [
  [frames, 20],
  [relayMessages, 20],
  [invites, 20],
  [updates, 20],
  [bundles, 20],
  [joinRequests, 20],
  [pairing, 100],
  [presence, 10],
  [handshake, 80],
];

it.each(PARTS.map(([part, seeds]) => ({ name: part.name, tries: seeds * part.tries, part, seeds })))(
  '$name, damaged $tries times, do no harm and bring nothing in',
  async ({ part, seeds }) => {
    const from = seedOfTheRun();
    for (let seed = from; seed < from + seeds; seed += 1) {
      const outcome = await part.run(seed).then(
        () => 'no harm',
        (error: unknown) => `seed ${seed}: ${String(error)}`,
      );
      expect(outcome).toBe('no harm');
    }
  },
);
