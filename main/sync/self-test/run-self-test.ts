import type { Clock, Random } from '#platform';
import { type IceAddress, readIceAddress } from '../ice-address.ts';
import { isBroker, isNearby, readMeetingPoint } from '../meeting-point.ts';
import { clockAheadOf, probePlace } from './probe-place.ts';
import { probeStun } from './probe-stun.ts';

/** One thing that was looked at. `place`: its address without name and password. */
export type Finding = {
  readonly about: 'relay' | 'broker' | 'stun' | 'turn' | 'udp' | 'clock' | 'reach' | 'lan' | 'way';
  readonly isFine: boolean;
  readonly place?: string;
  /** How far the clock is off, minutes (positive: ahead). */
  readonly minutes?: number;
};

/** Rooms change at midnight, with two hours to spare; an invite's time is read off this clock too. */
const CLOCK_MS = 2 * 60_000;
const MS_PER_MINUTE = 60_000;

type Ports = { readonly clock: Clock; readonly random: Random };
/**
 * `isBlocked`: somebody answers at a meeting point, and no way between the networks was found. `keptNear`: the circle keeps to this network by choice;
 * whether this desktop is found on it.
 */
type Options = Ports & { readonly isBlocked?: boolean; readonly keptNear?: { readonly isFound: boolean } };

const nameOf = ({ kind, host, port }: IceAddress): string => `${kind}:${host}:${port}`;

const ofPlace = async (place: string, ports: Ports): Promise<Finding[]> => {
  const isFine = await probePlace(place, ports);
  if (isBroker(place)) return [{ about: 'broker', isFine, place }];
  const aheadMs = isFine ? await clockAheadOf(place, ports.clock) : undefined;
  const isClockFine = Math.abs(aheadMs ?? 0) <= CLOCK_MS;
  const clock: Finding[] = aheadMs === undefined || isNearby(place) ? [] : [{ about: 'clock', isFine: isClockFine, place, minutes: Math.round(aheadMs / MS_PER_MINUTE) }];
  return [{ about: 'relay', isFine, place }, ...clock];
};

const ofIce = async (address: IceAddress, ports: Ports): Promise<Finding[]> =>
  address.transport === 'tcp' ? [] : [{ about: address.kind, isFine: await probeStun(address, ports), place: nameOf(address) }];

/**
 * Looks at everything a circle would use, and only at that: do its relays and brokers answer, does STUN, may UDP leave this network, is the clock right.
 * Without any place outside, the finding is that the circle works on this network only: fine where that was chosen.
 */
export const runSelfTest = async (places: readonly string[], { isBlocked = false, keptNear, ...ports }: Options): Promise<readonly Finding[]> => {
  const points = places.flatMap((place) => readMeetingPoint(place) ?? []);
  const ice = places.flatMap((place) => readIceAddress(place) ?? []);
  const findings = (await Promise.all([...points.map((point) => ofPlace(point, ports)), ...ice.map((address) => ofIce(address, ports))])).flat();
  const overUdp = findings.filter(({ about }) => about === 'stun' || about === 'turn');
  const udp: Finding[] = overUdp.length === 0 ? [] : [{ about: 'udp', isFine: overUdp.some(({ isFine }) => isFine) }];
  const way: Finding[] = isBlocked ? [{ about: 'way', isFine: false }] : [];
  const reach: Finding = keptNear ? { about: 'lan', isFine: keptNear.isFound } : { about: 'reach', isFine: points.some((point) => !isNearby(point)) };
  return [reach, ...findings, ...udp, ...way];
};
