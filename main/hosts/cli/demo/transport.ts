import { z } from 'zod';
import type { Stage } from './stage.ts';

const linksSchema = z.array(z.object({ transport: z.string(), selectedPair: z.boolean(), bytesSent: z.number(), bytesReceived: z.number() }));
const ENOUGH_BYTES = 10 * 1024;

/** `webrtc` only when on every desktop the selected candidate pair to every other one carried at least 10 KB. */
export const measureTransport = async ({ desktops, circle }: Stage): Promise<'webrtc' | 'none'> => {
  for (const desktop of desktops) {
    const links = linksSchema.parse(await desktop.host.inspect({ about: 'links', circle }));
    const carrying = links.filter((link) => link.transport === 'webrtc' && link.selectedPair && link.bytesSent + link.bytesReceived >= ENOUGH_BYTES);
    if (carrying.length < desktops.length - 1) return 'none';
  }
  return 'webrtc';
};
