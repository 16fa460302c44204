import { AppError } from '#contract';
import { type BundleContent, encodeContent } from '../../../main/ledger/bundle/bundle-content.ts';
import { sealFile } from '../../../main/ledger/bundle/bundle-file.ts';
import { stateOf } from '../../hostile/feed-forger.ts';
import { desktop, join, send } from '../../ledger/desktop.ts';
import { contentOf, keysIn, withChecksum } from '../bundle-forge.ts';
import type { Dice } from '../dice.ts';
import { seededRandom } from '../seeded-random.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutate } from './mutate.ts';

const TRIES = 1_000;
/** Of so many tries one is sealed and signed again after the damage, as a member with a changed client could. */
const SEALED_AGAIN = 20;

type Damage = { readonly dice: Dice; readonly bytes: Uint8Array; readonly content: BundleContent; readonly seal: (content: Uint8Array) => Uint8Array; readonly encode: (content: BundleContent) => Uint8Array };

/** A bundle damaged on its way, with or without a checksum that fits, or before it was sealed: its content, or one of its updates. */
const damaged = ({ dice, bytes, content, seal, encode }: Damage, count: number): Uint8Array => {
  if (count % SEALED_AGAIN > 0) return count % 3 > 0 ? mutate(bytes, dice) : withChecksum(mutate(bytes, dice));
  if (dice.chance(0.5)) return seal(mutate(encode(content), dice));
  const at = dice.roll(content.updates.length);
  return seal(encode({ ...content, updates: content.updates.map((update, place) => (place === at ? mutate(update, dice) : update)) }));
};

/** What came of it; undefined where it was refused by name. */
const orRefused = <Value>(run: () => Value): Value | undefined => {
  try {
    return run();
  } catch (error) {
    holds(error instanceof AppError && error.code.startsWith('bundle-'), `opening a bundle ended with ${String(error)}`);
    return undefined;
  }
};

/**
 * Bundles damaged on their way, and before they were sealed: each is refused by name or brings only what was written, a refused one changes
 * nothing, and the whole one brings all in the end.
 */
export const bundles: FuzzPart = {
  name: 'bundles',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('bundles', seed);
    const [alice, bob] = await Promise.all([desktop(2 * seed), desktop(2 * seed + 1)]);
    const home = alice.ledger.create();
    const away = join(home, bob.ledger);
    const notes = Array.from({ length: 4 }, (_, place) => home.append({ kind: 'note.post', body: { text: `note ${place}` } }));
    home.append({ kind: 'note.edit', body: { note: notes[1]?.id, text: 'edited' } });
    home.erase([notes[2]?.id ?? ''], { kind: 'note.delete', body: { note: notes[2]?.id } });
    const { bytes } = home.sealBundle({ person: away.self.person, known: () => [], everything: true, after: new Map() });
    const [hers, his] = [keysIn(stateOf(alice.db, 2 * seed, home)), stateOf(bob.db, 2 * seed + 1, away)];
    const random = seededRandom(seed, 'bundles');
    const damage: Damage = { dice, bytes, content: contentOf(bytes, his), seal: (content) => sealFile(content, [keysIn(his).sealing.publicKey], random), encode: (content) => encodeContent(content, hers) };
    const written = new Set(alice.notes());
    for (let count = 0; count < TRIES; count += 1) {
      const opened = orRefused(() => bob.ledger.openBundle(damaged(damage, count)));
      if (!opened) continue;
      const [entries, views] = [away.entryCount(), away.viewsHash()];
      if (orRefused(() => opened.take())) continue;
      holds(away.entryCount() === entries && away.viewsHash() === views, 'a refused bundle left something behind');
    }
    holds(bob.notes().every((text) => written.has(text) || /^note \d$/.test(text)), 'a note that nobody wrote came in');
    holds(away.members().length === 2, 'somebody became a member');
    bob.ledger.openBundle(bytes).take();
    send(home, away);
    holds(away.viewsHash() === home.viewsHash(), 'damage stuck: views differ');
    for (const { ledger } of [alice, bob]) ledger.stop();
  },
};
