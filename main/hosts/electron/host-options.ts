import type { Clock, Log, Random } from '#platform';
import type { Feed } from './updates/read-feed.ts';

/** Absolute paths of what was built. */
export type BuiltPaths = {
  readonly core: string;
  readonly aiWorker: string;
  readonly taggerWorker: string;
  readonly taggersDir: string;
  readonly preload: string;
  readonly pageDir: string;
  readonly rtcDir: string;
  /** Of the window, on Linux: elsewhere the program itself has it. */
  readonly appIcon: string;
  /** Icon of the tray, and the one that says that something is unread. */
  readonly trayIcon: string;
  readonly trayUnreadIcon: string;
};

export type HostOptions = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** `<platform>-<arch>`, as the update feed names files. */
  readonly target: string;
  /** The program that a login starts. */
  readonly program: string;
  readonly configDir: string;
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly version: string;
  readonly paths: BuiltPaths;
  /** Use no address off this machine: tests. */
  readonly loopbackOnly: boolean;
  /** Where new versions are announced; undefined in a build without. */
  readonly feed: Feed | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};
