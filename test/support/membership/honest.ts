import type { Desktop, Story } from './story.ts';
import { addOp, admitOp, inviteOp, mailboxInviteOp, openForMailboxes, openInvites } from './story.ts';
import { grantOf, roomGrantOf } from './book.ts';
import { isFirstDevice, isSenior, leaversOf, tierOf } from '../../../main/ledger/membership/circle-members.ts';
import { DEFAULT_POLICY } from '../../../main/ledger/wire/control/policy.ts';

const MOST = 8;

const invite = (story: Story, by: Desktop): void => {
  const [open] = openInvites(story.view(by));
  if (open === undefined) return void story.say(by, inviteOp(story.dice.hash(), 1 + story.dice.below(3)));
  if (story.desktops.length >= MOST) return;
  const device = story.newDevice('guest');
  story.say(by, admitOp(open, device));
  story.enter(device, by.heads);
};

/** Asks for somewhere to leave things, or takes it in. */
const placeMailbox = (story: Story, by: Desktop): void => {
  const open = openForMailboxes(story.view(by));
  if (open === undefined) return void story.say(by, mailboxInviteOp(story.dice.hash(), 1));
  const device = story.newDevice('box');
  story.say(by, admitOp(open, device, 'mailbox'));
  story.mailboxes.push(device);
};

const addDevice = (story: Story, by: Desktop): void => {
  if (story.desktops.length >= MOST) return;
  const device = story.newDevice('own');
  story.say(by, addOp(story.person(by), device));
  story.enter(device, by.heads);
};

const dropDevice = (story: Story, by: Desktop): void => {
  const members = story.view(by);
  const junior = story.dice.pick([...members.devices.keys()].filter((device) => isSenior(members, by.device, device)));
  if (junior !== undefined) story.say(by, story.deviceRemoval(by, junior));
};

const revoke = (story: Story, by: Desktop): void => {
  const members = story.view(by);
  const [person, tier] = [story.person(by), tierOf(members, story.person(by))];
  const mine = openInvites(members).find((id) => tier >= 2 || members.invites.get(id)?.person === person);
  if (mine !== undefined) story.say(by, { kind: 'invite.revoke', invite: mine });
};

const rule = (story: Story, by: Desktop, part: number): void => {
  const members = story.view(by);
  const [me, tier] = [story.person(by), tierOf(members, story.person(by))];
  const others = [...members.roles.keys()].filter((person) => person !== me);
  const target = (story.dice.chance(0.4) ? others.find((person) => story.liedPeople.has(person)) : undefined) ?? story.dice.pick(others);
  if (tier < 2 || target === undefined) return;
  const isLower = tierOf(members, target) < tier && tierOf(members, target) < Math.max(2, tier);
  if (part < 0.4) {
    if (isLower && (story.liedPeople.has(target) || story.dice.chance(0.3))) story.say(by, story.removal(by, target));
  } else if (part < 0.5) {
    const device = [...members.devices].find(([, held]) => held.person === target)?.[0];
    if (isLower && device !== undefined) story.say(by, story.deviceRemoval(by, device));
  } else if (tier === 3 && part < 0.85) {
    story.say(by, { kind: 'role.set', person: target, role: members.roles.get(target) === 'admin' ? 'member' : 'admin', cuts: [] });
  } else if (tier === 3 && part < 0.9) {
    story.say(by, { kind: 'policy.set', policy: { ...DEFAULT_POLICY, disappearingMs: story.dice.below(9) } });
  } else if (tier === 3 && !story.liedPeople.has(target) && isFirstDevice(members, by.device)) {
    // To somebody whose other devices a thief has and whose first is gone, nobody hands over: no device of theirs could end the thief's.
    const hasHonest = [...members.devices].some(([device, held]) => held.person === target && !story.liars.includes(device) && isFirstDevice(members, device));
    if (hasHonest) story.say(by, { kind: 'owner.transfer', person: target, leaves: story.dice.chance(0.1), cuts: [] });
  }
};

/** Something that a person with an unchanged app might do. */
export const act = (story: Story, by: Desktop): void => {
  const members = story.view(by);
  if (!members.devices.has(by.device)) return;
  if (story.mailboxes.length < 2 && story.dice.chance(0.06)) return placeMailbox(story, by);
  const part = story.dice.part();
  if (part < 0.1) story.say(by, { kind: 'epoch.rotate', ...story.rotationFor(members) });
  else if (part < 0.32) invite(story, by);
  else if (part < 0.42) addDevice(story, by);
  else if (part < 0.48) dropDevice(story, by);
  else if (part < 0.5 && tierOf(members, story.person(by)) < 3 && isFirstDevice(members, by.device)) story.say(by, { kind: 'member.leave', cuts: [] });
  else if (part < 0.58) revoke(story, by);
  else rule(story, by, (part - 0.58) / 0.42);
};

const proveForks = (story: Story, by: Desktop): void => {
  const seen = new Map<string, string>();
  for (const { device, seq, hash, person } of story.book.past(by.heads)) {
    const key = `${device} ${seq}`;
    const other = seen.get(key);
    if (other !== undefined && person !== story.person(by) && story.view(by).devices.has(device))
      story.say(by, { kind: 'fork.proof', device, feed: 'c', incarnation: 0, seq, h1: other, h2: hash, keep: { next: 0, head: hash } });
    seen.set(key, hash);
  }
};

const sealLeaves = (story: Story, by: Desktop): void => {
  const members = story.view(by);
  const left = [...leaversOf(members).keys()].filter((person) => !members.removals.has(person));
  for (const person of left) if (tierOf(story.view(by), story.person(by)) >= 2 && person !== story.person(by)) story.say(by, story.removal(by, person));
};

/** What an app does by itself: proves forks, seals leaves, mints an epoch where none is clean, and grants it. */
export const tidy = (story: Story, by: Desktop, isFirst: boolean): void => {
  if (!story.isPresent(by)) return;
  proveForks(story, by);
  sealLeaves(story, by);
  const members = story.view(by);
  const [best] = members.clean;
  if (best === undefined) {
    if (isFirst || story.dice.chance(0.3)) story.say(by, { kind: 'epoch.rotate', ...story.rotationFor(members) });
    return;
  }
  const holders = members.epochs.get(best)?.holders;
  if (!holders?.has(by.device)) return;
  for (const device of members.devices.keys()) if (!holders.has(device) && (isFirst || story.dice.chance(0.4))) story.say(by, grantOf(best, device));
  const rooms = members.epochs.get(best)?.rooms;
  for (const device of members.mailboxes.keys()) if (rooms?.has(device) !== true && (isFirst || story.dice.chance(0.4))) story.say(by, roomGrantOf(best, device));
};
