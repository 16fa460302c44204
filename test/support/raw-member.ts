import { deviceKeyOf } from '../../main/sync/link/device-key.ts';
import type { Link, LinkEnd } from '../../main/sync/link/link.ts';
import type { Message } from '../../main/sync/wire/message.ts';
import type { Desktop } from './desktop.ts';
import type { Desktops } from './desktops.ts';
import { seededRandom } from './seeded-random.ts';

export type RawLink = { readonly link: Link; readonly heard: Message[]; ended: LinkEnd | undefined };

/** A true member who has thrown the app away: proves its key, enters the room, and then says whatever the test wants. */
export const rawMember = async (member: Desktop, { network, clock, seed }: Desktops): Promise<{ readonly links: RawLink[]; linkWith(other: Desktop): Promise<RawLink> }> => {
  const { circle } = member;
  await member.sync.close();
  const links: RawLink[] = [];
  const transport = network.transport(member.name, { clock, random: seededRandom(seed, 'raw') });
  const [room] = circle.rooms();
  if (!room) throw new Error('no room');
  transport.enter({
    room,
    identity: { side: 'member', scope: circle.id, device: deviceKeyOf(circle.self.device), sign: (message) => circle.sign(message) },
    meetingPoints: ['ws://alice.test'],
    onLink: (link) => {
      const raw: RawLink = { link, heard: [], ended: undefined };
      link.trust();
      link.listen({ message: (message) => raw.heard.push(message), drained: () => undefined, closed: (end) => (raw.ended = end) });
      links.push(raw);
      return 'kept';
    },
  });
  return {
    links,
    linkWith: async (other) => {
      const find = (): RawLink | undefined => links.find(({ link, ended }) => link.device === other.circle.self.device && !ended);
      await clock.until(() => find() !== undefined, 60_000);
      return find() as RawLink;
    },
  };
};
