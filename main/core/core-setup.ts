import type { Status } from '#contract';
import type { Children, Clock, Keystore, Log, Random } from '#platform';
import type { AiReading } from '#privacy';
import type { Transport } from '#sync';

/** Everything a host hands to a core. */
export type CoreSetup = {
  readonly ports: {
    readonly keystore: Keystore;
    readonly clock: Clock;
    readonly random: Random;
    readonly log: Log;
    readonly children: Children;
    /** Another way to the other desktops than WebRTC: a test's network in memory. */
    readonly transport?: Transport;
  };
  /** Absolute paths of the modules that child processes and threads run: only a host knows them. */
  readonly entries: {
    readonly rtc: string;
    readonly aiWorker: string;
    /** The taggers' thread, and the folder with their weights. */
    readonly taggerWorker: string;
    readonly taggersDir: string;
  };
  readonly dataDir: string;
  readonly host: Status['host'];
  readonly options: CoreOptions;
};

/** Whether a login starts Hearth: the system's own list is what is so, and no copy of it is kept. */
export type LoginStart = {
  /** Where the system keeps it, for who has to look. */
  readonly file: string;
  isOn(): boolean;
  /** Fails as file calls do; then everything is as it was. */
  keep(wanted: boolean): void;
};

export type CoreOptions = {
  readonly version: string;
  /** URLs of the relay this host runs, on this machine. */
  readonly meetingPoints: readonly string[];
  /** Opens that relay to this network, or closes it to all but this machine; resolves to its port. Absent: no such host. */
  readonly openRelay?: (reach: 'machine' | 'network') => Promise<number>;
  /** Use no address off this machine: demo and tests. */
  readonly loopbackOnly: boolean;
  readonly modelsDir: string;
  /** The host has locked the data directory itself. */
  readonly isDataDirLocked: boolean;
  /** Neither rooms nor lobbies are joined: for commands that work on what is here. */
  readonly isOffline?: boolean;
  /** There is a screen: what hinders opening is told there (`Status.problem`), instead of failing at the start. */
  readonly hasScreen?: boolean;
  /** Asks the host for a fresh core process, so that nothing stays in this one's memory. Absent: no such host. */
  readonly replaceCore?: () => void;
  /** Absent where the host cannot start at login, or follows the setting itself. */
  readonly loginStart?: LoginStart;
  /** The host looks for new versions where the setting says so. */
  readonly canCheckUpdates?: boolean | undefined;
  /** Sees exactly what any tier of the AI reads, memory included, for counting in demo and tests. */
  readonly onPrompt?: (reading: AiReading) => void;
};
