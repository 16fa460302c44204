import { leaversOf } from '../../../main/ledger/membership/circle-members.ts';
import type { ControlEntry } from '../../../main/ledger/membership/control-entry.ts';
import { act, tidy } from './honest.ts';
import { lie, show } from './liar.ts';
import { type LiarRole, open } from './opening.ts';
import { findFaults } from './oracles.ts';
import { type Desktop, Story } from './story.ts';

const MOST_ROUNDS = 10;

export type Outcome = {
  readonly faults: readonly string[];
  readonly entries: number;
  readonly desktops: number;
  /** Rounds of tidying until all had one clean epoch. */
  readonly rounds: number;
  readonly liar: LiarRole;
  readonly story: Story;
};

/** Partitions, honest acts and lies in any order. */
const chaos = (story: Story): void => {
  const { dice } = story;
  let sides = new Map<Desktop, number>();
  for (let steps = 15 + dice.below(75); steps > 0; steps -= 1) {
    if (dice.chance(0.12)) sides = new Map(story.desktops.map((desktop) => [desktop, dice.below(3)]));
    const one = dice.pick(story.desktops);
    const other = dice.pick(story.desktops.filter((peer) => one && (sides.get(peer) ?? 0) === (sides.get(one) ?? 0)));
    if (!one || !other) continue;
    const part = dice.part();
    if (part < 0.42) act(story, one);
    else if (part < 0.52) tidy(story, one, false);
    else if (part < 0.74) lie(story);
    else if (part < 0.82) show(story, one, 0.4);
    else story.hear(one, other.heads);
  }
};

/** The desktop that has the owner's power at the end. */
const chief = (story: Story): Desktop | undefined => story.desktops.find((desktop) => story.view(desktop).owner === story.person(desktop) && story.isPresent(desktop));

/** The owner removes everybody who is the liar's, and the devices in its hands. */
const expel = (story: Story, by: Desktop): void => {
  for (const person of story.liedPeople) {
    const members = story.view(by);
    const { roles, removals } = members;
    const hasLeft = leaversOf(members).has(person);
    const isSealed = removals.get(person)?.some(({ tier }) => tier === 3) ?? false;
    if ((roles.has(person) || hasLeft) && !isSealed) story.say(by, story.removal(by, person));
  }
  for (const device of story.liars) {
    const person = story.view(by).known.get(device)?.person;
    if (person === undefined || story.liedPeople.has(person)) continue;
    const own = story.desktops.find((desktop) => story.person(desktop) === person && story.book.dag.admissions.get(desktop.device)?.[0]?.entry.op.kind !== 'device.add' && story.isPresent(desktop));
    const remover = own ?? by;
    story.hear(remover, by.heads);
    const op = story.deviceRemoval(remover, device);
    const isEnded = story.view(remover).deviceRemovals.get(device)?.some(({ by: other }) => !story.liars.includes(other)) ?? false;
    if (!isEnded && story.book.wouldHold({ device: remover.device, hash: '', op, heads: remover.heads, prev: remover.last })) story.say(remover, op);
    story.hear(by, remover.heads);
  }
};

const bestEpochs = (story: Story): ReadonlySet<string | undefined> => new Set(story.desktops.filter((desktop) => story.isPresent(desktop)).map((desktop) => {
  const { clean, epochs } = story.view(desktop);
  return clean.find((id) => epochs.get(id)?.holders.has(desktop.device)) ?? `none for ${desktop.device}`;
}));

const agrees = (story: Story): boolean => {
  const [epoch, ...others] = bestEpochs(story);
  return epoch !== undefined && others.length === 0 && !epoch.startsWith('none');
};

/** Who let in a device that is still here: an honest desktop that did not know better may have. */
const backDoors = (story: Story, by: Desktop): readonly ControlEntry[] => {
  const { devices, voided } = story.view(by);
  return story.liars
    .filter((device) => devices.has(device))
    .flatMap((device) => (story.book.dag.admissions.get(device) ?? []).map(({ entry }) => entry).filter((entry) => !voided.has(entry.hash) && !story.isHonest(entry)));
};

/** All meet, the owner removes the liar, which goes on lying until it has shown everything; then apps tidy until they agree. */
const heal = (story: Story): { readonly rounds: number; readonly faults: readonly string[]; readonly boss: Desktop | undefined } => {
  const { dice } = story;
  story.meetAll();
  const boss = chief(story);
  if (!boss) return { rounds: 0, faults: ['no owner with a device'], boss };
  expel(story, boss);
  story.meetAll();
  for (let lies = dice.below(4); lies > 0; lies -= 1) lie(story);
  for (const desktop of story.desktops) show(story, desktop, 1);
  story.meetAll();
  const faults = backDoors(story, boss).map((entry) => `let in again by ${entry.op.kind} of ${entry.device}`);
  if (story.isPresent(boss)) story.say(boss, { kind: 'epoch.rotate', ...story.rotationFor(story.view(boss)) });
  expel(story, boss);
  story.meetAll();
  let rounds = 0;
  for (; rounds < MOST_ROUNDS && !agrees(story); rounds += 1) {
    const present = story.desktops.filter((desktop) => story.isPresent(desktop));
    const first = dice.pick(present);
    for (const desktop of present) tidy(story, desktop, desktop === first);
    story.meetAll();
  }
  return { rounds, faults: agrees(story) ? faults : [...faults, `no agreement on an epoch: ${[...bestEpochs(story)].join()}`], boss };
};

/** One random story of a circle with a liar in it, from a seed, and what is wrong at its end. */
export const tellStory = (seed: number): Outcome => {
  const story = new Story(seed);
  const { role } = open(story);
  chaos(story);
  const { rounds, faults, boss } = heal(story);
  const end = boss ?? story.desktops[0];
  const found = end ? findFaults(story, end) : [];
  return { faults: [...faults, ...found], entries: story.book.dag.entries.size, desktops: story.desktops.length, rounds, liar: role, story };
};

/** Tells `runs` stories; what went wrong, by seed. */
export const tellStories = (runs: number, from: number): readonly { readonly seed: number; readonly faults: readonly string[] }[] =>
  Array.from({ length: runs }, (_, at) => ({ seed: from + at, faults: tellStory(from + at).faults })).filter(({ faults }) => faults.length > 0);
