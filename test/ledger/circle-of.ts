import type { CircleLedger } from '#ledger';
import { desktop, type Desktop, join, send } from './desktop.ts';

export type Peer = { readonly desktop: Desktop; readonly circle: CircleLedger };

/** A circle of the first person, with the others in it by invites of the first. All know each other. */
export const circleOf = async (...seeds: readonly number[]): Promise<Peer[]> => circleWith(seeds, {});

/** The same, with desktops made like this. */
export const circleWith = async (seeds: readonly number[], like: Parameters<typeof desktop>[1]): Promise<Peer[]> => {
  const desktops = await Promise.all(seeds.map((seed) => desktop(seed, like)));
  const [first, ...rest] = desktops;
  if (!first) throw new Error('somebody');
  const home = first.ledger.create();
  const peers = [{ desktop: first, circle: home }, ...rest.map((one) => ({ desktop: one, circle: join(home, one.ledger) }))];
  for (const { circle } of peers.slice(1)) send(home, circle);
  return peers;
};

/** Another device of a person, taken in by the one they have. */
export const addDevice = (to: CircleLedger, laptop: Desktop): Peer => {
  const pending = laptop.ledger.beginDevice({ circle: to.id, person: to.self.person });
  to.addDevice(pending.claim);
  const circle = pending.accept([...to.missing([])]);
  if (!circle) throw new Error('taken in');
  return { desktop: laptop, circle };
};

/** Everybody gives everybody all they lack, until nobody lacks anything. */
export const meet = (...peers: readonly Peer[]): void => {
  for (let round = 0; round < 3; round += 1) for (const from of peers) for (const to of peers) if (from !== to) send(from.circle, to.circle);
};

/** Lets time pass for everybody, ten seconds at a time, with everybody doing their duties and meeting. */
export const letTimePass = (seconds: number, ...peers: readonly Peer[]): void => {
  for (let at = 0; at < seconds; at += 10) {
    for (const { desktop: { clock }, circle } of peers) {
      clock.set(clock.now() + 10_000);
      circle.tidy();
    }
    meet(...peers);
  }
};

export const setClocks = (timeMs: number, ...peers: readonly Peer[]): void => peers.forEach(({ desktop: { clock } }) => clock.set(timeMs));

export const post = (text: string) => ({ kind: 'note.post', body: { text } });
export const erasing = (note: string) => ({ kind: 'note.delete', body: { note } });

/** The code that a call fails with, or `fine`. */
export const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'fine';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

/** How many stored bodies are missing. */
export const droppedBodies = ({ desktop: { db } }: Peer): number =>
  db.prepare<[], number>('SELECT count(*) FROM ledger_entry WHERE body IS NULL').pluck().get() ?? 0;
