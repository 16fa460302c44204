const LINE = /^a=fingerprint:(\S+) ([0-9A-Fa-f:]+)\s*$/;
const SHA256_HEX = /^([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}$/;

/**
 * The SHA-256 fingerprint of the DTLS certificate a session description names (RFC 8122); undefined unless it names exactly one,
 * for exactly one medium: with two, the proof could speak of one and the connection use the other.
 */
export const fingerprintOf = (sdp: string): Uint8Array | undefined => {
  const lines = sdp.split(/\r\n|\r|\n/);
  const found = lines.filter((line) => /^a=fingerprint:/i.test(line));
  const media = lines.filter((line) => line.startsWith('m='));
  const [, hash, hex = ''] = LINE.exec(found[0] ?? '') ?? [];
  if (found.length !== 1 || media.length !== 1 || hash !== 'sha-256' || !SHA256_HEX.test(hex)) return undefined;
  return new Uint8Array(Buffer.from(hex.replaceAll(':', ''), 'hex'));
};
