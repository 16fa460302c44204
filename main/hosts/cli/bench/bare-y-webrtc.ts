/** One end of plain y-webrtc over @roamhq/wrtc, without anything of Hearth: what the bench measures itself against. Started as a child. */
import wrtc from '@roamhq/wrtc';
import { WebrtcProvider } from 'y-webrtc';
import * as Y from 'yjs';

Reflect.deleteProperty(globalThis, 'BroadcastChannel');

const [relay = '', role = 'receive', count = '0', sizeBytes = '300'] = process.argv.slice(2);
const doc = new Y.Doc();
const items = doc.getArray<Uint8Array>('items');
const HEAD_BYTES = 8;

/** Monotonic nanoseconds: one clock for all processes of the machine. */
const stamp = (): Uint8Array => {
  const bytes = Buffer.alloc(Number(sizeBytes));
  bytes.writeBigUInt64BE(process.hrtime.bigint());
  return new Uint8Array(bytes);
};

const provider = new WebrtcProvider('bench', doc, { signaling: [relay], password: 'bench', filterBcConns: false, peerOpts: { wrtc, config: { iceServers: [] } } });
const tell = (message: object): unknown => process.send?.(message);

if (role === 'receive') {
  items.observe((event, transaction) => {
    if (transaction.local) return;
    const arrivedAt = process.hrtime.bigint();
    const added = event.changes.delta.flatMap(({ insert }) => (Array.isArray(insert) ? (insert as Uint8Array[]) : []));
    for (const bytes of added) {
      if (bytes.length < HEAD_BYTES) continue;
      const sentAt = Buffer.from(bytes.buffer, bytes.byteOffset, HEAD_BYTES).readBigUInt64BE();
      tell({ type: 'arrived', ms: Number(arrivedAt - sentAt) / 1e6 });
    }
  });
} else if (role === 'history') {
  doc.transact(() => {
    for (let at = 0; at < Number(count); at += 1) items.push([stamp()]);
  });
}

type Connection = { getStats(): Promise<{ forEach(use: (entry: { readonly messagesSent?: number }) => void): void }> };

/** What all links sent so far, as WebRTC counts it. */
const tellCount = async (): Promise<void> => {
  const connections = [...(provider.room?.webrtcConns.values() ?? [])].filter(({ connected }) => connected).map(({ peer }) => peer as { readonly _pc: Connection });
  let sent = 0;
  for (const { _pc } of connections) (await _pc.getStats()).forEach(({ messagesSent = 0 }) => (sent += messagesSent));
  tell({ type: 'count', links: connections.length, sent });
};
process.on('message', (message) => (message === 'count' ? void tellCount() : items.push([stamp()])));
process.once('disconnect', () => {
  provider.destroy();
  process.exit();
});
tell({ type: 'up' });
