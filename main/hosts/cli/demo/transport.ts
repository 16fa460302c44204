import { z } from 'zod';
import type { DrivenDesktop } from '../desktop/driven-desktop.ts';
import type { Stage } from './stage.ts';

const linksSchema = z.array(z.object({ transport: z.string(), selectedPair: z.boolean(), bytesSent: z.number(), bytesReceived: z.number() }));
const ENOUGH_BYTES = 10 * 1024;

/** WebRTC counts with a delay. */
const PATIENCE_MS = 8_000;

/** Whether the link with every other desktop carried enough. */
const carriesEnough = async (desktop: DrivenDesktop, { desktops, circle }: Stage): Promise<boolean> => {
  const links = linksSchema.parse(await desktop.host.inspect({ about: 'links', circle }));
  const carrying = links.filter((link) => link.transport === 'webrtc' && link.selectedPair && link.bytesSent + link.bytesReceived >= ENOUGH_BYTES);
  return carrying.length >= desktops.length - 1;
};

/** `webrtc` only when every link of every desktop has a selected candidate pair and carried at least 10 KB. */
export const measureTransport = async (stage: Stage): Promise<'webrtc' | 'none'> => {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const enough = await Promise.all(stage.desktops.map((desktop) => carriesEnough(desktop, stage)));
    if (enough.every(Boolean)) return 'webrtc';
    if (performance.now() > giveUpAt) return 'none';
    await new Promise((resolve) => void setTimeout(resolve, 250));
  }
};
