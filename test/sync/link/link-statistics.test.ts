import { describe, expect, it } from 'vitest';
import { linkStatisticsOf } from '../../../main/sync/webrtc/link-statistics.ts';

const end = (id: string, address: string, candidateType = 'host') => ({ id, type: `${id === 'peer' ? 'remote' : 'local'}-candidate`, address, candidateType });
const pair = (id: string, localCandidateId: string, bytes: number) => ({ id, type: 'candidate-pair', localCandidateId, remoteCandidateId: 'peer', bytesSent: bytes, bytesReceived: bytes });
const transport = (bytesSent: number, bytesReceived: number) => ({ id: 'T', type: 'transport', bytesSent, bytesReceived });
const over = (selectedCandidatePairId: string, bytes: number) => ({ ...transport(bytes, bytes), selectedCandidatePairId });
const channel = (messagesSent: number) => ({ id: `D${messagesSent}`, type: 'data-channel', messagesSent });

describe('what a link carried', () => {
  it('is what all pairs carried that WebRTC selected in turn, and the way is that of the last', () => {
    const stats = [
      end('near', '192.168.1.4'), end('far', '203.0.113.4'), end('peer', '192.168.1.9'),
      pair('first', 'far', 8000), pair('last', 'near', 100), over('last', 8100), channel(3), channel(4),
    ];
    expect(linkStatisticsOf(stats)).toEqual({ transport: 'webrtc', selectedPair: true, bytesSent: 8100, bytesReceived: 8100, messagesSent: 7, route: 'lan' });
  });

  it.each([
    ['another network', end('peer', '203.0.113.9'), 'direct'],
    ['a relay', end('peer', '192.168.1.9', 'relay'), 'relayed'],
    ['this machine, found by asking', end('peer', '', 'prflx'), 'lan'],
  ])('goes over %s', (_, peer, route) => {
    expect(linkStatisticsOf([end('own', '127.0.0.1'), peer, pair('only', 'own', 1), over('only', 1)]).route).toBe(route);
  });

  it('is nothing before WebRTC has selected a pair', () => {
    expect(linkStatisticsOf([transport(0, 0)])).toMatchObject({ selectedPair: false, bytesSent: 0, bytesReceived: 0 });
    expect(linkStatisticsOf([])).toMatchObject({ selectedPair: false, bytesSent: 0, messagesSent: 0 });
  });
});
