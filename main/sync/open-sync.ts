import type { CircleId } from '#contract';
import type { CircleLedger, PendingJoin } from '#ledger';
import type { Clock, Database, Log, Random } from '#platform';
import type { Blobs } from './blobs/blobs.ts';
import { callByHand, takeByHand } from './by-hand/carry.ts';
import { CircleSession } from './circle/circle-session.ts';
import { JoinSession } from './lobby/join-session.ts';
import { type MeetingPlan, MeetingPoints } from './meeting-plan.ts';
import { SyncStore } from './store/sync-store.ts';
import type { Sync, SyncEvent } from './sync.ts';
import type { Transport } from './transport.ts';
import { watchForWaking } from './wake.ts';

export type SyncPorts = {
  readonly transport: Transport;
  /** Where sync's own small tables live. */
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** This machine's network addresses, in any form that changes when they do. */
  readonly addresses: () => string;
  readonly blobs?: Blobs;
};

/** Opens the sync of one desktop. `start` may be called again for a circle, with another plan. `close` ends the transport too. */
export const openSync = (ports: SyncPorts): Sync => {
  const store = new SyncStore(ports.db);
  const sessions = new Map<CircleId, CircleSession>();
  const joins = new Map<CircleId, JoinSession>();
  const { emit, on } = listenersOf<SyncEvent>();

  let nearby: readonly string[] = [];
  const start = (circle: CircleLedger, plan: MeetingPlan): void => {
    if (circle.isLocal) return;
    const session = sessions.get(circle.id) ?? new CircleSession(circle, plan, { ...ports, store, emit });
    sessions.set(circle.id, session);
    session.meetings.setNearby(nearby);
    session.follow(plan);
    session.refresh();
  };
  const stop = (circle: CircleId): void => {
    sessions.get(circle)?.stop();
    sessions.delete(circle);
  };
  const cancelJoin = (circle: CircleId): void => {
    joins.get(circle)?.stop();
    joins.delete(circle);
  };
  const join = (pending: PendingJoin, plan: MeetingPlan = { meetingPoints: pending.invite.meetingPoints }): void => {
    if (joins.has(pending.circle)) return;
    const onJoined = (circle: CircleLedger): void => {
      joins.delete(pending.circle);
      start(circle, plan);
      emit({ type: 'joined', circle: circle.id, ledger: circle });
    };
    const points = new MeetingPoints(plan, nearby);
    joins.set(pending.circle, new JoinSession({ ...ports, ...toldOf(pending.circle, emit), pending, points, onJoined }));
  };
  const byHand = (circle: CircleId) => sessions.get(circle)?.meetings.byHand() ?? joins.get(circle)?.byHand() ?? [];

  const stopWatching = watchForWaking(ports.clock, ports.addresses, () => sessions.forEach((session) => session.lookAgain()));
  return {
    start,
    stop,
    refresh: (circle) => sessions.get(circle)?.refresh(),
    join,
    cancelJoin,
    setNearby: (urls) => {
      nearby = urls;
      for (const meeting of [...[...sessions.values()].map(({ meetings }) => meetings), ...joins.values()]) meeting.setNearby(urls);
    },
    callByHand: (circle) => callByHand(byHand(circle)),
    takeByHand: (circle, pasted) => takeByHand(byHand(circle), pasted),
    places: () => ports.transport.places(),
    ...ofOneCircle(sessions),
    on,
    close: async () => {
      stopWatching();
      for (const circle of sessions.keys()) stop(circle);
      for (const circle of joins.keys()) cancelJoin(circle);
      ports.blobs?.stop();
      await ports.transport.close();
    },
  };
};

type JoinEars = Pick<ConstructorParameters<typeof JoinSession>[0], 'onRefused' | 'onAsked' | 'onReach'>;

const toldOf = (circle: CircleId, emit: (event: SyncEvent) => void): JoinEars => ({
  onRefused: (code) => emit({ type: 'join-failed', circle, code }),
  onAsked: () => emit({ type: 'join-asked', circle }),
  onReach: (canBeReached) => emit({ type: 'join-reach', circle, canBeReached }),
});

type OfOneCircle = Pick<Sync, 'meetingPoints' | 'peers' | 'lastSeen' | 'reached' | 'typing' | 'statistics'>;

/** What is asked of one circle that may not be online. */
const ofOneCircle = (sessions: ReadonlyMap<CircleId, CircleSession>): OfOneCircle => ({
  meetingPoints: (circle) => sessions.get(circle)?.meetings.points ?? [],
  peers: (circle) => sessions.get(circle)?.peers() ?? [],
  lastSeen: (circle, device) => sessions.get(circle)?.lastSeen(device),
  reached: (circle, entry) => sessions.get(circle)?.reached(entry) ?? [],
  typing: (circle) => sessions.get(circle)?.typing(),
  statistics: async (circle) => (await sessions.get(circle)?.statistics()) ?? [],
});

const listenersOf = <Event>(): { readonly emit: (event: Event) => void; readonly on: (listener: (event: Event) => void) => () => void } => {
  const listeners = new Set<(event: Event) => void>();
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
