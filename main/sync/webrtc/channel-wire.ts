import type { StatsEntry } from '#rtc';
import { fingerprintOf } from '../link/fingerprint.ts';
import type { LinkStatistics, Wire, WireEars } from '../link/wire.ts';
import { linkStatisticsOf } from './link-statistics.ts';
import type { ProxyChannel } from './proxy-channel.ts';
import type { SideChannel } from './side-channel.ts';

type Connection = {
  readonly localDescription: { readonly sdp: string } | null;
  readonly remoteDescription: { readonly sdp: string } | null;
  readonly side: SideChannel;
  getStats(): Promise<readonly StatsEntry[]>;
};

/** The wire over an open data channel; undefined when the session descriptions do not name one certificate each. */
export const channelWire = (channel: ProxyChannel, connection: Connection, initiator: boolean): (Wire & { ears: WireEars | undefined }) | undefined => {
  const own = fingerprintOf(connection.localDescription?.sdp ?? '');
  const peer = fingerprintOf(connection.remoteDescription?.sdp ?? '');
  if (!own || !peer) return undefined;
  return {
    initiator,
    fingerprints: { own, peer },
    side: connection.side,
    ears: undefined,
    send: (piece) => channel.send(piece),
    bufferedBytes: () => channel.bufferedBytes,
    listen(ears) {
      this.ears = ears;
    },
    close: () => channel.close(),
    statistics: async (): Promise<LinkStatistics> => linkStatisticsOf(await connection.getStats()),
  };
};
