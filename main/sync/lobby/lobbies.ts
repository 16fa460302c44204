import type { CircleLedger } from '#ledger';
import { type Clock, isWithin, type Log } from '#platform';
import type { ByHand, IcePlan, Transport } from '../transport.ts';
import { hostLobby, type LobbyHost } from './lobby-host.ts';

export type LobbyPorts = { readonly transport: Transport; readonly clock: Clock; readonly log: Log };

type Options = LobbyPorts & {
  readonly circle: CircleLedger;
  readonly meetingPoints: () => readonly string[];
  readonly ice: () => IcePlan;
  readonly onAdmitted: () => void;
  readonly onBlocked: (lobby: string, isBlocked: boolean) => void;
};

/** Whoever comes with an invite that closed not long ago is told why, instead of waiting for nobody. */
const LINGER_MS = 24 * 3_600_000;
const MOST_LOBBIES = 24;

type Lobby = LobbyHost & { closedAt: number | undefined };

/** The lobbies of a circle's invites, entered while they can admit somebody and left some time after they cannot; and those of its members' recovery keys. */
export class Lobbies {
  readonly #options: Options;
  readonly #lobbies = new Map<string, Lobby>();

  constructor(options: Options) {
    this.#options = options;
  }

  refresh(): void {
    const { circle, meetingPoints, onBlocked } = this.#options;
    const invited = circle.openInvites().map(({ lobby }) => ({ lobby, admit: (request: Uint8Array) => circle.admit(request) }));
    const recovering = circle.recoveryLobbies().map((lobby) => ({ lobby, admit: (request: Uint8Array) => circle.admitRecovery(request) }));
    const wanted = new Map([...invited, ...recovering].map((one) => [one.lobby.name, one]));
    for (const [name, lobby] of this.#lobbies) this.#linger(name, lobby, wanted.has(name));
    for (const [name, { lobby, admit }] of wanted) {
      if (this.#lobbies.has(name) || !this.#hasRoom()) continue;
      const host = hostLobby({ ...this.#options, admit, lobby, meetingPoints: meetingPoints(), onBlocked: (isBlocked) => onBlocked(name, isBlocked) });
      this.#lobbies.set(name, { ...host, closedAt: undefined });
    }
    for (const { letIn } of this.#lobbies.values()) letIn();
  }

  meetAt(urls: readonly string[]): void {
    for (const { room } of this.#lobbies.values()) room.meetAt(urls);
  }

  byHand(): readonly ByHand[] {
    return [...this.#lobbies.values()].flatMap(({ room }) => room.byHand ?? []);
  }

  stop(): void {
    for (const { room } of this.#lobbies.values()) room.leave();
    this.#lobbies.clear();
  }

  /** Whether one more can be opened. Whoever can be let in goes before whoever can only be told why not: what closed first is left for it. */
  #hasRoom(): boolean {
    if (this.#lobbies.size < MOST_LOBBIES) return true;
    const [first] = [...this.#lobbies].filter(([, { closedAt }]) => closedAt !== undefined).toSorted(([, a], [, b]) => (a.closedAt ?? 0) - (b.closedAt ?? 0));
    if (first) this.#leave(...first);
    return first !== undefined;
  }

  #leave(name: string, { room }: Lobby): void {
    this.#lobbies.delete(name);
    room.leave();
  }

  #linger(name: string, lobby: Lobby, isOpen: boolean): void {
    const now = this.#options.clock.now();
    if (isOpen) lobby.closedAt = undefined;
    else lobby.closedAt ??= now;
    if (lobby.closedAt === undefined || isWithin(LINGER_MS, { since: lobby.closedAt, now })) return;
    this.#leave(name, lobby);
  }
}
