import type { Desktop } from './desktop.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Faults } from './faulty-link.ts';
import type { Desktops } from './open-desktops.ts';
import { openDesktops } from './open-desktops.ts';
import { seededRandom } from './seeded-random.ts';

export type StoryOptions = { readonly seed: number; readonly count: number; readonly rounds: number };

type Written = { readonly author: Desktop; text: string; isErased: boolean; readonly marks: Set<string> };
/** What everybody must see in the end, noted as it is done: of one person's words the last counts. */
type Truth = Map<string, Written>;
type Scene = Desktops & { readonly dice: Dice; readonly truth: Truth; readonly round: number };

const HOUR_MS = 3_600_000;
const MARKS = ['👍', '🍵'];
const SETTLE_MS = 10 * 60_000;
const LOOK_MS = 1_000;

const isAwake = (desktop: Desktop): boolean => desktop.isIn && !desktop.clock.isAsleep;
const notesOf = ({ truth }: Scene, by: (written: Written) => boolean): string[] => [...truth].filter(([, written]) => !written.isErased && by(written)).map(([id]) => id);

const writes = ({ truth, round }: Scene, author: Desktop): void => {
  const text = `${author.name} ${round}`;
  truth.set(author.says(text), { author, text, isErased: false, marks: new Set() });
};

const edits = (scene: Scene, author: Desktop): void => {
  const note = scene.dice.pick(notesOf(scene, (written) => written.author === author));
  const written = note === undefined ? undefined : scene.truth.get(note);
  if (note === undefined || !written) return;
  written.text = `${author.name} ${scene.round}, edited`;
  author.edits(note, written.text);
};

const erases = (scene: Scene, author: Desktop): void => {
  const note = scene.dice.pick(notesOf(scene, (written) => written.author === author));
  const written = note === undefined ? undefined : scene.truth.get(note);
  if (note === undefined || !written) return;
  written.isErased = true;
  author.erases(note);
};

const marks = (scene: Scene, who: Desktop): void => {
  const seen = new Set(who.holds().map(({ id }) => id));
  const note = scene.dice.pick(notesOf(scene, () => true).filter((id) => seen.has(id)));
  const mark = scene.dice.pick(MARKS);
  const written = note === undefined ? undefined : scene.truth.get(note);
  if (note === undefined || mark === undefined || !written) return;
  const key = `${who.circle.self.person} ${mark}`;
  const on = !written.marks.has(key);
  if (on) written.marks.add(key);
  else written.marks.delete(key);
  who.marks(note, mark, on);
};

const goesAway = async ({ dice, clock }: Scene, who: Desktop): Promise<void> => {
  await (dice.chance(0.5) ? who.quits() : who.vanishes());
  if (dice.chance(0.5)) return;
  await clock.advance(dice.between(0, 20_000));
  await who.starts();
};

const splits = ({ all, dice, network }: Scene): void => {
  const islands: string[][] = [[], [], []];
  // Some stand with a foot on two islands: what they hear there they must carry.
  for (const { name } of all) for (const island of dice.chance(0.2) ? [0, 1] : [dice.roll(3)]) islands[island]?.push(name);
  network.partition(...islands);
};

const comesBack = async ({ all, dice }: Scene): Promise<void> => {
  const who = dice.pick(all.filter((desktop) => !desktop.isOn || desktop.clock.isAsleep));
  if (who?.clock.isAsleep) who.wakes();
  else await who?.starts();
};

const somethingHappens = async (scene: Scene): Promise<void> => {
  const { dice, network, all } = scene;
  const who = dice.pick(all.filter(isAwake));
  const chance = dice.between(0, 100);
  if (!who || chance < 8) return comesBack(scene);
  if (chance < 50) return writes(scene, who);
  if (chance < 58) return edits(scene, who);
  if (chance < 64) return erases(scene, who);
  if (chance < 74) return marks(scene, who);
  if (chance < 82) return splits(scene);
  if (chance < 88) return network.heal();
  if (chance < 91) return who.sleeps();
  if (chance < 94) return who.clockIsWrongBy(dice.between(-30 * HOUR_MS, 30 * HOUR_MS));
  return goesAway(scene, who);
};

const weatherOf = (dice: Dice): Faults => ({
  loss: dice.between(0, 0.25),
  duplication: dice.between(0, 0.2),
  reorder: dice.between(0, 0.4),
  delayMs: [1, dice.between(20, 800)],
});

const isTrue = ({ truth }: Scene, desktop: Desktop): boolean => {
  const standing = [...truth].filter(([, { isErased }]) => !isErased);
  const held = desktop.holds();
  return held.length === standing.length && held.every(({ id, text, marks: held0 }) => {
    const written = truth.get(id);
    return written !== undefined && !written.isErased && written.text === text && held0.join() === [...written.marks].toSorted().join();
  });
};

/** Everybody is back and the network whole, its weather as bad as before: sooner or later all see exactly what was written. */
const settles = async (scene: Scene): Promise<void> => {
  const { all, clock, network, seed } = scene;
  network.heal();
  for (const desktop of all) {
    desktop.clockIsWrongBy(0);
    if (desktop.clock.isAsleep) desktop.wakes();
    if (!desktop.isOn) await desktop.starts();
  }
  for (let passed = 0; !all.every((desktop) => isTrue(scene, desktop)); passed += LOOK_MS) {
    if (passed > SETTLE_MS) throw new Error(`seed ${seed}: ${all.filter((desktop) => !isTrue(scene, desktop)).map(({ name }) => name).join(' and ')} do not see what was written`);
    await clock.advance(LOOK_MS);
  }
  const hashes = new Set(all.map(({ circle }) => circle.viewsHash()));
  if (hashes.size !== 1) throw new Error(`seed ${seed}: views differ`);
};

/**
 * A random story among so many desktops: they write, edit, erase, mark, sleep, restart, vanish, are parted, and their clocks go wrong, in
 * weather that loses, doubles, delays and reorders messages. Throws, with its seed, unless in the end everybody sees exactly what was written.
 */
export const tellStory = async ({ seed, count, rounds }: StoryOptions): Promise<void> => {
  const dice = diceOf(seededRandom(seed, 'story'));
  const story = await openDesktops(count, { seed, faults: weatherOf(dice) });
  const truth: Truth = new Map();
  for (let round = 0; round < rounds; round += 1) {
    await somethingHappens({ ...story, dice, truth, round });
    await story.clock.advance(dice.between(0, 4_000));
  }
  await settles({ ...story, dice, truth, round: rounds });
  for (const desktop of story.all) {
    await desktop.quits();
    desktop.files.remove();
  }
};
