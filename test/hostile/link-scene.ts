import { must } from '#contract';
import * as Y from 'yjs';
import { hashAt } from '../../main/ledger/gate/feed.ts';
import type { Desktop } from '../support/desktop.ts';
import { type Desktops, desktops } from '../support/desktops.ts';
import { deviceDouble } from '../support/device-double.ts';
import { type RawLink, rawDevice, rawMember } from '../support/raw-member.ts';
import { Forger } from './feed-forger.ts';

/** What Bob makes of an update. `no effect`: its author signed it and it is kept, for it may be cited, and nobody sees anything of it. */
export type LinkVerdict = 'drop' | 'skip' | 'fork' | 'no effect';
export type Way = 'live' | 'bulk';
export type Who = 'member' | 'stranger' | 'removed';

/**
 * Alice's circle over the in-memory wire: Bob is linked with everybody, Mallory and a stranger with him alone, so that Carol hears of what
 * Mallory sends only through Bob.
 */
export type LinkScene = {
  readonly story: Desktops;
  readonly bob: Desktop;
  readonly carol: Desktop;
  readonly mallory: Desktop;
  /** Writes in her feeds, from where her own desktop stands. */
  readonly forger: (kind?: 'c' | 'm') => Forger;
  /** What a raw Yjs client with all documents would send after a change. */
  readonly yjs: (clientID: number, change: (doc: Y.Doc) => void) => Uint8Array;
  /** Header and body of one of her own entries that all hold. */
  readonly held: (seq: number) => { readonly header: Uint8Array; readonly body: Uint8Array | null; readonly hash: Uint8Array };
  readonly linkAs: (who: Who) => Promise<RawLink>;
};

const SETTLE_MS = 3_000;

export const linkScene = async (): Promise<LinkScene> => {
  const story = await desktops(4);
  const { alice, bob, carol, dave: mallory, clock, network } = story;
  for (const one of [alice, bob, carol, mallory]) for (const word of ['first', 'second', 'third']) one.says(`${one.name} ${word}`);
  await story.converge(12);
  network.partition(['alice', 'bob'], ['bob', 'carol'], ['bob', 'dave'], ['bob', 'stranger']);
  const { db, masterKey } = mallory.opened;
  const forger = (kind: 'c' | 'm' = 'm'): Forger => new Forger({ db }, masterKey, { circle: mallory.circle, kind });
  const held = (seq: number): ReturnType<LinkScene['held']> => {
    const { feed } = forger();
    const entry = db.prepare<[number], { header: Uint8Array; body: Uint8Array | null }>('SELECT header, body FROM ledger_entry WHERE place = ?').get((feed.row ?? 0) * 2 ** 24 + seq);
    must(entry, 'an entry of hers');
    return { ...entry, hash: hashAt(feed, seq, entry.header) };
  };
  const yjs = (clientID: number, change: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc();
    for (const update of bob.circle.missing([])) Y.applyUpdate(doc, update);
    doc.clientID = clientID;
    const sent: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => sent.push(update));
    doc.transact(() => change(doc));
    return sent[0] ?? new Uint8Array(0);
  };
  const linkAs = async (who: Who): Promise<RawLink> => {
    const [room] = mallory.circle.rooms();
    must(room, 'a room');
    if (who === 'stranger') return rawDevice({ name: 'stranger', room, identity: deviceDouble('member', mallory.circle.id) }, story).linkWith(bob);
    const raw = await (await rawMember(mallory, story)).linkWith(bob);
    if (who === 'member') return raw;
    alice.circle.removeMember(mallory.circle.self.person);
    await clock.until(() => !bob.circle.isMemberDevice(mallory.circle.self.device), 10_000);
    return raw;
  };
  return { story, bob, carol, mallory, forger, yjs, held, linkAs };
};

/** All that an attack must not change for Bob: who is in and what they see. */
export const seenBy = ({ circle }: Desktop): string => {
  const doc = circle.tail();
  must(doc.store.pendingStructs === null && doc.store.pendingDs === null, 'nothing waits inside Yjs');
  must([...doc.share.keys()].every((root) => /^[cm]:[0-9a-z]+$/.test(root)), 'feeds are the only roots');
  return JSON.stringify([circle.members(), circle.policy(), circle.rooms(), circle.viewsHash()]);
};

const headsOf = ({ circle }: Desktop): string => JSON.stringify(circle.frontier().map(({ feed, next, head }) => [feed, next, Buffer.from(head).toString('hex')]));

/** Sends an update as an answer to Bob's pull, which a boast calls forth. */
const answer = async ({ story, bob, mallory, forger }: LinkScene, { link, heard }: RawLink, update: Uint8Array): Promise<void> => {
  const { feed } = forger();
  const boast = bob.circle.frontier().map((head) => (head.feed === feed.root ? { ...head, next: head.next + 9 } : head));
  must(!mallory.sync.peers(mallory.circle.id).length, 'the app is gone');
  const asked = (): number => heard.findLast((message) => message.type === 'pull')?.id ?? -1;
  const before = asked();
  link.send({ type: 'hello', frontier: boast });
  await story.clock.until(() => asked() > before, 60_000);
  link.send({ type: 'piece', id: asked(), number: 0, update });
  link.send({ type: 'done', id: asked(), pieces: 1 });
};

/** Sends Bob an update and tells what he made of it; what he must not change, he has not. */
export const verdictOver = async (at: LinkScene, raw: RawLink, sent: { readonly update: Uint8Array; readonly way: Way }): Promise<{ readonly verdict: LinkVerdict; readonly unchanged: boolean }> => {
  const { bob, story } = at;
  const before = { seen: seenBy(bob), heads: headsOf(bob), forks: bob.circle.forks().length, blames: bob.warnings.length };
  if (sent.way === 'live') raw.link.send({ type: 'live', update: sent.update });
  else await answer(at, raw, sent.update);
  await story.clock.advance(SETTLE_MS);
  const isTaken = headsOf(bob) !== before.heads;
  const isBlamed = bob.warnings.slice(before.blames).some(({ event }) => event === 'link-blamed');
  const verdict = isBlamed ? 'drop' : bob.circle.forks().length > before.forks ? 'fork' : isTaken ? 'no effect' : 'skip';
  return { verdict, unchanged: seenBy(bob) === before.seen && (verdict === 'no effect' || !isTaken) };
};

/** Bob goes on with the honest: what he writes and what he took of Mallory reaches Carol, who blames nobody and sees the same. */
export const goesOnWithCarol = async ({ story, bob, carol }: LinkScene): Promise<void> => {
  bob.says('and on we go');
  await story.clock.until(() => carol.sees().includes('and on we go') && headsOf(carol) === headsOf(bob), 60_000);
  must(carol.warnings.length === 0, 'Carol has nobody to blame');
  must(carol.isLinkedWith(bob), 'Carol and Bob stay linked');
  must(carol.circle.viewsHash() === bob.circle.viewsHash(), 'Carol and Bob see the same');
};
