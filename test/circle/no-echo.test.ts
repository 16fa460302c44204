import { describe, expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';
import { deviceDouble } from '../support/device-double.ts';
import { rawMember } from '../support/raw-member.ts';
import { seededRandom } from '../support/seeded-random.ts';

describe('what one writes', () => {
  it('is sent once by its author to each, and never passed on unasked by those who get it', async () => {
    const story = await desktops(3);
    const { alice, bob, carol, clock } = story;
    const listener = await rawMember(carol, story);
    const [fromAlice, fromBob] = [await listener.linkWith(alice), await listener.linkWith(bob)];
    alice.says('once');
    await clock.until(() => bob.sees().length === 1, 2_000);
    await clock.advance(2_000);
    expect(fromAlice.heard.filter(({ type }) => type === 'live')).toHaveLength(1);
    expect(fromBob.heard.filter(({ type }) => type === 'live')).toHaveLength(0);
    expect(fromBob.heard.filter(({ type }) => type === 'heads')).toHaveLength(1);
  });

  it('goes to nobody who merely knows the room, and whose key no member has admitted', async () => {
    const story = await desktops(2);
    const { alice, bob, clock, arrives, network, seed } = story;
    alice.says('for members');
    await story.converge(1);
    const erin = await arrives('erin');
    const [room] = alice.circle.rooms();
    const heard: string[] = [];
    const stranger = deviceDouble('member', alice.circle.id);
    network.transport('erin', { clock, random: seededRandom(seed, 'stranger') }).enter({
      room: room ?? { name: '', password: '' },
      identity: stranger,
      meetingPoints: ['ws://alice.test'],
      onLink: (link) => {
        link.trust();
        link.listen({ message: ({ type }) => heard.push(type), drained: () => undefined, closed: () => heard.push('closed') });
        link.send({ type: 'pull', id: 1, frontier: [] });
        return 'kept';
      },
    });
    bob.says('for members too');
    await clock.advance(5_000);
    alice.says('and this');
    await clock.advance(40_000);
    expect(heard).toContain('closed');
    expect(heard).not.toContain('live');
    expect(heard).not.toContain('presence');
    expect(heard).not.toContain('heads');
    expect(erin.ledger.circles()).toEqual([]);
  });
});
