import type { AlwaysOnOptions } from '#core';
import type { Keystore } from '#platform';
import type { CommandIo } from '../command.ts';
import type { Gauge } from './status-server.ts';

/** What stays on, whichever kind: a member, or a mailbox. */
export type Served = {
  readonly gauges: () => readonly Gauge[];
  /** Whether it takes what comes. */
  readonly isTaking: () => boolean;
  /** Resolves, after a line that says why, when there is no group left to stay on for. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

export type ServeOptions = {
  readonly keystore: Keystore;
  readonly dataDir: string;
  /** Invites to join by; none where it only goes on. */
  readonly links: readonly string[];
  readonly loopbackOnly: boolean;
  readonly as: AlwaysOnOptions['as'];
  readonly io: CommandIo;
};
