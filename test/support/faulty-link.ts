import { type Clock, fraction, type Random } from '../../main/platform/index.ts';
import type { Link } from '../../main/sync/link/link.ts';

/** What may happen to a message on its way: chances from 0 to 1. */
export type Faults = { readonly loss: number; readonly duplication: number; readonly reorder: number; readonly delayMs: readonly [least: number, most: number] };

export const NO_FAULTS: Faults = { loss: 0, duplication: 0, reorder: 0, delayMs: [1, 10] };

const LATE_MS = 400;

/** A link whose messages get lost, doubled and out of order, which WebRTC promises not to do and sync must survive all the same. */
export const faultyLink = (link: Link, { clock, random, faults, onSend }: { clock: Clock; random: Random; faults: () => Faults; onSend: () => void }): Link => ({
  get device() {
    return link.device;
  },
  initiator: link.initiator,
  get transcript() {
    return link.transcript;
  },
  get side() {
    return link.side;
  },
  listen: (ears) => link.listen(ears),
  waitingBytes: () => link.waitingBytes(),
  trust: () => link.trust(),
  close: (end) => link.close(end),
  statistics: () => link.statistics(),
  send: (message) => {
    onSend();
    const { loss, duplication, reorder } = faults();
    if (fraction(random) < loss) return;
    if (fraction(random) < duplication) clock.after(fraction(random) * LATE_MS, () => link.send(message));
    if (fraction(random) < reorder) clock.after(fraction(random) * LATE_MS, () => link.send(message));
    else link.send(message);
  },
});
