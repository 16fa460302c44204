import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { opKind } from '#ledger';
import { addDevice, codeOf, erasing, meet, type Peer, post, setClocks } from './circle-of.ts';
import { type Desktop, desktop, notesView, send, START_MS } from './desktop.ts';

const HOUR_MS = 3_600_000;
/** Notes that disappear, and edits that go with what they changed. */
const fading = {
  ...notesView,
  ops: [
    opKind({ kind: 'note.post', schema: z.object({ text: z.string() }), key: (id) => id, disappears: true }),
    opKind({ kind: 'note.edit', schema: z.object({ note: z.string(), text: z.string() }), key: (_id, { note }) => note, goesWith: ({ note }) => [note] }),
    opKind({ kind: 'note.delete', schema: z.object({ note: z.string() }), key: (_id, { note }) => note }),
  ],
};

type Apart = { readonly alice: Peer; readonly tablet: Peer; readonly first: Peer; readonly second: Peer };

/** Alice's chat of two, with two devices of hers that let two devices of bob in apart. `first`: the one that counts. */
const apart = async (seed: number): Promise<Apart> => {
  const [one, other, bobs, laptops] = await Promise.all([0, 1, 2, 3].map((at) => desktop(seed + at, { views: [fading] })));
  if (!one || !other || !bobs || !laptops) throw new Error('four desktops');
  const home = one.ledger.create({ kind: 'direct' });
  const alice = { desktop: one, circle: home };
  const tablet = addDevice(home, other);
  meet(alice, tablet);
  const invite = home.createInvite({ name: 'Alice', expiresAt: START_MS + 30 * 86_400_000, uses: 1, meetingPoints: [] });
  send(home, tablet.circle);
  const comes = (to: Peer, joiner: Desktop): Peer => {
    const pending = joiner.ledger.beginJoin(invite);
    const circle = pending.accept(to.circle.admit(pending.request()));
    if (!circle) throw new Error('let in');
    return { desktop: joiner, circle };
  };
  const [bob, laptop] = [comes(alice, bobs), comes(tablet, laptops)];
  const hash = (peer: Peer): string => peer.desktop.db.prepare<[], string>("SELECT hex(hash) FROM ledger_control WHERE CAST(body AS TEXT) LIKE '%member.admit%'").pluck().get() ?? '';
  const base64url = (peer: Peer): string => Buffer.from(hash(peer), 'hex').toString('base64url');
  const [first, second] = base64url(bob) < base64url(laptop) ? [bob, laptop] : [laptop, bob];
  return { alice, tablet, first, second };
};

/** The device left over is taken in by the other, over a restart. */
const takenIn = async ({ first, second }: Apart): Promise<Peer> => {
  second.desktop.ledger.beginDevice({ circle: first.circle.id, person: first.circle.self.person });
  const ledger = await second.desktop.reopen();
  expect(ledger.circles()).toHaveLength(1);
  const [waiting] = ledger.pendingDevices();
  if (!waiting) throw new Error('kept');
  expect(ledger.pendingJoins()).toEqual([]);
  expect(waiting.accept([...first.circle.missing([])])).toBeUndefined();
  first.circle.addDevice(waiting.claim);
  const circle = waiting.accept([...first.circle.missing([])]);
  if (!circle) throw new Error('taken in');
  return { desktop: second.desktop, circle };
};

describe('a device of bob that was let into a chat of two beside his other', () => {
  test.each([610, 620, 630])('is out, becomes a device of the one that counts, and says again what it wrote, as it was dated, and nothing that it had erased (seed %i)', async (seed) => {
    const at = await apart(seed);
    const { alice, tablet, first, second } = at;
    const gone = second.circle.append(post('thought better of'));
    second.circle.append({ kind: 'note.edit', body: { note: gone.id, text: 'thought twice' } });
    second.circle.erase([gone.id], erasing(gone.id));
    const kept = second.circle.append(post('worded badly'));
    second.circle.append({ kind: 'note.edit', body: { note: kept.id, text: 'worded well' } });
    first.circle.append(post('of the first'));
    meet(alice, tablet, first, second);
    expect([first, second].map(({ circle }) => circle.self.standing)).toEqual(['member', 'removed']);
    expect(alice.desktop.notes()).toEqual(['of the first']);
    setClocks(START_MS + HOUR_MS, alice, tablet, first, second);
    const again = await takenIn(at);
    meet(alice, tablet, first, again);
    expect(again.circle.self).toMatchObject({ standing: 'member', person: first.circle.self.person });
    for (const { desktop: { notes }, circle } of [alice, tablet, first, again]) {
      expect(notes().toSorted()).toEqual(['of the first', 'worded well']);
      expect(circle.viewsHash()).toBe(alice.circle.viewsHash());
      expect(circle.members()).toHaveLength(2);
    }
    expect(alice.desktop.db.prepare('SELECT DISTINCT sent_at FROM notes').pluck().all()).toEqual([START_MS]);
  });

  test('does not make words last longer that were to disappear, and says none again whose time is over', async () => {
    const at = await apart(640);
    const { alice, tablet, first, second } = at;
    second.circle.append(post('for good'));
    const tell = [alice, tablet].find(({ circle }) => circle.isMemberDevice(second.circle.self.device));
    tell?.circle.setPolicy({ disappearingMs: 2 * HOUR_MS });
    if (tell) send(tell.circle, second.circle);
    second.circle.append(post('for two hours'));
    meet(alice, tablet, first, second);
    setClocks(START_MS + HOUR_MS, alice, tablet, first, second);
    const again = await takenIn(at);
    meet(alice, tablet, first, again);
    expect(alice.desktop.notes()).toContain('for two hours');
    setClocks(START_MS + 2 * HOUR_MS, alice, tablet, first, again);
    for (const { circle } of [alice, tablet, first, again]) circle.tidy();
    expect(alice.desktop.notes()).not.toContain('for two hours');
  });

  test('cannot be made one of the other’s by anybody but itself, and who is in asks in vain', async () => {
    const { alice, tablet, first, second } = await apart(650);
    meet(alice, tablet, first, second);
    expect(codeOf(() => first.desktop.ledger.beginDevice({ circle: first.circle.id, person: first.circle.self.person }))).toBe('already-member');
    const { claim } = second.desktop.ledger.beginDevice({ circle: first.circle.id, person: first.circle.self.person });
    expect(codeOf(() => alice.circle.addDevice(claim))).toBe('device-refused');
    expect(codeOf(() => first.circle.addDevice({ ...claim, device: second.circle.self.device }))).toBe('device-refused');
    expect(alice.circle.members()).toHaveLength(2);
  });

  test('hears that it is out also where all others have met without it, and have other rooms', async () => {
    const { alice, tablet, first, second } = await apart(660);
    meet(alice, tablet, first);
    const topicsOf = ({ circle }: Peer, who: 'laggards' | 'everybody') => circle.meetTopics(who).flatMap(({ rooms }) => rooms.map(({ name }) => name));
    const asked = topicsOf(second, 'everybody');
    const waits = [alice, tablet, first].find((peer) => topicsOf(peer, 'laggards').some((name) => asked.includes(name)));
    if (!waits) throw new Error('somebody waits for it');
    for (const update of waits.circle.controlFor(second.circle.self.device, second.circle.frontier())) second.circle.receive(update);
    expect(second.circle.self.standing).toBe('removed');
  });
});
