/** Entry of the core's utilityProcess: the core, and ports as the page's way in. */
import { RPCHandler } from '@orpc/server/message-port';
import { z } from 'zod';
import { serveCore } from '#hosts/core-process';
import type { Port } from '../electron-parts.ts';
import { serveBlob } from '../page/blob-line.ts';
import { parentLine } from './parent-line.ts';
import { portChildren } from './port-children.ts';

/** Ports that the main process hands over. */
const doorSchema = z.discriminatedUnion('door', [z.object({ door: z.literal('page') }), z.object({ door: z.literal('blob'), address: z.string() })]);

const line = parentLine();

serveCore({
  line,
  children: portChildren(line),
  host: 'electron',
  openDoor: async ({ router, openFile }) => {
    const rpc = new RPCHandler(router);
    const pages = new Set<Port>();
    const stopListening = line.onMessage((received, [port]) => {
      const asked = doorSchema.safeParse(received).data;
      if (!asked || !port) return;
      if (asked.door === 'blob') return serveBlob(openFile, asked.address, port);
      pages.add(port);
      port.on('close', () => pages.delete(port));
      rpc.upgrade(port, { context: {} });
      return port.start();
    });
    return {
      stop: async () => {
        stopListening();
        for (const page of pages) page.close();
      },
    };
  },
  // A utilityProcess ends with the app by itself.
  onOrphaned: () => undefined,
});
