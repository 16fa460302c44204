const ADDRESS_FIELD = 4;

const isLoopbackAddress = (address: string): boolean => /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address) || address === '::1';

/** Whether an ICE candidate line (RFC 8839, section 5.1) names an address of this machine's loopback device. */
export const isLoopbackCandidate = (line: string): boolean => isLoopbackAddress(line.split(' ')[ADDRESS_FIELD] ?? '');

/** The session description without candidates that lead off this machine. */
export const onlyLoopback = (sdp: string): string =>
  sdp
    .split('\r\n')
    .filter((line) => !line.startsWith('a=candidate:') || isLoopbackCandidate(line))
    .join('\r\n');
