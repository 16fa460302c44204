import { expect, test } from 'vitest';
import { type CircleMembers, membersWith, NO_MEMBERS, resolveMembers } from '../../main/ledger/membership/circle-members.ts';
import type { ControlEntry } from '../../main/ledger/membership/control-dag.ts';
import { personIdOf } from '../../main/ledger/crypto/device-keys.ts';
import { seededRandom } from './desktop.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_122);
const random = seededRandom(SEED);
const id = (bytes = 32): string => Buffer.from(random.bytes(bytes)).toString('base64url');
const oneOf = <Item>(items: readonly Item[]): Item => items[(random.bytes(1)[0] ?? 0) % items.length] as Item;
const CIRCLE = id();

const byWords = (a: string, b: string): number => (a < b ? -1 : 1);

/** Equal states as equal words, whatever the order in which they came about. */
const plain = (value: unknown): unknown => {
  if (value instanceof Map) return [...value].map(([key, held]) => JSON.stringify([key, plain(held)])).toSorted(byWords);
  if (value instanceof Set) return [...value].map(String).toSorted(byWords);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, held]) => [key, plain(held)])) : value;
};

const words = (members: CircleMembers): string => JSON.stringify(plain(members));

type Op = ControlEntry['op'];
const box = () => ({ box: id(48), roomBox: id(48) });

/** Ops about few things, so that they often meet: twice the same invite, epoch, box or device. */
const anyOp = (places: { readonly devices: string[]; readonly invites: string[]; readonly epochs: string[] }): Op => {
  const { devices, invites, epochs } = places;
  const device = oneOf(devices);
  const ops: Op[] = [
    { kind: 'invite.create', invite: oneOf(invites), expiresAt: 9, uses: 3, role: 'member' },
    { kind: 'invite.revoke', invite: oneOf(invites) },
    { kind: 'member.admit', invite: oneOf(invites), device, person: personIdOf(CIRCLE, device), sealing: id(), at: 1, proof: id(64), claim: id(64) } as Op,
    { kind: 'epoch.rotate', id: oneOf(epochs), room: id(), parents: [oneOf(epochs)], recipients: [device], boxes: [box().box], roomBoxes: [box().roomBox] } as Op,
    { kind: 'epoch.grant', id: oneOf(epochs), device, ...box() } as Op,
    { kind: 'incarnation.start', number: (random.bytes(1)[0] ?? 0) % 5, control: { next: 0, head: id() }, messages: { next: 0, head: id() } } as Op,
  ];
  return oneOf(ops);
};

/** What an op refers to is in its author's past, so it is there; twice the same thing may be, by two who did not know of each other. */
const refersToWhatIs = ({ invites, devices, epochs }: CircleMembers, op: Op): boolean => {
  if (op.kind === 'invite.revoke' || op.kind === 'member.admit') return invites.has(op.invite);
  if (op.kind === 'epoch.rotate') return op.parents.every((parent) => epochs.has(parent) || epochs.size === 0) && op.recipients.every((device) => devices.has(device));
  if (op.kind === 'epoch.grant') return epochs.has(op.id) && devices.has(op.device);
  return true;
};

test('one entry more makes the same members as all entries from the start, in whatever order they come', () => {
  console.log(`SEED=${SEED}`);
  for (let run = 0; run < 25; run += 1) {
    const places = { devices: [id(), id(), id(), id()], invites: [id(), id()], epochs: [id(), id()] };
    const founder = oneOf(places.devices);
    const entries: ControlEntry[] = [];
    let members: CircleMembers = NO_MEMBERS;
    const before = new Map<CircleMembers, string>();
    for (let at = 0; at < 80; at += 1) {
      const op: Op = at === 0 ? ({ kind: 'genesis', device: founder, sealing: id(), claim: id(64), at: 1, local: false, salt: id(16) } as unknown as Op) : anyOp(places);
      if (at > 0 && !refersToWhatIs(members, op)) continue;
      const author = at === 0 ? founder : oneOf([...members.devices.keys()]);
      const entry: ControlEntry = { hash: id(), parents: [], device: author, client: 1, incarnation: 0, seq: at, prev: undefined, lamport: at + 1, heads: [], op, valid: true };
      entries.push(entry);
      before.set(members, words(members));
      members = membersWith(members, CIRCLE, { entry, all: entries });
      expect(words(members)).toBe(words(resolveMembers(CIRCLE, entries)));
    }
    // What was handed out before stays as it was.
    for (const [earlier, said] of before) expect(words(earlier)).toBe(said);
  }
});
