import * as decoding from 'lib0/decoding';

const SYNC = 0;
const SYNC_UPDATE = 2;

/** The document update in a message that y-webrtc is about to send; undefined for everything else it says (sync steps, awareness). */
export const liveUpdateIn = (message: Uint8Array): Uint8Array | undefined => {
  const from = decoding.createDecoder(message);
  if (decoding.readVarUint(from) !== SYNC || decoding.readVarUint(from) !== SYNC_UPDATE) return undefined;
  return decoding.readVarUint8Array(from).slice();
};
