import type { ControlEntry } from '../../../main/ledger/membership/control-entry.ts';
import type { ControlOp } from '../../../main/ledger/wire/control/control-op.ts';
import { grantOf, roomGrantOf, roomsFor, rotation } from './book.ts';
import { addOp, admitOp, type Desktop, inviteOp, mailboxInviteOp, openForMailboxes, openInvites, type Story } from './story.ts';

type Lie = { readonly op: ControlOp; readonly fresh?: string };
const MOST = 6;

/** The past that a liar claims: its own admission, its predecessor, and whatever suits it of the rest. */
const claimedPast = (story: Story, device: string, prev: ControlEntry | undefined): readonly string[] => {
  const { dice, book } = story;
  const door = dice.pick(book.dag.admissions.get(device) ?? [])?.entry;
  const least = [prev, door].flatMap((entry) => (entry ? [entry.hash] : []));
  if (dice.chance(0.3)) return book.join(least);
  const entries = book.entries();
  const upTo = dice.chance(0.3) ? entries.length : dice.below(entries.length + 1);
  const part = dice.chance(0.5) ? 0.95 : 0.1;
  return book.join(least, dice.some(entries.slice(0, upTo), part).map(({ hash }) => hash));
};

const rogueRotation = (story: Story, heads: readonly string[]) => {
  const { dice } = story;
  const members = story.book.at(heads);
  const old = dice.pick([...members.epochs.keys()]);
  const id = dice.chance(0.25) && old !== undefined ? old : dice.hash(dice.chance(0.6));
  const parents = dice.chance(0.8) ? members.live : dice.some(members.epochs.keys(), 0.5);
  const all = [...members.devices.keys(), ...(dice.chance(0.1) ? members.mailboxes.keys() : [])];
  return { ...rotation(id, parents, dice.some(all, 0.7)), ...roomsFor(dice.some(members.mailboxes.keys(), 0.7)) };
};

const removing = (story: Story, heads: readonly string[], victim: { readonly device: string; readonly person: string }): ControlOp => {
  const { dice } = story;
  const cuts = [{ device: victim.device, incarnation: 0, next: dice.below(6), head: dice.hash() }];
  const device = dice.chance(0.5) ? (dice.pick(story.liars) ?? victim.device) : victim.device;
  const op = { cuts, rotation: rogueRotation(story, heads) };
  return dice.chance(0.65) ? { kind: 'member.remove', person: victim.person, ...op } : { kind: 'device.remove', device, ...op };
};

/** Lets its own mailbox in as what it is, or as a desktop too. */
const admittingBoth = (story: Story, heads: readonly string[]): Lie => {
  const { dice, both, liars } = story;
  const members = story.book.at(heads);
  const [open] = openInvites(members);
  if (open !== undefined && dice.chance(0.5)) return { op: admitOp(open, both), ...(liars.includes(both) ? {} : { fresh: both }) };
  const slot = openForMailboxes(members);
  return { op: slot === undefined ? mailboxInviteOp(dice.hash(), 2) : admitOp(slot, both, 'mailbox') };
};

const admitting = (story: Story, heads: readonly string[]): Lie => {
  if (story.dice.chance(0.2)) return admittingBoth(story, heads);
  const [open] = openInvites(story.book.at(heads));
  const fresh = story.newDevice('sock');
  const known = story.dice.pick(story.mailboxes);
  if (known !== undefined && open !== undefined && story.dice.chance(0.2)) return { op: admitOp(open, known) };
  return open === undefined ? { op: inviteOp(story.dice.hash(), 9) } : { op: admitOp(open, fresh), fresh };
};

const granting = (story: Story, heads: readonly string[], victim: string): ControlOp | undefined => {
  const id = story.dice.pick([...story.book.at(heads).epochs.keys()]);
  if (id === undefined) return undefined;
  const box = story.dice.pick(story.mailboxes);
  if (box !== undefined && story.dice.chance(0.2)) return story.dice.chance(0.5) ? roomGrantOf(id, box) : grantOf(id, box);
  return grantOf(id, story.dice.chance(0.5) ? (story.dice.pick(story.liars) ?? victim) : victim);
};

const proving = (story: Story): ControlOp | undefined => {
  const own = story.book.entries().filter(({ device }) => story.liars.includes(device));
  const forked = own.find((one) => own.some((other) => other !== one && other.device === one.device && other.seq === one.seq));
  if (!forked) return undefined;
  const { device, seq, hash } = forked;
  return { kind: 'fork.proof', device, feed: story.dice.chance(0.5) ? 'm' : 'c', incarnation: 0, seq, h1: hash, h2: `${hash}2`, keep: { next: story.dice.below(4), head: hash } };
};

const powers = ({ dice, liedPeople }: Story, author: string, victim: string): ControlOp => {
  const mine = dice.pick([...liedPeople]) ?? author;
  if (dice.chance(0.5)) return { kind: 'role.set', person: dice.chance(0.5) ? victim : author, role: dice.chance(0.5) ? 'admin' : 'member', cuts: [] };
  return { kind: 'owner.transfer', person: mine, leaves: dice.chance(0.2), cuts: [] };
};

const makeLie = (story: Story, device: string, heads: readonly string[]): Lie | undefined => {
  const { dice, book } = story;
  const people = [...book.dag.admissions].flatMap(([named, [first]]) => (first ? [{ device: named, person: first.person }] : []));
  const victim = dice.pick(people);
  const author = book.dag.admissions.get(device)?.[0]?.person;
  if (!victim || author === undefined) return undefined;
  const part = dice.part();
  const only = (op: ControlOp | undefined): Lie | undefined => op && { op };
  if (part < 0.2) return story.liars.length < MOST ? admitting(story, heads) : undefined;
  if (part < 0.27) {
    const fresh = story.newDevice('own');
    return story.liars.length < MOST ? { op: addOp(author, fresh), fresh } : undefined;
  }
  if (part < 0.5) return only(removing(story, heads, victim));
  if (part < 0.6) return only(powers(story, author, victim.person));
  if (part < 0.64) return only({ kind: 'member.leave', cuts: [{ device, incarnation: 0, next: 50, head: dice.hash() }] });
  if (part < 0.82) return only({ kind: 'epoch.rotate', ...rogueRotation(story, heads) });
  if (part < 0.9) return only(granting(story, heads, victim.device));
  if (part < 0.94) return only(proving(story));
  if (part < 0.96) return only({ kind: 'device.resume', device: dice.pick(story.liars) ?? device });
  const [open] = openInvites(book.at(heads));
  return only(open === undefined ? inviteOp(dice.hash(), 2) : { kind: 'invite.revoke', invite: open });
};

/** What an own entry may follow: usually the last, sometimes an older one or none, which is a fork. */
const predecessor = (story: Story, device: string): ControlEntry | undefined => {
  const own = story.book.entries().filter((entry) => entry.device === device && entry.seq >= (story.floors.get(device) ?? 0));
  if (own.length === 0 || (story.dice.chance(0.1) && !story.floors.has(device))) return undefined;
  return story.dice.chance(0.8) ? own.at(-1) : story.dice.pick(own);
};

/** One lie, seen by nobody yet. It sees everything, cites what suits it, and mostly writes only what would be valid there. */
export const lie = (story: Story): void => {
  const { dice, book } = story;
  for (let tries = 0; tries < 12; tries += 1) {
    const own = story.liars.filter((one) => book.dag.admissions.has(one));
    const device = dice.chance(0.1) ? (dice.pick(story.mailboxes) ?? dice.pick(own)) : dice.pick(own);
    if (device === undefined) return;
    const prev = predecessor(story, device);
    const heads = claimedPast(story, device, prev);
    const told = makeLie(story, device, heads);
    const hash = dice.hash(dice.chance(0.5));
    if (!told || (!book.wouldHold({ device, hash, op: told.op, heads, prev }) && dice.chance(0.8))) continue;
    const entry = book.write({ device, hash, op: told.op, heads, prev });
    story.hidden.push(entry.hash);
    if (told.fresh === undefined) return;
    story.liars.push(told.fresh);
    if (told.op.kind === 'member.admit') story.liedPeople.add(told.op.person);
    return;
  }
};

/** Shows some of what it hid to one desktop. */
export const show = (story: Story, to: Desktop, part: number): void => story.hear(to, story.dice.some(story.hidden, part));
