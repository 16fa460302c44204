import { AppError, type CircleConnection, type CircleId, type ConnectionSettings, type Contract, type Handlers } from '#contract';
import { isBroker, isNearby, type MeetingPlan, runSelfTest } from '#sync';
import type { Connection, ConnectionDeps } from './connection.ts';
import { LocalConnection } from './local-tables.ts';
import { OwnRelay } from './own-relay.ts';
import { checkPlaces, hasTurn, icePlanOf, isNearbyPlace, leadsOut, meetingPointsIn } from './places.ts';
import { followReach, mayChangeReach, reachOf, setReach } from './reach.ts';

/** The page tells minutes: who reads of it need not be told of each entry. */
const SHOWN_STEP_MS = 30_000;

type Parts = { readonly deps: ConnectionDeps; readonly local: LocalConnection; readonly own: OwnRelay; readonly syncedAt: ReadonlyMap<CircleId, number> };

const planOf = ({ deps, local, own }: Parts, circle: CircleId, learned: readonly string[]): MeetingPlan => {
  const { reach, places } = reachOf(deps.ledger, local, circle);
  const { relayOnly } = local.settings();
  return { reach, meetingPoints: [...new Set([...own.urls(), ...meetingPointsIn(places), ...learned])], ice: icePlanOf(places, relayOnly) };
};

const kindOf = (url: string, own: readonly string[]): CircleConnection['points'][number]['kind'] =>
  own.includes(url) ? 'own' : isNearby(url) ? 'near' : isBroker(url) ? 'broker' : 'relay';

const shown = ({ deps, local, own, syncedAt }: Parts, id: CircleId): CircleConnection => {
  const { ledger, sync, nameOf } = deps;
  const circle = ledger.circles().find((one) => one.id === id);
  const { reach, places } = reachOf(ledger, local, id);
  const states = sync.places();
  const peers = circle ? sync.peers(id) : [];
  const mailboxes = new Set(circle?.mailboxes().map(({ device }) => device));
  const points = sync.meetingPoints(id);
  const at = syncedAt.get(id);
  return {
    reach,
    mayChange: circle !== undefined && mayChangeReach(circle),
    places: [...places],
    onNetworkOnly: !leadsOut(points),
    relayOnly: local.settings().relayOnly,
    isBlocked: circle !== undefined && sync.isBlocked(id),
    points: points.map((url) => ({ url, kind: kindOf(url, own.urls()), state: states.get(url) ?? 'idle' })),
    peers: peers.map(({ device, person, route, since }) => ({ device, person, name: nameOf(id, person), isMailbox: mailboxes.has(device), ...(route && { how: route }), ...(since !== undefined && { since }) })),
    ...(at !== undefined && { syncedAt: at }),
  };
};

const changeSettings = ({ deps, local, own }: Parts, change: Partial<ConnectionSettings>): ConnectionSettings => {
  const before = local.settings();
  const after = { ...before, ...change, ...(change.places && { places: checkPlaces(change.places) }) };
  if (after.relayOnly && !hasTurn(after.places)) throw new AppError('turn-missing');
  local.change(after);
  if (after.lan !== before.lan) void own.setOnNetwork(after.lan).then(() => deps.onPlan());
  else deps.onPlan();
  deps.tell({ topic: 'connection' });
  return local.settings();
};

const handlersOf = (parts: Parts, choose: Connection['choose']): Handlers<Contract['connection']> => {
  const { deps, local } = parts;
  return {
    settings: () => local.settings(),
    changeSettings: ({ id: _id, ...change }) => changeSettings(parts, Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))),
    circle: ({ circle }) => shown(parts, circle),
    setReach: ({ circle, reach, places }) => {
      choose(circle, { reach, places });
      deps.onPlan(circle);
      return shown(parts, circle);
    },
    selfTest: async ({ circle }) => {
      const { reach, points, places, isBlocked } = shown(parts, circle);
      const near = reach === 'lan';
      const all = [...new Set([...points.map(({ url }) => url), ...(near ? [] : places)])];
      const found = await runSelfTest(all, { ...deps, isBlocked, ...(near && { keptNear: { isFound: local.settings().lan } }) });
      return found.map((finding) => ({ ...finding }));
    },
    callByHand: async ({ circle }) => ({ text: await deps.sync.callByHand(circle) }),
    takeByHand: async ({ circle, text }) => {
      const carried = await deps.sync.takeByHand(circle, text);
      return carried.kind === 'answer' ? { answer: carried.text } : {};
    },
  };
};

/** What the person chose about reaching others, and what carries it out: plans for sync, the own relay on this network, the self-test. */
export const createConnection = (deps: ConnectionDeps): Connection => {
  const { sync, clock, tell } = deps;
  const local = new LocalConnection(deps.db);
  const onNearby = (urls: readonly string[]): void => {
    sync.setNearby(urls);
    tell({ topic: 'connection' });
  };
  const own = new OwnRelay({ ...deps, onNearby });
  const syncedAt = new Map<CircleId, number>();
  const parts: Parts = { deps, local, own, syncedAt };
  const choose: Connection['choose'] = (circle, { reach, places }) => {
    const checked = checkPlaces(places);
    setReach(deps, circle, reach);
    local.choose(circle, { reach, places: checked });
    // Who chose this network wants to be found on it.
    if (reach === 'lan' && !local.settings().lan) changeSettings(parts, { lan: true });
    tell({ topic: 'connection', circle });
  };
  const inStep = (circle: CircleId): void => {
    const before = syncedAt.get(circle);
    const now = clock.now();
    syncedAt.set(circle, now);
    if (before === undefined || now - before >= SHOWN_STEP_MS) tell({ topic: 'connection', circle });
  };
  const off = sync.on((event) => {
    if (event.type === 'progress' || event.type === 'delivery') inStep(event.circle);
    if (event.type === 'presence') tell({ topic: 'connection', circle: event.circle });
    if (event.type === 'places') tell({ topic: 'connection' });
  });
  const stopFollowing = followReach(deps);
  return {
    handlers: handlersOf(parts, choose),
    planOf: (circle, learned) => planOf(parts, circle, learned),
    placesToTell: (circle, learned) => {
      const { reach, places } = reachOf(deps.ledger, local, circle);
      const far = reach === 'internet' ? [...places, ...learned] : learned.filter(isNearby);
      return [...new Set([...own.told(), ...far])];
    },
    reachOf: (circle) => reachOf(deps.ledger, local, circle),
    choose,
    check: checkPlaces,
    followInvite: (circle, places) => {
      const known = places.filter((place) => !isNearbyPlace(place));
      local.choose(circle, { reach: leadsOut(places) ? 'internet' : 'lan', places: known });
    },
    start: () => {
      if (local.settings().lan) void own.setOnNetwork(true).then(() => deps.onPlan());
    },
    stop: () => {
      off();
      stopFollowing();
      own.stop();
    },
  };
};
