import type { CircleId } from '#contract';
import type { CircleLedger, PendingJoin } from '#ledger';
import type { Clock, Log, Random } from '#platform';
import type { Blobs } from './blobs/blobs.ts';
import { callByHand, takeByHand } from './by-hand/carry.ts';
import { CircleSession } from './circle/circle-session.ts';
import { JoinSession } from './lobby/join-session.ts';
import { type MeetingPlan, MeetingPoints } from './meeting-plan.ts';
import type { Sync, SyncEvent } from './sync.ts';
import type { Transport } from './transport.ts';

export type SyncPorts = { readonly transport: Transport; readonly clock: Clock; readonly random: Random; readonly log: Log; readonly blobs?: Blobs };

/** Opens the sync of one desktop. `start` may be called again for a circle, with another plan. `close` ends the transport too. */
export const openSync = (ports: SyncPorts): Sync => {
  const sessions = new Map<CircleId, CircleSession>();
  const joins = new Map<CircleId, JoinSession>();
  const { emit, on } = listenersOf<SyncEvent>();

  let nearby: readonly string[] = [];
  const start = (circle: CircleLedger, plan: MeetingPlan): void => {
    if (circle.isLocal) return;
    const session = sessions.get(circle.id) ?? new CircleSession(circle, plan, { ...ports, emit });
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
    const onRefused = (code: Extract<SyncEvent, { type: 'join-failed' }>['code']): void => emit({ type: 'join-failed', circle: pending.circle, code });
    const onReach = (canBeReached: boolean): void => emit({ type: 'join-reach', circle: pending.circle, canBeReached });
    const points = new MeetingPoints(plan, nearby);
    joins.set(pending.circle, new JoinSession({ ...ports, pending, points, onJoined, onRefused, onReach }));
  };
  const byHand = (circle: CircleId) => sessions.get(circle)?.meetings.byHand() ?? joins.get(circle)?.byHand() ?? [];

  return {
    start,
    stop,
    refresh: (circle) => sessions.get(circle)?.refresh(),
    join,
    cancelJoin,
    setNearby: (urls) => {
      nearby = urls;
      for (const { meetings } of sessions.values()) meetings.setNearby(urls);
      for (const waiting of joins.values()) waiting.setNearby(urls);
    },
    callByHand: (circle) => callByHand(byHand(circle)),
    takeByHand: (circle, pasted) => takeByHand(byHand(circle), pasted),
    places: () => ports.transport.places(),
    ...ofOneCircle(sessions),
    on,
    close: async () => {
      for (const circle of sessions.keys()) stop(circle);
      for (const circle of joins.keys()) cancelJoin(circle);
      ports.blobs?.stop();
      await ports.transport.close();
    },
  };
};

type OfOneCircle = Pick<Sync, 'meetingPoints' | 'peers' | 'lastSeen' | 'reached' | 'typing' | 'statistics'>;

/** What is asked of one circle that may not be online. */
const ofOneCircle = (sessions: ReadonlyMap<CircleId, CircleSession>): OfOneCircle => ({
  meetingPoints: (circle) => sessions.get(circle)?.meetings.points ?? [],
  peers: (circle) => sessions.get(circle)?.peers() ?? [],
  lastSeen: (circle, person) => sessions.get(circle)?.lastSeen(person),
  reached: (circle, seq) => sessions.get(circle)?.reached(seq) ?? 0,
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
