import { AppError } from '#contract';
import { desktop, START_MS } from '../../ledger/desktop.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutate } from './mutate.ts';

const TRIES = 200;

/** Requests to join, damaged: they admit the one who made them or nobody, and refusals have names. */
export const joinRequests: FuzzPart = {
  name: 'join requests',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('join requests', seed);
    const [alice, bob] = await Promise.all([desktop(2 * seed), desktop(2 * seed + 1)]);
    const home = alice.ledger.create();
    const pending = bob.ledger.beginJoin(home.createInvite({ name: 'tea', expiresAt: START_MS + 86_400_000, uses: 5, meetingPoints: [] }));
    const request = pending.request();
    for (let count = 0; count < TRIES; count += 1) {
      try {
        home.admit(mutate(request, dice));
      } catch (error) {
        holds(error instanceof AppError, `a damaged request ended with ${String(error)}`);
      }
    }
    const others = home.members().flatMap(({ devices }) => devices).filter((device) => device !== home.self.device);
    holds(others.every((device) => device === pending.device), 'somebody else was admitted');
    const circle = pending.accept(home.admit(request));
    holds(circle?.id === home.id, 'the one who asked could not join afterwards');
    for (const { ledger } of [alice, bob]) ledger.stop();
  },
};
