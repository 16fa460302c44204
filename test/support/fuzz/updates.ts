import type { CircleLedger } from '#ledger';
import { desktop, join, send } from '../../ledger/desktop.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutate } from './mutate.ts';

const TRIES = 200;

const sourcesOf = (circle: CircleLedger): readonly Uint8Array[] => [...circle.missing([])];

/**
 * Updates damaged on their way to a real ledger: it takes in nothing that the author did not sign, blames nobody whose bytes are whole,
 * and in the end holds what the author holds.
 */
export const updates: FuzzPart = {
  name: 'updates',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('updates', seed);
    const [alice, bob] = await Promise.all([desktop(2 * seed), desktop(2 * seed + 1)]);
    const home = alice.ledger.create();
    const away = join(home, bob.ledger);
    const notes = Array.from({ length: 6 }, (_, place) => home.append({ kind: 'note.post', body: { text: `note ${place}` } }));
    home.append({ kind: 'note.edit', body: { note: notes[1]?.id, text: 'edited' } });
    home.erase([notes[2]?.id ?? ''], { kind: 'note.delete', body: { note: notes[2]?.id } });
    const sources = sourcesOf(home);
    const written = new Set(alice.notes());
    for (let count = 0; count < TRIES; count += 1) away.receive(mutate(dice.pick(sources) ?? new Uint8Array(0), dice));
    // An edit or an erasure may have been lost so far, a word never made up.
    holds(bob.notes().every((text) => written.has(text) || /^note \d$/.test(text)), 'a note that nobody wrote came in');
    holds(away.members().length === 2, 'somebody became a member');
    send(home, away);
    holds(away.viewsHash() === home.viewsHash(), 'damage stuck: views differ');
    for (const { ledger } of [alice, bob]) ledger.stop();
  },
};
