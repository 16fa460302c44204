import type { Clock, Random } from '#platform';
import { isBroker } from '../meeting-point.ts';
import { dialRelay } from '../signaling/dial-relay.ts';
import { mqttDial } from '../signaling/mqtt/mqtt-dial.ts';

const PATIENCE_MS = 5_000;

type Ports = { readonly clock: Clock; readonly random: Random };

/** Whether a meeting point takes a connection and gives a sign of life. No topic is named to it. */
export const probePlace = (url: string, ports: Ports): Promise<boolean> => {
  const dial = isBroker(url) ? mqttDial(ports) : dialRelay;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const line = dial(url, { opened: () => line.ping(), alive: () => resolve(true), heard: () => undefined, closed: () => resolve(false) });
  const stopTimer = ports.clock.after(PATIENCE_MS, () => resolve(false));
  return promise.finally(() => {
    stopTimer();
    line.end();
  });
};

/** How far this machine's clock is from a relay's, ms (positive: we are ahead); undefined when it does not tell the time. Its word is believed for a warning, nothing else. */
export const clockAheadOf = async (relay: string, clock: Clock): Promise<number | undefined> => {
  try {
    const response = await fetch(`${relay.replace(/^ws/, 'http')}/health`, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    const told = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(told) ? undefined : clock.now() - told;
  } catch {
    return undefined;
  }
};
