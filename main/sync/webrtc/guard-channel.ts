import type { Clock, Random } from '#platform';
import { GuardedLink } from '../link/guarded-link.ts';
import type { Link, LinkEnd, LinkIdentity } from '../link/link.ts';
import { channelWire } from './channel-wire.ts';
import { GuardedChannel } from './guarded-channel.ts';
import type { ProxyChannel } from './proxy-channel.ts';
import type { ProxyConnection } from './proxy-connection.ts';

export type Parts = { readonly channel: ProxyChannel; readonly connection: ProxyConnection; readonly initiator: boolean };

export type Watch = {
  readonly identity: LinkIdentity;
  readonly clock: Clock;
  readonly random: Random;
  /** There is a link now; it is not authenticated yet. */
  readonly onBegin: (link: Link) => void;
  readonly onOpen: (link: Link, guarded: GuardedChannel) => void;
  readonly onEnd: (end: LinkEnd) => void;
};

/** Puts a link over a connection's data channel, and gives what y-webrtc may see of that channel. Without `watch` the channel is closed at once. */
export const guardChannel = ({ channel, connection, initiator }: Parts, watch: Watch | undefined): GuardedChannel => {
  const guarded = new GuardedChannel(channel);
  let wire: ReturnType<typeof channelWire>;
  const begin = (): void => {
    if (wire) return;
    wire = channelWire(channel, connection, initiator);
    if (!wire || !watch) return channel.close();
    const { identity, clock, random, onBegin, onOpen, onEnd } = watch;
    const link = new GuardedLink(wire, {
      identity,
      clock,
      random,
      onOpen: (opened) => onOpen(opened, guarded),
      onEnd: (end) => {
        onEnd(end);
        guarded.shut();
      },
    });
    onBegin(link);
  };
  channel.listen({
    event: (event) => {
      if (event === 'open') return begin();
      wire?.ears?.closed();
      return guarded.shut();
    },
    data: (data) => wire?.ears?.piece(data),
    drained: () => wire?.ears?.drained(),
  });
  connection.onDoubt = () => wire?.ears?.doubted();
  if (channel.isOpen) begin();
  return guarded;
};
