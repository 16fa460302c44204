import type { CircleId, DeviceId, PersonId } from '#contract';
import type { CircleLedger } from '#ledger';
import type { Database } from '#platform';

/** Where one of my devices (`own`: its key in the circle of my devices) sits, or would like to, in a circle of mine. */
export type Seat = {
  readonly at: CircleId;
  readonly own: DeviceId;
  readonly device: DeviceId;
  readonly person: PersonId;
  readonly kind: 'group' | 'direct';
  readonly door: string | undefined;
  readonly places: readonly string[];
};
type Row = Omit<Seat, 'door' | 'places'> & { readonly door: string | null; readonly places: string };

/** All seats, those who said so first first. */
export const seatsIn = (db: Database, own: CircleId): readonly Seat[] =>
  db
    .prepare<[string], Row>('SELECT at, own, device, person, kind, door, places FROM device_seat WHERE circle = ? ORDER BY at, lamport, own')
    .all(own)
    .map(({ door, places, ...row }) => ({ ...row, door: door ?? undefined, places: JSON.parse(places) as readonly string[] }));

/** Whether another device of the circle of my devices says that it is in a circle. */
export const isSeated = (db: Database, own: CircleLedger, circle: CircleId): boolean =>
  seatsIn(db, own.id).some((seat) => seat.at === circle && seat.door !== undefined && seat.own !== own.self.device && own.isMemberDevice(seat.own));

export const deviceNamesIn = (db: Database, own: CircleId): ReadonlyMap<DeviceId, string> =>
  new Map(db.prepare<[string], { readonly device: string; readonly name: string }>('SELECT device, name FROM device_name WHERE circle = ?').all(own).map(({ device, name }) => [device, name]));
