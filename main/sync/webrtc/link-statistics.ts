import type { StatsEntry } from '#rtc';
import type { LinkStatistics } from '../link/wire.ts';

const PRIVATE_ADDRESS = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;
const LOOPBACK = /^(127\.|::1$)/;

const text = (entry: StatsEntry | undefined, key: string): string => {
  const value = entry?.[key];
  return typeof value === 'string' ? value : '';
};
const count = (entry: StatsEntry | undefined, key: string): number => {
  const value = entry?.[key];
  return typeof value === 'number' ? value : 0;
};

const addressOf = (end: StatsEntry | undefined): string => text(end, 'address') || text(end, 'ip');

/**
 * What `getStats()` says (W3C webrtc-stats). The way is that of the selected candidate pair; the bytes are those of the transport, which over its life may select several:
 * the last one may have carried next to nothing.
 */
export const linkStatisticsOf = (stats: readonly StatsEntry[]): LinkStatistics => {
  const byId = new Map(stats.map((entry) => [text(entry, 'id'), entry]));
  const transport = stats.find((entry) => entry['type'] === 'transport' && text(entry, 'selectedCandidatePairId') !== '');
  const pair = byId.get(text(transport, 'selectedCandidatePairId'));
  const [own, peer] = [byId.get(text(pair, 'localCandidateId')), byId.get(text(pair, 'remoteCandidateId'))];
  const isRelayed = [own, peer].some((end) => text(end, 'candidateType') === 'relay');
  // A peer found by asking instead of told has no address here: from this very machine it can only be reached on it.
  const peerAddress = addressOf(peer) || (LOOPBACK.test(addressOf(own)) ? addressOf(own) : '');
  const isNear = PRIVATE_ADDRESS.test(addressOf(own)) && PRIVATE_ADDRESS.test(peerAddress);
  return {
    transport: 'webrtc',
    selectedPair: pair !== undefined,
    bytesSent: count(transport, 'bytesSent'),
    bytesReceived: count(transport, 'bytesReceived'),
    messagesSent: stats.reduce((sum, entry) => sum + count(entry, 'messagesSent'), 0),
    route: isRelayed ? 'relayed' : isNear ? 'lan' : 'direct',
  };
};
