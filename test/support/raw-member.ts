import { deviceKeyOf } from '../../main/sync/link/device-key.ts';
import type { Link, LinkEnd, LinkIdentity } from '../../main/sync/link/link.ts';
import type { Message } from '../../main/sync/wire/message.ts';
import type { Desktop } from './desktop.ts';
import type { Desktops } from './desktops.ts';
import { seededRandom } from './seeded-random.ts';

export type RawLink = { readonly link: Link; readonly heard: Message[]; ended: LinkEnd | undefined };
export type RawDevice = { readonly links: RawLink[]; linkWith(other: Desktop): Promise<RawLink>; leave(): void };
type Way = { readonly name: string; readonly room: { readonly name: string; readonly password: string }; readonly identity: LinkIdentity };

/** Whoever knows a room and holds a device key: proves it, enters the room, and then says whatever the test wants. */
export const rawDevice = ({ name, room, identity }: Way, { network, clock, seed }: Pick<Desktops, 'network' | 'clock' | 'seed'>): RawDevice => {
  const links: RawLink[] = [];
  const handle = network.transport(name, { clock, random: seededRandom(seed, `raw ${name}`) }).enter({
    room,
    identity,
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
    leave: () => handle.leave(),
    linkWith: async (other) => {
      const find = (): RawLink | undefined => links.find(({ link, ended }) => link.device === other.circle.self.device && !ended);
      await clock.until(() => find() !== undefined, 60_000);
      return find() as RawLink;
    },
  };
};

/** A true member who has thrown the app away. */
export const rawMember = async (member: Desktop, story: Pick<Desktops, 'network' | 'clock' | 'seed'>): Promise<RawDevice> => {
  const { circle } = member;
  await member.sync.close();
  const [room] = circle.rooms();
  if (!room) throw new Error('no room');
  const identity: LinkIdentity = { side: 'member', scope: circle.id, device: deviceKeyOf(circle.self.device), sign: (message) => circle.sign(message) };
  return rawDevice({ name: member.name, room, identity }, story);
};
