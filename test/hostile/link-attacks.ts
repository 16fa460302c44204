import { randomBytes } from 'node:crypto';
import { must } from '#contract';
import * as Y from 'yjs';
import { encodeClearOp } from '../../main/ledger/wire/op-body.ts';
import { encodeUpdate } from '../../main/ledger/wire/update.ts';
import type { Forged } from './feed-forger.ts';
import type { LinkScene, LinkVerdict } from './link-scene.ts';

export type LinkAttack = {
  readonly name: string;
  readonly verdict: LinkVerdict;
  /** The bytes, made with all that Mallory has. */
  readonly make: (at: LinkScene) => Uint8Array;
};

const flipped = (entry: Forged): Forged => {
  const header = entry.header.slice();
  header[header.length - 9] = (header[header.length - 9] ?? 0) ^ 4;
  return { ...entry, header };
};
const withHeader = (entry: Forged, place: number, value: number): Forged => {
  const header = entry.header.slice();
  header[place] = value;
  return { ...entry, header };
};
const varUint = (value: number): number[] => (value > 127 ? [128 | value % 128, ...varUint(Math.floor(value / 128))] : [value]);
const binary = (): Uint8Array[] => [new Uint8Array(200), new Uint8Array(9)];

const alicesFeed = (at: LinkScene) => {
  const { device } = at.story.alice.circle.self;
  const feed = [...at.forger().state.feeds.values()].find((one) => one.device === device && one.kind === 'm' && one.next > 0);
  must(feed, 'Alice has written');
  return feed;
};

const said = (op: object): Buffer => Buffer.from(JSON.stringify(op));
const control = (op: (at: LinkScene) => object) => (at: LinkScene): Uint8Array => {
  const lies = at.forger('c');
  return lies.update([lies.entry({ clear: said(op(at)) })]);
};
const one = (lie: (at: LinkScene) => Parameters<ReturnType<LinkScene['forger']>['entry']>[0]) => (at: LinkScene): Uint8Array => {
  const lies = at.forger();
  return lies.update([lies.entry(lie(at))]);
};

const unsigned: readonly LinkAttack[] = [
  {
    name: 'forged clientID: an entry in the name of alice',
    verdict: 'drop',
    make: (at) => {
      const [lies, feed] = [at.forger(), alicesFeed(at)];
      lies.rewindTo(feed.next, feed.head);
      return lies.update([lies.entry({ prefix: feed.prefix })], { client: feed.client, root: feed.root });
    },
  },
  { name: 'foreign feed insert: something between entries', verdict: 'drop', make: (at) => at.yjs(at.forger().feed.client, (doc) => doc.getArray(at.forger().feed.root).insert(2, binary())) },
  { name: 'foreign feed insert: at the end of the feed of alice', verdict: 'drop', make: (at) => at.yjs(at.forger().feed.client, (doc) => doc.getArray(alicesFeed(at).root).push(binary())) },
  { name: 'map write', verdict: 'drop', make: (at) => at.yjs(at.forger().feed.client, (doc) => doc.getMap('m').set('k', new Uint8Array(9))) },
  { name: 'unknown root', verdict: 'drop', make: (at) => at.yjs(at.forger().feed.client, (doc) => doc.getArray('evil').push(binary())) },
  { name: 'subdocument', verdict: 'drop', make: (at) => at.yjs(at.forger().feed.client, (doc) => doc.getArray(at.forger().feed.root).push([new Y.Doc()])) },
  {
    name: 'unsigned entry',
    verdict: 'drop',
    make: (at) => {
      const lies = at.forger();
      return lies.update([flipped(lies.entry())]);
    },
  },
  {
    name: 'unsigned control entry',
    verdict: 'drop',
    make: (at) => {
      const lies = at.forger('c');
      return lies.update([flipped(lies.entry({ clear: said({ kind: 'policy.set', policy: at.bob.circle.policy() }) }))]);
    },
  },
  {
    name: 'unsigned header for a known place',
    verdict: 'drop',
    make: (at) => {
      const lies = at.forger();
      lies.rewindTo(1, at.held(0).hash);
      return lies.update([flipped(lies.entry({ lamport: 2 ** 20 }))]);
    },
  },
  {
    name: 'body of another entry',
    verdict: 'drop',
    make: (at) => {
      const lies = at.forger();
      const [first, second] = [lies.entry(), lies.entry()];
      return lies.update([{ ...first, body: second.body }]);
    },
  },
  {
    name: 'truncated chain, glued together',
    verdict: 'drop',
    make: (at) => {
      const lies = at.forger();
      const [first, , third] = [lies.entry(), lies.entry(), lies.entry()];
      return lies.update([first, third as Forged]);
    },
  },
  { name: 'body beyond the limit', verdict: 'drop', make: one(() => ({ body: new Uint8Array(151 * 1024) })) },
  { name: '200 KB garbage', verdict: 'drop', make: () => new Uint8Array(randomBytes(200_000)) },
  { name: 'varint bomb', verdict: 'drop', make: (at) => Uint8Array.from([1, ...varUint(2 ** 31), ...varUint(at.forger().feed.client), 10, 0]) },
  { name: 'frame bomb', verdict: 'drop', make: (at) => Uint8Array.from([1, 1, ...varUint(at.forger().feed.client), 11, 0x81, ...varUint(at.forger().feed.client), 10, ...varUint(1_000_000), 0]) },
  {
    name: 'nesting bomb',
    verdict: 'drop',
    make: (at) => Uint8Array.from([1, 1, ...varUint(at.forger().feed.client), 10, 0x88, ...varUint(at.forger().feed.client), 9, 1, ...Array.from({ length: 50_000 }, () => [117, 1]).flat(), 126, 0]),
  },
];

const notYet: readonly LinkAttack[] = [
  { name: 'forged clientID: one that nobody has', verdict: 'skip', make: (at) => ((lies) => lies.update([lies.entry()], { client: 12_345 }))(at.forger()) },
  { name: "delete of another's body: a delete set", verdict: 'skip', make: (at) => at.yjs(5, (doc) => doc.getArray(alicesFeed(at).root).delete(0, 2)) },
  {
    name: "delete of another's body: left out without a reason",
    verdict: 'skip',
    make: (at) => {
      const lies = at.forger();
      return lies.update([{ ...lies.entry(), body: null }]);
    },
  },
  {
    name: 'truncated chain: the beginning is missing',
    verdict: 'skip',
    make: (at) => {
      const lies = at.forger();
      const [, second, third] = [lies.entry(), lies.entry(), lies.entry()];
      return lies.update([second as Forged, third as Forged]);
    },
  },
  {
    name: 'second signature on one header',
    verdict: 'skip',
    make: (at) => {
      const { feed } = at.forger();
      const { header, body } = at.held(1);
      const other = header.slice();
      other[other.length - 1] = (other[other.length - 1] ?? 0) ^ 1;
      return encodeUpdate([{ client: feed.client, root: feed.root, from: 1, entries: [{ header: other, body }] }]);
    },
  },
  {
    name: 'replay in another circle',
    verdict: 'skip',
    make: (at) => {
      const other = at.mallory.ledger.create();
      other.append({ kind: 'note.post', body: { text: 'elsewhere' } });
      return [...other.missing([])].at(-1) ?? new Uint8Array(0);
    },
  },
  { name: 'lamport bomb: 2^48', verdict: 'skip', make: one(() => ({ lamport: 2 ** 48 })) },
  { name: 'lamport bomb: back to the beginning', verdict: 'skip', make: one(() => ({ lamport: 1 })) },
  { name: 'heads that nobody knows', verdict: 'skip', make: one(() => ({ memberHeads: [new Uint8Array(32).fill(3)] })) },
  { name: 'heads that go back', verdict: 'skip', make: one((at) => ({ memberHeads: [Buffer.from([...at.forger().state.dag.entries.keys()][0] ?? '', 'base64url')] })) },
  { name: 'unknown version', verdict: 'skip', make: (at) => ((lies) => lies.update([withHeader(lies.entry(), 0, 2)]))(at.forger()) },
  { name: 'unknown kind of entry', verdict: 'skip', make: (at) => ((lies) => lies.update([withHeader(lies.entry(), 1, 9)]))(at.forger()) },
  { name: 'unknown kind of control op', verdict: 'skip', make: control(() => ({ kind: 'planet.colonize' })) },
  { name: 'control op of a wrong shape', verdict: 'skip', make: control(() => ({ kind: 'member.remove', person: 7, cuts: 'all' })) },
  { name: 'control entry in a message feed', verdict: 'skip', make: one(() => ({ kind: 'control', clear: said({ kind: 'member.leave', cuts: [] }) })) },
];

const conflicting: readonly LinkAttack[] = [
  {
    name: 'rewritten history: same seq, other content',
    verdict: 'fork',
    make: (at) => {
      const lies = at.forger();
      lies.rewindTo(2, at.held(1).hash);
      return lies.update([lies.entry({ lamport: 2 ** 20 })]);
    },
  },
  {
    name: 'fork at seq 1, with a longer branch than the true one',
    verdict: 'fork',
    make: (at) => {
      const lies = at.forger();
      lies.rewindTo(1, at.held(0).hash);
      return lies.update([lies.entry({ lamport: 2 ** 20 }), lies.entry(), lies.entry(), lies.entry()]);
    },
  },
];

const personOf = (name: 'alice' | 'bob') => (at: LinkScene): string => at.story[name].circle.self.person;
const withoutRight: readonly LinkAttack[] = [
  { name: 'removal by a member', verdict: 'no effect', make: control((at) => ({ kind: 'member.remove', person: personOf('bob')(at), cuts: [] })) },
  { name: 'removal of a device by a member', verdict: 'no effect', make: control((at) => ({ kind: 'device.remove', device: at.bob.circle.self.device, cuts: [] })) },
  { name: 'member demoting the owner', verdict: 'no effect', make: control((at) => ({ kind: 'role.set', person: personOf('alice')(at), role: 'member', cuts: [] })) },
  { name: 'transfer by a member', verdict: 'no effect', make: control((at) => ({ kind: 'owner.transfer', person: at.mallory.circle.self.person, leaves: false, cuts: [] })) },
  { name: 'policy by a member', verdict: 'no effect', make: control((at) => ({ kind: 'policy.set', policy: { ...at.bob.circle.policy(), removedKeeps: 'nothing' } })) },
  { name: 'wrong epoch', verdict: 'no effect', make: one(() => ({ epochId: new Uint8Array(32).fill(7) })) },
  { name: 'body that is no op', verdict: 'no effect', make: one(() => ({ clear: Buffer.from('no json') })) },
  { name: 'op of an unknown kind', verdict: 'no effect', make: one(() => ({ clear: encodeClearOp({ kind: 'note.sing', sentAt: 1, body: {} }) })) },
  {
    name: "delete of another's body: an erase without the right to it",
    verdict: 'no effect',
    make: one((at) => {
      const { client, next, head } = alicesFeed(at);
      return { kind: 'erase', clear: encodeClearOp({ kind: 'note.erase', sentAt: 1, body: { note: 'x' } }), erases: [{ client, seq: next - 1, hash: head }] };
    }),
  },
];

/** Updates that Mallory may send, and what Bob must make of them. */
export const LINK_ATTACKS: readonly LinkAttack[] = [...unsigned, ...notYet, ...conflicting, ...withoutRight];
