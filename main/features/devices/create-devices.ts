import { AppError, type DeviceId, type OwnDevices } from '#contract';
import type { CircleLedger, DeviceState } from '#ledger';
import type { PairCode, PairOffer } from '#sync';
import { Adding } from './adding.ts';
import type { Devices, DevicesDeps } from './devices.ts';
import { KeepTogether } from './keep-together.ts';
import { ownCircleOf, setOwnCircle } from './local-tables.ts';
import { deviceNamesIn, seatsIn } from './seats.ts';

const LOOK_MS = 20_000;

type Parts = { readonly deps: DevicesDeps; readonly together: KeepTogether; readonly own: () => CircleLedger | undefined };

const isAddedBy = (all: readonly DeviceState[], senior: DeviceId, junior: DeviceId): boolean => {
  const seen = new Set<DeviceId>();
  for (let at = all.find(({ device }) => device === junior)?.addedBy; at !== undefined && !seen.has(at); at = all.find(({ device }) => device === at)?.addedBy) {
    if (at === senior) return true;
    seen.add(at);
  }
  return false;
};

/** Oldest first, as far as devices tell: each after the one that added it. */
const byAdding = (all: readonly DeviceState[]): readonly DeviceState[] => {
  const seniors = new Map(all.map(({ device }) => [device, all.filter((one) => isAddedBy(all, one.device, device)).length]));
  return all.toSorted((a, b) => (seniors.get(a.device) ?? 0) - (seniors.get(b.device) ?? 0));
};

const listed = ({ deps, together, own }: Parts): OwnDevices => {
  const circle = own();
  if (!circle) return { state: 'alone', devices: [], waiting: 0 };
  if (circle.self.standing !== 'member') return { state: 'removed', devices: [], waiting: 0 };
  const names = deviceNamesIn(deps.db, circle.id);
  const all = circle.devices();
  const here = new Set(deps.sync.peers(circle.id).map(({ device }) => device));
  const devices = byAdding(all).flatMap(({ device, status, use }) => {
    if (status !== 'present' || use !== 'desktop') return [];
    const isThis = device === circle.self.device;
    const [name, seenAt] = [names.get(device), isThis ? undefined : deps.sync.lastSeen(circle.id, device)];
    return [{ device, ...(name !== undefined && { name }), isThis, online: isThis || here.has(device), ...(seenAt !== undefined && { seenAt }), mayRemove: isAddedBy(all, circle.self.device, device) }];
  });
  return { state: devices.length > 1 ? 'several' : 'alone', devices, waiting: together.waiting };
};

const standingOwn = (circle: CircleLedger | undefined): CircleLedger => {
  if (!circle) throw new AppError('device-not-found');
  if (circle.self.standing !== 'member') throw new AppError('device-removed');
  return circle;
};

/** First in every circle, then in the own one: an interrupted removal shows the device still, and can be asked for again. */
const remove = ({ deps, own }: Parts, device: DeviceId): { readonly stillIn: string[] } => {
  const circle = standingOwn(own());
  const all = circle.devices();
  if (!all.some((one) => one.device === device && one.status === 'present')) throw new AppError('device-not-found');
  if (!isAddedBy(all, circle.self.device, device)) throw new AppError('not-allowed');
  const stillIn: string[] = [];
  for (const seat of seatsIn(deps.db, circle.id)) {
    const one = deps.ledger.circles().find(({ id }) => id === seat.at);
    if (seat.own !== device || one?.self.standing !== 'member' || !one.isMemberDevice(seat.device) || one.personOf(seat.device) !== one.self.person) continue;
    try {
      one.removeDevice(seat.device);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-allowed') throw error;
      stillIn.push(deps.circleName(seat.at));
    }
  }
  circle.removeDevice(device);
  deps.tell({ topic: 'devices' });
  return { stillIn };
};

/** The circle of my devices: founded when the first other one is about to be added. */
const foundOwn = ({ deps, own }: Parts): CircleLedger => {
  const there = own();
  if (there) return standingOwn(there);
  const circle = deps.ledger.create({ kind: 'own' }, ({ id }) => setOwnCircle(deps.db, id));
  deps.goOnline(circle.id);
  return circle;
};

const handlersOf = (parts: Parts, { adding, look }: { readonly adding: Adding; readonly look: () => void }): Devices['handlers'] => ({
  list: () => listed(parts),
  rename: ({ device, name }) => {
    const circle = standingOwn(parts.own());
    if (!circle.isMemberDevice(device)) throw new AppError('device-not-found');
    circle.append({ kind: 'device.name', body: { device, name } });
    return listed(parts);
  },
  remove: ({ device }) => remove(parts, device),
  adding: () => adding.shown(),
  showCode: () => {
    adding.showCode(foundOwn(parts));
    look();
    return adding.shown();
  },
  enterCode: ({ text }) => {
    const circle = parts.own();
    if (circle?.self.standing === 'member' && (circle.members()[0]?.devices.length ?? 0) > 1) throw new AppError('pair-has-devices');
    adding.enterCode(text);
    return adding.shown();
  },
  confirm: ({ same }) => {
    adding.confirm(same);
    return adding.shown();
  },
  stopAdding: () => {
    adding.stop();
    return adding.shown();
  },
});

/** The devices of one person: added, seen, removed, and kept in the same circles. */
export const createDevices = (deps: DevicesDeps): Devices => {
  const { db, ledger, clock, sync, tell } = deps;
  const own = (): CircleLedger | undefined => ledger.circles().find(({ id }) => id === ownCircleOf(db));
  const together = new KeepTogether(deps);
  const parts: Parts = { deps, together, own };
  let isDue: (() => void) | undefined;
  const look = (): void => {
    isDue ??= clock.after(0, () => {
      isDue = undefined;
      const circle = own();
      if (circle) together.look(circle);
    });
  };
  const onIn = (circle: CircleLedger, { name, language }: PairOffer, code: PairCode): void => {
    setOwnCircle(db, circle.id);
    deps.learnPlaces(circle.id, code.meetingPoints);
    deps.become({ name, language });
    deps.goOnline(circle.id);
    look();
  };
  const adding = new Adding({ deps, onIn });
  const changed = (circle: string): void => {
    look();
    if (circle === ownCircleOf(db)) tell({ topic: 'devices' });
  };
  return {
    handlers: handlersOf(parts, { adding, look }),
    start: () => {
      look();
      const stops = [
        // What people write says nothing of devices, and is most of what changes.
        ledger.onViewChange(({ circle, view }) => {
          if (view !== 'message') changed(circle);
        }),
        sync.on((event) => (event.type === 'joined' || event.type === 'presence' || event.type === 'progress') && changed(event.circle)),
        clock.every(LOOK_MS, look),
      ];
      return () => {
        for (const stop of stops) stop();
        isDue?.();
        adding.stop();
        together.stop();
      };
    },
  };
};
