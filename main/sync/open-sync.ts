import type { CircleId, DeviceId } from '#contract';
import type { CircleLedger, PendingJoin } from '#ledger';
import { type Clock, type Database, type Log, type Random, rareLog } from '#platform';
import type { Blobs } from './blobs/blobs.ts';
import { callByHand, takeByHand } from './by-hand/carry.ts';
import { CircleSession } from './circle/circle-session.ts';
import { JoinSession, type Knocker } from './lobby/join-session.ts';
import { type MeetingPlan, MeetingPoints } from './meeting-plan.ts';
import { DeviceMeetings } from './pairing/device-meetings.ts';
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
export const openSync = (ports: SyncPorts): Sync => openWith({ ...ports, log: rareLog(ports.log, ports.clock) });

const openWith = (ports: SyncPorts): Sync => {
  const store = new SyncStore(ports.db);
  const sessions = new Map<CircleId, CircleSession>();
  const joins = new Map<CircleId, JoinSession>();
  const meetings = new DeviceMeetings(ports);
  const { emit, on } = listenersOf<SyncEvent>();
  ports.transport.watchPlaces?.(() => emit({ type: 'places' }));

  let nearby: readonly string[] = [];
  const start = (circle: CircleLedger, plan: MeetingPlan): void => {
    if (circle.isLocal) return;
    const session = sessions.get(circle.id) ?? new CircleSession(circle, plan, { ...ports, store, emit });
    sessions.set(circle.id, session);
    session.meetings.setNearby(nearby);
    session.follow(plan);
    session.refresh();
  };
  const stop = (circle: CircleId): void => end(sessions, circle);
  const cancelJoin = (circle: CircleId): void => end(joins, circle);
  const knock = (pending: Knocker, plan: MeetingPlan, inviter?: DeviceId): void => {
    if (joins.has(pending.circle)) return;
    const onJoined = (circle: CircleLedger): void => {
      joins.delete(pending.circle);
      // Who was in before and comes back is somebody new: the old session speaks for who is out.
      stop(pending.circle);
      start(circle, plan);
      emit({ type: 'joined', circle: circle.id, ledger: circle });
    };
    joins.set(pending.circle, new JoinSession({ ...ports, ...toldOf(pending.circle, emit), pending, inviter, points: new MeetingPoints(plan, nearby), onJoined }));
  };

  const stopWatching = watchForWaking(ports.clock, ports.addresses, () => lookAgain(ports.transport, sessions));
  return {
    start,
    stop,
    refresh: (circle) => sessions.get(circle)?.refresh(),
    join: (pending: PendingJoin, plan = { meetingPoints: pending.invite.meetingPoints }) => knock(pending, plan, pending.invite.inviter),
    knock: (pending, plan) => knock(pending, plan),
    cancelJoin,
    setNearby: (urls) => {
      nearby = urls;
      for (const meeting of [...[...sessions.values()].map((session) => session.meetings), ...joins.values(), meetings]) meeting.setNearby(urls);
    },
    ...waysBeside({ sessions, joins, meetings }),
    places: () => ports.transport.places(),
    ...ofOneCircle(sessions),
    on,
    close: async () => {
      stopWatching();
      for (const circle of sessions.keys()) stop(circle);
      for (const circle of joins.keys()) cancelJoin(circle);
      meetings.stop();
      ports.blobs?.stop();
      await ports.transport.close();
    },
  };
};

const end = (running: Map<CircleId, { stop(): void }>, circle: CircleId): void => {
  running.get(circle)?.stop();
  running.delete(circle);
};

/** After a sleep, or in another network. */
const lookAgain = (transport: Transport, sessions: ReadonlyMap<CircleId, CircleSession>): void => {
  transport.redial?.();
  for (const session of sessions.values()) session.lookAgain();
};

type JoinEars = Pick<ConstructorParameters<typeof JoinSession>[0], 'onRefused' | 'onAsked' | 'onReach' | 'onBlocked'>;

const toldOf = (circle: CircleId, emit: (event: SyncEvent) => void): JoinEars => ({
  onRefused: (code) => emit({ type: 'join-failed', circle, code }),
  onAsked: () => emit({ type: 'join-asked', circle }),
  onReach: (canBeReached) => emit({ type: 'join-reach', circle, canBeReached }),
  onBlocked: (isBlocked) => emit({ type: 'join-blocked', circle, isBlocked }),
});

type Open = { readonly sessions: ReadonlyMap<CircleId, CircleSession>; readonly joins: ReadonlyMap<CircleId, JoinSession>; readonly meetings: DeviceMeetings };

/** What happens outside the rooms: texts carried by hand, and one's own further devices. */
const waysBeside = ({ sessions, joins, meetings }: Open): Pick<Sync, 'callByHand' | 'takeByHand' | 'openDoor' | 'pair'> => {
  const byHand = (circle: CircleId) => sessions.get(circle)?.meetings.byHand() ?? joins.get(circle)?.byHand() ?? [];
  return {
    callByHand: (circle) => callByHand(byHand(circle)),
    takeByHand: (circle, pasted) => takeByHand(byHand(circle), pasted),
    openDoor: (options) => meetings.openDoor(options),
    pair: (options) => meetings.pair(options),
  };
};

type OfOneCircle = Pick<Sync, 'meetingPoints' | 'peers' | 'isBlocked' | 'lastSeen' | 'reached' | 'heldBy' | 'takeCarried' | 'arrivals' | 'typing' | 'statistics'>;

/** What is asked of one circle that may not be online. */
const ofOneCircle = (sessions: ReadonlyMap<CircleId, CircleSession>): OfOneCircle => ({
  meetingPoints: (circle) => sessions.get(circle)?.meetings.points ?? [],
  peers: (circle) => sessions.get(circle)?.peers() ?? [],
  isBlocked: (circle) => sessions.get(circle)?.meetings.isBlocked ?? false,
  lastSeen: (circle, device) => sessions.get(circle)?.delivery.lastSeen(device),
  reached: (circle, entry) => sessions.get(circle)?.delivery.reached(entry) ?? [],
  heldBy: (circle, device) => sessions.get(circle)?.delivery.heldBy(device) ?? [],
  takeCarried: (circle, take) => {
    const session = sessions.get(circle);
    if (!session) return take();
    const taken = session.receiving.carry(take);
    session.arriving.heard(taken.device, taken.heads);
    session.refresh();
    return taken;
  },
  arrivals: (circle) => sessions.get(circle)?.arriving.arrivals() ?? { floods: [], outOfReach: undefined },
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
