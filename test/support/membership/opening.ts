import { rotation } from './book.ts';
import { tidy } from './honest.ts';
import { addOp, admitOp, type Desktop, genesisOp, inviteOp, openInvites, type Story } from './story.ts';

export const ROLES = ['member', 'admin', 'admin', 'former owner', 'thief', 'thief of the owner'] as const;
export type LiarRole = (typeof ROLES)[number];

/** Lets somebody in by `by`, who opens an invite where there is none. */
const admit = (story: Story, by: Desktop, device: string): void => {
  if (openInvites(story.view(by)).length === 0) story.say(by, inviteOp(story.dice.hash(), 1 + story.dice.below(3)));
  const [open] = openInvites(story.view(by));
  if (open !== undefined) story.say(by, admitOp(open, device));
};

const bringLiar = (story: Story, root: Desktop): { readonly device: string; readonly person: string } => {
  const device = story.newDevice('liar');
  admit(story, root, device);
  const person = story.book.dag.admissions.get(device)?.[0]?.person ?? '';
  story.liars.push(device);
  story.liedPeople.add(person);
  return { device, person };
};

/** Somebody holds an honest person's second device. */
const bringThief = (story: Story, whose: Desktop): void => {
  const device = story.newDevice('stolen');
  story.say(whose, addOp(story.person(whose), device));
  story.liars.push(device);
};

/** The liar owned the circle for a while, and has a device that never wrote. */
const bringFormerOwner = (story: Story, root: Desktop): void => {
  const { device, person } = bringLiar(story, root);
  const founder = story.person(root);
  story.say(root, { kind: 'owner.transfer', person, leaves: false, cuts: [] });
  const liar: Desktop = { device, heads: root.heads, last: undefined };
  const second = story.newDevice('liar');
  story.say(liar, addOp(person, second));
  const back = story.say(liar, { kind: 'owner.transfer', person: founder, leaves: false, cuts: [] });
  story.liars.push(second);
  story.floors.set(device, back.seq);
  story.hear(root, liar.heads);
};

const bring = (story: Story, role: LiarRole, root: Desktop): string | undefined => {
  if (role === 'former owner') bringFormerOwner(story, root);
  else if (role === 'member' || role === 'admin') return bringLiar(story, root).person;
  else {
    const whose = role === 'thief' ? (story.dice.pick(story.desktops) ?? root) : root;
    story.hear(whose, root.heads);
    bringThief(story, whose);
    story.hear(root, whose.heads);
  }
  return undefined;
};

/** A quiet, connected circle of two to six people, with a liar among them. */
export const open = (story: Story): { readonly role: LiarRole; readonly root: Desktop } => {
  const { dice } = story;
  const root = story.enter(story.newDevice('founder'), []);
  story.say(root, genesisOp(root.device));
  story.say(root, { kind: 'epoch.rotate', ...rotation(dice.hash(), [], [root.device]) });
  const role = dice.pick(ROLES) ?? 'member';
  for (let guests = 1 + dice.below(5); guests > 0; guests -= 1) {
    const by = dice.pick(story.desktops) ?? root;
    story.meetAll();
    const device = story.newDevice('guest');
    admit(story, by, device);
    story.enter(device, by.heads);
    if (dice.chance(0.3)) tidy(story, by, true);
  }
  story.meetAll();
  const liar = bring(story, role, root);
  const others = [...story.view(root).roles.keys()].filter((person) => person !== story.person(root));
  for (const person of others) if (person === liar ? role === 'admin' : dice.chance(0.35)) story.say(root, { kind: 'role.set', person, role: 'admin', cuts: [] });
  story.meetAll();
  return { role, root };
};
