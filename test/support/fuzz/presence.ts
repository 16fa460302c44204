import { Presence } from '../../../main/sync/circle/presence.ts';
import { desktop, join } from '../../ledger/desktop.ts';
import { FakeClock } from '../fake-clock.ts';
import { presenceFrame } from '../presence-frame.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutate } from './mutate.ts';

const TRIES = 200;

/** Presence damaged outside its seal is not heard; damaged inside, by a member, it says something small or nothing. */
export const presence: FuzzPart = {
  name: 'presence',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('presence', seed);
    const [alice, bob] = await Promise.all([desktop(2 * seed), desktop(2 * seed + 1)]);
    const home = alice.ledger.create();
    const away = join(home, bob.ledger);
    const clock = new FakeClock();
    const ears = new Presence(away, clock);
    for (let count = 1; count <= TRIES; count += 1) {
      await clock.advance(1_000);
      const plain = presenceFrame({ session: 1, count, says: 'here', meetingPoints: ['ws://relay.test', 'wss://other.test/path'], heads: [{ feed: 'm:abc', next: count }] });
      const sealed = home.sealEphemeral(plain);
      const damaged = mutate(sealed, dice);
      const outside = Buffer.compare(damaged, sealed) === 0 ? undefined : ears.hear({ way: 'from-author', sealed: damaged }, home.self.device);
      holds(outside === undefined, 'a damaged frame was heard');
      const inside = ears.hear({ way: 'from-author', sealed: home.sealEphemeral(mutate(plain, dice).subarray(0, 900)) }, home.self.device);
      holds(inside === undefined || inside.meetingPoints.every((url) => /^wss?:\/\//.test(url)), 'a damaged note named something else than a relay');
    }
    for (const { ledger } of [alice, bob]) ledger.stop();
  },
};
