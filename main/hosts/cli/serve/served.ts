import type { Keystore } from '#platform';
import type { CommandIo } from '../command.ts';
import type { Gauge } from './status-server.ts';

/** What stays on, whichever kind: a member, or a mailbox. */
export type Served = { readonly gauges: () => readonly Gauge[]; readonly stop: () => Promise<void> };

export type ServeOptions = {
  readonly keystore: Keystore;
  readonly dataDir: string;
  /** Invites to join by; none where it only goes on. */
  readonly links: readonly string[];
  readonly loopbackOnly: boolean;
  readonly io: CommandIo;
};
