import type { ToPipe } from './protocol.ts';
import { ServedConnection } from './served-connection.ts';
import type { PeerConnectionClass, PipePort } from './pipe-port.ts';

/**
 * Serves peer connections behind a message channel: returns what to call with each message of the core, and how to close them all.
 * Messages come from the core, which is trusted; a failing call answers with its reason and never throws.
 */
export const servePipe = (PeerConnection: PeerConnectionClass, port: PipePort): { receive(message: ToPipe): void; close(): void } => {
  const connections = new Map<number, ServedConnection>();
  const channelOwners = new Map<number, ServedConnection>();
  let openedByOthers = 0;

  const open = (id: number, config: Extract<ToPipe, { type: 'open-connection' }>['config']): void => {
    const nextChannel = (): number => -(openedByOthers += 1);
    connections.set(
      id,
      new ServedConnection(PeerConnection, { id, config, port, nextChannel, onChannel: (channel, owner) => channelOwners.set(channel, owner) }),
    );
  };
  const closeConnection = (id: number): void => {
    const connection = connections.get(id);
    connections.delete(id);
    for (const [channel, owner] of channelOwners) if (owner === connection) channelOwners.delete(channel);
    connection?.close();
  };

  const receive = (message: ToPipe): void => {
    switch (message.type) {
      case 'open-connection':
        return open(message.connection, message.config);
      case 'open-channel':
        return connections.get(message.connection)?.openChannel(message.channel, message.label);
      case 'call':
        void answer(port, message, connections.get(message.connection));
        return undefined;
      case 'send':
        return channelOwners.get(message.channel)?.send(message.channel, message.data);
      case 'close-channel':
        return channelOwners.get(message.channel)?.closeChannel(message.channel);
      case 'close-connection':
        return closeConnection(message.connection);
    }
  };
  port.post({ type: 'ready' });
  return { receive, close: () => [...connections.keys()].forEach(closeConnection) };
};

const answer = async (port: PipePort, { call, request }: Extract<ToPipe, { type: 'call' }>, connection?: ServedConnection): Promise<void> => {
  try {
    if (!connection) throw new Error('no such connection');
    port.post({ type: 'answered', call, answer: await connection.answer(request) });
  } catch (error) {
    port.post({ type: 'failed', call, reason: error instanceof Error ? error.message : String(error) });
  }
};
